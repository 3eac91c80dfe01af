"""The pages of the manual that are made: ``python docs/make_pages.py`` writes commands.rst and diagnostics.rst.

``diagnostics/CODE/`` is the smallest blog in which a diagnostic appears; the file that it names is shown.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import textwrap
from collections.abc import Iterator
from pathlib import Path

import click

import rst2hugo
from rst2hugo.cli.commands import main

DOCS = Path(__file__).parent
EXAMPLES = DOCS / "diagnostics"
DAY = 1_457_092_800  # 2016-03-04, when all files of the examples were last changed
# When the codes appear for which no blog of a few lines is an example.
WITHOUT = {
    "unreadable": "A post that you may not read.",
    "dead-symlink": "A link ``pictures`` to a folder that is gone.",
    "own-code-failed": "With ``--trust``, a plugin whose own modules are not installed.",
    "too-deep": "Some two hundred quotes, one within the other.",
    "too-slow": "A line of a hundred thousand ``a-a-a-a``.",
    "cross-check": "Seen only with ``--cross-check`` and pandoc.",
    "deleted-file": "A second ``migrate`` after you deleted ``layouts/archive.html``.",
    "own-theme": "A second ``migrate`` after you wrote ``theme`` into ``hugo.toml``.",
    "edited-file": "A second ``migrate`` after you corrected a word in ``content/ship.md``.",
    "typographer": "A site of Hugo's with pages in rst and in Markdown.",
    "missing-setting": "A site of Hugo's whose ``markup`` is in a file that cannot be added to.",
    "moved-picture": "With ``--bundles``, a post with a picture that no other post shows.",
    "unasked-target": "With ``--only``, a link to a post that the pattern leaves out.",
    "redirect-conflict": "With ``--redirects``, two posts that claim one old address with a query.",
    "hugo-refuses": "A template of your own with a fault in it.",
    "hugo-warning": "Two static files whose names differ in capitals only.",
    "internal-error": "It should never appear.",
}
COMMANDS = """\
Commands and options
####################

Options may also stand in the blog's ``rst2hugo.toml``, each under the name of its flag:

.. code-block:: toml

   [options]
   urls = "keep"
   time-zone = "Europe/Paris"
   repair = false             # --no-repair
   set = { SITEURL = "https://me.example" }

What the command line says comes first, then this table, then what the last run was told, then the default. ``trust``,
``python`` and ``root`` may only stand in a file that you name with ``--config``: they are yours to say, not the blog's.

The next run goes on with the options of the last one, and says so. With other options it says what would change, and
writes nothing until you add ``--change-options``. ``--trust`` is never remembered.

What has not changed since the last run is not compiled again. That is kept in your cache folder (``~/.cache/rst2hugo``,
or where ``RST2HUGO_CACHE`` says; nowhere if that is empty), which you may delete at any time.
"""
DIAGNOSTICS = """\
Every diagnostic
################

A message names the file and the line, how bad it is, a code, and what happened:

.. code-block:: text

   content/ship.rst:14: error[unresolved-link] Unknown target name: "handbook".

An *error* lost something, a *warning* may have, a *note* tells what was decided. ``rst2hugo explain CODE`` says
what stands here. Codes never change their meaning, so that scripts may filter by them.
"""
LANGUAGES = {".rst": "rst", ".py": "python", ".md": "markdown"}


def describe_commands() -> str:
    """What ``--help`` says of each command."""
    parts = [COMMANDS]
    group = click.Context(main)
    for name in main.list_commands(group):
        command = main.get_command(group, name)
        assert command is not None
        context = click.Context(command, info_name=f"rst2hugo {name}")
        parts.append(f"{name}\n{'=' * len(name)}\n\n{escape(join_lines(command.help))}\n")
        parts.append(code_block("console", f"$ {command.get_usage(context).removeprefix('Usage: ')}"))
        rows = (option.get_help_record(context) for option in command.params)
        parts += [describe_option(*row) for row in rows if row and row[1]]
    return "\n".join(parts)


def describe_option(name: str, text: str) -> str:
    wrapped = textwrap.fill(escape(join_lines(text)), 116, break_on_hyphens=False)
    return f"``{name}``\n{textwrap.indent(wrapped, '    ')}\n"


def join_lines(text: str | None) -> str:
    return " ".join((text or "").split())


def escape(text: str) -> str:
    """A text in which single backquotes are code and nothing else is markup, as rst."""
    return text.replace("\\", "\\\\").replace("*", "\\*").replace("`", "``").replace("_", "\\_")


def describe_diagnostics() -> str:
    """The whole catalogue, each code with its example."""
    codes = sorted(rst2hugo.Code, key=lambda code: code.value)
    return "\n".join([DIAGNOSTICS, *(part for code in codes for part in describe_code(code))])


def describe_code(code: rst2hugo.Code) -> Iterator[str]:
    name = code.value
    yield f"{name}\n{'=' * len(name)}\n"
    yield f"*{str(code.severity).capitalize()}.* {escape(code.what)}\n\n{escape(code.remedy)}\n"
    if name in WITHOUT:
        yield f"*Example:* {WITHOUT[name]}\n"
    else:
        yield from describe_example(code)


def describe_example(code: rst2hugo.Code) -> Iterator[str]:
    """The source, the message, and the Markdown where it is the text that is told of."""
    with tempfile.TemporaryDirectory() as folder:
        blog = shutil.copytree(EXAMPLES / code.value, Path(folder, "blog"))
        for file in blog.rglob("*"):
            os.utime(file, (DAY, DAY))
        result = rst2hugo.convert_blog(blog)
    pages = {page.source: page for page in result.pages}
    found = [*(one for page in result.pages for one in page.diagnostics), *result.diagnostics]
    diagnostic = next((one for one in found if one.code is code), None)
    if diagnostic is None:
        raise ValueError(f"{EXAMPLES / code.value}: no {code.value}, but {[str(one) for one in found]}")
    files = [
        path for path in sorted(EXAMPLES.joinpath(code.value).rglob("*")) if path.is_file() and path.stat().st_size
    ]
    named = EXAMPLES / code.value / diagnostic.path
    shown = named if named.is_file() else files[0]
    yield code_block(LANGUAGES.get(shown.suffix, "text"), shown.read_text("latin-1"))
    yield code_block(
        "text",
        textwrap.fill(str(diagnostic).replace(str(blog), "blog"), 110, break_long_words=False, break_on_hyphens=False),
    )
    if diagnostic.line and diagnostic.path in pages and (markdown := pages[diagnostic.path].markdown.strip()):
        yield code_block("markdown", markdown)


def code_block(language: str, text: str) -> str:
    return f".. code-block:: {language}\n\n{textwrap.indent(text.strip(), '   ')}\n"


PAGES = {"commands.rst": describe_commands, "diagnostics.rst": describe_diagnostics}

if __name__ == "__main__":
    for name, describe in PAGES.items():
        (DOCS / name).write_text(describe(), encoding="utf-8")
