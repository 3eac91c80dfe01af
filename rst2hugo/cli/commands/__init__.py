"""The commands: arguments in, messages out, exit code 0 clean, 1 diagnostics, 2 a wrong request.

A command is the ``command`` of the module of its name, which is imported only when it is asked for: ``--help`` needs
none of them.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from importlib import import_module
from typing import Any

import click

from rst2hugo import __version__
from rst2hugo.cli import interrupts

SUMMARIES = {
    "convert": "Convert files or folders of rst.",
    "engines": "List the blog engines that rst2hugo knows.",
    "explain": "Say what the diagnostic CODE means and what to do.",
    "links": "List every link of a blog, or of single files.",
    "migrate": "Turn the whole BLOG into a Hugo project in the folder SITE.",
    "verify": "Build SITE with Hugo and prove that it says what the old blog said.",
}
"""What each command does, with which its own help begins."""


class Commands(click.Group):
    """Commands whose output may have nowhere to go: that ends with a line and exit code 2, never with a traceback.

    So does whatever else the system refuses and no other code has expected.
    """

    def main(self, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().main(*args, **kwargs)
        except OSError as error:
            from rst2hugo.cli.terminal import refused, what_failed

            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, 1)  # where Python writes the rest when it ends
            with suppress(OSError):
                refused(f"{what_failed(error)}: {error.strerror or error}")
            os.dup2(nowhere, 2)
            sys.exit(2)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(SUMMARIES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in SUMMARIES:
            return None
        command: click.Command = import_module(f"{__name__}.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([*SUMMARIES.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        found = super().resolve_command(ctx, args)
        interrupts.end_in_order()  # now that everything is imported
        return found


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="rst2hugo")
def main() -> None:
    """Move a blog written in reStructuredText to Hugo: every word, every link, every old address."""
