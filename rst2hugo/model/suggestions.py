"""What the user may have meant by a name that does not exist."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches

FEW = 6


def suggest_name(name: str, known: Collection[str]) -> str:
    """The end of a message about an unknown name: what may be meant, or all that is known if that is not much."""
    by_letters = {one.lower(): one for one in known}
    close = [by_letters[one] for one in get_close_matches(name.lower(), by_letters, n=1, cutoff=0.6)]
    if close:
        return f"do you mean {close[0]}?"
    names = sorted(known)
    return f"known are {', '.join(names[:-1])} and {names[-1]}" if 1 < len(names) <= FEW else ""
