"""Where the tests and the project are."""

from pathlib import Path

TESTS = Path(__file__).parent.parent
PROJECT = TESTS.parent
PACKAGE = PROJECT / "rst2hugo"
EXAMPLES = PROJECT / "examples"
