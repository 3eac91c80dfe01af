"""Descriptions of functions, options and such: ``.. function:: send(to)`` → `send(to)`⏎: what it does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import Directive, directives
from docutils.parsers.rst.directives.misc import Class

from rst2hugo.directives import field_lists, signatures
from rst2hugo.directives.directive import Forgiving, OptionSpec
from rst2hugo.directives.signatures import Scope, Signature
from rst2hugo.links.crossrefs import xref
from rst2hugo.model.diagnostics import Code

ReadSignature = Callable[[str, str, Scope, signatures.Options], Signature]

# What each domain of Sphinx 9 describes, and how to read it (https://www.sphinx-doc.org/en/master/usage/domains/).
DOMAINS: dict[str, tuple[ReadSignature, str]] = {
    "py": (
        signatures.python,
        "function method classmethod staticmethod class exception attribute data property decorator decoratormethod "
        "type",
    ),
    "c": (signatures.c, "function member var macro struct union enum enumerator type"),
    "cpp": (
        signatures.cpp,
        "class struct function member var type concept enum enum-class enum-struct enumerator union",
    ),
    "js": (signatures.javascript, "function method class data attribute"),
    "rst": (signatures.rst, "directive directive:option role"),
}
STANDARD: dict[str, ReadSignature] = {
    **dict.fromkeys(["option", "cmdoption"], signatures.option),
    **{kind: signatures.read_name(kind) for kind in ("envvar", "confval", "setting")},
    **dict.fromkeys(["describe", "object"], signatures.plain),
}
# What things stand in whose names are part of theirs.
OUTER = frozenset({"class", "exception", "struct", "union", "enum", "enum-class", "enum-struct", "directive"})
# These say how Sphinx looks for a thing, lists it, or breaks its signature into lines; they are not seen on the page.
UNSEEN = (
    *("no-index", "noindex", "no-index-entry", "noindexentry", "no-contents-entry", "nocontentsentry"),
    *("single-line-parameter-list", "single-line-type-parameter-list", "tparam-line-spec", "canonical"),
)
SEEN = (
    *("module", "type", "value", "annotation", "default"),
    *("async", "final", "abstract", "abstractmethod", "classmethod", "staticmethod", "static"),
)


def state(document: nodes.document) -> dict[str, str]:
    """What earlier directives of the document have set: the module, the program, what we are in, the domain."""
    found: dict[str, str] = vars(document).setdefault("described", {})
    return found


class Description(Forgiving):
    """One thing, or several that are described together, one signature a line; an entry of a definition list."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[Any] = OptionSpec(dict.fromkeys((*UNSEEN, *SEEN), directives.unchanged))

    def run(self) -> list[nodes.Node]:
        self.domain, self.kind, reading = self.meant()
        read = [reading(one, self.kind, self.scope(), self.options) for one in self.signatures()]
        terms = [self.term(one) for one in read]
        item = nodes.definition_list_item("", *terms, nodes.definition("", *self.definition(read[0].inner)))
        # A definition list after the other would be one list to every reader, as it was to its author.
        before = self.state.parent.children[-1:]
        if before and before[0].get("described"):
            before[0] += self.located(item)
            return []
        return [self.located(nodes.definition_list("", self.located(item), described=True))]

    def meant(self) -> tuple[str, str, ReadSignature]:
        """Domain and kind that the directive's name means, and who reads its signatures."""
        head, _, tail = self.name.lower().partition(":")
        domain, kind = (head, tail) if tail else ("", head)
        if not domain and kind in STANDARD:
            return "", kind.removeprefix("cmd"), STANDARD[kind]
        domain = domain or state(self.state.document).get("domain", "py")
        known = domain if domain in DOMAINS and kind in DOMAINS[domain][1].split() else "py"
        return known, kind, DOMAINS[known][0]

    def signatures(self) -> list[str]:
        """One a line; a backslash at its end joins a line with the next one."""
        joined = self.arguments[0].replace("\\\n", " ")
        return [" ".join(line.split()) for line in joined.split("\n")]

    def scope(self) -> Scope:
        now = state(self.state.document)
        module = self.options.get("module") or now.get(f"{self.domain}:module", "")
        return Scope(module, now.get(f"{self.domain}:parent", ""), now.get("program", ""))

    def term(self, signature: Signature) -> nodes.term:
        document = self.state.document
        node = self.located(nodes.term("", "", nodes.literal(signature.shown, signature.shown)))
        hidden = {"no-index", "noindex"} & set(self.options)
        found = [id if id[-1:].isalnum() else signatures.unused(id or "id", document.ids) for id in signature.ids]
        ids = [] if hidden else [id for id in found if id not in document.ids]
        if ids:
            node["ids"] = ids
            node["offers"] = [f"{self.domain or self.kind}:{name}" for name in signature.names]
            document.ids.update(dict.fromkeys(ids, node))
        if ids and self.domain == "cpp" and not ids[0].startswith("_CPP"):
            message = f"links to the #fragment that Sphinx made of {signature.shown} lead to the page"
            self.report(self.lineno, Code.LOST_ADDRESS, message)
        return node

    def definition(self, inner: str) -> list[nodes.Node]:
        """The body, within the thing that it describes; its fields as Sphinx shows them."""
        now = state(self.state.document)
        outside = dict(now)
        if inner and self.kind in OUTER:
            now[f"{self.domain}:parent"] = inner
        content = self.parsed()
        for name in [name for name in now if name.endswith(":parent")]:
            now[name] = outside.get(name, "")
        if inner and self.kind in OUTER:
            self.members(inner, content)
        shown = [field_lists.grouped(one, self.domain) if isinstance(one, nodes.field_list) else one for one in content]
        return [*self.facts(), *shown]

    def members(self, inner: str, content: list[nodes.Node]) -> None:
        """In a class the name of a member alone means that member."""
        terms = [term for node in content for term in node.findall(nodes.term)]
        offered = set[str]().union(*(term.get("offers", ()) for term in terms))
        for reference in [one for node in content for one in node.findall(xref)]:
            full = f"{inner}.{reference['target']}"
            if reference["kind"] == self.domain and f"{self.domain}:{full}" in offered:
                reference["target"] = full

    def facts(self) -> list[nodes.Node]:
        """Type and default of a setting stand above what is said about it."""
        fields = []
        for name in ("type", "default"):
            if not self.domain and (text := self.options.get(name)):
                words = self.located(nodes.paragraph(text, "", *self.inline(text)))
                fields.append(nodes.field("", nodes.field_name("", name.capitalize()), nodes.field_body("", words)))
        return [self.located(nodes.field_list("", *fields))] if fields else []


class Within(Forgiving):
    """``module``, ``program``, ``default-domain`` and their like: what the descriptions below belong to."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[Any] = OptionSpec(
        dict.fromkeys([*UNSEEN, "synopsis", "platform", "deprecated"], directives.unchanged)
    )

    def run(self) -> list[nodes.Node]:
        domain, _, kind = self.name.lower().rpartition(":")
        argument = " ".join(" ".join(self.arguments).split())
        named = "" if argument == "None" else argument
        now = state(self.state.document)
        if kind == "program":
            now["program"] = named
        elif kind == "default-domain":
            now["domain"] = named
        elif kind.startswith("namespace"):
            self.enter_namespace(now, domain, kind, named)
        else:
            now[f"{domain or 'py'}:module"] = named
        self.leave_out(["synopsis", "platform", "deprecated"], "only an index of modules would show that")
        begins = kind == "module" and named and not {"no-index", "noindex"} & set(self.options)
        return [*([self.target(domain or "py", named)] if begins else []), *self.parsed()]

    def enter_namespace(self, now: dict[str, str], domain: str, kind: str, named: str) -> None:
        """Change what C and C++ descriptions belong to; ``push`` goes into a part of it, ``pop`` back out."""
        above, parent = now.get(f"{domain}:above", ""), now.get(f"{domain}:parent", "")
        if kind == "namespace-pop":
            now[f"{domain}:above"], _, now[f"{domain}:parent"] = above.rpartition("\n")
            return
        if kind == "namespace-push":
            now[f"{domain}:above"] = f"{above}\n{parent}"
            named = f"{parent}::{named}" if parent and domain == "cpp" else named
        now[f"{domain}:parent"] = named if named not in ("NULL", "0", "nullptr") else ""

    def target(self, domain: str, name: str) -> nodes.Node:
        """The anchor where a module begins."""
        id = f"module-{signatures.identifier(name)}"
        node = self.located(nodes.target("", "", ids=[id], offers=[f"{domain}:{name}"]))
        self.state.document.ids[id] = node
        return node


class ClassOfBlock(Description):
    """``class`` gives the next block a class; in Sphinx it describes one, whose signature may have parentheses."""

    option_spec: ClassVar[Any] = OptionSpec(Description.option_spec)

    def run(self) -> list[nodes.Node]:
        if "(" in self.arguments[0]:
            return super().run()
        stock = Class(self.name, self.arguments, self.options, self.content, self.lineno, self.content_offset,
                      self.block_text, self.state, self.state_machine)  # fmt: skip  # a table
        return list(stock.run())


PYTHON = DOMAINS["py"][1].split()
DIRECTIVES: dict[str, type[Directive]] = {
    **{f"{domain}:{kind}": Description for domain, (_, kinds) in DOMAINS.items() for kind in kinds.split()},
    **dict.fromkeys([*PYTHON, *STANDARD], Description),
    **dict.fromkeys(["py:module", "py:currentmodule", "module", "currentmodule", "js:module"], Within),
    **dict.fromkeys(["program", "default-domain"], Within),
    **{f"{domain}:namespace{what}": Within for domain in ("c", "cpp") for what in ("", "-push", "-pop")},
    "class": ClassOfBlock,
    **dict.fromkeys(["rst-class", "cssclass"], Class),
}
