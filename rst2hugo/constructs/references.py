"""References by name: ``:ref:`label```, ``:doc:`post```, → links to pages and their parts."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from docutils import nodes
from docutils.parsers.rst import states
from docutils.utils import unescape

from rst2hugo import markdown
from rst2hugo.links.crossrefs import xref
from rst2hugo.render import Context, inline, line, render

# Role → what is asked for, and whether its text is code (https://www.sphinx-doc.org/en/master/usage/referencing.html).
TEXTUAL = {"ref": "ref", "doc": "doc", "any": "any", "term": "term", "numref": "numref", "eq": "eq",
           "math:numref": "eq", "autolink": "any"}  # fmt: skip  # a table
# These need not be described anywhere; nothing is reported if they are not.
OPTIONAL = ("envvar", "token")
LITERAL = {"option": "option", "envvar": "envvar", "keyword": "token", "token": "token", "confval": "confval"}
# Every domain's roles, by what Sphinx 9 calls them; the Python ones work without their domain's name, too.
DOMAINS = {
    "py": "mod func data const class meth attr type exc obj deco",
    "c": "member data func macro struct union enum enumerator type expr texpr var",
    "cpp": "any class struct union func member var type concept enum enumerator expr texpr",
    "js": "mod func meth class data attr",
    "rst": "dir role",
}
CALLED = frozenset({"func", "meth"})
TITLED = re.compile(r"(?s)^(.+?)\s*(?<!\x00)<([^<]*)>$")
BRACKETED = re.compile(r"(?s)^<([^<>]+)>$")  # without a title it is only the target


def role(
    kind: str, literal: bool, called: bool = False, optional: bool = False, before: str = ""
) -> Callable[..., Any]:
    """A role that asks for a ``kind`` of thing; ``called`` ones get parentheses, ``optional`` ones may lead nowhere.

    ``before`` stands before the name where that is the text.
    """

    def run(
        name: str, rawtext: str, text: str, lineno: int, inliner: states.Inliner,
        options: dict[str, Any] | None = None, content: Sequence[str] | None = None,
    ) -> tuple[list[nodes.Node], list[nodes.system_message]]:  # fmt: skip  # a table
        titled = TITLED.match(text)
        text = BRACKETED.sub(r"\1", text)
        title, target = (titled[1], titled[2]) if titled else (text, text)
        title, target = unescape(title), unescape(target)
        linked = not title.startswith("!")
        if not titled:
            title = before + display_name(title.lstrip("!"), literal, called)
        words = nodes.literal(rawtext, title) if literal else nodes.Text(title)
        if not linked:
            return [words], []
        node = xref(rawtext, "", words, kind=kind, explicit=bool(titled), literal=literal, optional=optional)
        node["target"] = target.lstrip("~.").removesuffix("()") if optional else " ".join(target.split())
        return [node], []

    return run


def display_name(name: str, literal: bool, called: bool) -> str:
    """What a name looks like in the text: ``~a.b.c`` is c, a leading dot is dropped, a function gets ``()``."""
    if literal and name.startswith("~"):
        name = name[1:].rsplit(".", 1)[-1]
    name = name.lstrip(".") if literal and not name.startswith("...") else name
    return f"{name}()" if called and not name.endswith(")") else name


def domain_roles() -> dict[str, Callable[..., Any]]:
    found = {}
    for domain, names in DOMAINS.items():
        for name in names.split():
            before = "@" if name == "deco" else ""  # since Sphinx 8.2
            made = role(domain, True, name in CALLED and domain != "rst", optional=True, before=before)
            found[f"{domain}:{name}"] = made
            if domain == "py":
                found[name] = made
    return found


def download(name: str, rawtext: str, text: str, *rest: Any, **more: Any) -> Any:
    """``:download:`text <file>``` is a plain link to the file."""
    titled = TITLED.match(text)
    title, target = (titled[1], titled[2]) if titled else (text, text)
    return [nodes.reference(rawtext, unescape(title), refuri=unescape(target).strip())], []


ROLES = {
    **{prefix + name: role(kind, False) for name, kind in TEXTUAL.items() for prefix in ("", "std:")},
    **{
        prefix + name: role(kind, True, optional=name in OPTIONAL)
        for name, kind in LITERAL.items()
        for prefix in ("", "std:")
    },
    **domain_roles(),
    "download": download,
}


@render.register(xref)
def xref_(node: xref, ctx: Context) -> str:
    """A reference that the page does not answer itself: open until the whole blog is known."""
    kind = f"?{node['kind']}" if node["optional"] else node["kind"]
    known = node["explicit"] or node["literal"]
    return markdown.open_reference(
        kind, node["target"], line(node), inline(node, ctx), known=known, typographer=ctx.literal
    )
