"""By what a blog of Tinkerer is recognised: files, and what is said in them."""

from __future__ import annotations

from rst2hugo.blog.evidence import DATED_FOLDERS, Mark, Marks

MARKS: Marks = (
    Mark(3, "conf.py", r"(?m)^import tinkerer"),
    Mark(3, "conf.py", r"tinkerer\.ext\.blog"),
    Mark(2, "master.rst", r"[12]\d\d\d/\d\d/\d\d/"),
    Mark(1, DATED_FOLDERS, r"(?m)^\.\. (?:author|categories|tags|comments)::"),
)
