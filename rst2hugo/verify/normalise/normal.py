"""Letters, addresses and names that are meant to change, each with its reason.

What is not normalised here, or in ``vocabulary`` and ``notes``, is a difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote, unquote

from rst2hugo.markdown import katex
from rst2hugo.markdown.formulas import drawable

# A line block is indented with these spaces; a word of nothing else says nothing.
INVISIBLE = "\u2003"
# A book's title is set like emphasis, by browsers and by Markdown.
SAME = {"cite": "em"}

# Letters and addresses

# Goldmark's typographer (https://gohugo.io/configuration/markup/#goldmarkextensions) is meant to set these.
TYPOGRAPHIC = {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "--", "—": "---", "…": "...", "«": "<<", "»": ">>"}
TYPOGRAPHIC_LETTER = re.compile("[‘’“”–—…«»]")


def typography(text: str) -> str:
    """Text with straight quotes and typed dashes and dots; only where the site has the typographer on."""
    return TYPOGRAPHIC_LETTER.sub(lambda found: TYPOGRAPHIC[found[0]], text)


# Decoding these would make another address: / ? # % & = + ; and spaces.
MEANT = re.compile(r"(?i)%(?:2F|3F|23|25|26|3D|2B|3B)")


def address(uri: str) -> str:
    """Equal addresses are written with or without percent signs: Hugo encodes what docutils leaves as it is."""
    uri = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", uri)  # which is what Goldmark writes for a lone one
    parts = MEANT.split(uri)
    kept = [found.upper() for found in MEANT.findall(uri)]
    decoded = [quote(unquote(part), safe=r"!#$%&'()*+,/:;=?@[]~<>\^`{|}" + '"') for part in parts]
    return "".join(one for pair in zip(decoded, [*kept, ""], strict=True) for one in pair)


# Control characters, such as those that colour the output of programs: they are in no page of Hugo's. Of the last two
# characters of Unicode's first plane lxml makes no text.
CONTROLS = re.compile(r"[\x01-\x08\x0b\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
# The same as numbers; those from 128 to 159 are letters to browsers.
CONTROL_NUMBERS = re.compile(
    r"(?i)&#(?:0*(?:[1-8]|1[124-9]|2\d|3[01]|127|6553[45])|x0*(?:[1-8bcef]|1[\da-f]|7f|fff[ef]))(?![\da-f]);?"
)


def without_controls(html: str) -> str:
    """HTML that lxml reads to its end: libxml2 ends a page at a NUL."""
    text = CONTROLS.sub("", html.replace("\0", "\ufffd").replace("\f", " "))
    return CONTROL_NUMBERS.sub("", text) if "&#" in text else text


PLAYER = re.compile(r"(?:https?:)?//(?:www\.)?(youtube(?:-nocookie)?|player\.vimeo)\.com/(?:embed|video)/([\w-]+)")
SOUND = re.compile(r"(?:https?:)?//w\.soundcloud\.com/player/?\?(?:[^#]*&)?url=([^&#]+)")


def video(uri: str) -> str:
    """Hugo's players differ from others in options that a reader does not choose: only video and start count."""
    found = PLAYER.match(uri)
    if sound := SOUND.match(uri):
        return f"soundcloud {unquote(sound[1]).partition('//')[2]}"
    if found is None:
        return uri
    start = re.search(r"[?&]start=([1-9]\d*)", uri)
    return f"{found[1].removesuffix('-nocookie')} {found[2]}{f' from {start[1]}' if start else ''}"


def formula(latex: str) -> str:
    """What KaTeX draws: it knows other names than docutils, and needs spaces nowhere; comments are not drawn."""
    text = drawable(katex.formula(katex.COMMENT.sub("", katex.escape_words(latex))).strip())
    # KaTeX shows no number but that of a whole formula; of the lines they are words.
    text = re.sub(r"\\qquad\\text\{\(?([^{}]*?)\)?\}", r"\\tag{\1}", text)
    tags = "".join(f" {tag}" for _, tag in katex.TAG.findall(text))
    text = katex.TAG.sub("", text)
    text = re.sub(r"\\(begin|end)\{(equation|align|alignat|gather)\*\}", r"\\\1{\2}", text)
    text = re.sub(r"\\vert(?![a-zA-Z]) ?", "|", text)  # in a table's cell a bar has to be spelt
    # docutils sets several lines in align* by itself, Sphinx in split; KaTeX has to be told.
    while inner := re.fullmatch(r"(?s)\s*\\begin\{(align|split)\}(.*)\\end\{\1\}\s*", text):
        text = inner[2]
    text = re.sub(r"\{\s+(?=[{}])", "{", text)  # two braces in a row are parted, lest they be a shortcode
    return " ".join(f"{text}{tags}".split())


# Ids and classes

# Ids that docutils makes up for its own back links; Hugo has others.
GENERATED = re.compile(
    r"(?:footnote|footnote-reference|citation-reference|system-message|problematic|toc-entry)-\d+|fn(?:ref\d*)?:.*"
)
# Classes that writers set by themselves, and those that name an element which says the same.
SILENT = frozenset(
    ["docutils", "literal", "pre", "reference", "external", "internal", "problematic", "target", "math", "katex",
     "label", "brackets", "superscript", "classifier", "option", "colon", "fn-bracket", "backrefs", "code", "sectnum",
     "container"]
)  # fmt: skip  # a table
ELEMENT_OF = {"strikethrough": "del", "line-through": "del", "strike": "del"} | {
    name: name for name in ("del", "ins", "u", "kbd", "mark", "small")
}


ADMONITIONS = frozenset(
    ["attention", "caution", "danger", "error", "hint", "important", "note", "tip", "warning", "seealso", "topic",
     "sidebar"]
)  # fmt: skip  # a table
# Classes of blocks that writers set by themselves, or that are read as what they stand for.
SILENT_BLOCKS = re.compile(
    r"docutils|container|first|last|border|compound(?:-.*)?|h\d+|simple|arabic|(?:lower|upper)(?:alpha|roman)|section|(?:field|option)-list|line(?:-block)?"
    r"|attribution|rubric|admonition(?:-.*)?|(?:topic|sidebar)(?:-.*)?|contents|local|caption|legend|figure|code-caption"
    r"|footnotes?|footnote-list|citation|citation-list|brackets|superscript|label|system-message|math|highlight|chroma"
    r"|notranslate|nohighlight|literal-block(?:-wrapper)?|code-block-caption|toctree-(?:wrapper|l\d)"
    r"|doctest-block|code|head|stub|colwidths-.*|booktabs|transition|embed|details|open|auto-toc|problematic"
)


def block_classes(tag: str, classes: Iterable[str]) -> str:
    """The classes that an author gave a block; those of a figure are its image's."""
    if tag == "figure":
        return ""
    silent = ADMONITIONS if tag in ("aside", "details") else ()
    return " ".join(sorted(name for name in classes if name not in silent and not SILENT_BLOCKS.fullmatch(name)))


def was_numbered(id: str) -> bool:
    """Whether docutils before 0.18 made up an id, for its back links and for headings of the same name."""
    return re.fullmatch(r"id\d+", id) is not None


def is_generated(id: str) -> bool:
    return GENERATED.fullmatch(id) is not None


def class_marks(element: Any) -> frozenset[str]:
    """What the classes and the title of an inline element say about its words."""
    marks = set()
    if element.tag not in ("a", "code", "tt", "abbr"):  # code in a line has no classes in Markdown
        own = (element.get("class") or "").split()
        marks = {ELEMENT_OF.get(name, f"class {name}") for name in own if name not in SILENT}
    if element.tag in ("abbr", "acronym") and element.get("title"):
        marks.add(f"meaning {element.get('title')}")
    return frozenset(marks)


BOXES = ("topic", "sidebar")
"""Kinds that an author may give the class of another one."""


def admonition(classes: list[str]) -> str:
    """The kind of an admonition; one with a title of its own is drawn like a note."""
    # A topic or sidebar is no admonition, unless its author gives it their class; each may have the class of another.
    boxes_last = "admonition" in classes
    kinds = sorted((name for name in classes if name in ADMONITIONS), key=lambda name: (name in BOXES) is boxes_last)
    return kinds[0] if kinds and not any(name.startswith("admonition-") for name in classes) else "note"
