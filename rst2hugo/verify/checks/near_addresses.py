"""Which address of the new site is truly like one that is lost."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher, get_close_matches
from pathlib import PurePosixPath


def nearest(address: str, there: Sequence[str]) -> str:
    """The one among these addresses that is truly like this one; "" rather than a wrong one."""
    last = last_parts(address)
    same = [one for one in there if last_parts(one) == last] if re.search("[^\\W\\d]", last[1]) else []
    if len(same) == 1:
        return same[0]
    close = get_close_matches(address, there, 3, 0.9)
    return next((one for one in close if numbers(one) == numbers(address) and are_alike(last_parts(one), last)), "")


def last_parts(address: str) -> tuple[str, str]:
    """The name of the folder and the name of the page at an address, in lower case."""
    path = PurePosixPath(re.sub(r"\.html?$", "", address.lower()))
    return path.parent.name, path.name


def numbers(address: str) -> list[str]:
    """Other numbers are other days, parts and pages."""
    return re.findall(r"\d+", address)


def are_alike(one: Sequence[str], other: Sequence[str]) -> bool:
    return all(SequenceMatcher(None, a, b).ratio() >= 0.8 for a, b in zip(one, other, strict=True))
