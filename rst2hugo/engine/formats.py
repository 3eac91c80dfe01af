"""What the texts of a blog may be written in, by the endings of their files."""

from __future__ import annotations

RST = (".rst", ".rest")
MARKDOWN = (".md", ".markdown", ".mkd", ".mdown")
# What pandoc reads.
FOREIGN = {
    ".textile": "textile", ".org": "org", ".mediawiki": "mediawiki", ".wiki": "mediawiki", ".html": "html",
    ".htm": "html", ".xhtml": "html", ".ipynb": "ipynb", ".docbook": "docbook", ".dbk": "docbook", ".t2t": "t2t",
}  # fmt: skip  # a table
# No engine publishes these unless its configuration says so.
TEX = dict.fromkeys((".tex", ".latex", ".ltx"), "latex")
