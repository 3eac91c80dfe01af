"""Nikola's settings: its defaults, which changed with its versions, and those that differ by language."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from typing import Any

# Those of Nikola 8.3 that have to do with content and addresses (https://getnikola.com/handbook.html).
DEFAULTS: Mapping[str, Any] = {
    "ARCHIVE_PATH": "", "ARCHIVE_FILENAME": "archive.html", "ATOM_EXTENSION": ".atom", "ATOM_FILENAME_BASE": "index",
    "AUTHOR_PATH": "authors", "AUTHOR_PAGES_ARE_INDEXES": False, "BLOG_AUTHOR": "", "BLOG_DESCRIPTION": "",
    "BLOG_EMAIL": "", "BLOG_TITLE": "", "CACHE_FOLDER": "cache", "CATEGORIES_INDEX_PATH": "",
    "CATEGORY_DESTPATH_AS_DEFAULT": False, "CATEGORY_DESTPATH_FIRST_DIRECTORY_ONLY": True,
    "CATEGORY_DESTPATH_NAMES": {}, "CATEGORY_DESTPATH_TRIM_PREFIX": False, "CATEGORY_OUTPUT_FLAT_HIERARCHY": False,
    "CATEGORY_PAGES_FOLLOW_DESTPATH": False, "CATEGORY_PREFIX": "cat_", "COMMENT_SYSTEM": "disqus",
    "COMMENT_SYSTEM_ID": "", "COMMENTS_IN_PAGES": False, "COPY_SOURCES": True, "CREATE_DAILY_ARCHIVE": False,
    "CREATE_FULL_ARCHIVES": False, "CREATE_MONTHLY_ARCHIVE": False, "CREATE_SINGLE_ARCHIVE": False,
    "DEFAULT_LANG": "en", "DEPLOY_FUTURE": False, "DISABLE_INDEXES": False, "DISABLE_MAIN_ATOM_FEED": False,
    "DISABLE_MAIN_RSS_FEED": False, "ENABLE_AUTHOR_PAGES": True, "FEED_LENGTH": 10,
    "FILE_METADATA_UNSLUGIFY_TITLES": True, "FILES_FOLDERS": {"files": ""}, "FILTERS": {}, "FUTURE_IS_NOW": False,
    "GERMAN_SLUGIFY": False,  # a plugin
    "GALLERY_FOLDERS": {"galleries": "galleries"}, "GENERATE_ATOM": False, "GENERATE_RSS": True,
    "IMAGE_FOLDERS": {"images": ""}, "IMAGE_THUMBNAIL_FORMAT": "{name}.thumbnail{ext}", "INDEX_DISPLAY_POST_COUNT": 10,
    "INDEX_FILE": "index.html", "INDEX_PATH": "", "INDEXES_PRETTY_PAGE_URL": False, "INDEXES_STATIC": True,
    "INDEXES_PAGES_MAIN": False, "LISTINGS_FOLDERS": {"listings": "listings"}, "METADATA_MAPPING": {},
    "MULTIPLE_AUTHORS_PER_POST": False, "NAVIGATION_LINKS": {}, "NAVIGATION_ALT_LINKS": {}, "OUTPUT_FOLDER": "output",
    "PAGE_INDEX": False, "PAGES": (("pages/*.txt", "pages", "page.tmpl"),),
    "POSTS": (("posts/*.txt", "posts", "post.tmpl"),), "PRETTY_URLS": True, "REDIRECTIONS": [], "RSS_EXTENSION": ".xml",
    "RSS_FILENAME_BASE": "rss", "RSS_PATH": "", "SHOW_UNTRANSLATED_POSTS": True, "SITE_URL": "",
    "SLUG_AUTHOR_PATH": True, "SLUG_TAG_PATH": True, "STRIP_INDEXES": True, "TAG_PAGES_ARE_INDEXES": False,
    "TAG_PATH": "categories", "TAGS_INDEX_PATH": "", "THEME": "", "TIMEZONE": "UTC",
    "TRANSLATIONS_PATTERN": "{path}.{lang}.{ext}", "USE_FILENAME_AS_TITLE": True, "USE_REST_DOCINFO_METADATA": False,
    "USE_SLUGIFY": True, "USE_TAG_METADATA": True,
    "COMPILERS": {
        "rest": (".txt", ".rst"), "markdown": (".md", ".mdown", ".markdown"), "textile": (".textile",),
        "txt2tags": (".t2t",), "bbcode": (".bb",), "wiki": (".wiki",), "ipynb": (".ipynb",),
        "html": (".html", ".htm"),
    },
}  # fmt: skip  # a table
# What was different until version 7.
OLD_DEFAULTS: Mapping[str, Any] = {
    "PRETTY_URLS": False,
    "STRIP_INDEXES": False,
    "PAGES": (("stories/*.txt", "stories", "story.tmpl"),),
    "POSTS_SECTIONS": True,
}
# Nikola's names of languages → docutils', in posts of which it speaks them (Nikola 8.3, LEGAL_VALUES).
DOCUTILS_LOCALES = {name: name for name in (
    "af", "ca", "da", "de", "en", "eo", "es", "fa", "fi", "fr", "gl", "he", "it", "ja", "lt", "nl", "pl", "pt_br",
    "ru", "sk", "sv", "zh_cn", "zh_tw",
)} | {"pt": "pt_br"}  # fmt: skip  # a table
# What a configuration may name of Nikola's own.
OF_FILTERS = (
    *("typogrify", "typogrify_oldschool", "typogrify_sans_widont", "typogrify_custom", "add_header_permalinks"),
    *("deduplicate_ids", "cssminify", "jsminify", "jsonminify", "xmlminify", "closure_compiler", "yui_compressor"),
    *("optipng", "jpegoptim", "jpegoptim_progressive", "html_tidy_mini", "html_tidy_withconfig", "html_tidy_nowrap"),
    *("html_tidy_wrap", "html_tidy_wrap_attr", "html5lib_minify", "html5lib_xmllike", "minify_lines"),
    "php_template_injection",
)
BEFORE = {f"{module}.{name}": f"filters.{name}" for module in ("filters", "nikola.filters") for name in OF_FILTERS}
OLD_PATTERN = "{path}.{ext}.{lang}"
# Settings as Nikola 7 called them.
RENAMED = {
    "UNSLUGIFY_TITLES": "FILE_METADATA_UNSLUGIFY_TITLES", "TAG_PAGES_TITLES": "TAG_TITLES",
    "TAG_PAGES_DESCRIPTIONS": "TAG_DESCRIPTIONS", "CATEGORY_PAGES_TITLES": "CATEGORY_TITLES",
    "CATEGORY_PAGES_DESCRIPTIONS": "CATEGORY_DESCRIPTIONS", "COMMENTS_IN_STORIES": "COMMENTS_IN_PAGES",
    "STORY_INDEX": "PAGE_INDEX", "DISQUS_SHORTNAME": "COMMENT_SYSTEM_ID", "BASE_URL": "SITE_URL",
}  # fmt: skip  # a table
# Settings that came with version 8, and those that went with it.
OF_8 = ("USE_TAG_METADATA", "METADATA_FORMAT", "THEME_CONFIG", "WARN_ABOUT_TAG_METADATA", "FEED_TEASERS", "FEED_PLAIN")
OF_7 = ("COMMENTS_IN_STORIES", "STORY_INDEX", "RSS_TEASERS", "RSS_PLAIN", "HIDE_SOURCELINK", "POSTS_SECTIONS")
# Languages whose names in Nikola are no language tags.
TAGS = {"sr_latin": "sr-Latn", "zh_cn": "zh-CN", "zh_tw": "zh-TW", "br": "pt-BR"}


class Conf:
    """The settings of a blog, each with its default.

    ``languages`` maps each of its languages to the folder of its pages, empty for the site's root; the
    default language is the first.
    """

    def __init__(self, found: Mapping[str, Any]) -> None:
        own = {name: value for name, value in found.items() if name.isupper() or name == "post_pages"}
        for old, new in RENAMED.items():
            if own.get(old) is not None:
                own[new] = own[old]
        self.version = version(own)
        if self.version > 7 and own.get("POSTS_SECTIONS"):  # which Nikola 8 reads so
            own.setdefault("CATEGORY_DESTPATH_AS_DEFAULT", not own.get("POSTS_SECTION_FROM_META"))
            own.setdefault("CATEGORY_DESTPATH_NAMES", own.get("POSTS_SECTION_NAME", {}))
        known = {**DEFAULTS, **(OLD_DEFAULTS if self.version < 8 else {}), **own}
        known |= old_post_pages(own)
        known |= {name: known[name] or () for name in ("POSTS", "PAGES")}
        if known["PRETTY_URLS"] and "STRIP_INDEXES" not in own:
            known["STRIP_INDEXES"] = True
        self.own = own
        self.values = known
        self.language = str(known["DEFAULT_LANG"])
        self.languages = self.read_languages(known.get("TRANSLATIONS"))

    def read_languages(self, value: object) -> dict[str, str]:
        given = {str(k): str(v) for k, v in value.items()} if isinstance(value, dict) else {}
        ordered = {self.language: given.get(self.language, "")} | given
        return {name: posixpath.normpath(f"/{path}").strip("/") for name, path in ordered.items()}

    def get(self, name: str, language: str | None = None) -> Any:
        """The value of a setting, in ``language`` if it has one for each; the default language's when that has none."""
        value = self.values.get(name)
        if not isinstance(value, dict) or value.keys().isdisjoint(self.languages):
            return value
        return value.get(language or self.language, value.get(self.language, next(iter(value.values()))))

    def text(self, name: str, language: str | None = None) -> str:
        value = self.get(name, language)
        return "" if value is None or value is False else str(value)

    def path(self, name: str, language: str | None = None) -> list[str]:
        """A setting that is a path on the site, as its parts."""
        return [part for part in self.text(name, language).split("/") if part not in ("", ".")]

    def folders(self, name: str) -> dict[str, str]:
        """A setting that maps folders of the blog to folders of the site."""
        value = self.values.get(name)
        found = value if isinstance(value, dict) else {}
        return {str(source).strip("/"): str(target).strip("/") for source, target in found.items()}

    @property
    def category_path(self) -> str:
        return "CATEGORY_PATH" if self.values.get("CATEGORY_PATH") is not None else "TAG_PATH"


def old_post_pages(own: Mapping[str, Any]) -> dict[str, Any]:
    """POSTS and PAGES of Nikola 6, where one setting had both: the fourth part of an entry says which it is."""
    rows = own.get("post_pages")
    if not isinstance(rows, list | tuple):
        return {}
    whole = [row for row in rows if isinstance(row, list | tuple) and len(row) > 3]
    return {
        "POSTS": tuple(tuple(row[:3]) for row in whole if row[3]),
        "PAGES": tuple(tuple(row[:3]) for row in whole if not row[3]),
    }


def version(own: Mapping[str, Any]) -> int:
    """The version of Nikola that a configuration was written for: 6, 7 or 8; the user may say it as NIKOLA_VERSION."""
    if found := re.match(r"\d+", str(own.get("NIKOLA_VERSION", ""))):
        return int(found[0])
    if "post_pages" in own:
        return 6
    if any(name in own for name in OF_8):
        return 8
    formats = own.get("DATE_FORMAT", "")
    pages = [row for row in own.get("PAGES") or () if isinstance(row, list | tuple) and len(row) == 3]
    stories = any(row[2] == "story.tmpl" or str(row[0]).startswith("stories/") for row in pages)
    # Nikola 8 refuses to start with a DATE_FORMAT of strftime's.
    return 7 if stories or "%" in str(formats) or any(name in own for name in OF_7) else 8


def language_tag(name: str) -> str:
    """Nikola's name of a language as a language tag: ``pt_br`` → ``pt-BR``."""
    first, _, rest = TAGS.get(name, name).replace("_", "-").partition("-")
    return f"{first}-{rest.upper() if len(rest) == 2 else rest}" if rest else first


def candidate(path: str, language: str, conf: Conf, pattern: str) -> str:
    """Where a file's text, or its metadata, is in ``language``; ``pattern`` is TRANSLATIONS_PATTERN."""
    names = "|".join(map(re.escape, conf.languages))
    form = re.escape(pattern).replace(r"\{path\}", "(?P<path>.+?)").replace(r"\{ext\}", r"(?P<ext>[^\./]+)")
    found = re.match(form.replace(r"\{lang\}", f"(?P<lang>{names})"), path)
    if found:
        stem, ending = found["path"], found["ext"]
        if found["lang"] == language:
            return path
    elif language == conf.language:
        return path
    else:
        stem, _, ending = path.rpartition(".") if "." in posixpath.basename(path) else (path, "", "")
    if language == conf.language:
        return f"{stem}.{ending}"
    return pattern.replace("{path}", stem).replace("{ext}", ending).replace("{lang}", language)
