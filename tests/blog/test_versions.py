"""The version of its engine that a blog asks for."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.old_blog import written

from rst2hugo.blog.versions import find_version

LOCKED = '[[package]]\nname = "markdown"\nversion = "3.4"\n\n[[package]]\nname = "pelican"\nversion = "4.9.1"\n'
PIPFILE = '{"default": {"pelican": {"hashes": ["sha256:0"], "index": "pypi", "version": "==4.8.0"}}}'


@pytest.mark.parametrize(
    ("engine", "files", "expected"),
    [
        ("pelican", {"requirements.txt": "markdown==3.4\npelican==4.9.1\n"}, "4.9.1 (requirements.txt)"),
        ("pelican", {"requirements.txt": "pelican[markdown] == 4.9 ; python_version > '3'"}, "4.9 (requirements.txt)"),
        ("pelican", {"requirements/dev.txt": "Pelican~=4.5\n"}, "4.5 (requirements/dev.txt)"),
        ("pelican", {"requirements.txt": "pelican>=4.2\n"}, "4.2 or later (requirements.txt)"),
        ("pelican", {"requirements.txt": "pelican>=4.2\n", "poetry.lock": LOCKED}, "4.9.1 (poetry.lock)"),
        ("pelican", {"Pipfile.lock": PIPFILE}, "4.8.0 (Pipfile.lock)"),
        ("pelican", {"Pipfile": '[packages]\npelican = {extras = ["m"], version = "==4.7"}\n'}, "4.7 (Pipfile)"),
        ("pelican", {"pyproject.toml": '[tool.poetry.dependencies]\npelican = "^4.6"\n'}, "4.6 (pyproject.toml)"),
        ("pelican", {"pyproject.toml": 'dependencies = ["pelican[markdown]>=4.9"]\n'}, "4.9 or later (pyproject.toml)"),
        ("pelican", {".travis.yml": "install: pip install pelican==3.7.1\n"}, "3.7.1 (.travis.yml)"),
        ("pelican", {"environment.yml": "dependencies:\n  - pelican=4.2\n"}, "4.2 (environment.yml)"),
        ("nikola", {"requirements.txt": "Nikola[extras]==8.1.3\n"}, "8.1.3 (requirements.txt)"),
        ("jekyll", {"Gemfile.lock": "GEM\n  specs:\n    jekyll (4.2.0)\n"}, "4.2.0 (Gemfile.lock)"),
        ("eleventy", {"package.json": '{"devDependencies": {"@11ty/eleventy": "^2.0.1"}}'}, "2.0.1 (package.json)"),
        ("pelican", {"requirements.txt": "pelican\npelican-sitemap==1.0\nghp-pelican==2\npelican<5\n"}, "None"),
        ("pelican", {"README.md": "pelican==4.9\n"}, "None"),
    ],
)
def test_versions(engine: str, files: dict[str, str], expected: str, tmp_path: Path) -> None:
    assert str(find_version(engine, [written(tmp_path, files)])) == expected


def test_the_folder_that_is_named_first(tmp_path: Path) -> None:
    written(tmp_path, {"web/requirements.txt": "pelican==3.7\n", "requirements.txt": "pelican==4.0\n"})
    assert str(find_version("pelican", [tmp_path, tmp_path / "web"])) == "4.0 (requirements.txt)"
    (tmp_path / "requirements.txt").unlink()
    assert str(find_version("pelican", [tmp_path, tmp_path / "web"])) == "3.7 (requirements.txt)"
