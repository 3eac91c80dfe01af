"""A small blog of Tinkerer."""

from __future__ import annotations

from support.old_blog import converted

CONF = (
    "import tinkerer\nimport tinkerer.paths\n\nproject = 'P'\nauthor = 'Me'\nwebsite = 'http://b.example/blog/html'\n"
    "extensions = ['tinkerer.ext.blog']\nsource_suffix = tinkerer.source_suffix\nmaster_doc = tinkerer.master_doc\n"
    "html_static_path = ['_static', tinkerer.paths.static]\nexclude_patterns = ['drafts/*']\n"
)
POST = "{0}\n===\n\nText.\n\n{1}\n"


def blog(root, *listed, settings="", **posts):
    """A blog with posts named ``p2012_03_04_name``; ``listed`` are the entries of master.rst."""
    files = {f"{'/'.join(name[1:].split('_', 3))}.rst": text for name, text in posts.items() if name.startswith("p2")}
    files |= {name: text for name, text in posts.items() if not name.startswith("p2")}
    entries = "".join(f"   {one}\n" for one in listed)
    master = {"master.rst": f"Sitemap\n=======\n\n.. toctree::\n   :maxdepth: 1\n\n{entries}"} if listed else {}
    return converted(root, {"conf.py": CONF + settings, **master, **files}, engine="tinkerer")
