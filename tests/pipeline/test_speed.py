"""A conversion costs about what docutils alone takes to parse the same texts; ``nox -s bench`` has the figures."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from support.generated_blog import write_blog
from support.stock_parse import prepare_stock_parse

from rst2hugo import Options, convert_blog

GOAL = 1.2
FAR_OFF = 2 * GOAL


def cpu_time(run: Callable[[], object]) -> float:
    """The least CPU time of three runs: others who use the machine only add to it."""
    times = []
    for _ in range(3):
        began = time.process_time()
        run()
        times.append(time.process_time() - began)
    return min(times)


def test_a_conversion_is_not_far_off_the_goal(tmp_path: Path) -> None:
    blog = write_blog(tmp_path / "blog", posts=40, links=6)
    parse = prepare_stock_parse(blog)
    assert cpu_time(lambda: convert_blog(blog, Options(jobs=1))) < FAR_OFF * cpu_time(parse)
