"""Which of Pelican's settings change a text or an address: all others may be unknown without anybody missing them."""

from __future__ import annotations

import re

from rst2hugo.engines.pelican.conf import defaults
from rst2hugo.engines.pelican.named_settings import NAMED_SETTINGS as NAMED_SETTINGS

NAMES = [name.replace("*", r"\w*") for name in {**defaults(), **NAMED_SETTINGS}]
# Those whose names are made of others'.
KINDS = r"\w+_(?:URL|SAVE_AS|ATOM|RSS|FEED|SUBSTITUTIONS|PATHS|EXCLUDES)|(?:FEED|SUMMARY)\w*"
# Those that have an effect on what Pelican itself shows, or on nothing that is converted.
NONE = r"THEME\w*|PLUGIN_PATHS?|PELICAN_VERSION|GITHUB\w*|GOOGLE\w*"
WITHOUT_EFFECT = re.compile(rf"(?:{NONE})(?!\w)|(?![*(]|(?:{'|'.join(NAMES)}|{KINDS})(?!\w))")
