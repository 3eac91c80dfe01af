"""The cost of a whole conversion as a ratio to docutils' parsing alone: ``python tests/bench.py BLOG``.

Each run is a process of its own that reads the same texts; conversion and yardstick take turns, so
that a machine that slows down slows both.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

RUNS = 3


def parse_alone(blog: Path) -> None:
    """Stock ``Parser.parse`` over the bodies of all posts."""
    from docutils import frontend, utils
    from docutils.parsers.rst import Parser

    from rst2hugo import Options, pipeline

    engine = pipeline.start(blog, Options()).engine
    bodies = [engine.header(source) for source in engine.sources()]
    settings = frontend.get_default_settings(Parser)
    settings.report_level, settings.warning_stream, settings._disable_config = 5, False, True
    began = time.perf_counter()
    for header in bodies:
        Parser().parse(header.body, utils.new_document("x", settings))
    tell(began)


def convert(blog: Path, jobs: int) -> None:
    from rst2hugo import Options, convert_blog

    began = time.perf_counter()
    convert_blog(blog, Options(jobs=jobs))
    tell(began)


def tell(began: float) -> None:
    seconds = time.perf_counter() - began
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    sys.stdout.write(f"{seconds} {own} {children}\n")


def measured(blog: str, what: str) -> list[float]:
    done = subprocess.run([sys.executable, __file__, blog, what], capture_output=True, text=True, check=True)
    return [float(number) for number in done.stdout.split()]


def main(blog: str) -> None:
    rows = [{what: measured(blog, what) for what in ("parse", "1", "2")} for _ in range(RUNS)]
    for what, name in (("1", "convert, one process"), ("2", "convert, --jobs 2")):
        ratios = [row[what][0] / row["parse"][0] for row in rows]
        peak = max(max(row[what][1:]) for row in rows)
        sys.stdout.write(
            f"{name}: {statistics.median(ratios):.2f} times the time of Parser.parse alone "
            f"({min(ratios):.2f} to {max(ratios):.2f}), peak {peak:.0f} MiB in one process\n"
        )
    sys.stdout.write(f"Parser.parse alone: peak {max(row['parse'][1] for row in rows):.0f} MiB\n")


if __name__ == "__main__":
    if len(sys.argv) == 2:
        main(sys.argv[1])
    elif sys.argv[2] == "parse":
        parse_alone(Path(sys.argv[1]))
    else:
        convert(Path(sys.argv[1]), int(sys.argv[2]))
