"""The command line: arguments in, messages out, exit code 0 clean, 1 diagnostics, 2 a wrong request."""

from __future__ import annotations

import json
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from rst2hugo import __version__, engines, pipeline
from rst2hugo.blog import files
from rst2hugo.cli import explain, last_time, link_report, plan, report
from rst2hugo.cli.command_options import (
    FAIL_ON,
    READING,
    leave,
    typed_options,
    with_fail_on,
    with_options,
    with_verbose,
)
from rst2hugo.cli.terminal import Commands, check, pass_page, requests, save, say, say_text, stderr, tell
from rst2hugo.hugo import stub_names, stubs, trial_build
from rst2hugo.model.diagnostics import RequestError, Severity
from rst2hugo.pipeline import needs, selections
from rst2hugo.pipeline.chosen_options import choose_options
from rst2hugo.writing import ready, replace_sources, write, write_pages


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="rst2hugo")
def main() -> None:
    """Move a blog written in reStructuredText to Hugo: every word, every link, every old address."""


@main.command()
@click.argument("blog", type=click.Path(path_type=Path))
@click.argument("site", type=click.Path(path_type=Path))
@with_options("engine", "settings_file", "urls", "base_url", "time_zone", *READING, "redirects", "settings", "jobs")
@click.option("--dry-run", is_flag=True, help="Write nothing, but print what goes where and what is left out.")
@with_verbose
@click.option("--force", is_flag=True, help="Replace files of the site even if they were edited or deleted by hand.")
@click.option("--change-options", is_flag=True, help="Go on with other options than last time; the site follows.")
@click.option("--build/--no-build", default=True, show_default=True,
              help="Let Hugo build the site, in memory, and report what it says.")  # fmt: skip  # a table
@click.option("--report", "report_file", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE.json",
              help="Write what became of every post as JSON.")  # fmt: skip  # a table
@with_fail_on
def migrate(
    blog: Path,
    site: Path,
    dry_run: bool,
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
    with requests():
        check(report_file)
        chosen = last_time.options_for_site(blog, site, options, force=force)
        ready(blog, site, force=force)
        tell(last_time.describe_last_time(chosen))
        result = report.with_progress(pipeline.start(blog, chosen.options), stderr)
        if result.refusal:
            report.show_left_out(result.left_out, stderr, verbose=verbose)
        elif not (change_options or force or dry_run):
            last_time.require_consent(chosen, result, site)
        written = write(result, site, dry_run=dry_run, force=force)
    say(plan.describe_plan(result, written) if dry_run else ())
    build = build and not dry_run
    trial = trial_build.build_in_memory(site, result) if build else None
    result = replace(result, diagnostics=(*result.diagnostics, *(trial.diagnostics if trial else ())))
    found = [*result.diagnostics, *(one for page in result.pages for one in page.diagnostics), *written.diagnostics]
    found = [one for one in found if stub_names.stub_of(one, stubs.FOLDER) not in written.finished]
    report.show(found, stderr, verbose=verbose)
    report.show_left_out(result.left_out, stderr, verbose=verbose and not dry_run)
    report.summarise(result, written, found, time.monotonic() - began, stderr, is_dry=dry_run)
    with requests():
        save(report_file, json.dumps(report.as_json(result, found), indent=2, ensure_ascii=False) + "\n")
    tell(report.next_steps(trial, site) if build else ())
    leave(found, fail_on)


@main.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("-o", "--output", type=click.Path(path_type=Path, file_okay=False), metavar="OUT",
              help="The folder for the converted files; their own folders are kept below it.")  # fmt: skip  # a table
@with_options("engine", "settings_file", "urls", *READING, "settings", "jobs")
@click.option("--in-place", is_flag=True, help="Write each page beside its source, and remove the source.")
@click.option("--force", is_flag=True, help="Replace files that hold something else.")
@with_verbose
@with_fail_on
def convert(
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
        if in_place:
            replace_sources(result, needed, force=force)
        elif output is not None:
            write_pages(result, output, force=force)
        else:
            pass_page("".join(page.text for page in result.pages))
    found = [*result.diagnostics, *(one for page in result.pages for one in page.diagnostics)]
    report.show(found, stderr, verbose=verbose)
    tell(needs.describe_needs(result.pages, result.stubs) if not needed else ())
    leave(found, fail_on)


@main.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--format", "form", type=click.Choice(("table", "json", "csv")), default="table", show_default=True)
@with_options("engine", "settings_file", "urls", "base_url", "root", "trust", "python", "repair", "settings")
def links(paths: tuple[str, ...], form: str, **options: Any) -> None:
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
    sys.exit(1 if any(row.link.state in ("unresolved", "ambiguous") for row in found) else 0)


@main.command()
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
@with_verbose
@with_fail_on
def verify(
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
    from rst2hugo.verify import verify as verified
    from rst2hugo.verify.build import origin  # lxml is slow to start, and only this command needs it
    from rst2hugo.verify.report import html_report, summary
    from rst2hugo.verify.report.groups import short_lines

    with requests():
        check(report_file)
        check(html_file)
        made_from = origin.find_origin(site, source, typed_options(options), is_needed=against is None)
        verdict = verified(site, made_from.blog, options=made_from.options, against=against,
                           content_selector=content_selector, safe=safe)  # fmt: skip  # a table
    tell([made_from.note] if made_from.note else ())
    report.show_location(verdict.location, stderr)
    say(summary.lines(verdict) if verbose else short_lines(verdict, FAIL_ON[fail_on] or Severity.ERROR))
    tell(summary.summary(verdict))
    with requests():
        save(report_file, json.dumps(summary.as_json(verdict), indent=2, ensure_ascii=False) + "\n")
        save(html_file, html_report.html(verdict, site.resolve().name, __version__) if html_file else "")
    sys.exit(1 if summary.failed(verdict, FAIL_ON[fail_on]) else 0)


@main.command(name="explain")
@click.argument("code", required=False)
def explain_command(code: str | None) -> None:
    """Say what the diagnostic CODE means and what to do; all of them without CODE."""
    with requests():
        say_text("\n".join(explain.lines(code)))


@main.command(name="engines")
def engines_command() -> None:
    """List the blog engines that rst2hugo knows."""
    width = max(map(len, engines.ENGINES))
    say(f"{name:{width}}  {engine.describes}" for name, engine in engines.ENGINES.items())
