"""All characters that stand for something else on the way: Unicode noncharacters and one of private use.

Noncharacters never occur in text (https://www.unicode.org/faq/private_use.html); ``markdown.marks.clean`` replaces
any that a source has.
"""

from __future__ import annotations

import re

SURROGATE = re.compile(r"[\ud800-\udfff]")

FIRST, LAST = "\ufdd0", "\ufdef"

# Inline strings (markdown.marks).
TEXT, TEXT_END = "\ufdd0", "\ufdd1"
MIDDLE, END = "\ufdd2", "\ufdd3"  # a piece of syntax is KIND, its plain text, MIDDLE, its Markdown, END
RAW, CODE, MATH, BREAK = "\ufdd4", "\ufdd5", "\ufdd6", "\ufdd7"
OPEN, CLOSE, LINK, LINK_END = "\ufdd8", "\ufdd9", "\ufdda", "\ufddb"
NO_BREAK_SPACE = "\ufddc"  # written as an entity: raw it would keep emphasis from opening
GUARD = "\ufddd"  # before syntax at the start of a line: nothing there is text that needs escaping
BAR = "\ufdde"  # a | in a shortcode
# Blocks.
FIELDS = "\ufddf"  # stands for fields of the header that were taken out of the body (headers.field_list)
DEFINITIONS = "\ufdec"  # a block of its own: where the definitions of links since the last one belong
# Addresses that are open until the blog is linked; these stay in settled Markdown.
ADDRESS, ADDRESS_NEXT, ADDRESS_END = "\ufded", "\ufdee", "\ufdef"

# Words of shell commands, which may have any other character (blog.build_commands).
TOP_FOLDER = "\ue000"  # the folder that the user named, where a script says so


def whole(text: str) -> str:
    """``text`` as a file can hold it: halves of a character become that character, or U+FFFD where one is missing."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if SURROGATE.search(text) else text
