"""Work in several processes comes to an end, by itself or when it is interrupted."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from rst2hugo import Options
from rst2hugo.engine import Engine
from rst2hugo.model import Source
from rst2hugo.model.codes import Code
from rst2hugo.pipeline.compile_page import rescue_killed
from rst2hugo.pipeline.workers import mapped

POST = "---\ntitle: A\ndate: 2016-06-21\n---\n\n"


def doubled(number):
    return 2 * number


def stalled(number):
    time.sleep(60)
    return number


@pytest.mark.parametrize("jobs", [1, 2, 9])
def test_the_results_come_in_order(jobs):
    assert list(mapped(doubled, range(5), jobs)) == [0, 2, 4, 6, 8]


def killed_at_three(number):
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


@pytest.mark.parametrize("chunk", [1, 2, 16])
def test_a_killed_process_costs_one_thing(chunk):
    made = mapped(killed_at_three, range(8), 2, chunk=chunk, replace_killed=lambda number: f"lost {number}")
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
