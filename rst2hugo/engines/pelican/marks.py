"""By what a blog of Pelican is recognised: files, and what is said in them."""

from __future__ import annotations

from rst2hugo.blog.evidence import Mark, Marks, settings_mark

PELICAN = "pelicanconf.py"
OWN_OF_PELICAN = (
    "ARTICLE_URL ARTICLE_SAVE_AS ARTICLE_PATHS ARTICLE_DIR PAGE_URL PAGE_SAVE_AS DEFAULT_PAGINATION DEFAULT_CATEGORY "
    "FEED_ALL_ATOM CATEGORY_FEED_ATOM TRANSLATION_FEED_ATOM STATIC_PATHS EXTRA_PATH_METADATA FILENAME_METADATA"
)
MARKS: Marks = (
    Mark(3, PELICAN),
    Mark(3, "pelican.conf.py"),
    Mark(3, "publishconf.py", r"from pelicanconf import"),
    settings_mark("*.py", 3, OWN_OF_PELICAN),
    *(settings_mark("*.py", 1, one) for one in ("SITENAME", "SITEURL", "AUTHOR")),
    Mark(2, "Makefile", r"(?m)^PELICAN[ \t]*[:?]?="),
    Mark(1, "develop_server.sh"),
    Mark(1, "content/*.rst", r"(?mi)^:date:"),
    Mark(1, "content/*/*.rst", r"(?mi)^:date:"),
)
