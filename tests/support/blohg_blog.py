"""A small blog of Blohg."""

from __future__ import annotations

CONFIG = """\
TITLE: A repository
TAGLINE: of posts
AUTHOR: Jane Doe <jane@example.org>
POSTS_PER_PAGE: 2
POSTS_PER_ATOM_FEED: 7
LOCALE: pt_BR
DISQUS: arepo
"""
FIRST = """\
.. tags: python,q&a
.. date: 1280000000
.. author: Jane Doe <jane@example.org>
.. aliases: 301:/old/first/,302:/older.html, /oldest/

First
=====

Text.

.. read_more

.. this is: a comment

More.
"""
FILES = {
    "config.yaml": CONFIG,
    "content/index.rst": "Home\n====\n\nHi.\n",
    "content/about.rst": "About\n=====\n\n:kept: as text\n\nMe.\n",
    "content/post/first.rst": FIRST,
    "content/post/2011/second.rst": "Second\n======\n\n.. date: 2011-02-03 04:05:06\n"
    ".. mdate: 2011-03-04 05:06:07\n\nText.\n",
    "content/attachments/x.png": "png",
    "static/style.css": "css",
}
