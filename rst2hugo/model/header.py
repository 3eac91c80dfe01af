"""The header of a source and the rest of it."""

from __future__ import annotations

from typing import Any, NamedTuple


class Header(NamedTuple):
    """A text taken apart into what it says of itself and its body.

    ``body`` is the whole text with the header's lines blanked, not cut, so that line numbers stay
    true. ``problem`` says in one line what is wrong with a header that could not be read, and in
    which line of the file; then ``values`` is empty and ``body`` is the text unchanged. ``end`` is
    the number of lines that the header takes, whether it could be read or not; 0 when there is none.
    """

    values: dict[str, Any]
    body: str
    problem: str | None
    end: int
