"""Pages that say everything themselves: as in a site whose hugo.toml has no patterns for addresses and ids."""

from __future__ import annotations

from rst2hugo.model import Result
from rst2hugo.writing.own_settings import Rules, with_addresses


def spelled_out(result: Result) -> Result:
    """The result with the address and the ids of every page in its front matter."""
    return with_addresses(result, Rules(None, {}))
