"""The pages of the manual that are made: ``python docs/pages/make_pages.py`` writes commands.rst and diagnostics.rst."""

from __future__ import annotations

import tempfile
import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path

import click
from examples import EXAMPLES, POST, WITHOUT

import rst2hugo
from rst2hugo.cli.commands import main

DOCS = Path(__file__).parents[1]
COMMANDS = """\
Commands and options
####################

Every option of ``migrate`` may also stand in ``rst2hugo.toml``; what the command line says comes first.
"""
DIAGNOSTICS = """\
Every diagnostic
################

A message names the file and the line, how bad it is, a code, and what happened:

.. code-block:: text

   content/ship.rst:14: error[unresolved-link] Unknown target name: "handbook".

An *error* lost something, a *warning* may have, a *note* tells what was decided. ``rst2hugo explain CODE`` says what stands
here. Codes never change their meaning, so that scripts may filter by them.
"""
LANGUAGES = {".rst": "rst", ".py": "python", ".toml": "toml", ".md": "markdown"}


def commands() -> str:
    """What ``--help`` says of each command."""
    parts = [COMMANDS]
    for name, command in sorted(main.commands.items()):
        context = click.Context(command, info_name=f"rst2hugo {name}")
        parts.append(f"{name}\n{'=' * len(name)}\n\n{literal(sentence(command.help))}\n")
        parts.append(block("console", f"$ {command.get_usage(context).removeprefix('Usage: ')}"))
        options = [option for option in command.params if isinstance(option, click.Option)]
        parts += [entry(row, option) for option in options if (row := option.get_help_record(context))]
    return "\n".join(parts)


def entry(row: tuple[str, str], option: click.Option) -> str:
    said = literal(sentence(row[1].replace("  [default: ", " [default: ")))
    return f"``{row[0]}``\n{textwrap.indent(textwrap.fill(said, 120, break_on_hyphens=False), '    ')}\n"


def sentence(text: str | None) -> str:
    return " ".join((text or "").split())


def literal(text: str) -> str:
    """A help text as rst, in which single backquotes are code and nothing else is markup."""
    return text.replace("\\", "\\\\").replace("*", "\\*").replace("`", "``").replace("_", "\\_")


def diagnostics() -> str:
    """All of the catalogue, each code with its example."""
    return "\n".join([DIAGNOSTICS, *(section(code) for code in sorted(rst2hugo.Code, key=lambda code: code.value))])


def section(code: rst2hugo.Code) -> str:
    name = code.value
    head = f"{name}\n{'=' * len(name)}\n\n*{str(code.severity).capitalize()}.* {literal(code.what)}\n\n{literal(code.remedy)}\n"
    if name in WITHOUT:
        return f"{head}\n*Example:* {WITHOUT[name]}\n"
    return head + "\n" + "\n".join(example(code, EXAMPLES[name]))


def example(code: rst2hugo.Code, example: str | Mapping[str, str | bytes]) -> Iterator[str]:
    """The text, the message and the Markdown; raises StopIteration if the example does not show ``code``."""
    is_text = isinstance(example, str)
    files = {"ship.rst": POST.format(example)} if isinstance(example, str) else example
    with tempfile.TemporaryDirectory() as folder:
        for path, text in files.items():
            file = Path(folder, "blog", path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text if isinstance(text, bytes) else text.encode())
        result = rst2hugo.convert_blog(Path(folder, "blog"))
        pages = {page.source: page for page in result.pages}
        found = [*(one for page in result.pages for one in page.diagnostics), *result.diagnostics]
        diagnostic = next(one for one in found if one.code is code)
        shown = diagnostic.path if diagnostic.path in files else next(iter(files))
        text = files[shown]
        source = example if is_text else text.decode("latin-1") if isinstance(text, bytes) else text
        yield block(LANGUAGES.get(Path(shown).suffix, "text"), str(source))
        yield block("text", textwrap.fill(str(diagnostic).replace(folder, ""), 110, break_long_words=False))
        if diagnostic.path in pages and pages[diagnostic.path].markdown.strip() and is_text:
            yield block("markdown", pages[diagnostic.path].markdown)


def block(language: str, text: str) -> str:
    return f".. code-block:: {language}\n\n{textwrap.indent(text.strip(), '   ')}\n"


PAGES = {"commands.rst": commands, "diagnostics.rst": diagnostics}

if __name__ == "__main__":
    for page, make in PAGES.items():
        (DOCS / page).write_text(make(), encoding="utf-8")
