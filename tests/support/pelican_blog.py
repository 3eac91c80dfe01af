"""Posts of Pelican in rst."""

from __future__ import annotations

DATED = ":date: 2012-03-04 10:11"


def rst(title, fields=DATED, body="Text."):
    return f"{title}\n{'#' * len(title)}\n\n{fields}\n\n{body}\n"
