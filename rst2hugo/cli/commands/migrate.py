"""``rst2hugo migrate``: a whole blog becomes a Hugo project."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from rst2hugo import pipeline
from rst2hugo.cli import last_time, plan, report
from rst2hugo.cli.command_options import CHOOSING, READING, leave, with_fail_on, with_options, with_verbose
from rst2hugo.cli.terminal import check, requests, save, say, stderr, tell
from rst2hugo.hugo import stub_names, stubs, themes, trial_build
from rst2hugo.writing import ready, write


@click.command(name="migrate")
@click.argument("blog", type=click.Path(path_type=Path))
@click.argument("site", type=click.Path(path_type=Path))
@with_options("engine", "settings_file", "urls", "base_url", "time_zone", *READING, "redirects", "deploy", *CHOOSING,
              "theme", "settings", "jobs")  # fmt: skip  # a table
@click.option("--dry-run", is_flag=True, help="Write nothing, but print what goes where and what is left out.")
@click.option("--diff", is_flag=True, help="As --dry-run, but print how the texts of the site would change.")
@with_verbose(" Each file that is left out is named, too.")
@click.option("--force", is_flag=True, help="Replace files of the site even if they were edited or deleted by hand.")
@click.option("--change-options", is_flag=True, help="Go on with other options than last time; the site follows.")
@click.option("--build/--no-build", default=True, show_default=True,
              help="Let Hugo build the site, in memory, and report what it says.")  # fmt: skip  # a table
@click.option("--report", "report_file", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE.json",
              help="Write what became of every post as JSON.")  # fmt: skip  # a table
@with_fail_on
def command(
    blog: Path,
    site: Path,
    dry_run: bool,
    diff: bool,
    force: bool,
    change_options: bool,
    build: bool,
    verbose: bool,
    report_file: Path | None,
    fail_on: str,
    **options: Any,
) -> None:
    """Turn the whole BLOG into a Hugo project in the folder SITE, which must be new, or written by an earlier run."""
    began = time.monotonic()
    dry_run = dry_run or diff
    with requests():
        check(report_file)
        chosen = last_time.options_for_site(blog, site, options, force=force)
        ready(blog, site, force=force)
        tell(last_time.describe_last_time(chosen))
        result = report.with_progress(pipeline.start(blog, chosen.options, site=site), stderr)
        if result.refusal:
            report.show_left_out(result.left_out, stderr, verbose=verbose)
        elif not (change_options or force or dry_run):
            last_time.require_consent(chosen, result, site)
        written = write(result, site, dry_run=dry_run, force=force)
    say(plan.describe_plan(result, written) if dry_run and not diff else ())
    say(plan.describe_changes(result, written, site) if diff else ())
    missing = "" if dry_run else themes.missing_theme(site, result.site.theme)
    build = build and not dry_run and not missing
    trial = trial_build.build_in_memory(site, result) if build else None
    result = replace(result, diagnostics=(*result.diagnostics, *(trial.diagnostics if trial else ())))
    found = [*result.diagnostics, *(one for page in result.pages for one in page.diagnostics), *written.diagnostics]
    found = [one for one in found if stub_names.stub_of(one, stubs.FOLDER) not in written.finished]
    report.show(found, stderr, verbose=verbose)
    report.show_left_out(result.left_out, stderr, verbose=verbose and not dry_run)
    report.summarise(result, written, found, time.monotonic() - began, stderr, is_dry=dry_run)
    with requests():
        save(report_file, json.dumps(report.as_json(result, found), indent=2, ensure_ascii=False) + "\n")
    tell([f"Not built yet: {missing}"] if missing else report.next_steps(trial, site) if build else ())
    leave(found, fail_on)
