"""A small blog of Pyblosxom."""

from __future__ import annotations

CONFIG = """\
import os
py = {}
blogdir = "/home/jane/blog"
py['blog_title'] = "A pyblosxom"
py["datadir"] = os.path.join(blogdir, "entries")
py["base_url"] = "http://pyblosxom.example/cgi"
py["blog_author"] = "Jane"
py["num_entries"] = 3
"""
FILES = {
    "config.py": CONFIG,
    "entries/dev/python/first.rst": "First: an *entry*\n#tags a,b\n#parser reST\nText with ``code``.\n",
    "entries/second.txt": "Second\n#parser reST\n``Code`` again.\n",
    "entries/third.txt": "Third\n<p>HTML.</p>\n",
    "static/x.png": "png",
}
