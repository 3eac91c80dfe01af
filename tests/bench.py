"""What a conversion costs, as ratios: ``python tests/bench.py [BLOG] [--posts N] [--links M] [--only WORD]``.

Each figure is the median of several runs. In each run, every measurement is a process of its own, and they take turns:
a machine that slows down slows both sides of a ratio. CPU time counts, since others may use the machine as well.
Without a BLOG, one of N posts with M links each is made.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from support.generated_blog import write_blog
from support.stock_parse import prepare_stock_parse

RUNS = 5


class Row(NamedTuple):
    """A line of the table: a measurement divided by another, in ``figure``, and the goal."""

    name: str
    measured: str
    divided_by: str
    figure: str
    goal: str


ROWS = [
    Row("conversion, one process / parse alone", "convert", "parse", "cpu", "1.0 (Acrylamid), 1.2"),
    Row("conversion, one process / parse alone", "convert", "parse", "wall", "1.0 (Acrylamid), 1.2"),
    Row("conversion, --jobs 2 / parse alone", "convert2", "parse", "wall", "0.55"),
    Row("conversion, --jobs 2 / parse alone", "convert2", "parse", "cpu", ""),
    Row("rst2hugo --help / import click", "help", "click", "cpu", "1.5"),
    Row("second migrate, nothing changed / first", "second", "first", "cpu", "0.35"),
    Row("verify without Hugo's build / conversion", "verify", "convert", "own cpu", "2"),
    Row("ten times the posts / the posts", "convert of 10 N posts", "convert of N posts", "cpu", "11"),
    Row("ten times the posts / the posts", "convert of 10 N posts", "convert of N posts", "peak", "4"),
]
Prepared = Callable[[], object]
"""What is measured; what has to be done before is done."""


def convert(blog: Path, site: Path, jobs: int = 1) -> Prepared:
    from rst2hugo import Options, convert_blog

    return lambda: convert_blog(blog, Options(jobs=jobs))


def command(*arguments: object) -> Prepared:
    line = [sys.executable, *map(str, arguments)]
    return lambda: subprocess.run(line, capture_output=True, check=False)


def migrate(blog: Path, site: Path) -> Prepared:
    return command("-m", "rst2hugo", "migrate", blog, site, "--jobs", 1, "--no-build")


def migrate_again(blog: Path, site: Path) -> Prepared:
    migrate(blog, site)()
    return migrate(blog, site)


def verify(blog: Path, site: Path) -> Prepared:
    from rst2hugo.verify import verify as verify_site

    migrate(blog, site)()
    return lambda: verify_site(site, blog)


MEASUREMENTS: dict[str, Callable[[Path, Path], Prepared]] = {
    "parse": lambda blog, site: prepare_stock_parse(blog),
    "convert": convert,
    "convert2": lambda blog, site: convert(blog, site, jobs=2),
    "help": lambda blog, site: command("-m", "rst2hugo", "--help"),
    "click": lambda blog, site: command("-c", "import click"),
    "first": migrate,
    "second": migrate_again,
    "verify": verify,
    "convert of N posts": convert,
    "convert of 10 N posts": convert,
}


def measure(name: str, blog: Path, site: Path) -> dict[str, float]:
    """The seconds and MiB that a measurement takes in this process and in those that it starts."""
    run = MEASUREMENTS[name](blog, site)
    before, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    run()
    wall = time.perf_counter() - began
    after, later = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    own = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    others = later.ru_utime + later.ru_stime - children.ru_utime - children.ru_stime
    return {"wall": wall, "own cpu": own, "cpu": own + others, "peak": after.ru_maxrss / 1024}


def measure_apart(name: str, blog: Path) -> dict[str, float]:
    """What ``measure`` says in a process of its own, with a folder for the site and an empty one for the cache."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        line = [sys.executable, __file__, str(blog), "--measure", name, "--site", f"{folder}/site"]
        environment = {**os.environ, "XDG_CACHE_HOME": f"{folder}/cache"}
        done = subprocess.run(line, capture_output=True, text=True, check=True, env=environment)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def print_table(rows: list[Row], blogs: dict[str, Path], runs: int) -> None:
    """Measure all that the rows want, in turns, and print them."""
    names = list(dict.fromkeys(name for row in rows for name in (row.measured, row.divided_by)))
    results = [{name: measure_apart(name, blogs[name]) for name in names} for _ in range(runs)]
    for row in rows:
        ratios = [one[row.measured][row.figure] / one[row.divided_by][row.figure] for one in results]
        spread = f"({min(ratios):.2f} to {max(ratios):.2f})"
        sys.stdout.write(f"{row.name:42}{row.figure:8}{statistics.median(ratios):6.2f}  {spread:18}{row.goal}\n")
    for name in names:
        figures = {key: statistics.median(one[name][key] for one in results) for key in ("cpu", "wall", "peak")}
        sys.stdout.write(
            f"  {name:40}{figures['cpu']:8.2f} s of CPU,{figures['wall']:8.2f} s, peak {figures['peak']:.0f} MiB\n"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("blog", nargs="?", type=Path)
    parser.add_argument("--posts", type=int, default=200)
    parser.add_argument("--links", type=int, default=10)
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--only", default="", help="only the rows with this word in their name")
    parser.add_argument("--measure", help=argparse.SUPPRESS)
    parser.add_argument("--site", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.measure:
        sys.stdout.write(json.dumps(measure(given.measure, given.blog, given.site)))
        return
    rows = [row for row in ROWS if given.only in row.name]
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        few = write_blog(Path(folder) / "few", given.posts, given.links)
        many = write_blog(Path(folder) / "many", given.posts * 10, given.links)
        blogs = {
            **dict.fromkeys(MEASUREMENTS, given.blog or few),
            "convert of N posts": few,
            "convert of 10 N posts": many,
        }
        print_table(rows, blogs, given.runs)


if __name__ == "__main__":
    main()
