"""When a post was written that does not say it: by its path, its git repository, its file."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

from rst2hugo.blog import boundary
from rst2hugo.model import Meta, Source
from rst2hugo.model.diagnostics import Code, Diagnostic
from rst2hugo.values.header_values import date_in_path

SECONDS = 120
# The repository's own configuration must not run anything: no pager, signature check, hook, monitor, driver, fetching.
SETTINGS = (
    *("log.showSignature=false", "core.fsmonitor=false", "core.untrackedCache=false", f"core.hooksPath={os.devnull}"),
    *("core.pager=", "core.sshCommand=false", "core.askPass=", "core.alternateRefsCommand=false", "diff.external="),
    *("gpg.program=false", "gpg.ssh.program=false", "gpg.x509.program=false", "credential.helper=", "mailmap.blob="),
    *(f"protocol.{one}.allow=never" for one in ("ext", "file", "fd", "git", "ssh", "http", "https")),
    *("protocol.allow=never", "gc.auto=0", "maintenance.auto=false"),
)
CAREFULLY = ("--no-pager", "--no-optional-locks", *(part for one in SETTINGS for part in ("-c", one)))
# Neither asks for a password, nor fetches what a partial clone lacks, nor replaces one commit by another.
ENVIRONMENT = {"GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_REPLACE_OBJECTS": "1", "GIT_PAGER": "cat"}
BEGIN = "\x01"


class Commits(NamedTuple):
    """The first and the last commit of a file, and who made the first: ``Name <mail>``."""

    first: dt.datetime
    last: dt.datetime
    author: str


def of(root: Path | None, path: str) -> Commits | None:
    """The commits of the file ``path`` of the blog in ``root``; None when git or the repository knows none.

    Git knows a file by where it is: one that is reached through a link may be elsewhere in the repository.
    """
    if root is None:
        return None
    file, top = find_repository_of(root, path)
    return commits(top).commits.get(file.relative_to(top).as_posix())


def find_repository_of(root: Path, path: str) -> tuple[Path, Path]:
    """Where a file of the blog is, and the folder that git is asked in for it."""
    file, top = (root / path).resolve(), root.resolve()
    return file, top if file.is_relative_to(top) else boundary.find_repository(file.parent) or file.parent


class Answer(NamedTuple):
    """What git says of a repository, by paths, and what kept it from saying more."""

    commits: Mapping[str, Commits]
    fault: str = ""


@cache
def commits(root: Path) -> Answer:
    """All that the repository knows, by paths relative to ``root``; a renamed file begins with its new name."""
    form = f"--format={BEGIN}%aI{BEGIN}%an <%ae>"
    what = ("--name-only", "--relative", "-z", "--no-renames", "--no-ext-diff", "--no-textconv", "--no-show-signature")
    try:
        done = ask_git(root, "log", *what, form, ".")
    except subprocess.TimeoutExpired:
        return Answer({}, f"git did not come to an end within {SECONDS} s, so the dates of commits are unknown")
    except OSError:
        return Answer({})
    return Answer(dict(read_log(done.stdout.decode("utf-8", errors="replace"))))


def ask_git(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """What git prints in a folder. Raises OSError without git, and subprocess.TimeoutExpired."""
    # Git's own variables may mean the repository that rst2hugo is called from.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | ENVIRONMENT
    command = ["git", *CAREFULLY, "-C", str(root), *arguments]
    return subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS, check=False, env=environment
    )


def state_of_commits(root: Path) -> str:
    """What stands for all commits that the repository in ``root`` knows: the last one, and where its history ends."""
    try:
        done = ask_git(root, "rev-parse", "HEAD", "--git-path", "shallow", "--git-path", "info/grafts")
    except (OSError, subprocess.TimeoutExpired) as error:
        return type(error).__name__
    head, *paths = done.stdout.decode("utf-8", errors="replace").splitlines() or [""]
    return " ".join([head, *(str(describe_time(root / path)) for path in paths)])


def describe_time(file: Path) -> int:
    """When a file was written, in nanoseconds; 0 where there is none."""
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return 0


def read_log(printed: str) -> dict[str, Commits]:
    """The first and the last commit of each file in git's log, which begins with the latest."""
    found: dict[str, Commits] = {}
    date, author = dt.datetime.now(dt.UTC), ""
    for piece in printed.split("\0"):
        if piece.startswith(BEGIN):
            _, when, author = piece.split(BEGIN, 2)
            with suppress(ValueError):  # a year that no calendar has
                date = dt.datetime.fromisoformat(when)
        elif name := piece.lstrip("\n"):
            found[name] = Commits(date, found[name].last if name in found else date, author)
    return found


def dated(meta: Meta, told: list[Diagnostic], source: Source, root: Path | None) -> tuple[Meta, list[Diagnostic]]:
    """What ``metadata.meta`` made of a post, with a date where the post says none.

    It is that of the path (``2016-06-21-a.rst``, ``2016/06/21/a.rst``), of the file's first commit, or
    that of the file itself, which is reported.
    """
    if all(one.code is not Code.MISSING_DATE for one in told):
        return meta, told
    known = of(root, source.path)
    date = date_in_path(source.path) or (known.first if known else None)
    if date is not None or root is None or not (root / source.path).is_file():
        return completed(meta, told, date)
    changed = dt.datetime.fromtimestamp(int((root / source.path).stat().st_mtime), dt.UTC)
    fault = commits(find_repository_of(root, source.path)[1]).fault
    message = f"no date; {f'{fault}; ' if fault else ''}the file was changed on {changed:%Y-%m-%d}, which was taken"
    meta, told = completed(meta, told, changed)
    return meta, [*told, Diagnostic(source.path, None, Code.GUESSED_DATE, message)]


def with_lastmod(meta: Meta, source: Source, root: Path | None) -> Meta:
    """A post with the moment of its file's last commit as ``lastmod``, where it says none, and where that is later.

    Hugo's own ``enableGitInfo`` would say when the new file was written.
    """
    known = of(root, source.path) if "lastmod" not in meta.front_matter else None
    date = meta.front_matter.get("date")
    if known is None or (isinstance(date, dt.date) and f"{known.last:%Y-%m-%d}" <= f"{date:%Y-%m-%d}"):
        return meta
    names = {"title", "date"}
    first = {name: value for name, value in meta.front_matter.items() if name in names}
    rest = {name: value for name, value in meta.front_matter.items() if name not in names}
    return replace(meta, front_matter={**first, "lastmod": known.last, **rest})


def completed(meta: Meta, told: list[Diagnostic], date: dt.date | None) -> tuple[Meta, list[Diagnostic]]:
    """What ``metadata.meta`` made of a post, with a date known otherwise if it says none."""
    if date is None or "date" in meta.front_matter:
        return meta, told
    front_matter = {"title": meta.front_matter["title"], "date": date, **meta.front_matter}
    return replace(meta, front_matter=front_matter), [one for one in told if one.code is not Code.MISSING_DATE]
