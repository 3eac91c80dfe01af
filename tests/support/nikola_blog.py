"""Blogs of Nikola, made of a few files."""

from __future__ import annotations

from support.old_blog import converted, page

CONF = """
BLOG_TITLE = 'A blog'
BLOG_AUTHOR = 'Jo'
SITE_URL = 'https://b.example/'
TIMEZONE = 'Europe/Madrid'
POSTS = (('posts/*.rst', 'posts', 'post.tmpl'), ('posts/*.md', 'posts', 'post.tmpl'))
PAGES = (('pages/*.rst', '', 'page.tmpl'),)
TRANSLATIONS_PATTERN = '{path}.{lang}.{ext}'
USE_TAG_METADATA = False
COMMENT_SYSTEM_ID = 'ablog'
"""
POST = ".. title: A\n.. date: 2015-01-02 03:04:05\n"


def blog(root, files, settings=""):
    return converted(root, {"conf.py": CONF + settings, **files}, engine="nikola")


def one(root, text, name="posts/a.rst", settings=""):
    return page(blog(root, {name: text}, settings), name)


BOTH = "TRANSLATIONS = {'en': '', 'es': './es', 'pt_br': './br'}\nDEFAULT_LANG = 'en'\n"
