# -*- coding: utf-8 -*-
# This is the configuration of Nikola. rst2hugo reads this file; it is never executed.
import time

BLOG_AUTHOR = "The night watch"
BLOG_TITLE = {"en": "Small Telescope", "es": "Telescopio pequeño"}
SITE_URL = "https://telescope.example/"
BLOG_EMAIL = "watch@telescope.example"
BLOG_DESCRIPTION = {"en": "The sky from a back garden", "es": "El cielo desde el jardín"}

DEFAULT_LANG = "en"
TRANSLATIONS = {DEFAULT_LANG: "", "es": "./es"}
TRANSLATIONS_PATTERN = "{path}.{lang}.{ext}"
NAVIGATION_LINKS = {
    DEFAULT_LANG: (
        ("/about/", "About"),
        ("/archive.html", "Archive"),
        ((("/tags/", "Tags"), ("/topics/", "Topics")), "Indexes"),
        ("https://weather.example/", "Weather"),
    ),
    "es": (("/es/about/", "Acerca de"), ("/es/archive.html", "Archivo")),
}
THEME = "base"
TIMEZONE = "Europe/Lisbon"

POSTS = (
    ("posts/*.rst", "posts", "post.tmpl"),
    ("posts/*.md", "posts", "post.tmpl"),
    ("posts/*.html", "posts", "post.tmpl"),
    ("posts/*.textile", "posts", "post.tmpl"),
    ("posts/*.ipynb", "posts", "post.tmpl"),
    ("log/*.txt", {"en": "log", "es": "diario"}, "post.tmpl"),
)
PAGES = (
    ("pages/*.rst", "", "page.tmpl"),
    ("pages/*.md", "", "page.tmpl"),
)
COMPILERS = {
    "rest": (".rst", ".txt"),
    "markdown": (".md", ".mdown", ".markdown"),
    "html": (".html", ".htm"),
    "textile": (".textile",),
    "ipynb": (".ipynb",),
}

PRETTY_URLS = True
STRIP_INDEXES = True
TAG_PATH = "tags"
TAG_PAGES_ARE_INDEXES = True
CATEGORY_PATH = "topics"
CATEGORY_PREFIX = ""
CATEGORY_ALLOW_HIERARCHIES = True
CATEGORY_PAGES_ARE_INDEXES = False
HIDDEN_TAGS = ["mathjax"]
TAG_TITLES = {"en": {"moon": "Everything about the Moon"}}
TAG_DESCRIPTIONS = {"en": {"moon": "Our nearest neighbour."}}
CREATE_MONTHLY_ARCHIVE = True
INDEX_DISPLAY_POST_COUNT = 4
INDEX_TEASERS = True
GENERATE_ATOM = True
ATOM_FILENAME_BASE = "feed"
FEED_LENGTH = 20
USE_TAG_METADATA = False

FILES_FOLDERS = {"files": ""}
IMAGE_FOLDERS = {"images": "images"}
REDIRECTIONS = [
    ("old-about.html", "/about/"),
    ("feed/index.html", "/rss.xml"),
    ("forum/", "https://forum.example/"),
]

COMMENT_SYSTEM = "disqus"
COMMENT_SYSTEM_ID = "smalltelescope"
LICENSE = ""
CONTENT_FOOTER = "Contents © {date} {author}"
CONTENT_FOOTER_FORMATS = {DEFAULT_LANG: ((), {"author": BLOG_AUTHOR, "date": time.gmtime().tm_year})}
