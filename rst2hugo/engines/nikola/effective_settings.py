"""Which of Nikola's settings change a text or an address: all others may be unknown without anybody missing them."""

from __future__ import annotations

import re

from rst2hugo.engines.nikola.conf import DEFAULTS, OF_7, OF_8, OLD_DEFAULTS, RENAMED

# Those of plugins, and without a default, beside those of the tables.
MORE = """
    post_pages CATEGORY_ALLOW_HIERARCHIES DATE_FORMAT DEFAULT_PREVIEW_IMAGE DISABLED_PLUGINS FAVICONS
    FILE_METADATA_REGEXP LICENSE LOGO_URL MARKDOWN_EXTENSIONS METADATA_FORMAT NIKOLA_VERSION PANDOC_OPTIONS
    POSTS_SECTION_FROM_META POSTS_SECTION_NAME ROBOTS_EXCLUSIONS SOCIAL_BUTTONS_CODE TEASER_REGEXP TRANSLATIONS
"""
TABLES = [*DEFAULTS, *OLD_DEFAULTS, *RENAMED, *RENAMED.values(), *OF_7, *OF_8]
# Those whose names are made of others'.
KINDS = r"(?:HIDDEN|DISABLE)_\w*|\w+_(?:PATH|FOLDERS|EXTENSION|FILENAME_BASE|ARE_INDEXES|DESCRIPTIONS|TITLES)"
# Those that have an effect on themes, or on files that Hugo makes by itself.
NONE = r"THEME\w*|FILTERS"
WITHOUT_EFFECT = re.compile(rf"(?:{NONE})(?!\w)|(?![*(]|(?:{'|'.join([*TABLES, *MORE.split()])}|{KINDS})(?!\w))")
