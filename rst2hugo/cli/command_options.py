"""Options that several commands have in common, most of them the fields of ``Options``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any, TypeVar

import click
from click.core import ParameterSource

from rst2hugo.model.diagnostics import Diagnostic, Severity
from rst2hugo.model.options import Options

# The options that say how a post is read and written, whatever becomes of it.
READING = (
    "root",
    "config",
    "trust",
    "python",
    "default_role",
    "front_matter",
    "link_style",
    "internal_links",
    "footnote_ids",
    "repair",
    "raw",
    "cross_check",
)
# The options that say what of a whole blog there is on the new site.
CHOOSING = ("only", "since", "source_copies", "bundles", "git_lastmod")
Command = TypeVar("Command", bound=Callable[..., Any])
FAIL_ON = {"error": Severity.ERROR, "warning": Severity.WARNING, "never": None}


def with_options(*names: str) -> Callable[[Command], Command]:
    """The named fields of Options as options of a command."""

    def decorate(command: Command) -> Command:
        for option in reversed([option for option in fields(Options) if option.name in names]):
            flag = option.metadata.get("flag", f"--{option.name.replace('_', '-')}")
            choices = option.metadata.get("choices")
            kind = click.Choice(choices) if choices else click.IntRange(min=1) if option.name == "jobs" else str
            if isinstance(option.default, bool):
                switch = click.option(
                    flag,
                    option.name,
                    is_flag=True,
                    default=option.default,
                    show_default="/" in flag,
                    help=option.metadata["help"],
                )
                command = switch(command)
                continue
            shown = {
                "show_default": option.default not in (None, ()),
                "metavar": option.metadata.get("metavar"),
                "multiple": option.metadata.get("multiple", False),
            }
            command = click.option(
                flag, option.name, default=option.default, type=kind, help=option.metadata["help"], **shown
            )(command)
        return command

    return decorate


def with_fail_on(command: Command) -> Command:
    return click.option(
        "--fail-on",
        type=click.Choice(list(FAIL_ON)),
        default="error",
        show_default=True,
        help="The least severe diagnostic that makes the exit code 1.",
    )(command)


def with_verbose(further: str = "") -> Callable[[Command], Command]:
    """The option to print all; ``further`` says what the command prints then besides messages."""
    help = f"Print every message; without it, those of one cause are one line.{further}"
    return click.option("-v", "--verbose", is_flag=True, help=help)


def typed_options(options: Mapping[str, Any]) -> dict[str, Any]:
    """The options of the running command that the user has typed on the command line."""
    source = click.get_current_context().get_parameter_source
    return {name: value for name, value in options.items() if source(name) is ParameterSource.COMMANDLINE}


def leave(found: list[Diagnostic], fail_on: str) -> None:
    """End with exit code 1 if anything was found that is as severe as ``--fail-on`` says."""
    limit = FAIL_ON[fail_on]
    sys.exit(1 if limit is not None and any(one.code.severity >= limit for one in found) else 0)
