"""What a new page was made from, as far as a comparison with the old one asks for it."""

from __future__ import annotations

import re
from typing import NamedTuple


class Origin(NamedTuple):
    """What a new page was made from: its source, its header, the addresses of the links that were mended.

    ``lists`` are the lists of posts on it, each the addresses that it has to name.
    """

    text: str = ""
    header: str = ""
    repaired: frozenset[str] = frozenset()
    lists: tuple[tuple[str, ...], ...] = ()

    @property
    def title(self) -> str:
        """The title in the header."""
        found = re.search(r"(?m)^title = (.*)$", self.header)
        return found[1] if found else ""


NOWHERE = Origin()
"""That of a page whose source is not known."""
