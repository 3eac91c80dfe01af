"""What became of the blog: diagnostics like a compiler's, a summary, and the same as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from rich.console import Console
from rich.progress import Progress

from rst2hugo.blog import file_kinds
from rst2hugo.cli import causes, link_report
from rst2hugo.hugo import program as hugo_program
from rst2hugo.hugo import shell
from rst2hugo.hugo.trial_build import Trial
from rst2hugo.model import LeftOut, Result
from rst2hugo.model.diagnostics import Diagnostic, Severity
from rst2hugo.model.location import BlogLocation
from rst2hugo.pipeline import Run
from rst2hugo.writing import Written

STYLES = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def with_progress(run: Run, console: Console) -> Result:
    """Say how the blog is read, then finish ``run``; with a progress bar when there is a terminal to show it on."""
    show_location(run.engine.blog.location, console)
    if not console.is_terminal:
        return run.finish()
    with Progress(console=console, transient=True) as progress:
        return run.finish(lambda done: progress.track(done, total=run.total, description="Converting"))


def show_location(location: BlogLocation | None, console: Console) -> None:
    """How the blog was read, on one line; nothing without one."""
    if location is not None:
        console.print(location.describe(), markup=False)


def show(diagnostics: Iterable[Diagnostic], console: Console, *, verbose: bool = False) -> None:
    """Warnings and errors, each cause on a line with its first place and a count; ``verbose`` shows all, and notes."""
    if verbose:
        for diagnostic in diagnostics:
            show_line(diagnostic, "", console)
        return
    printed, others = causes.shorten_causes(causes.group_by_cause(diagnostics))
    for cause in printed:
        show_line(cause.describe(), cause.describe_count(), console)
    if others:
        rest = ", ".join(f"{times} more {code.severity}[{code.value}]" for code, times in others.items())
        console.print(f"… and {rest}; -v shows all", markup=False)


def show_line(diagnostic: Diagnostic, count: str, console: Console) -> None:
    """One diagnostic as a compiler prints it; ``count`` comes after its message."""
    place = diagnostic.path if diagnostic.line is None else f"{diagnostic.path}:{diagnostic.line}"
    code = diagnostic.code
    console.print(f"{place}: ", end="", markup=False)
    console.print(f"{code.severity}[{code.value}]", style=STYLES[code.severity], end="", markup=False)
    console.print(f" {diagnostic.message}{count}", markup=False)


def summarise(
    result: Result, written: Written, found: Sequence[Diagnostic], seconds: float, console: Console, *, is_dry: bool
) -> None:
    """How much there was, and how often each diagnostic; those of one severity on a line."""
    counts = counted(result, found)
    shown = [f"{counts[name]} {name}" for name in ("posts", "pages", "assets", "redirects")]
    console.print(f"{result.engine}: {', '.join(shown)} in {seconds:.1f} s", markup=False)
    is_plan = "would be " if is_dry else ""
    left = f", {len(written.deleted)} not written again since you deleted them" if written.deleted else ""
    console.print(
        f"{len(written.written)} files {is_plan}written, {len(written.unchanged)} unchanged, "
        f"{len(written.kept)} kept as edited, {len(written.removed)} removed{left}",
        markup=False,
    )
    for severity in sorted(Severity, reverse=True):
        codes = Counter(one.code.value for one in found if one.code.severity is severity)
        if codes:
            named = ", ".join(f"{count} {code}" for code, count in codes.most_common())
            console.print(f"{codes.total()} {severity}{'s' if codes.total() > 1 else ''}: {named}", markup=False)


def count_reasons(left_out: Sequence[LeftOut]) -> Iterator[str]:
    """How many files each reason has, and their most frequent endings: ``35 that no document shows (.md)``."""
    counts = Counter(one.reason for one in left_out)
    for reason, count in counts.most_common():
        endings = Counter(PurePosixPath(one.source).suffix for one in left_out if one.reason == reason)
        named = [ending for ending, _ in endings.most_common() if ending and reason != file_kinds.HIDDEN][:4]
        yield f"{count} {reason}{f' ({chr(32).join(named)})' if named else ''}"


def show_left_out(left_out: Sequence[LeftOut], console: Console, *, verbose: bool) -> None:
    """How many files were left out for which reason; ``verbose`` gives each a line of its own."""
    for one in left_out if verbose else ():
        console.print(f"{one.source}: left out: {one.reason}", markup=False)
    if left_out:
        console.print(f"{len(left_out)} left out: {', '.join(count_reasons(left_out))}", markup=False)


def counted(result: Result, found: Sequence[Diagnostic]) -> dict[str, Any]:
    kinds = Counter(page.kind for page in result.pages)
    return {
        "posts": kinds["post"],
        "pages": kinds["page"],
        "assets": len(result.assets),
        "redirects": len(result.redirects),
        "left_out": len(result.left_out),
        "diagnostics": dict(sorted(Counter(one.code.value for one in found).items())),
    }


def as_json(result: Result, found: Sequence[Diagnostic]) -> dict[str, Any]:
    """The report: its shape is part of the public interface (``version`` changes when it does)."""
    return {
        "version": 1,
        "engine": result.engine,
        "blog": result.location.as_json() if result.location else None,
        "posts": [
            {
                "source": page.source,
                "output": page.output,
                "url": page.url,
                "old_url": page.old_url,
                "aliases": list(page.aliases),
                "diagnostics": [entry(one) for one in page.diagnostics],
                "links": [link_report.record(one) for one in page.links],
            }
            for page in result.pages
        ],
        "assets": [{"source": one.source, "output": one.output, "url": one.address} for one in result.assets],
        "redirects": [{"from": old, "to": new} for old, new in result.redirects.items()],
        "left_out": [{"source": one.source, "reason": one.reason} for one in result.left_out],
        "diagnostics": [{"source": one.path, **entry(one)} for one in result.diagnostics],
        "counts": counted(result, found),
    }


def entry(one: Diagnostic) -> dict[str, Any]:
    return {"code": one.code.value, "severity": str(one.code.severity), "line": one.line, "message": one.message}


def next_steps(trial: Trial | None, site: Path) -> Iterator[str]:
    """What the user may do now, once Hugo has built the site, or if there is no Hugo here: None."""
    program = shell.program_word("hugo", hugo_program.find_program() or "hugo")
    serve = shell.command_line([program, "server", "--source", str(site)])
    if trial is None:
        yield f"Not built, since Hugo is not installed; {hugo_program.INSTALL}. Then: {serve}"
    elif trial.succeeded:
        when = "in an earlier run, and unchanged since" if trial.is_recalled else "in memory"
        yield f"Built by Hugo in {trial.seconds:.1f} s, {when}"
        yield f"Next: {serve}"
