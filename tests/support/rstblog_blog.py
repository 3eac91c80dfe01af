"""A small blog of Rstblog."""

from __future__ import annotations

CONFIG = """\
active_modules: [pygments, tags, blog]
canonical_url: http://lucumr.example/blog/
author: Jane
locale: de_DE.UTF-8
feed: {name: Thoughts, subtitle: and more}
modules:
  disqus: {shortname: thoughts}
  blog: {per_page: 5}
"""
POST = "public: yes\ntags: [python, Q&A]\nsummary: |\n  A *short* one.\n\nTitle\n=====\n\nText with ``code``.\n"
FILES = {
    "config.yml": CONFIG,
    "2010/config.yml": "tags: [old]\n",
    "2010/9/5/name.rst": POST,
    "2010/12/24/eve.rst": "day-order: 2\n\nEve\n===\n\nText.\n",
    "2011/1/2/hidden.rst": "public: no\ntags: [secret]\n\nHidden\n======\n\nText.\n",
    "about.rst": "\nAbout\n=====\n\nMe.\n",
    "travelling/index.rst": "title: Travelling\n\nFar.\n",
    "other.rst": "pub_date: 2012-03-04\ndestination_filename: feed.html\ndisqus: no\n\nOther\n=====\n\nText.\n",
    "static/x.png": "png",
    "notes.txt": "notes",
    "Makefile": "all:",
    "_templates/layout.html": "<html>",
}
