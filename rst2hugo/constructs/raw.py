"""``.. raw:: html`` and the raw roles: HTML that stands as it is wherever Goldmark leaves it alone."""

from __future__ import annotations

import re
from collections import Counter

from docutils import nodes

from rst2hugo import markdown
from rst2hugo.markdown import tags
from rst2hugo.model.diagnostics import Code
from rst2hugo.render import LINE_END, Context, anchored, classed, is_inline, line, render
from rst2hugo.rst.remembered import remembered

TEMPLATES = {
    "layouts/_shortcodes/rawhtml.html": r"\{\{[<%]\s*/?rawhtml\b",
    "layouts/_shortcodes/lit.html": r"\{\{[<%]\s*lit\b",
}

# The starts of CommonMark's HTML blocks 1 to 3 (https://spec.commonmark.org/0.31.2/#html-blocks),
# which are verbatim up to their end.
TO_ITS_END = (
    (re.compile(r"(?i)<(script|style|pre|textarea)(\s|>|$)"), re.compile(r"(?i)</(script|style|pre|textarea)>")),
    (re.compile(r"<!--"), re.compile(r"-->")),
    (re.compile(r"<\?"), re.compile(r"\?>")),
)
# Block 6: one of these tags; block 7: any single complete tag on a line. Both end at a blank line.
BLOCK_TAG = re.compile(
    r"(?i)</?(address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div"
    r"|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link"
    r"|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead"
    r"|title|tr|track|ul)(\s|/?>|$)"
)
LONE_TAG = re.compile(
    r"(?:<[a-zA-Z][\w-]*(?:\s+[\w:.-]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?)*\s*/?>|</[a-zA-Z][\w-]*\s*>)\s*"
)
ADDRESS = re.compile(r"""(?i)(\s(?:href|src|poster|data|cite|formaction|action|background)\s*=\s*)(["'])([^"'\n]*)\2""")
# Inside of tags: the same without quotes, pictures of several sizes, pictures of a style.
TAG = re.compile(r"""(?s)<[a-zA-Z](?:[^<>"']|"[^"]*"|'[^']*')*>""")
BARE = re.compile(r"""(?i)(\s(?:href|src|poster|background)\s*=\s*)()([^\s"'<>`]+)""")
SIZES = re.compile(r"""(?i)(\s(?:img)?srcset\s*=\s*)(["'])(?!\s*data:)([^"']+)\2""")
SIZE = re.compile(r"(^|,)(\s*)([^\s,]+)")
STYLE = re.compile(r"""(?i)(\burl\(\s*)(&quot;|&#39;|["']?)(?!\s*data:)([^"'()\s&]+)\2(?=\s*\))""")


# Elements that show or run something, and links, besides words what a reader would miss.
SHOWN = re.compile(
    r"(?i)<(?:img|iframe|embed|object|video|audio|picture|svg|canvas|script|form|input|button|map|math|a\s(?:(?!<a\s)[^>])*\bhref)\b"
)
PAIRED = re.compile(
    r"(?is)<!--.*?-->|<(/?)(?!(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)\b)"
    r"([a-z][a-z0-9-]*)(?=[\s>/])[^>]*(?<!/)>"
)
UNSEEN = re.compile(r"(?is)<!--.*?-->|<style\b.*?</style\s*>|<[a-z/!?][^>]*>")


@render.register
def raw(node: nodes.raw, ctx: Context) -> str:
    if "html" not in node.get("format", "").split():
        ctx.reports.report(line(node), Code.FOREIGN_RAW, f"raw {node.get('format')} was kept as a comment")
        kept = markdown.comment(node.astext())
        return markdown.html(kept) if is_inline(node) else kept
    html = with_open_addresses(node.astext(), line(node))
    enclosing = ctx.options.raw != "verbatim" and must_survive(html, node)
    if is_inline(node):
        if LINE_END.fullmatch(html):
            return markdown.line_break()
        verbatim = is_tags(html) and not enclosing
        return markdown.html(html) if verbatim else markdown.finished(markdown.rawhtml(html.replace("\n", " ")))
    html = html.strip("\n")
    if not html.strip():
        return ""
    if is_verbatim(html) and not enclosing:
        return anchored(classed(markdown.neutral(html), node), node)
    # The marks of a quote would become part of what the shortcode encloses.
    whole = markdown.rawhtml(html.replace("\n", " ")) if ctx.quoted else markdown.rawhtml(html, block=True)
    return anchored(classed(whole, node), node)


def must_survive(html: str, node: nodes.raw) -> bool:
    """Whether it says something, or closes (or opens) what other raw HTML on the page that does has opened."""
    if says_something(html) or is_balanced(html) or node.document is None:
        return says_something(html)
    return remembered(leaves_open, node.document)


def leaves_open(document: nodes.document) -> bool:
    """Whether raw HTML of a page that says something opens what it does not close, or closes what it has not opened."""
    pieces = [one.astext() for one in document.findall(nodes.raw) if "html" in one["format"].split()]
    return any(says_something(one) and not is_balanced(one) for one in pieces)


def is_balanced(html: str) -> bool:
    """Whether every element that it opens is closed, and no other."""
    found = Counter[str]()
    for closing, name in PAIRED.findall(html[: html.rfind(">") + 1]):
        if name:
            found[name.lower()] += -1 if closing else 1
    return not any(found.values())


def says_something(html: str) -> bool:
    """Whether a reader would miss it: with its default settings Hugo leaves out raw HTML, but no shortcode."""
    end = html.rfind(">") + 1  # without one nothing ends, however often something begins
    return SHOWN.search(html) is not None or bool((UNSEEN.sub("", html[:end]) + html[end:]).strip())


def with_open_addresses(html: str, where: int | None) -> str:
    """Addresses in the HTML are filled in like all others; one that stays the same keeps its spelling."""

    def opened(found: re.Match[str], end: int = 2) -> str:
        return f"{found[1]}{found[2]}{markdown.open_attribute(found[3], where)}{found[end] if end else ''}"

    def inside(found: re.Match[str]) -> str:
        tag = STYLE.sub(opened, BARE.sub(opened, found[0]))
        return SIZES.sub(lambda one: f"{one[1]}{one[2]}{SIZE.sub(lambda each: opened(each, 0), one[3])}{one[2]}", tag)

    parts = tags.PROGRAM.split(html)  # every second one is a program, which makes its addresses itself
    return "".join(
        part if number % 2 else ADDRESS.sub(opened, TAG.sub(inside, part)) for number, part in enumerate(parts)
    )


def is_tags(html: str) -> bool:
    """Whether inline HTML is only tags, in which Markdown looks for nothing."""
    return re.fullmatch(r"(?s)(?:<[^<>]*>|&#?\w+;|\s)+", html) is not None


def is_verbatim(html: str) -> bool:
    """Whether the whole text is one HTML block to Goldmark."""
    first = html.split("\n", 1)[0].lstrip(" ")
    for start, end in TO_ITS_END:
        if start.match(first):
            ends = end.search(html)
            # What follows the end on later lines is Markdown again.
            return ends is not None and "\n" not in html[ends.end() :]
    starts = BLOCK_TAG.match(first) or LONE_TAG.fullmatch(first)
    return bool(starts) and len(html.split("\n", 1)[0]) - len(first) < 4 and not re.search(r"\n[ \t]*\n", html)
