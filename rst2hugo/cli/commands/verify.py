"""``rst2hugo verify``: the proof that the new site says what the old blog said."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from rst2hugo import __version__
from rst2hugo.cli import report
from rst2hugo.cli.command_options import FAIL_ON, typed_options, with_fail_on, with_options, with_verbose
from rst2hugo.cli.terminal import check, requests, save, say, stderr, tell
from rst2hugo.model.diagnostics import Severity
from rst2hugo.verify import verify
from rst2hugo.verify.build import origin
from rst2hugo.verify.report import html_report, summary
from rst2hugo.verify.report.groups import short_lines


@click.command(name="verify")
@click.argument("site", type=click.Path(path_type=Path))
@click.option("--source", type=click.Path(path_type=Path), metavar="BLOG",
              help="The old blog; the one that SITE was made from when not given.")  # fmt: skip  # a table
@click.option("--against", type=click.Path(path_type=Path), metavar="OLD_HTML_DIR",
              help="HTML as the old engine published it: all must answer and read the same.")  # fmt: skip  # a table
@click.option("--content-selector", metavar="CSS", help="Where a post's text is on the pages of the old site.")
@click.option("--safe", is_flag=True, help="Build with unsafe = false and show what would vanish.")
@with_options("engine", "settings_file", "urls", "base_url", "root", "trust", "python", "settings", "jobs")
@click.option("--report", "report_file", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE.json",
              help="Write the answer as JSON.")  # fmt: skip  # a table
@click.option("--html", "html_file", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE.html",
              help="Write the answer as a page with both renderings of each post that differs.")  # fmt: skip  # a table
@with_verbose()
@with_fail_on
def command(
    site: Path,
    source: Path | None,
    against: Path | None,
    content_selector: str | None,
    safe: bool,
    report_file: Path | None,
    html_file: Path | None,
    verbose: bool,
    fail_on: str,
    **options: Any,
) -> None:
    """Build SITE with Hugo and prove that it says what the old blog said."""
    with requests():
        check(report_file)
        check(html_file)
        made_from = origin.find_origin(site, source, typed_options(options), is_needed=against is None)
        verdict = verify(
            site,
            made_from.blog,
            options=made_from.options,
            against=against,
            content_selector=content_selector,
            safe=safe,
        )
    tell([made_from.note] if made_from.note else ())
    report.show_location(verdict.location, stderr)
    say(summary.lines(verdict) if verbose else short_lines(verdict, FAIL_ON[fail_on] or Severity.ERROR))
    say(summary.summary(verdict))
    with requests():
        save(report_file, json.dumps(summary.as_json(verdict), indent=2, ensure_ascii=False) + "\n")
        save(html_file, html_report.html(verdict, site.resolve().name, __version__) if html_file else "")
    sys.exit(1 if summary.failed(verdict, FAIL_ON[fail_on]) else 0)
