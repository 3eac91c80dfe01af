"""The words of a text, in the same spelling wherever they stand: in a source, on a page, in a header."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from html import unescape

from rst2hugo.model.enclosed import Enclosed

# Letters of scripts that are written without spaces: each is a word of its own, since lines end anywhere among them.
UNSPACED = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f\U00020000-\U0003ffff"
WORD = re.compile(rf"[{UNSPACED}]|[^\W_{UNSPACED}]+")
# Up to the first letter that is not ASCII: Hugo sets typographic quotes after addresses as well.
URL = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]{0,30}://[!#-;=?-{}~]*")
TAG = Enclosed(
    ("<!--", ".*?", "-->"),
    (r"<\?[a-z]+\s[^<>]*>|<![a-zA-Z][^<>]*>|</?(?P<name>[a-zA-Z][\w:.-]*)(?:[\s=][^<>]*|/?)>", "", ""),
)
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
# What marks words in rst, and what joins them (``re\\ *structured*``); code has such letters on the page as well.
# Commands of LaTeX and MathJax whose argument is no text: names, packages, classes, addresses, codes of letters.
SILENT_ARGUMENT = re.compile(
    r"\\(?:require|label|ref|eqref|class|cssId|style|unicode|href|begin|end)\s*(?:\[[^\]\n]*\])?\s*\{[^{}\n]*\}"
    r"|\\bbox\s*\[[^\]\n]*\]|(?<!\\)%.*"
)
MARKS = re.compile(r"[*`]")
ESCAPES = re.compile(r"\\[ \t]?")
ESCAPED_MARKS = re.compile(r"\\[*`\\]")
WITHIN_WORDS = frozenset(
    ["a", "b", "big", "code", "del", "em", "i", "ins", "kbd", "mark", "s", "small", "span", "strong", "sub", "sup",
     "tt", "u", "wbr"]
)  # fmt: skip  # a table


def plain(text: str) -> str:
    """``text`` without what is no word wherever it stands: tags, addresses, marks of markup; line ends are kept."""
    text = ESCAPES.sub("", MARKS.sub("", ESCAPED_MARKS.sub("", unescape(text))))
    text = TAG.sub(without_tag, text)  # ``<*word*>`` looks like one on the page, too
    return INVISIBLE.sub("", URL.sub(" ", text))


def words_in_tags(text: str) -> list[str]:
    """The words of a page's text that only look like tags, as of code; ``A_B`` also as rst has it, ``A\\_B``."""
    tags = [URL.sub(" ", tag[0]) for tag in TAG.finditer(text)]
    return [word for tag in tags for one in dict.fromkeys([tag, tag.replace("_", "")]) for word in words(one)]


def without_commands(latex: str) -> str:
    """A formula without its commands, some of which have other names in KaTeX; line ends are kept."""
    return re.sub(r"\\(?:[a-zA-Z]+|[_%&#$])", " ", SILENT_ARGUMENT.sub(" ", latex))


def without_tag(found: re.Match[str]) -> str:
    """What is left of an HTML tag: nothing within a word, a space where it ends one."""
    return keep_line_ends(found) or ("" if (found.groupdict().get("name") or "").lower() in WITHIN_WORDS else " ")


def keep_line_ends(found: re.Match[str]) -> str:
    """What is left of something taken out, so that line numbers stay true."""
    return "\n" * found[0].count("\n")


def words(text: str) -> list[str]:
    """The words of a ``plain`` text: runs of letters and digits in lower case, in Unicode's composed form."""
    return WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def join_words(found: Sequence[str]) -> str:
    """Words as text: with spaces between them where their script has some."""
    return re.sub(rf"(?<=[{UNSPACED}]) (?=[{UNSPACED}])", "", " ".join(found))
