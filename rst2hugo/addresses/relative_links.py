"""Links as they are written on a page, joined with its address."""

from __future__ import annotations

from urllib.parse import urljoin


def join_link(address: str, link: str) -> str:
    """``link`` as it leads from the page at ``address``; the link itself where it is malformed, as ``http://[``."""
    try:
        return urljoin(address, link)
    except ValueError:
        return link
