"""A small blog of Hyde."""

from __future__ import annotations

FILES = {
    "site.yaml": """\
media_root: media
plugins: [hyde.ext.plugins.meta.MetaPlugin]
context: {data: {title: A hyde, base_url: 'http://hyde.example/'}}
urlcleaner: {index_file_names: [index.html], strip_extensions: [html], append_slash: true}
""",
    "content/blog/meta.yaml": "author: Jane\n",
    "content/blog/first.html": """\
===
title: First
created: 2012-03-04 10:11:12
tags: [one]
===
{% restructuredtext %}
A heading
=========

Text.
{% endrestructuredtext %}
""",
    "content/blog/draft.html": "---\ntitle: Draft\nis_draft: true\n---\n{% restructuredtext %}\nText.\n"
    "{% endrestructuredtext %}\n",
    "content/index.html": "{% extends 'base.j2' %}\n{% restructuredtext %}Half{% endrestructuredtext %}\n",
    "content/media/x.png": "png",
    "layout/base.j2": "<html>",
}
