"""A small blog of Mynt."""

from __future__ import annotations

CONFIG = "domain: mynt.example\nbase_url: /blog/\nposts_url: /<year>/<i_month>/<kind>/<slug>/\ntags_url: /tag/<name>/\n"
HEADER = "---\nlayout: post.html\nkind: note\n"
FILES = {
    "config.yml": CONFIG,
    "_posts/2012-03-04-10-11-What's New, Doc?.rst": f"{HEADER}title: First\ntags: [C++, Two Words]\n"
    f"url: /ignored/\n---\nTitle\n=====\n\nText.\n",
    "_posts/2012-03-05-second.rst": f"{HEADER}title: Second\n---\nText.\n",
    "_assets/x.png": "png",
    "_templates/post.html": "<html>",
    "index.html": "<html>",
}
