"""The commands that built a blog, as they stand in its files: what counts as one, and what it says."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.old_blog import written

from rst2hugo.blog.build_commands import read_build_commands
from rst2hugo.blog.build_commands.arguments import read_arguments
from rst2hugo.blog.build_commands.makefiles import expand, read_recipes, read_variables
from rst2hugo.blog.build_commands.shell import UNKNOWN, split_commands


def said(line: str) -> list[tuple[str, str | None, str | None, str]]:
    """Engine, settings file, sources and folder of the commands in a shell script."""
    read = [(read_arguments(one.words), one.folder) for one in split_commands(line)]
    return [(one.engine, one.settings, one.source, folder) for one, folder in read if one is not None]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("pelican words", ("pelican", None, "words", ".")),
        ("pelican -s conf.py words -o out", ("pelican", "conf.py", "words", ".")),
        ("pelican --settings=conf.py -t theme -lr", ("pelican", "conf.py", None, ".")),
        ("pelican -sconf.py words", ("pelican", "conf.py", "words", ".")),
        ("pelican words -e SITEURL='\"https://a.example\"' -D", ("pelican", None, "words", ".")),
        ("python3 -m pelican words", ("pelican", None, "words", ".")),
        ("python3 -msphinx -b html -c . texts out", ("sphinx", "./conf.py", "texts", ".")),
        ("PYTHONPATH=. .venv/bin/pelican words > log 2>&1", ("pelican", None, "words", ".")),
        ("'poetry run pelican' words", ("pelican", None, "words", ".")),
        ("uv run --no-sync pelican words", ("pelican", None, "words", ".")),
        ("cd web && poetry run pelican words; ls", ("pelican", None, "words", "web")),
        ("(cd web; ls) && pelican words", ("pelican", None, "words", ".")),
        ("W=words; pelican ${W:-x} # and no more", ("pelican", None, "words", ".")),
        ("pelican ${W:-words}", ("pelican", None, "words", ".")),
        ("pelican $(pwd)/words", ("pelican", None, "./words", ".")),
        ("pelican $SOMEWHERE -s conf.py", ("pelican", "conf.py", None, ".")),
        ("nikola build --conf=conf_en.py", ("nikola", "conf_en.py", None, ".")),
        ("sphinx-build -M html texts out", ("sphinx", None, "texts", ".")),
        ("sphinx-build -b html -c etc -D a=b texts out", ("sphinx", "etc/conf.py", "texts", ".")),
        ("ablog build -s texts -w out", ("ablog", None, "texts", ".")),
        ("if ! pelican words; then exit 1; fi", ("pelican", None, "words", ".")),
    ],
)
def test_commands(line: str, expected: tuple[str, str | None, str | None, str]) -> None:
    assert said(line) == [expected]


@pytest.mark.parametrize(
    "line",
    [
        "pip install pelican words", "echo pelican words", "uv add pelican", "poetry run pip install pelican",
        "git clone https://github.com/getpelican/pelican words", "pelican-themes -i words", "ablog serve",
        "# pelican words", "cat pelican words", "docker pull pelican", "it's pelican",
        "nikola new_post -t x",
    ],
)  # fmt: skip  # a table
def test_no_commands(line: str) -> None:
    assert said(line) == []


def test_variables_of_make() -> None:
    text = (
        "A ?= first\nA = $(B)/x\nB := b # a note\nB += c\nexport D=$(CURDIR)\n"
        "E = $(shell date)\nF = $(abspath $(D)/in)\nG = $(G)/on\nH ?= $(dir $(lastword $(MAKEFILE_LIST)))\n"
    )
    variables = read_variables(text)
    values = {name: expand(f"$({name})", variables) for name in variables}
    assert values == {"A": "b c/x", "B": "b c", "D": ".", "E": UNKNOWN, "F": "./in", "G": "/on", "H": "."}
    assert UNKNOWN in expand("${NOWHERE}", variables)


def test_variables_without_end() -> None:
    assert len(expand("$(A)", {"A": "$(A)$(A)"})) < 10_000


def test_recipes_of_make() -> None:
    text = "X = words\nlive: X = other\nhtml: clean\n\t@pelican \\\n\t  $(X)\n\t-ls\n\nlive:\n\tpelican $(X) $$HOME\n"
    assert [(one.target, one.lines) for one in read_recipes(text)] == [
        ("html", ("pelican words", "ls")),
        ("live", ("pelican other $HOME",)),
    ]


def test_those_that_publish_come_first(tmp_path: Path) -> None:
    files = {
        "Makefile": "html:\n\tpelican words -s a.py\ndeploy:\n\tpelican words -s b.py\n",
        "tasks.py": "def build(c):\n    c.run('pelican words -s local_publish.py')\n",
        ".gitlab-ci.yml": "pages:\n  script: pelican words -s c.py\n",
        "up.bat": "venv\\Scripts\\pelican.exe words -s e.py\r\n",
        "web/Makefile": "html:\n\tpelican texts -s ../d.py\n",
    }
    found = read_build_commands(written(tmp_path, files), [".", "web"])
    assert [(one.settings, one.publishes) for one in found] == [
        ("b.py", True),
        ("c.py", True),
        ("a.py", False),
        ("local_publish.py", False),
        ("e.py", False),
        ("d.py", False),
    ]
    assert [one.source for one in found] == ["words"] * 5 + ["web/texts"]
    assert found[1].how == ".gitlab-ci.yml: pelican words -s c.py"


@pytest.mark.parametrize(
    "files",
    [
        {"package.json": "{pelican words"},
        {".travis.yml": "script: [pelican words"},
        {"tox.ini": '\0pelican "words'},
        {"tasks.py": "def pelican(:\n  'words'"},
        {"Makefile": "html:\n\tpelican 'words\n\n\t"},
        {"build": "#!/bin/sh\n((((cd; pelican"},
        {"deploy.sh": "pelican words " + "$(" * 5_000},
    ],
)
def test_files_that_are_broken(files: dict[str, str], tmp_path: Path) -> None:
    assert all(one.engine == "pelican" for one in read_build_commands(written(tmp_path, files)))
