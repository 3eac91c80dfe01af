"""By what a blog of Sphinx is recognised: files, and what is said in them."""

from __future__ import annotations

from rst2hugo.blog.evidence import Mark, Marks, settings_mark
from rst2hugo.engines.pelican.marks import OWN_OF_PELICAN

MARKS: Marks = (
    settings_mark("conf.py", 2, "extensions"),
    settings_mark("conf.py", 1, "master_doc root_doc html_theme source_suffix exclude_patterns"),
    settings_mark("conf.py", 1, "project"),
    Mark(1, "index.rst", r"(?m)^\.\. toctree::"),
    Mark(-9, "conf.py", r"tinkerer|ablog|(?m:^(?:blog_\w+|BLOG_TITLE|VIEWS|WWW_ROOT)\s*=)"),
    Mark(-9, "conf.py", rf"(?m)^(?:{'|'.join(OWN_OF_PELICAN.split())})\s*="),
)
