"""By what a blog of ABlog is recognised: files, and what is said in them."""

from __future__ import annotations

from rst2hugo.blog.evidence import Mark, Marks, settings_mark

MARKS: Marks = (
    Mark(3, "conf.py", r"(?m)^extensions(?:\s*\+?=[^\]]*|\.append\()['\"]ablog['\"]"),
    settings_mark("conf.py", 3, "blog_baseurl blog_authors blog_path blog_post_pattern blog_title"),
    Mark(1, "conf.py", r"ablog\.get_html_templates_path|(?m:^import ablog)"),
    Mark(1, "*.rst", r"(?m)^\.\. post::"),
    Mark(1, "*/*.rst", r"(?m)^\.\. post::"),
)
