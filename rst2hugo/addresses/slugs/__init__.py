"""How each blog engine turned a title, a tag or a file name into the last part of an address.

A function each, called like its engine; one file for each way of going about it. rstblog, blohg,
Hyde and Sphinx made no slugs: their addresses are the paths of the files.
"""

from __future__ import annotations

from rst2hugo.addresses.slugs.deleting import ablog, mynt, nikola
from rst2hugo.addresses.slugs.pelican_versions import pelican
from rst2hugo.addresses.slugs.replacing import german, jekyll, jekyll_title, nikola_verbatim, tinkerer, tinkerer_1_1
from rst2hugo.addresses.slugs.splitting import acrylamid, blogofile, wok, wok_1

__all__ = [
    "ablog", "acrylamid", "blogofile", "german", "jekyll", "jekyll_title", "mynt", "nikola", "nikola_verbatim",
    "pelican", "tinkerer", "tinkerer_1_1", "wok", "wok_1",
]  # fmt: skip  # a table
