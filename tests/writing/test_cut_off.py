"""A few runs that are cut off; ``kill_at_random.py`` cuts off any number."""

import subprocess
import sys
from pathlib import Path


def test_no_run_that_is_cut_off_leaves_anything_half_done() -> None:
    command = [sys.executable, str(Path(__file__).with_name("kill_at_random.py")), "6", "35"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.stdout.endswith("6 runs were cut off, 0 problems\n"), done.stdout + done.stderr
