"""Which of Nikola's settings change a text or an address: all others may be unknown without anybody missing them."""

from __future__ import annotations

import re

from rst2hugo.engines.nikola.named_settings import NAMED_SETTINGS

NAMES = [name.replace("*", r"\w*") for name in NAMED_SETTINGS]
# Those whose names are made of others'.
KINDS = r"(?:HIDDEN|DISABLE)_\w*|\w+_(?:PATH|FOLDERS|EXTENSION|FILENAME_BASE|ARE_INDEXES)"
# Those that have an effect on themes, or on files that Hugo makes by itself.
NONE = r"THEME\w*|FILTERS|EXTRA_PLUGINS_DIRS"
WITHOUT_EFFECT = re.compile(rf"(?:{NONE})(?!\w)|(?![*(]|(?:{'|'.join(NAMES)}|{KINDS})(?!\w))")
