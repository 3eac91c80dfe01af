"""By what a blog of Nikola is recognised: files, and what is said in them."""

from __future__ import annotations

from rst2hugo.blog.evidence import Mark, Marks, settings_mark

MARKS: Marks = (
    settings_mark("conf.py", 2, "BLOG_TITLE"),
    settings_mark("conf.py", 2, "POSTS post_pages"),
    Mark(1, "conf.py", r"(?i)nikola"),
    settings_mark("conf.py", 1, "NAVIGATION_LINKS COMPILERS TRANSLATIONS PAGES"),
    Mark(1, ".doit.db*"),
    Mark(1, "posts/*.rst", r"\A\s*\.\. title: "),
    Mark(1, "posts/*/*.rst", r"\A\s*\.\. title: "),
    Mark(1, "posts/*.meta"),
)
