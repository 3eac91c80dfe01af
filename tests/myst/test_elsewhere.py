"""The tests of MyST run in the environment with ABlog where this one has no myst-parser (for an older docutils)."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from support.paths import PROJECT, TESTS

from rst2hugo import myst

FILES = [str(Path(__file__).with_name(name)) for name in ("test_myst.py", "test_own_code.py")]
NEEDED = "import myst_parser, pytest, pytest_regressions, click, rich, lxml, frontmatter, tomli_w, hugo"


@pytest.mark.skipif(myst.is_there(), reason="they run in this environment")
def test_in_the_environment_with_ablog() -> None:
    python = os.environ.get("RST2HUGO_ABLOG_PYTHON")
    if not python or subprocess.run([python, "-c", NEEDED], capture_output=True, check=False).returncode:
        pytest.skip("RST2HUGO_ABLOG_PYTHON names no Python with myst-parser and rst2hugo; nox -s tests makes one")
    command = [python, "-m", "pytest", "-q", "-p", "no:cacheprovider", *FILES]
    path = os.pathsep.join([str(PROJECT), str(TESTS)])
    done = subprocess.run(
        command, cwd=PROJECT, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-1000:]
