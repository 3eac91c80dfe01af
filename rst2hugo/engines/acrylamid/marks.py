"""By what a blog of Acrylamid is recognised: files, and what is said in them."""

from __future__ import annotations

from rst2hugo.blog.evidence import FENCED, Mark, Marks, settings_mark

MARKS: Marks = (
    settings_mark("conf.py", 2, "VIEWS", case="i"),
    settings_mark("conf.py", 2, "WWW_ROOT", case="i"),
    Mark(2, "conf.py", r"acrylamid\.\w+|['\"]view['\"]"),
    settings_mark("conf.py", 1, "FILTERS", case="i"),
    Mark(1, "content/*.rst", FENCED),
    Mark(1, "content/*.txt", FENCED),
)
