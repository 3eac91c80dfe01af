"""Work in several processes comes to an end, by itself or when it is interrupted."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from rst2hugo import Options, convert_blog
from rst2hugo.engine import Engine
from rst2hugo.model import Source
from rst2hugo.model.codes import Code
from rst2hugo.pipeline import workers
from rst2hugo.pipeline.compile_page import rescue_killed
from rst2hugo.pipeline.workers import cut_chunks, mapped

POST = "---\ntitle: A\ndate: 2016-06-21\n---\n\n"


def doubled(number):
    return 2 * number


def stalled(number):
    time.sleep(60)
    return number


@pytest.mark.parametrize("jobs", [1, 2, 9])
def test_the_results_come_in_order(jobs):
    assert list(mapped(doubled, range(5), jobs)) == [0, 2, 4, 6, 8]


@pytest.mark.parametrize("jobs", [2, 3])
def test_each_process_gets_less_and_less_at_a_time(jobs):
    weights = [5, 0, 900, 20, 20, 3, *[40] * 50, 1]
    chunks = [*cut_chunks(range(len(weights)), weights, jobs)]
    assert [one for chunk in chunks for one in chunk] == [*range(len(weights))]
    sums = [sum(weights[one] for one in chunk) for chunk in chunks if 2 not in chunk]
    assert all(chunks)
    assert sums[0] == max(sums) >= 4 * min(sums)
    assert len(chunks) > 4 * jobs


def test_a_small_blog_is_converted_in_one_process(tmp_path, monkeypatch):
    (tmp_path / "a.rst").write_text(POST)
    (tmp_path / "b.rst").write_text(POST)
    monkeypatch.setattr(workers, "ProcessPoolExecutor", None)
    with pytest.raises(TypeError):
        convert_blog(tmp_path, Options(jobs=2))
    monkeypatch.setattr(workers, "break_even", lambda: 1000)
    assert len(convert_blog(tmp_path, Options(jobs=2)).pages) == 2


# A program that is imported by each process that it starts, as on macOS and Windows.
SPAWNED = """
import multiprocessing, sys
from pathlib import Path
from rst2hugo import Options, convert_blog
from rst2hugo.engine import Engine
from rst2hugo.pipeline import workers

def count(engine):
    pickled.append(engine)
    return vars(engine)

if __name__ == "__main__":
    pickled = []
    Engine.__getstate__ = count
    workers.break_even = lambda: 0
    multiprocessing.set_start_method("spawn")
    one = convert_blog(Path("blog"), Options(jobs=1)).pages
    copied = len(pickled)  # not for another process
    two = convert_blog(Path("blog"), Options(jobs=2)).pages
    print(one == two, len(one), len(pickled) - 2 * copied)
"""


def test_processes_that_begin_with_nothing_get_the_engine_once(tmp_path):
    (tmp_path / "blog").mkdir()
    (tmp_path / "run.py").write_text(SPAWNED)
    for number in range(30):
        (tmp_path / "blog" / f"{number}.rst").write_text(
            f"{POST}`Two <2.rst>`_ and |x|\n\n.. |x| replace:: *{number}*\n"
        )
    done = subprocess.run([sys.executable, "run.py"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["True", "30", "2"], done.stderr


def killed_at_three(number):
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


@pytest.mark.parametrize("heavy", [0, 3, 7])
def test_a_killed_process_costs_one_thing(heavy):
    made = mapped(
        killed_at_three,
        range(8),
        2,
        weigh=lambda one: 99 * (one == heavy),
        replace_killed=lambda number: f"lost {number}",
    )
    assert list(made) == [0, 2, 4, "lost 3", 8, 10, 12, 14]


def test_a_post_at_which_a_process_is_killed_is_kept_as_it_is():
    page = rescue_killed(Source("a.rst", f"{POST}Words."), Engine(None, Options())).page
    assert page.markdown == "```rst\nWords.\n```"
    assert [one.code for one in page.diagnostics] == [Code.INTERNAL_ERROR]


def test_who_loses_interest_does_not_wait():
    began = time.monotonic()
    results = mapped(stalled, range(8), 2)
    with pytest.raises(KeyboardInterrupt):
        for _ in watched(results):
            pass
    assert time.monotonic() - began < 20


def test_no_process_lives_on_after_its_parent_was_killed():
    """Not even one that is busy: who is killed cannot end the others."""
    code = "from test_workers import *\nlist(mapped(report_and_stall, range(2), 2))"
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, cwd=Path(__file__).parent, stdout=-1, start_new_session=True) as run:
        try:
            assert all(int(run.stdout.readline()) for _ in range(2))
            run.kill()
            assert run.communicate(timeout=20)[0] == b""  # which comes when the last of them has closed its output
        finally:
            with suppress(ProcessLookupError):
                os.killpg(run.pid, signal.SIGKILL)


def report_and_stall(number):
    os.write(1, b"%d\n" % os.getpid())
    return stalled(number)


def watched(results):
    """``results`` to somebody who has gone before the first one is there."""
    signal.signal(signal.SIGALRM, lambda *_: signal.raise_signal(signal.SIGINT))
    signal.alarm(1)
    yield from results


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("whom", [os.kill, os.killpg])
def test_an_interrupted_migration_ends_at_once_and_without_a_traceback(tmp_path, jobs, whom):
    (tmp_path / "blog").mkdir()
    for name in "abc":  # docutils is busy with each of these for minutes
        (tmp_path / "blog" / f"{name}.rst").write_text(POST + "*a " * 60_000)
    command = [sys.executable, "-m", "rst2hugo", "migrate", "blog", "site", "--jobs", str(jobs)]
    # A group of its own gets the signal as the processes of a terminal get Ctrl-C: all of them.
    with subprocess.Popen(command, cwd=tmp_path, stdout=-1, stderr=-1, text=True, start_new_session=True) as run:
        try:
            time.sleep(4)
            assert run.poll() is None
            whom(run.pid, signal.SIGINT)
            _, said = run.communicate(timeout=10)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(run.pid, signal.SIGKILL)
    assert run.returncode == 130
    assert [line for line in said.splitlines()[1:] if line] == ["Aborted!"]  # the first line is how the blog is read
    assert not (tmp_path / "site").exists()
