"""``rst2hugo links``: where every link leads."""

from __future__ import annotations

import sys
from typing import Any

import click

from rst2hugo.cli import link_report, report
from rst2hugo.cli.command_options import typed_options, with_options
from rst2hugo.cli.terminal import requests, say, say_text, stderr, tell
from rst2hugo.model.diagnostics import RequestError
from rst2hugo.pipeline import selections
from rst2hugo.pipeline.chosen_options import choose_options


@click.command(name="links")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--format", "form", type=click.Choice(("table", "json", "csv")), default="table", show_default=True)
@with_options("engine", "settings_file", "urls", "base_url", "root", "trust", "python", "repair", "settings")
def command(paths: tuple[str, ...], form: str, **options: Any) -> None:
    """List every link of a blog, or of single files: what it asked for, its way, its address, its kind and state."""
    with requests():
        wanted = choose_options(paths, typed_options(options)).options
        result = selections.convert_blog_or_paths(paths, wanted)
        if result.refusal:
            raise RequestError(result.refusal)
    report.show_location(selections.blog_of(result), stderr)
    found = link_report.rows(result.pages)
    shown = {"json": link_report.as_json, "csv": link_report.as_csv}.get(form)
    if shown:
        say_text(shown(found))
    else:
        say(link_report.as_lines(found))
    tell([link_report.describe_counts(found)])
    sys.exit(1 if any(row.link.state in ("unresolved", "ambiguous") for row in found) else 0)
