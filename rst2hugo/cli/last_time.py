"""Options last: a run goes on with those of the last one, and with others only if the user means it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from rst2hugo.cli.command_options import typed_options
from rst2hugo.model import Result
from rst2hugo.model.diagnostics import RequestError
from rst2hugo.pipeline.chosen_options import Chosen, choose_options
from rst2hugo.writing import origin_of, write
from rst2hugo.writing.last_run import options_of_last_run
from rst2hugo.writing.leftovers import lost_addresses
from rst2hugo.writing.manifest import read

CONSENT = "--change-options"


def options_for_site(blog: Path, site: Path, options: Mapping[str, Any], *, force: bool) -> Chosen:
    """The options to make the site of the blog with: those of the command line, of its file, of the last run."""
    typed = typed_options(options)
    if not site.is_dir():
        return choose_options([blog], typed)
    chosen = choose_options([blog], typed, options_of_last_run(site, typed, force=force))
    before = Path(origin_of(site, force=force).get("blog", blog))
    if before.is_dir() and before.resolve() != blog.resolve():
        chosen = chosen._replace(changes=(f"made from {before}, now from {blog}", *chosen.changes))
    return chosen


def describe_last_time(chosen: Chosen) -> Iterator[str]:
    """One line on the options that nobody has typed now."""
    if chosen.remembered:
        yield f"as last time: {' '.join(chosen.remembered)}"


def require_consent(chosen: Chosen, result: Result, site: Path) -> None:
    """Raise RequestError, with what would change, for options that are others than those of the last run."""
    if not chosen.changes:
        return
    pages = [path for path in read(site.resolve()).files if path not in result.files]  # and neither lists nor feeds
    lost, known = lost_addresses(result.pages, site.resolve(), pages)
    plan = write(result, site, dry_run=True)
    raise RequestError(
        "\n".join(
            [
                f"{site} was made with other options; nothing was written",
                *(f"  {change}" for change in chosen.changes),
                f"  {lost} of {known} pages would leave their addresses, "
                f"{len(plan.written)} files would be written and {len(plan.removed)} removed",
                f"say {CONSENT} if you mean it, or leave these options as they were",
            ]
        )
    )
