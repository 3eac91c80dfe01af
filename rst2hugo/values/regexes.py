"""Regular expressions that a blog writes in its settings: whether they can be used, and end."""

from __future__ import annotations

import re
import string
import subprocess
import sys
import warnings
from functools import cache

LONGEST_PATTERN = 1000
SECONDS = 5
"""How long the texts of a trial may take; those that end need milliseconds."""
# What makes the time grow with a power of the text's length, or of two: repeated groups, many repetitions.
REPEATED_GROUP = re.compile(r"\)\s*[*+?{]\s*|\)\{")
REPETITION = re.compile(r"[*+]|\{\d*,")
MANY = 3
LENGTH = 100  # of a long path; an honest pattern with four times .* is slow with more
# Tries one pattern on each text. Python's own, in a process that can be ended: no thread can stop a match.
TRIAL = """
import re, sys, warnings
warnings.simplefilter("ignore")
pattern, *texts = sys.stdin.buffer.read().decode("utf-8", "surrogatepass").split("\\0")
pattern = re.compile(pattern)
for text in texts:
    pattern.search(text)
"""


def compile_regex(expression: object) -> re.Pattern[str] | None:
    """A regular expression of the settings; None for an empty one, and for one that has a fault."""
    if not isinstance(expression, str) or not expression or find_fault(expression):
        return None
    with warnings.catch_warnings(action="ignore"):  # of what a later Python will read otherwise
        return re.compile(expression)


def find_fault(expression: object, replacement: str = "") -> str | None:
    """What keeps a regular expression, and what takes the place of what it finds, from being used; None for nothing."""
    if not isinstance(expression, str):
        return f"{expression!r:.60} is not a text"
    return find_fault_of_text(expression, replacement)


@cache
def find_fault_of_text(expression: str, replacement: str) -> str | None:
    """``find_fault`` of a text."""
    if len(expression) > LONGEST_PATTERN:
        return f"a regular expression of {len(expression)} characters is too long"
    try:
        with warnings.catch_warnings(action="ignore"):
            re.sub(expression, replacement, "")
    except (re.error, IndexError, RecursionError, OverflowError, MemoryError) as error:
        return f"{expression:.60} is not a regular expression: {str(error) or 'nested too deeply'}"
    if may_not_end(expression) and not ends(expression):
        return f"{expression:.60} takes a time without end for some names"
    return None


def may_not_end(expression: str) -> bool:
    """Whether a pattern is of a kind of which some take a time without end."""
    return REPEATED_GROUP.search(expression) is not None or len(REPETITION.findall(expression)) >= MANY


def ends(expression: str) -> bool:
    """Whether a pattern is through with texts of a file name's length that repeat what it asks for."""
    letters = {*"aA0 -_./", *(one for one in expression if one.isalnum() or one in string.punctuation)}
    texts = [text for one in sorted(letters) for text in (f"{one * LENGTH}\n", f"{one * LENGTH}\x01")]
    given = "\0".join([expression, *texts]).encode("utf-8", "surrogatepass")
    command = [sys.executable, "-I", "-S", "-c", TRIAL]
    try:
        subprocess.run(command, input=given, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return False
    return True
