"""A small blog of Wok."""

from __future__ import annotations

CONFIG = (
    "site_title: A wok\nauthor: Jane Doe <jane@example.org>\n"
    "url_pattern: /{category}/{slug}{page}.{ext}\nbase_url: http://wok.example/\n"
)
FIRST = """\
title: What's New in 3.0?
category: docs/new
tags: [one, two words]
author: Jane Doe <jane@example.org>
date: 2012-03-04
time: 10:11:12
type: post
---
A heading
=========

Text.
"""
FILES = {
    "config": CONFIG,
    "content/first.rst": FIRST,
    "content/docs/second.rst": "title: Second\nslug: 2nd_Post\ndate: 2012-03-05\nurl: /n/{slug}/\n---\n"
    "The preview.\n---\nText.\n",
    "content/about.rst": "category: [a, b]\n---\nMe.\n",
    "content/all-is-body.rst": "Just text.\n",
    "content/draft.rst": "title: Draft\npublished: false\n---\nText.\n",
    "media/x.png": "png",
    "templates/default.html": "<html>",
}
