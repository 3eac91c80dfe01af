"""What the program imports before it knows what it is asked for."""

from __future__ import annotations

import subprocess
import sys

import click
import pytest

import rst2hugo
from rst2hugo import engines
from rst2hugo.cli.commands import SUMMARIES, main

SLOW = ("docutils", "lxml", "rich", "yaml", "rst2hugo.model", "rst2hugo.constructs", "rst2hugo.engines")
REPORT = "import sys, atexit; atexit.register(lambda: print(*sys.modules, file=sys.stderr)); "


def imported_by(code: str) -> set[str]:
    """The modules that are imported in a new process once it has run ``code``."""
    done = subprocess.run([sys.executable, "-c", REPORT + code], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


@pytest.mark.parametrize("code", ["import rst2hugo, rst2hugo.cli", "from rst2hugo.cli import main; main(args=['-h'])"])
def test_help_imports_nothing_that_is_slow(code: str) -> None:
    found = imported_by(code)
    assert "rst2hugo.cli" in found
    assert not found & {*SLOW}


@pytest.mark.parametrize("arguments", [["--version"], ["explain"], ["explain", "unreadable"], ["engines"]])
def test_commands_without_a_blog_import_nothing_of_the_conversion(arguments: list[str]) -> None:
    found = imported_by(f"from rst2hugo.cli import main; main(args={arguments})")
    assert "rst2hugo.cli.commands" in found
    assert not found & {"docutils", "lxml", "yaml", "rst2hugo.constructs", "rst2hugo.engines", "rst2hugo.pipeline"}


def test_lxml_waits_for_verify() -> None:
    assert "lxml" not in imported_by("import rst2hugo.cli.commands.migrate")


def test_every_public_name_is_there() -> None:
    assert {name for names in rst2hugo.ORIGINS.values() for name in names} == {*rst2hugo.__all__} <= {*dir(rst2hugo)}
    for name in rst2hugo.__all__:
        assert getattr(rst2hugo, name).__name__ == name
    with pytest.raises(AttributeError, match="'rst2hugo' has no attribute 'convert'"):
        rst2hugo.convert  # noqa: B018


@pytest.mark.parametrize("name", SUMMARIES)
def test_the_list_of_commands_says_what_their_own_help_begins_with(name: str) -> None:
    command = main.get_command(click.Context(main), name)
    assert command is not None
    assert command.name == name
    assert (command.help or "").startswith(SUMMARIES[name].rstrip("."))


def test_engines_are_read_as_they_are() -> None:
    from rst2hugo.cli.commands.engines import read_engines

    assert dict(read_engines()) == {name: engine.describes for name, engine in engines.ENGINES.items()}


def test_until_interrupts_are_watched_for_nothing_is_imported() -> None:
    code = "import sys; before = {*sys.modules}; import rst2hugo.cli; print(*sorted({*sys.modules} - before))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["rst2hugo", "rst2hugo.cli"]
