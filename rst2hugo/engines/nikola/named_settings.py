"""Every setting of Nikola that is read, with its kind (https://getnikola.com/handbook.html)."""

from __future__ import annotations

from rst2hugo.blog.settings import kinds
from rst2hugo.blog.settings.kinds import Kind, Kinds


def in_languages(kind: Kind) -> Kind:
    """A kind of setting that may have a value for each language (``TranslatableSetting`` in ``nikola.utils``)."""

    def find_fault(value: object) -> str | None:
        parts = value.values() if isinstance(value, dict) else [value]
        return next((fault for one in parts if one not in kinds.OFF and (fault := kind(one))), None)

    return find_fault


def is_row(value: object) -> bool:
    """Whether a value may be a row of POSTS: paths that files can have, the second one perhaps in languages."""
    parts = list(value[:2]) if isinstance(value, list | tuple) else []
    return all(one in kinds.OFF or kinds.is_path(one) or kinds.TABLE_OF_PATHS(one) is None for one in parts)


def is_mapping(value: object) -> bool:
    """Whether a value has names of values for the names of other programs, in a table for each of these."""
    return isinstance(value, dict) and all(kinds.TABLE_OF_TEXTS(one) is None for one in value.values() if one)


def is_translation_form(value: object) -> bool:
    """Whether a value says where ``{path}``, ``{lang}`` and ``{ext}`` stand in the name of a translation."""
    return isinstance(value, str) and all(value.count(one) == 1 for one in ("{path}", "{lang}", "{ext}"))


ROWS = kinds.of("a list of rows", lambda value: kinds.ROWS(value) is None and all(map(is_row, value)))
TRANSLATION_FORM = kinds.of("a text with {path}, {lang} and {ext}", is_translation_form)
MAPPING = kinds.of("a table of tables of texts", is_mapping)
TEXT_IN_LANGUAGES, PATH_IN_LANGUAGES = in_languages(kinds.TEXT), in_languages(kinds.PATH)
KINDS = {
    TEXT_IN_LANGUAGES: """
        BLOG_AUTHOR BLOG_DESCRIPTION BLOG_EMAIL BLOG_TITLE DATE_FORMAT RSS_EXTENSION ATOM_EXTENSION
        ATOM_FILENAME_BASE RSS_FILENAME_BASE
    """,
    PATH_IN_LANGUAGES: """
        ARCHIVE_FILENAME ARCHIVE_PATH AUTHOR_PATH CATEGORIES_INDEX_PATH CATEGORY_PATH INDEX_PATH RSS_PATH ATOM_PATH
        TAGS_INDEX_PATH TAG_PATH
    """,
    kinds.TEXT: """
        BASE_URL CATEGORY_PREFIX COMMENT_SYSTEM COMMENT_SYSTEM_ID DISQUS_SHORTNAME IMAGE_THUMBNAIL_FORMAT
        NIKOLA_VERSION SITE_URL
    """,
    kinds.ZONE: "TIMEZONE",
    kinds.LANGUAGE: "DEFAULT_LANG",
    kinds.PATH: "CACHE_FOLDER INDEX_FILE OUTPUT_FOLDER THEME",
    kinds.PATHS: "EXTRA_PLUGINS_DIRS",
    in_languages(kinds.TEXTS): "DISABLED_PLUGINS MARKDOWN_EXTENSIONS ROBOTS_EXCLUSIONS HIDDEN_*",
    kinds.NUMBER: "FEED_LENGTH INDEX_DISPLAY_POST_COUNT",
    kinds.SWITCH: """
        AUTHOR_PAGES_ARE_INDEXES CATEGORY_ALLOW_HIERARCHIES CATEGORY_DESTPATH_AS_DEFAULT
        CATEGORY_DESTPATH_FIRST_DIRECTORY_ONLY CATEGORY_DESTPATH_TRIM_PREFIX CATEGORY_OUTPUT_FLAT_HIERARCHY
        CATEGORY_PAGES_ARE_INDEXES CATEGORY_PAGES_FOLLOW_DESTPATH COMMENTS_IN_PAGES COMMENTS_IN_STORIES COPY_SOURCES
        CREATE_DAILY_ARCHIVE CREATE_FULL_ARCHIVES CREATE_MONTHLY_ARCHIVE CREATE_SINGLE_ARCHIVE DEPLOY_FUTURE
        DISABLE_INDEXES DISABLE_MAIN_ATOM_FEED DISABLE_MAIN_RSS_FEED ENABLE_AUTHOR_PAGES FEED_PLAIN FEED_TEASERS
        FILE_METADATA_UNSLUGIFY_TITLES FUTURE_IS_NOW GENERATE_ATOM GENERATE_RSS GERMAN_SLUGIFY HIDE_SOURCELINK
        INDEXES_PAGES_MAIN INDEXES_STATIC MULTIPLE_AUTHORS_PER_POST PAGE_INDEX POSTS_SECTIONS POSTS_SECTION_FROM_META
        PRETTY_URLS RSS_PLAIN RSS_TEASERS SHOW_UNTRANSLATED_POSTS SLUG_AUTHOR_PATH SLUG_TAG_PATH STORY_INDEX
        STRIP_INDEXES TAG_PAGES_ARE_INDEXES UNSLUGIFY_TITLES USE_FILENAME_AS_TITLE USE_REST_DOCINFO_METADATA
        USE_SLUGIFY USE_TAG_METADATA WARN_ABOUT_TAG_METADATA
    """,
    MAPPING: "METADATA_MAPPING",
    TRANSLATION_FORM: "TRANSLATIONS_PATTERN",
    kinds.TABLE: """
        CATEGORY_DESTPATH_NAMES COMPILERS GLOBAL_CONTEXT POSTS_SECTION_NAME *_TITLES *_DESCRIPTIONS
    """,
    kinds.TABLE_OF_PATHS: "FILES_FOLDERS GALLERY_FOLDERS IMAGE_FOLDERS LISTINGS_FOLDERS TRANSLATIONS",
    ROWS: "PAGES POSTS post_pages",
    kinds.ROWS: "REDIRECTIONS",
    kinds.REGEX: "FILE_METADATA_REGEXP TEASER_REGEXP",
    # Menus and patterns are of many forms; what a theme shows is kept whatever it is.
    kinds.anything: """
        DEFAULT_PREVIEW_IMAGE FAVICONS FILTERS INDEXES_PRETTY_PAGE_URL LICENSE LOGO_URL METADATA_FORMAT
        NAVIGATION_ALT_LINKS NAVIGATION_LINKS PANDOC_OPTIONS SOCIAL_BUTTONS_CODE THEME_COLOR THEME_CONFIG
    """,
}
NAMED_SETTINGS: Kinds = kinds.by_name(KINDS)
