"""What names and texts of a blog may do to a terminal: nothing; commands in them are shown."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from support.old_blog import written
from support.paths import PACKAGE

from rst2hugo.cli.commands import main
from rst2hugo.cli.terminal import escape

# Sets the title of the window; clears the screen in eight bits; turns the text around; begins another line.
COMMAND = "\x1b]0;owned\x07\x9b2J\u202e\nerror: all is well"
SHOWN = "\\u001b]0;owned\\u0007\\u009b2J\\u202e\\nerror: all is well"
NAME = "content/b\x1b]0;owned.rst"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments])


def is_plain(found: Result) -> bool:
    """Whether neither stream has a command of the blog's, nor a line of it."""
    both = found.stdout + found.stderr
    return not re.search("[\x1b\x07\x9b\u202e]", both) and "\nerror: all is well" not in both


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    """A blog in whose names, settings and texts there are commands."""
    conf = f"SITENAME = {COMMAND!r}\nSITEURL = {COMMAND!r}\nARTICLE_URL = {'{' + COMMAND!r}\nX = unknown({COMMAND!r})\n"
    text = "A\n#\n\n:date: 2014-03-09\n:slug: ebb\n\n`x <{0}>`_ none_ `y <a\x1b[2J.rst>`__ :{1}:`z`\n\n.. {1}:: x\n"
    text = text.format("b\x9b\u202e.rst", "role\x1b")
    files = {"pelicanconf.py": conf, "content/a.rst": text, NAME: text, "content/images/p.png": "x"}
    return written(tmp_path / "blog", files)


def test_escape() -> None:
    assert escape(COMMAND) == SHOWN
    assert escape("a\tb\n\x1b", keep="\n\t") == "a\tb\n\\u001b"
    assert escape("日本 é 👩\u200d👩 C:\\x") == "日本 é 👩\u200d👩 C:\\x"
    assert json.loads(f'"{escape(COMMAND)}"') == COMMAND


def test_every_command_shows_them(blog: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shown = ""
    for found in (
        run("migrate", blog, site, "--dry-run", "-v", "--no-build"),
        run("migrate", blog, site, "--no-build"),
        run("migrate", blog, site, "-v", "--no-build"),
        run("convert", blog / "content", "-o", tmp_path / "out", "-v"),
        run("convert", blog / NAME, tmp_path / COMMAND, "-o", tmp_path / "o"),
        run("links", blog),
        run("links", blog, "--format", "csv"),
        run("links", blog, "--format", "json"),
        run("explain", COMMAND),
        run("verify", site, "-v", "--fail-on", "never"),
        run("verify", site),
        run("verify", tmp_path / COMMAND),
    ):
        shown += found.stdout + found.stderr
        assert is_plain(found), found.output
        assert found.exception is None or isinstance(found.exception, SystemExit), found.exception
    assert shown.count("content/b\\u001b]0;owned.rst:") > 10
    assert shown.count(SHOWN) > 3
    assert json.loads(run("links", blog, "--format", "json").stdout)


def test_what_hugo_says_is_shown(tmp_path: Path) -> None:
    blog = written(tmp_path / "blog", {"a.rst": ":date: 2014-03-09\n\nA\n=\n\n.. raw:: html\n\n   <b>x</b>\n"})
    site = tmp_path / "site"
    run("migrate", blog, site, "--no-build")
    written(site, {"layouts/page.html": '{{ errorf "%s" "\\u001b]0;owned\\u0007" }}{{ warnf "\\u009b2J" }}'})
    found = run("migrate", blog, site)
    assert "hugo-refuses" in found.stderr
    assert is_plain(found), found.stderr
    assert is_plain(run("verify", site))


def test_a_page_in_a_pipe_is_as_it_is(tmp_path: Path) -> None:
    file = written(tmp_path, {"a.rst": ":date: 2014-03-09\n\nA\n=\n\n\u202edab\n"}) / "a.rst"
    assert "\u202edab" in run("convert", file).stdout


PRINTING = re.compile(r"click\.echo|sys\.std(?:out|err)\b|(?<![\w.])print\(|(?<!\w)Console\(")


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.stem)
def test_nobody_else_prints(path: Path) -> None:
    """Whatever is printed goes through one place."""
    assert path.name == "terminal.py" or not PRINTING.search(path.read_text("utf-8"))
