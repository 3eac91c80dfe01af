"""What Acrylamid's filters say of a text: what it is written in, and whether quotes are set as printers set them."""

from __future__ import annotations

# The filters that turn the text into HTML, and the formats that pandoc is told → what the text is written in.
MARKUPS = {
    **dict.fromkeys(("rst", "rest", "restructuredtext"), "rst"),
    **dict.fromkeys(("markdown", "md", "mkd", "discount", "gfm", "commonmark"), "markdown"),
    **dict.fromkeys(("html", "plain", "pass"), "html"),
    **{name: name for name in ("textile", "org", "mediawiki", "docbook", "t2t", "ipynb", "latex")},
}
CONVERTERS = frozenset({*MARKUPS, "pandoc", "none"})
TYPOGRAPHY = frozenset({"typography", "typo", "smartypants"})
