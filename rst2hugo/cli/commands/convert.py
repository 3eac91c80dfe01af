"""``rst2hugo convert``: files and folders become pages."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from rst2hugo import engines, pipeline
from rst2hugo.blog import files
from rst2hugo.cli import report
from rst2hugo.cli.command_options import READING, leave, typed_options, with_fail_on, with_options, with_verbose
from rst2hugo.cli.terminal import pass_page, requests, stderr, tell
from rst2hugo.model.diagnostics import RequestError
from rst2hugo.pipeline import needs, selections
from rst2hugo.pipeline.chosen_options import choose_options
from rst2hugo.writing import replace_sources, write_pages


@click.command(name="convert")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("-o", "--output", type=click.Path(path_type=Path, file_okay=False), metavar="OUT",
              help="The folder for the converted files; their own folders are kept below it.")  # fmt: skip  # a table
@with_options("engine", "settings_file", "urls", *READING, "settings", "jobs")
@click.option("--in-place", is_flag=True, help="Write each page beside its source, and remove the source.")
@click.option("--force", is_flag=True, help="Replace files that hold something else.")
@with_verbose()
@with_fail_on
def command(
    paths: tuple[str, ...],
    output: Path | None,
    in_place: bool,
    force: bool,
    verbose: bool,
    fail_on: str,
    **options: Any,
) -> None:
    """Convert files or folders of rst. One file goes to standard output; `-` is standard input."""
    with requests():
        wanted = choose_options(paths, typed_options(options)).options
        single = paths[0] if len(paths) == 1 and not Path(paths[0]).is_dir() else None
        if in_place and (output is not None or single == "-"):
            raise RequestError("--in-place writes beside the sources, so it has no -o OUT and no standard input")
        if output is None and single is None and not in_place:
            raise RequestError("several files or a folder need -o OUT, or --in-place")
        if single == "-":
            result = pipeline.convert_source(files.decoded(sys.stdin.buffer.read(), "-"), None, wanted)
        else:
            result = selections.convert_paths(paths, wanted)
            report.show_location(selections.blog_of(result), stderr)
        needed = {**result.files, **result.stubs} if in_place and engines.ENGINES[result.engine].in_place else {}
        kept = []
        if in_place:
            kept = replace_sources(result, needed, force=force)
        elif output is not None:
            write_pages(result, output, force=force)
        else:
            pass_page("".join(page.text for page in result.pages))
    found = [*result.diagnostics, *kept, *(one for page in result.pages for one in page.diagnostics)]
    report.show(found, stderr, verbose=verbose)
    tell(needs.describe_needs(result.pages, result.stubs) if not needed else ())
    leave(found, fail_on)
