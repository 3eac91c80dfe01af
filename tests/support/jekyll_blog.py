"""A small blog of Jekyll."""

from __future__ import annotations

CONFIG = (
    "title: A blog\nurl: http://jekyll.example\nauthor: {name: Jane}\ntimezone: Europe/Berlin\n"
    "paginate: 5\nexclude: [notes]\n"
)
HEADER = "---\nlayout: post\n"
FIRST = f"""{HEADER}title: "First: a post"
tags: one two
categories: Code Web
redirect_from:
  - /old/first.html
  - /older/
---
A lone title
============

Text.

.. more

More ``{{{{ page.title }}}}``.
"""
FILES = {
    "_config.yml": CONFIG,
    "_posts/2012-03-04-It's_First.rst": FIRST,
    "news/_posts/2012-03-05-second.rst": f"{HEADER}title: Second\ncategory: Big News\n"
    f"date: 2012-03-05 10:11:12 +0100\n---\nText.\n",
    "_posts/2012-03-06-third.rst": f"{HEADER}title: Third\npermalink: /third/\npublished: false\n---\nText.\n",
    "_posts/2012-03-07-fourth.md": f"{HEADER}title: Fourth\ntags: [one, three four]\n---\n*Text*.\n",
    "_drafts/later.rst": f"{HEADER}title: Later\n---\nText.\n",
    "about.rst": "---\ntitle: About\n---\nMe.\n",
    "docs/index.rst": "---\ntitle: Docs\n---\nAll.\n",
    "README.rst": "Read me.\n",
    "index.html": "---\nlayout: default\n---\n{% for post in site.posts %}{% endfor %}\n",
    "css/site.css": "css",
    "notes/x.txt": "x",
    "_layouts/default.html": "<html>",
    "Gemfile": "gem 'jekyll'",
}
OCTOPRESS = {
    "_config.yml": "title: Octo\nurl: http://octo.example\ndisqus_short_name: octo\ncategory_dir: blog/categories\n",
    "Rakefile": "task",
    "plugins/rst.rb": "ruby",
    "source/_posts/2012-03-04-first.rst": f"{HEADER}title: First\ncategories: [C++, Two Words]\n---\nText.\n",
    "source/_posts/2012-03-05-quiet.rst": f"{HEADER}title: Quiet\ncomments: false\n---\nText.\n",
    "source/about/index.rst": "---\ntitle: About\n---\nMe.\n",
    "source/images/x.png": "png",
}
