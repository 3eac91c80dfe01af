"""``migrate`` cut off at any instant: each file is the old or the new one, and the next run ends as any other.

``python tests/writing/kill_at_random.py 1000`` cuts off so many, and prints a table; a second number is the seed.
A run is a fork of this program, cut off by a signal at a random time, by one at a random access to the site, or by a
disk that is full: no file may grow beyond a random size, or no file can be made from a random access on.
"""

from __future__ import annotations

import errno
import os
import random
import resource
import select
import shutil
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib import import_module
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from rst2hugo import convert_blog
from rst2hugo.cli import interrupts, main
from rst2hugo.writing.atomic import PART

Tree = dict[str, bytes]
MANIFEST = ".rst2hugo.json"
CHANGES = frozenset(["os.rename", "os.remove", "os.mkdir", "os.rmdir"])
MAKES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
# Who is sent a signal at an access of its own may have come to its end before the signal arrives.
WAYS = ("SIGKILL", "SIGINT", "SIGTERM", "SIGKILL at an access", "SIGINT at an access", "full disk", "full at an access")
# The status of a run that was cut off.
STATUS = {"SIGKILL": (-9,), "SIGINT": (130,), "SIGTERM": (-15, 143), "full di": (2,), "full at": (2,)}
POST = "Heron {0}\n========\n\n:date: 2014-03-0{1}\n:tags: heron, stork\n\n{2} `Heron 0 <{{filename}}p0.rst>`_.\n"


def blog_files(version: int) -> Tree:
    """A small blog; in its second version a post, a picture and a setting are new, others are gone or changed."""
    numbers = range(18) if version == 1 else [*range(3), *range(5, 20)]
    posts = {f"content/p{n}.rst": POST.format(n, n % 9 + 1, version if n % 3 else 1).encode() for n in numbers}
    settings = f"SITENAME = 'Heron {version}'\nSITEURL = 'https://heron.example'\nPATH = 'content'\nTIMEZONE = 'UTC'\n"
    pictures = {f"content/images/{version * n % 7}.png": bytes([version, n]) * 30_000 for n in (1, 2, 3)}
    return {"pelicanconf.py": settings.encode(), **posts, **pictures, "content/images/same.png": b"s" * 100_000}


def write_tree(folder: Path, files: Tree) -> None:
    """Make ``files`` all that is in ``folder``."""
    shutil.rmtree(folder, ignore_errors=True)
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)


def read_tree(folder: Path) -> Tree:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def edit(site: Tree) -> Tree:
    """What a user makes of a site: a post and the settings edited, a post removed, files of their own."""
    posts = sorted(path for path in site if path.startswith("content/posts/p"))
    edited = {posts[0]: site[posts[0]] + b"\nMine.\n", "hugo.toml": site["hugo.toml"] + b"\n# Mine.\n"}
    own = {"content/posts/p19.md": b"Mine.\n", "static/own.txt": b"Mine.\n"}
    return {path: data for path, data in (site | edited | own).items() if path != posts[1]}


class Accesses:
    """An audit hook, which calls ``act`` at the access of number ``at`` that changes something in ``site``.

    A full disk refuses each later one, too, that makes something.
    """

    def __init__(self, site: Path, at: int, act: Callable[[], None]) -> None:
        self.site, self.left, self.act = str(site), at, act
        sys.addaudithook(self.see)

    def see(self, event: str, values: tuple[Any, ...]) -> None:
        makes = event == "os.mkdir" or (event == "open" and isinstance(values[2], int) and bool(values[2] & MAKES))
        if not (makes or event in CHANGES) or not isinstance(values[0], str | os.PathLike):
            return
        if os.fspath(values[0]).startswith(self.site):
            self.left -= 1
            if self.left == -1 or (self.left < 0 and makes and self.act is refuse):
                self.act()


def refuse() -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


class Ended(NamedTuple):
    """How a run ended: its status, what it printed, whether all of its processes ended, its seconds."""

    status: int
    output: str
    is_over: bool
    seconds: float


def run(command: list[str], prepare: Callable[[], object], cut_off: Callable[[int], object]) -> Ended:
    """``migrate`` in a process group of its own, where ``prepare`` is called first; ``cut_off`` gets the group."""
    began, (output, end) = time.monotonic(), os.pipe()
    pid = os.fork()
    if pid == 0:
        os.setpgrp()
        for stream in (1, 2):
            os.dup2(end, stream)
        os.close(output)
        os.close(end)
        status = 70
        try:
            signal.signal(signal.SIGINT, signal.default_int_handler)  # which is ignored in a shell's background
            interrupts.OWNER = os.getpid()  # as in a program of its own
            prepare()
            main(args=command, prog_name="rst2hugo")
        except SystemExit as ending:
            status = int(ending.code or 0)
        finally:
            os._exit(status)
    os.close(end)
    with suppress(PermissionError, ProcessLookupError):  # the child may have done so, or ended
        os.setpgid(pid, pid)
    cut_off(pid)
    status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    seconds, printed = time.monotonic() - began, b""
    while is_heard := bool(select.select([output], [], [], 20)[0]):  # the last process closes it
        if not (piece := os.read(output, 65536)):
            break
        printed += piece
    os.close(output)
    if not is_heard:
        with suppress(ProcessLookupError):
            os.killpg(pid, signal.SIGKILL)
    return Ended(status, printed.decode("utf-8", "replace"), is_heard, seconds)


class Bench:
    """A blog, and its site before and after each stage: the first run, and one over an older site with edits."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self.blog, self.site, self.chance = folder / "blog", folder / "site", chance
        write_tree(self.blog, blog_files(1))
        import_module("rst2hugo.cli.commands.migrate")  # what each run would have to import, these two do once
        convert_blog(self.blog)
        edited = edit(self.migrate({}))
        write_tree(self.blog, blog_files(2))
        befores: dict[str, Tree] = {"first run": {}, "run over edits": edited}
        self.trees = {stage: (before, self.migrate(before)) for stage, before in befores.items()}
        self.seconds = max(self.run(jobs).seconds for jobs in (1, 2, 2))

    def run(self, jobs: int, prepare: Callable[[], object] = bool, cut_off: Callable[[int], object] = bool) -> Ended:
        command = ["migrate", str(self.blog), str(self.site), "--no-build", "--jobs", str(jobs)]
        return run(command, prepare, cut_off)

    def migrate(self, before: Tree) -> Tree:
        """What a whole run makes of a site."""
        write_tree(self.site, before)
        ended = self.run(1)
        assert ended.status in (0, 1), ended.output
        return read_tree(self.site)

    def cut_off(self, way: str, jobs: int, accesses: int) -> Ended:
        """A run that is cut off in one of ``WAYS``."""
        name, at = way[:7].strip(), self.chance.randrange(accesses)
        size, wait = self.chance.randrange(120_000), self.chance.uniform(0, self.seconds)
        if way == "full disk":
            hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
            return self.run(jobs, lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard)))
        if way == "full at an access":
            return self.run(jobs, lambda: Accesses(self.site, at, refuse))
        number = signal.Signals[name]
        if way.endswith("access"):
            return self.run(jobs, lambda: Accesses(self.site, at, lambda: os.kill(os.getpid(), number)))

        def interrupt(pid: int) -> None:
            time.sleep(wait)
            if number is signal.SIGINT:  # which a terminal sends to all processes
                os.killpg(pid, number)
            else:
                os.kill(pid, number)

        return self.run(jobs, cut_off=interrupt)

    def problems(self, stage: str, way: str, jobs: int) -> tuple[str, list[str]]:
        """How far a run came that was cut off, and what is wrong after it."""
        before, after = self.trees[stage]
        write_tree(self.site, before)
        ended = self.cut_off(way, jobs, 3 * sum(after.get(path) != before.get(path) for path in before | after))
        found = [] if ended.is_over else ["a process lives on"]
        if "Traceback" in ended.output or ended.status not in (0, 1, *STATUS[way[:7].strip()]):
            found.append(f"status {ended.status}: {ended.output[-3000:]}")
        there = {path: data for path, data in read_tree(self.site).items() if not path.startswith(MANIFEST)}
        names = [path for path in before | after | there if path != MANIFEST and PART not in path]
        torn = [path for path in names if there.get(path) not in (before.get(path), after.get(path))]
        found += [f"{path} is neither the old nor the new file" for path in torn]
        same = [there == {path: one[path] for path in one if path != MANIFEST} for one in (before, after)]
        again = self.run(jobs)
        found += [] if again.status in (0, 1) and again.is_over else [f"the next run: {again}"]
        now = read_tree(self.site)
        found += [f"after the next run, {path} differs" for path in now | after if now.get(path) != after.get(path)]
        return "before" if same[0] else "after" if same[1] else "midway", found


def table(count: int, seed: int) -> Iterator[str]:
    """A row for each stage, way and number of jobs, with ``count`` runs in all; then what is wrong."""
    chance, wrong = random.Random(seed), []
    rows = [*product(("first run", "run over edits"), WAYS, (1, 2))]
    with TemporaryDirectory() as name:
        bench = Bench(Path(name).resolve(), chance)
        yield f"{'':16}{'cut off by':22}jobs  runs  before the writing  midway  after  failures"
        for row, tries in sorted(Counter(chance.choices(rows, k=count)).items()):
            stage, way, jobs = row
            found = [bench.problems(*row) for _ in range(tries)]
            ends = Counter(where for where, _ in found)
            wrong += [f"{stage}, {way}, {jobs} jobs: {one}" for _, problems in found for one in problems]
            failures = sum(bool(problems) for _, problems in found)
            yield (
                f"{stage:16}{way:22}{jobs:4}{tries:6}{ends['before']:20}{ends['midway']:8}{ends['after']:7}{failures:10}"
            )
    yield from wrong
    yield f"{count} runs were cut off, {len(wrong)} problems"


if __name__ == "__main__":
    last = ""
    for last in table(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(10**9)):
        sys.stdout.write(f"{last}\n")
        sys.stdout.flush()
    sys.exit(not last.endswith(" 0 problems"))
