"""The blogs of the examples."""

from __future__ import annotations

from support.paths import PROJECT

EXAMPLES = PROJECT / "examples"
BLOGS = {
    "acrylamid": EXAMPLES / "acrylamid" / "blog",
    "plain": EXAMPLES / "plain" / "posts",
    "pelican": EXAMPLES / "pelican" / "blog",
    "nikola": EXAMPLES / "nikola" / "blog",
    "ablog": EXAMPLES / "ablog" / "blog",
    "tinkerer": EXAMPLES / "tinkerer" / "blog",
}
