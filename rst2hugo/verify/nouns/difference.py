"""The nouns of a comparison: the closed list of Kinds, and a Difference of one of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What differs. The names are part of the public interface; ``what`` says what the kind means."""

    what: str

    def __new__(cls, name: str, what: str) -> Kind:
        member = object.__new__(cls)
        member._value_ = name
        member.what = what
        return member

    # What a page says
    WORD = ("word", "Words are missing, new, or others.")
    LOST = ("lost", "Words of the source stand nowhere, neither on the page nor in its header.")
    ADDED = ("added", "Text on the page that its source does not have, or not as often.")
    ORDER = ("order", "A passage stands in another place.")
    # What the words are
    EMPHASIS = ("emphasis", "Words are emphasised on one page only.")
    STRONG = ("strong", "Words are strong on one page only.")
    LITERAL = ("literal", "Words are literal (code in a line) on one page only.")
    MARKUP = ("markup", "Words are raised, lowered, struck out, a key, of a class … on one page only.")
    LINK = ("link", "Words or an image lead elsewhere, or nowhere.")
    # How the words stand together
    PARAGRAPH = ("paragraph", "A paragraph begins on one page only.")
    BREAK = ("break", "A line ends on one page only.")
    HEADING = ("heading", "A heading is of another level, or none.")
    LIST = ("list", "A list or an item of it is of another kind, number or depth, or none.")
    DEFINITION = ("definition", "A term or what it means is not one.")
    QUOTE = ("quote", "A quotation begins, ends or is nested in another place.")
    TABLE = ("table", "A table, a row or a cell is missing, new, a heading on one page only, or spans differently.")
    CAPTION = ("caption", "A caption is not one.")
    ADMONITION = ("admonition", "A note, topic or sidebar is of another kind, or none.")
    FOOTNOTE = ("footnote", "A footnote or a reference to one is missing, new, or another one.")
    CLASS = ("class", "A block has a class on one page only.")
    # What is not words
    IMAGE = ("image", "An image is missing, new, another one, or of other alternative text, size or class.")
    CODE = ("code", "The text of a code block differs.")
    CODE_LANGUAGE = ("code-language", "A code block is in another language, or its lines are numbered differently.")
    MATH = ("math", "A formula differs, or cannot be drawn.")
    EMBED = ("embed", "A video, frame, script or style is missing, new, or another one.")
    RULE = ("rule", "A line between sections is missing or new.")
    # How the page is reached
    PAGE = ("page", "A page is not in the new site.")
    HEADER = ("header", "The title, a date, a tag, an address or the like of a page is missing, new, or another one.")
    ID = ("id", "An old #fragment leads nowhere, or to another place on the page.")
    ADDRESS = ("address", "An old address is not answered.")
    COLLISION = ("collision", "Two pages or aliases want the same address.")
    BROKEN_LINK = ("broken-link", "A link leads to a file that Hugo did not write.")
    BROKEN_IMAGE = ("broken-image", "An image is a file that Hugo did not write.")
    BROKEN_FRAGMENT = ("broken-fragment", "The #fragment of a link is no id on the page it leads to.")
    UNREADABLE = (
        "unreadable",
        "A file or page was not read: no plain file, a link that leads out, nested too deeply …",
    )
    POSTS = ("posts", "A list of posts names other pages than it has to, or in another order.")
    LEAK = ("leak", "The syntax of a shortcode, an attribute or an alert shows up as text.")


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that a reader meets differently.

    ``old`` is what stood there and ``new`` what stands there now, as short text; either is empty
    where there is nothing. ``line`` is the line of the source, counted from 1, where known.
    ``old_at`` and ``new_at`` are the atoms of the two readings concerned: first one, one after the last.
    ``inherited`` tells that the old blog was no better, ``mended`` that it is better now.
    """

    kind: Kind
    old: str
    new: str
    line: int | None = None
    old_at: tuple[int, int] = (0, 0)
    new_at: tuple[int, int] = (0, 0)
    inherited: bool = False
    mended: bool = False

    def __str__(self) -> str:
        return f"{self.kind.value}: {self.old or 'nothing'} → {self.new or 'nothing'}"
