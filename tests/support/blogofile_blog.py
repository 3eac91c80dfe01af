"""A small blog of Blogofile."""

from __future__ import annotations

CONFIG = """\
site.url = "http://blogo.example"
site.author = "Jane"
blog = plugins.blog
blog.enabled = True
blog.path = "/journal"
blog.name = "A journal"
blog.posts_per_page = 1
blog.disqus.enabled = True
blog.disqus.name = "journal"
blog.timezone = "Europe/Berlin"
"""
FIRST = """\
---
title: "What's new: C++ & Größe"
date: 2010/03/04 05:06:07
categories: Old Times, C++
tags: one, two
guid: http://blogo.example/?p=1
---
A heading
=========

$$code(lang=python)
x = 1

y = 2
$$/code

End.
"""
FILES = {
    "_config.py": CONFIG,
    "_posts/001. first.rst": FIRST,
    "_posts/2011/second.rst": "---\ntitle: Second\ndate: 2011/01/02 03:04:05\nslug: other\n"
    "categories: old times\n---\nText.\n",
    "_posts/third.rst": "---\ntitle: Third\npermalink: http://blogo.example/third/here/\n"
    "date: 2011/02/02 03:04:05\n---\nText.\n",
    "_posts/draft.rst": "---\ntitle: Draft\ndraft: true\n---\nText.\n",
    "_posts/fourth.markdown": "---\ntitle: Fourth\ndate: 2011/03/02 03:04:05\n---\n*Text*.\n",
    "_templates/site.mako": "<html>",
    "index.html.mako": "<html>",
    "img/x.png": "png",
}
