"""References by name: ``:ref:`label```, ``:doc:`post```, ``.. toctree::`` → links to pages and their parts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from docutils import nodes
from docutils.parsers.rst import Directive, directives, states
from docutils.utils import unescape

from rst2hugo import markdown
from rst2hugo.directives import toctrees
from rst2hugo.directives.blog_settings import blog_settings
from rst2hugo.directives.document_reports import DocumentReports
from rst2hugo.links.crossrefs import xref
from rst2hugo.model.diagnostics import Code
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


class Toctree(Directive):
    """``toctree``: a list of links to other documents; a hidden one shows nothing in Sphinx, either."""

    has_content = True
    option_spec = {
        "maxdepth": int, "name": directives.unchanged, "class": directives.class_option,
        "caption": directives.unchanged_required, "glob": directives.flag, "hidden": directives.flag,
        "includehidden": directives.flag, "numbered": directives.unchanged, "titlesonly": directives.flag,
        "reversed": directives.flag,
    }  # fmt: skip  # a table

    def run(self) -> list[nodes.Node]:
        entries = list(self.entries())
        if "reversed" in self.options:
            entries.reverse()
        if "hidden" in self.options or not entries:
            return []
        if self.options.get("maxdepth", 2) > 1 and "titlesonly" not in self.options:
            message = "toctree: the documents are listed without the sections in them"
            DocumentReports(self.state.document).report(self.lineno, Code.PRESENTATION, message)
        kind = nodes.enumerated_list if "numbered" in self.options else nodes.bullet_list
        items = [nodes.list_item("", nodes.paragraph("", "", link_of(one))) for one in entries]
        made = kind("", *items, classes=self.options.get("class", []))
        if kind is nodes.enumerated_list:
            made.update_basic_atts({"enumtype": "arabic"})
            made["prefix"], made["suffix"] = "", "."
        whole: list[nodes.Node] = [made]
        if caption := self.options.get("caption"):
            whole.insert(0, nodes.paragraph("", "", nodes.strong("", caption)))
        for node in [*whole, *items, *(item.children[0] for item in items)]:
            node.source, node.line = self.state_machine.get_source_and_line(self.lineno)
        self.add_name(made)
        return whole

    def entries(self) -> Iterator[toctrees.TocEntry]:
        """What Sphinx lists; it warns of documents that are not there and leaves them out."""
        blog = blog_settings(self.state.document)
        documents, root = blog.documents, blog.root
        own = Path(self.state.document["source"] or ".")
        own = own.relative_to(root) if root and own.is_relative_to(root) else own
        here = next((name for name, path in documents.items() if path == own.as_posix()), "")
        for entry in toctrees.read(self.content, here, documents, glob="glob" in self.options):
            if entry.missing:
                message = f"toctree: the blog has no document {entry.target}, so the entry was left out, as Sphinx did"
                DocumentReports(self.state.document).report(self.lineno, Code.BROKEN_LINK, message)
            else:
                target = here if entry.target == toctrees.SELF else entry.target
                yield entry._replace(target=f"/{target}" if target in documents else target)


def link_of(entry: toctrees.TocEntry) -> nodes.Node:
    """The link of an entry."""
    if toctrees.URL.match(entry.target):
        return nodes.reference(entry.target, entry.title or entry.target, refuri=entry.target)
    title = entry.title or toctrees.GENERATED.get(entry.target.lstrip("/"), "")
    return xref(entry.target, "", nodes.Text(title or entry.target), kind="doc", target=entry.target,
                explicit=bool(title), literal=False, optional=False)  # fmt: skip  # a table


DIRECTIVES = {"toctree": Toctree}


@render.register(xref)
def xref_(node: xref, ctx: Context) -> str:
    """A reference that the page does not answer itself: open until the whole blog is known."""
    kind = f"?{node['kind']}" if node["optional"] else node["kind"]
    known = node["explicit"] or node["literal"]
    return markdown.open_reference(
        kind, node["target"], line(node), inline(node, ctx), known=known, typographer=ctx.literal
    )
