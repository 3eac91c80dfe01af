"""Every setting of Pelican and its plugins that is read, with its kind (https://docs.getpelican.com/en/latest/settings.html)."""

from __future__ import annotations

from collections.abc import Mapping

from rst2hugo.blog import settings
from rst2hugo.blog.settings import kinds
from rst2hugo.blog.settings.kinds import Kinds
from rst2hugo.values import patterns, regexes

FEEDS = ("FEED", "TAG_FEED", "CATEGORY_FEED", "TRANSLATION_FEED")


def find_pattern_fault(value: object) -> str | None:
    """What keeps patterns of addresses, at whatever depth of a value, from being filled; None for nothing."""
    return next((fault for one in settings.texts_in(value) if (fault := patterns.find_fault(one))), None)


def find_address_fault(value: object) -> str | None:
    """What keeps a value from being a pattern of addresses such as ``{slug}.html``; None for nothing."""
    return find_pattern_fault(value) if isinstance(value, str) else "has to be a text"


def find_substitution_fault(value: object) -> str | None:
    """What keeps a value from being pairs of a pattern, or a text, and what takes its place; None for nothing."""
    for pair in settings.as_list(value):
        if not (isinstance(pair, list | tuple) and len(pair) >= 2 and all(isinstance(part, str) for part in pair[:2])):
            return "has to be a list of pairs of texts"
        if fault := regexes.find_fault(pair[0], pair[1]):
            return fault
    return None


def is_pairs(value: object) -> bool:
    """Whether a value is a table, or its pairs, as older versions wrote it."""
    return isinstance(value, Mapping | list | tuple)


PAIRS = kinds.of("a table", is_pairs)
FOLDER = kinds.of("a path that a file can have", lambda value: isinstance(value, str) and kinds.is_path(value))
KINDS = {
    kinds.TEXT: """
        ALIAS_DELIMITER AUTHOR DEFAULT_CATEGORY DEFAULT_STATUS DISQUS_SITENAME FEED_DOMAIN GOOGLE_ANALYTICS
        I18N_UNTRANSLATED_ARTICLES OUTPUT_SOURCES_EXTENSION PELICAN_VERSION PERMALINK_ID_METADATA_KEY
        PHOTO_GALLERY_TITLE SITENAME SITESUBTITLE SITEURL SLUGIFY_SOURCE SUMMARY_BEGIN_MARKER SUMMARY_END_MARKER
    """,
    kinds.ZONE: "TIMEZONE",
    kinds.TEXTS: """
        ARTICLE_TRANSLATION_ID DIRECT_TEMPLATES FORMATTED_FIELDS IGNORE_FILES LOCALE PAGE_TRANSLATION_ID
        PAGINATED_DIRECT_TEMPLATES PLUGINS
    """,
    kinds.PATH: """
        ARTICLE_DIR GALLERY_PATH IMAGE_PATH OUTPUT_PATH PAGE_DIR PERMALINK_PATH PHOTO_LIBRARY THEME THEME_STATIC_DIR
        THUMBNAIL_DIR
    """,
    FOLDER: "PATH",
    kinds.PATHS: """
        ARTICLE_EXCLUDES ARTICLE_PATHS PAGE_EXCLUDES PAGE_PATHS PLUGIN_PATH PLUGIN_PATHS STATIC_EXCLUDES STATIC_PATHS
        THEME_STATIC_PATHS
    """,
    kinds.NUMBER: "DEFAULT_ORPHANS DEFAULT_PAGINATION FEED_MAX_ITEMS RELATED_POSTS_MAX SUMMARY_MAX_LENGTH",
    kinds.SWITCH: """
        CLEAN_URLS DISPLAY_CATEGORIES_ON_MENU DISPLAY_PAGES_ON_MENU FALLBACK_ON_FS_DATE OUTPUT_SOURCES
        PHOTO_INLINE_GALLERY_ENABLED RELATED_POSTS_SKIP_SAME_CATEGORY SLUGIFY_PRESERVE_CASE SLUGIFY_USE_UNICODE
        STATIC_EXCLUDE_SOURCES
        SUMMARY_USE_FIRST_PARAGRAPH THUMBNAIL_KEEP_NAME THUMBNAIL_KEEP_TREE TYPOGRIFY USE_FOLDER_AS_CATEGORY
        WITH_FUTURE_DATES
    """,
    kinds.TABLE: """
        I18N_SUBSITES INTERLINKS MARKDOWN PAGINATED_TEMPLATES READERS SHORTCODES TEMPLATE_PAGES
        THUMBNAIL_SIZES
    """,
    PAIRS: "DEFAULT_METADATA DOCUTILS_SETTINGS EXTRA_PATH_METADATA FILES_TO_COPY PYGMENTS_RST_OPTIONS",
    # Rows for themes are of many forms (``link_rows``); what a theme shows is kept whatever it is.
    kinds.anything: """
        COPYRIGHT DEFAULT_DATE FAVICON GITHUB_URL LINKS MD_EXTENSIONS MENUITEMS SITEDESCRIPTION SITEIMAGE SITELOGO
        SOCIAL TWITTER_USERNAME GISCUS* ISSO* REMARK42* UTTERANCES*
    """,
    kinds.LANGUAGE: "DEFAULT_LANG",
    kinds.REGEX: "FILENAME_METADATA INTRASITE_LINK_REGEX PATH_METADATA",
    find_address_fault: f"""
        {" ".join(FEEDS)} ARTICLE_PERMALINK_STRUCTURE ARTICLE_URL ARTICLE_LANG_URL DRAFT_URL DRAFT_LANG_URL PAGE_URL
        PAGE_LANG_URL DRAFT_PAGE_URL DRAFT_PAGE_LANG_URL CATEGORY_URL TAG_URL AUTHOR_URL SUBCATEGORY_URL STATIC_URL
        *_SAVE_AS *FEED*_ATOM *FEED*_RSS *FEED*_URL
    """,
    find_pattern_fault: "CONTENT_REDIRECT_CONFIGURATION CUSTOM_ARTICLE_URLS PAGINATION_PATTERNS",
    find_substitution_fault: "*_SUBSTITUTIONS",
}
# The last ones are addresses of what is elsewhere, too.
NAMED_SETTINGS: Kinds = {**kinds.by_name(KINDS), **dict.fromkeys(("*_URL", "*_ATOM", "*_RSS"), kinds.TEXT)}
