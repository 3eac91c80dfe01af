"""The same site in every locale."""

import os
import subprocess
import sys
from pathlib import Path

from support.old_blog import written

from rst2hugo import convert_blog, write

FILES = {
    "pelicanconf.py": "SITENAME = 'Grüße'\nSITEURL = 'https://gruesse.example'\nTIMEZONE = 'UTC'\n",
    "content/Émile.rst": "Émile\n#####\n\n:date: 2020-01-01\n:tags: Bücher\n\n`x <{static}/images/bücher.png>`_\n",
    "content/日本.rst": "日本\n####\n\n:date: 2020-01-02\n\n`x <{filename}Émile.rst>`_\n\n.. include:: ü.txt\n",
    "content/ü.txt": "übrig\n",
    "content/images/bücher.png": "Bücher",
}


def files(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_names_are_utf_8_in_a_locale_of_another_encoding(tmp_path: Path) -> None:
    written(tmp_path / "blog", FILES)
    write(convert_blog(tmp_path / "blog"), tmp_path / "site")
    command = [sys.executable, "-m", "rst2hugo", "migrate", "blog", "other", "--no-build"]
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert files(tmp_path / "other") == files(tmp_path / "site")
    assert "content/posts/日本.md" in files(tmp_path / "other")
