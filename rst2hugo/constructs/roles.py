"""Roles that say what words are: ``:kbd:`Ctrl-C``` → <kbd>Ctrl</kbd>-<kbd>C</kbd>, ``:file:`x``` → `x`."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from docutils import nodes
from docutils.parsers.rst import directives, roles, states
from docutils.utils import unescape

from rst2hugo.directives.document_reports import DocumentReports
from rst2hugo.links.crossrefs import xref
from rst2hugo.model.diagnostics import Code

Shown: TypeAlias = "Callable[[str], Sequence[nodes.Node]]"

# What Sphinx' stylesheet and HTML make of each (https://www.sphinx-doc.org/en/master/usage/restructuredtext/roles.html).
LIKE_STRONG = ("command", "makevar", "program")
LIKE_EMPHASIS = ("dfn", "mailheader", "manpage", "mimetype", "newsgroup")
LIKE_CODE = ("regexp",)
# Elements of HTML; Nikola's html_roles call <s> strike.
ELEMENTS = {name: name for name in ("del", "ins", "mark", "small", "u")} | {"s": "del", "strike": "del"}
# Words that Bootstrap draws as headings and badges (https://github.com/rougier/bootstrap-rst).
BOOTSTRAP = {f"h{level}": [f"h{level}"] for level in range(1, 7)} | {
    f"label-{kind}": ["label", f"label-{kind}"]
    for kind in ("default", "muted", "primary", "success", "info", "warning", "danger")
}
EMOJI = "https://cdnjs.cloudflare.com/ajax/libs/emojify.js/1.1.0/images/basic/{}.png"  # as Nikola's plugin

TITLED = re.compile(r"(?s)^(.+?)\s*<([^<>]+)>$")
VARIABLE = re.compile(r"\\([{}])|\{([^{}]+)\}")
ACCELERATOR = re.compile(r"&(?:(&)|(?=\S))")
# Keys are joined by these; "Page Up" is one key.
JOINT = re.compile(r"(?i)(?<=[^\s+^-])(\s*[-+^]\s*|(?<!caps)(?<!num)(?<!scroll)(?<!page)(?<!back)(?<!sys)\s+)(?=\S)")
NUMBERS = {"pep": r"\d{1,4}", "rfc": r"\d+", "cve": r"\d{4}-\d+", "cwe": r"\d+"}


def role(make: Shown, *, raw: bool = False) -> Callable[..., Any]:
    """A role that shows its text as ``make`` says; ``raw`` text keeps its backslashes."""

    def run(
        name: str, rawtext: str, text: str, lineno: int, inliner: states.Inliner,
        options: dict[str, Any] | None = None, content: Sequence[str] | None = None,
    ) -> tuple[list[nodes.Node], list[nodes.system_message]]:  # fmt: skip  # a table
        made = list(make(unescape(text, restore_backslashes=raw)))
        # A role that the text derives from this one has its own name for a class.
        classes = roles.normalize_options(options).get("classes")
        return ([nodes.inline(rawtext, "", *made, classes=classes)] if classes else made), []

    run.options = {"class": directives.class_option}  # type: ignore[attr-defined]  # for roles derived from it
    return run


def of(kind: type[nodes.TextElement], **attributes: Any) -> Shown:
    return lambda text: [kind(text, text, **attributes)]


def abbreviation(text: str) -> Sequence[nodes.Node]:
    """``LIFO (last in, first out)``, the meaning in brackets."""
    found = re.fullmatch(r"(?s)(.+?)\s*\((.*)\)", text)
    if found is None:
        return [nodes.abbreviation(text, text)]
    return [nodes.abbreviation(text, found[1], explanation=" ".join(found[2].split()))]


def sample(text: str) -> Sequence[nodes.Node]:
    """Literal text with ``{variables}``, which are emphasised; a brace after a backslash is one."""
    found: list[nodes.Node] = []
    literal, end = "", 0
    for match in VARIABLE.finditer(text):
        literal += text[end : match.start()] + (match[1] or "")
        end = match.end()
        if match[2]:
            found += [nodes.literal(literal, literal)] if literal else []
            found.append(nodes.emphasis("", "", nodes.literal(match[2], match[2])))
            literal = ""
    literal += text[end:]
    return [*found, nodes.literal(literal, literal)] if literal or not found else found


def keys(text: str) -> Sequence[nodes.Node]:
    """``Control-x Control-f``: each key for itself."""
    parts = enumerate(JOINT.split(text))
    return [nodes.Text(one) if joint % 2 else nodes.inline(one, one, classes=["kbd"]) for joint, one in parts]


def label(text: str) -> Sequence[nodes.Node]:
    """A label of a user interface; ``&`` stands before the letter that chooses it, ``&&`` is an ampersand."""
    shown = ACCELERATOR.sub(lambda found: found[1] or "", text)
    return [nodes.strong(text, shown)]


def menus(text: str) -> Sequence[nodes.Node]:
    """``Start --> Programs``: menus that lead to each other, with the sign that Sphinx 9 puts between them."""
    return label(text.replace("-->", "\N{TRIANGULAR BULLET}"))


def html_of(text: str) -> Sequence[nodes.Node]:
    return [nodes.raw(text, text, format="html")]


def entity(text: str) -> Sequence[nodes.Node]:
    """``copy`` or a number: a character of HTML."""
    return [nodes.Text(html.unescape(f"&#{text};" if text.isdigit() else f"&{text};"))]


def icon(*classes: str) -> Shown:
    """An empty element that a font of icons draws."""

    def make_icon(text: str) -> Sequence[nodes.Node]:
        names = html.escape(" ".join([*classes, *text.split()]))
        return html_of(f'<i class="{names}"></i>')

    return make_icon


def glyph(text: str) -> Sequence[nodes.Node]:
    return icon("glyphicon")(f"glyphicon-{text}")


def emoji(text: str) -> Sequence[nodes.Node]:
    name = text.lower()
    return [nodes.image(text, uri=EMOJI.format(name), alt=name)]


def titled(text: str) -> tuple[str, str]:
    """Title and target of ``title <target>``; the title is empty where there is none."""
    found = TITLED.match(text)
    return (found[1], found[2]) if found else ("", text)


def mail(text: str) -> Sequence[nodes.Node]:
    title, address = titled(text)
    return [nodes.reference(text, title or address, refuri=f"mailto:{address.removeprefix('mailto:')}")]


def attachment(text: str) -> Sequence[nodes.Node]:
    """A file that blohg publishes: ``file`` or ``file|label``."""
    file, _, words = text.partition("|")
    return [nodes.reference(text, words.strip() or file.strip(), refuri=f"/attachments/{file.strip()}")]


def page(text: str) -> Sequence[nodes.Node]:
    """Another page of blohg's, by its path: ``post/name`` or ``title <post/name>``."""
    title, path = titled(text)
    words = nodes.Text(title or path)
    target = f"/{path.strip('/ ')}"
    return [xref(text, "", words, kind="doc", target=target, explicit=bool(title), literal=False, optional=False)]


def numbered(kind: str) -> Callable[..., Any]:
    """A role that leads to the document of a number in a series: ``8``, ``8#section`` or ``title <8>``."""

    def run(
        name: str, rawtext: str, text: str, lineno: int, inliner: states.Inliner,
        options: dict[str, Any] | None = None, content: Sequence[str] | None = None,
    ) -> tuple[list[nodes.Node], list[nodes.system_message]]:  # fmt: skip  # a table
        title, target = titled(unescape(text))
        number, mark, section = target.strip().partition("#")
        if re.fullmatch(NUMBERS[kind], number) is None:
            fault = f'"{number}" is not the number of a {kind.upper()}.'
            message = DocumentReports(inliner.document).report(lineno, Code.RST_ERROR, fault)
            return [inliner.problematic(rawtext, rawtext, message)], [message]
        address = address_of(kind, number, inliner.document.settings) + mark + section
        return [nodes.reference(rawtext, title or f"{kind.upper()} {number}", refuri=address)], []

    return run


def address_of(kind: str, number: str, settings: Any) -> str:
    match kind:
        case "pep":
            return f"{settings.pep_base_url}{settings.pep_file_url_template % int(number)}"
        case "rfc":
            return f"{settings.rfc_base_url}rfc{int(number)}.html"
        case "cve":
            return f"https://www.cve.org/CVERecord?id=CVE-{number}"
    return f"https://cwe.mitre.org/data/definitions/{int(number)}.html"


ROLES: dict[str, Callable[..., Any]] = {
    **{name: role(of(nodes.strong)) for name in LIKE_STRONG},
    **{name: role(of(nodes.emphasis)) for name in LIKE_EMPHASIS},
    **{name: role(of(nodes.literal)) for name in LIKE_CODE},
    **{name: role(of(nodes.inline, classes=[element])) for name, element in ELEMENTS.items()},
    **{name: role(of(nodes.inline, classes=classes)) for name, classes in BOOTSTRAP.items()},
    "abbr": role(abbreviation),
    **dict.fromkeys(["file", "samp"], role(sample)),
    "guilabel": role(label),
    "menuselection": role(menus),
    "kbd": role(keys),
    "q": role(lambda text: [nodes.Text(f"“{text}”")]),
    **dict.fromkeys(["html", "raw-html", "sc"], role(html_of, raw=True)),  # sc: a shortcode of Nikola's
    "html_entity": role(entity),
    "icon": role(icon()),
    "glyph": role(glyph),
    "emoji": role(emoji),
    "email": role(mail),
    "attachment": role(attachment),
    "page": role(page),
    **{kind: numbered(kind) for kind in NUMBERS},
}
