"""Which parts of reStructuredText are no text: what a reader of the page is not meant to see as words."""

from __future__ import annotations

import re

from rst2hugo.model.enclosed import Enclosed
from rst2hugo.verify.second_reading.words import keep_line_ends, without_commands

# Roles whose content is the name of something else: the page shows that thing's title, or draws an icon.
NAMES_ONLY = (
    "doc|ref|numref|any|eq|footcite|attachment|cite|download|option|envvar|keyword|token|term"  # a title
    "|icon|glyph|fa|fab|far|fas"  # a picture
)
FORMULA = re.compile(r":math:`([^`]*)`")
# Shortcodes, Liquid.
TEMPLATE = (r"\{\{[%<]", ".*?", r"[%>]\}\}"), (r"\{%", ".*?", r"%\}"), (r"\{\{", ".*?", r"\}\}")
SHORTCODE = Enclosed(*TEMPLATE, flags=0)
# Inside a paragraph, in this order; ``\n`` is kept wherever something is taken out.
INLINE = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<=\|)[ \t]+\d+[.)](?=\s)",  # the number of an item, in the cell of a table
        r"(?<=\s)\.\. (?:image|figure)::[ \t]+\S+",  # in the cell of a table
        r"(?<=\|)[ \t]+\.\.[ \t]+(?![^|\n]*::|\[|\|)[^|\n]*(?=\|)",  # a comment or a target there
        r"(?m)^\$\$/?code(?:\([^)\n]*\))?[ \t]*$",  # the lines around code, for a filter of Blogofile
        r"\[gist:[^\[\]\n]*\]",  # what a plugin of Pelican shows
        r"(?<!\s)\s*<[^<>`]+>(?=`)",  # an address or a name after the text of a link
        rf"(?<!\w):(?:[\w.+-]+:)*(?:{NAMES_ONLY}):`[^`]*`",
        r"(?<!\w):[a-zA-Z][\w.+:-]{0,100}:`[~!][^`]*`",  # a name of which only the end is shown
        r"(?<!\w):[a-zA-Z][\w.+:-]{0,100}:(?=`)|(?<=`):[a-zA-Z][\w.+:-]{0,100}:",  # a role's name; after a letter, text
        r"(?<![\w|\\])\|[^|\s](?:[^|\n]*[^|\s\\])?\|_{0,2}",  # a substitution
        r"\[[^\[\]\s]+\]_",  # the mark of a footnote
        r"(?<=`)__?(?!\w)",  # of a reference, which may be joined to a word
    )
)


def without_inline_markup(text: str) -> str:
    """``text`` without what is no word in a paragraph; line ends are kept."""
    text = FORMULA.sub(lambda found: without_commands(found[1]), text)
    text = SHORTCODE.sub(keep_line_ends, text)
    for pattern in INLINE:
        text = pattern.sub(keep_line_ends, text)
    return text


def without_roles(text: str, names: frozenset[str]) -> str:
    """``text`` without the roles of these names and what they stand before."""
    return role_pattern(names).sub(keep_line_ends, text) if names else text


def has_role(text: str, names: frozenset[str]) -> bool:
    """Whether one of these roles is in ``text``."""
    return bool(names) and role_pattern(names).search(text) is not None


def role_pattern(names: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<!\w):(?:{'|'.join(map(re.escape, sorted(names)))}):`[^`]*`")


# Directives that draw: the source is shown, which is their body or a file.
DRAWING = frozenset(
    ["actdiag", "blockdiag", "ditaa", "mermaid", "nwdiag", "packetdiag", "plantuml", "rackdiag", "seqdiag", "uml"]
)
# Directives of which nothing is text: settings, what is drawn or embedded, what other files hold.
SILENT = frozenset(
    ["asciinema", "bibliography", "chart", "codeauthor", "currentmodule", "default-domain", "default-intersphinx",
     "default-role", "digraph", "disqus", "feed", "gist", "graph", "graphviz", "highlight", "highlightlang", "ifconfig",
     "include", "include-html", "index", "listing", "literalinclude", "media", "meta", "module", "moduleauthor", "only",
     "plot", "post-list", "postlist", "program", "role", "sectionauthor", "sectnum", "section-numbering", "slides",
     "soundcloud", "soundcloud_playlist", "spelling", "spelling:word-list", "tabularcolumns", "target-notes", "toctree",
     "unicode", "vimeo", "youtube"]
)  # fmt: skip  # a table
# Directives that show the text of another file.
FETCHING = DRAWING | {"gist", "include", "include-html", "listing", "literalinclude"}
# Directives that fetch or make text which the source does not have.
GENERATING = FETCHING | {
    *("autoclass", "autofunction", "automodule", "bibliography", "footbibliography", "ipython", "plot", "post-list"),
    *("chart", "postlist", "subpages", "toctree", "todolist"),
}
# Directives whose argument names a file, a language, a class, or says something of the page; text may follow.
NAMING = frozenset(
    ["attachment-figure", "attachment-image", "audio", "author", "authors", "button-link", "button-ref",
     "card-carousel", "categories", "category", "class", "code", "code-block", "comments", "compound", "container",
     "cssclass", "date", "figure", "grid", "image", "language", "location", "math", "parsed-literal", "post", "raw",
     "redirect", "rst-class", "sourcecode", "subpages", "tags", "thumbnail", "video", *DRAWING]
)  # fmt: skip  # a table
# Directives whose body is shown as it stands.
LITERAL = frozenset(["code", "code-block", "csv-table", "math", "parsed-literal", "raw", "sourcecode", *DRAWING])
# Of these, in which a role is a role.
NOT_AS_TYPED = frozenset(["csv-table", "math", "parsed-literal"])
# The name of a role in code, where it is text as well.
ROLE_AS_TYPED = re.compile(r":([a-zA-Z][\w.+-]{0,100}):(?=`)")
# Options whose value is text.
SPOKEN_OPTIONS = frozenset(["alt", "caption", "header", "title", "subtitle", "legend", "attribution"])
EXPLICIT = re.compile(r"(?P<before>[ \t]*(?:(?:[-*+•‣⁃]|\(?(?:\w{1,4}|#)[.)])[ \t]+)*)\.\.(?:[ \t]+|$)(?P<rest>.*)")
DIRECTIVE = re.compile(r"(?P<name>[a-zA-Z][\w.+:-]*?) ?::(?:[ \t]+(?P<argument>.*)|$)")
TARGET = re.compile(r"__:|__ |_(?![ :])(?:[^:\\]|\\.|:(?!\s|$))+:(?:\s|$)")
SUBSTITUTION = re.compile(r"\|[^|]+\|[ \t]+[a-zA-Z][\w.+:-]* ?::")
NOTE = re.compile(r"\[[^\[\]\s]+\](?:[ \t]+|$)")
FIELD = re.compile(r"[ \t]*:(?P<name>(?:[^:\\`\n]|\\.)+):(?:[ \t]+|$)(?P<value>.*)")
ANONYMOUS = re.compile(r"__[ \t]")
ENUMERATOR = re.compile(r"[ \t]*(?:[-*+•][ \t]+)?\(?(?:\d+|[a-zA-Z]|[ivxlcdmIVXLCDM]+|#)[.)](?:[ \t]+|$)")
