"""Unknown directives of which the user asks to see the source (``[unknown]`` of ``rst2hugo.toml``)."""

from __future__ import annotations

import re

from rst2hugo.model import Page
from rst2hugo.model.diagnostics import Code

NAME = re.compile(r'Unknown directive type "([^"]+)"')


def names_as_source(page: Page, form: str) -> frozenset[str]:
    """The unknown directives of a page that became their source, or their body where that can be read as rst."""
    if form == "shortcode":
        return frozenset()
    told = (one.message for one in page.diagnostics if one.code is Code.UNKNOWN_DIRECTIVE)
    return frozenset(found[1] for message in told if (found := NAME.match(message)))
