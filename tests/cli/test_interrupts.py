"""An interrupt, at whatever instant it comes, is one line and an exit code."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from support.old_blog import written

from rst2hugo.cli import interrupts

POST = "---\ntitle: A\ndate: 2016-06-21\n---\n\nWords, and `a link <https://example.org/>`_.\n"
# Counts what Python tells its audit hooks (imports, files that are opened, objects that are made), which happens at
# every instant, and sends a signal once the count has reached a number; it prints the count of a whole run.
PROGRAM = """
import atexit, os, sys
number, at = map(int, sys.argv[1:3])
del sys.argv[1:3]
count, us = 0, os.getpid()
def watch(event, arguments):
    global count
    if os.getpid() == us:
        count += 1
        if count == at:
            os.kill(us, number)
from rst2hugo.cli import main
sys.addaudithook(watch)
atexit.register(lambda: at or print(count))
main(prog_name="rst2hugo")
"""


def run(folder: Path, number: int, at: int) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", PROGRAM, str(number), str(at), "migrate", "blog", "site", "--no-build"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def total(tmp_path_factory: pytest.TempPathFactory) -> int:
    """How much there is to count in a run that nothing interrupts."""
    folder = tmp_path_factory.mktemp("whole")
    written(folder / "blog", {"a.rst": POST, "b.rst": POST})
    return int(run(folder, 0, 0).stdout)


INSTANTS = [(signal.SIGINT, part) for part in (0.0, 0.002, 0.5, 0.85, 0.9)]


@pytest.mark.parametrize(("number", "part"), [*INSTANTS, (signal.SIGTERM, 0.05), (signal.SIGTERM, 0.9)])
def test_an_interrupt_is_one_line(tmp_path: Path, total: int, number: signal.Signals, part: float) -> None:
    written(tmp_path / "blog", {"a.rst": POST, "b.rst": POST})
    done = run(tmp_path, number, max(1, int(total * part)))
    lines = [one for one in done.stderr.splitlines() if one]
    assert lines.index(interrupts.WORDS[number]) == len(lines) - 1
    assert "Traceback" not in done.stderr
    assert done.returncode == 128 + number
