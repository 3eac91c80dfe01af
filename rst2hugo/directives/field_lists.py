"""The field lists of described objects: ``:param int x: how many`` → Parameters: **x** (*int*) – how many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from docutils import nodes

# What Sphinx' domains call their fields (https://www.sphinx-doc.org/en/master/usage/domains/python.html#info-field-lists).
PARAMETERS = ("param", "parameter", "arg", "argument", "keyword", "kwarg", "kwparam")
GROUPS = {
    **dict.fromkeys(PARAMETERS, "Parameters"),
    **dict.fromkeys(["var", "ivar", "cvar"], "Variables"),
    **dict.fromkeys(["raises", "raise", "exception", "except"], "Raises"),
    **dict.fromkeys(["throws", "throw"], "Throws"),
    **dict.fromkeys(["retval", "retvals"], "Return values"),
    "tparam": "Template Parameters",
}
TYPED = {"Parameters", "Variables"}
TYPES = {"type": "Parameters", "paramtype": "Parameters", "vartype": "Variables"}
LABELS = {"returns": "Returns", "return": "Returns", "rtype": "Return type"}
# JavaScript has another word for them.
ARGUMENTS = {"js": "Arguments"}


@dataclass(slots=True)
class DocField:
    """One parameter, exception or the like: its name, its type, and what is said about it."""

    name: str
    type: list[nodes.Node] = field(default_factory=list)
    body: list[nodes.Node] = field(default_factory=list)


def grouped(fields: nodes.field_list, domain: str = "") -> nodes.field_list:
    """``fields`` as Sphinx shows them: all parameters in one field, the others under their labels."""
    groups: dict[str, dict[str, DocField]] = {}
    made: list[nodes.field | str] = []
    for entry in fields.children:
        name, body = entry.children
        kind, _, argument = " ".join(name.astext().split()).partition(" ")
        label = TYPES.get(kind) or GROUPS.get(kind)
        if not argument or label is None:
            shown = LABELS.get(kind, kind[:1].upper() + kind[1:])
            made.append(nodes.field("", nodes.field_name("", " ".join(filter(None, [shown, argument]))), body))
            continue
        if label not in groups:
            groups[label] = {}
            made.append(label)
        note(groups[label], kind, argument, body.children, label)
    result = nodes.field_list(fields.rawsource)
    result.source, result.line = fields.source, fields.line
    for part in made:
        if isinstance(part, str):
            part = group(ARGUMENTS.get(domain, part) if part == "Parameters" else part, groups[part])
        result += part
    return result


def note(entries: dict[str, DocField], kind: str, argument: str, body: Sequence[nodes.Node], label: str) -> None:
    """Enter what a field says: the type of a parameter, or what it is, perhaps with its type: ``param int x``."""
    type_, _, name = argument.rpartition(" ") if label in TYPED and kind not in TYPES else ("", "", argument)
    entry = entries.setdefault(name, DocField(name))
    if type_:
        entry.type = [nodes.emphasis(type_, type_)]
    if kind in TYPES and len(body) == 1 and isinstance(body[0], nodes.paragraph):
        entry.type = type_of(body[0].children)
    else:
        entry.body += body


def type_of(words: list[nodes.Node]) -> list[nodes.Node]:
    """A type is slanted unless its author has marked it up."""
    if all(isinstance(word, nodes.Text) for word in words):
        text = " ".join("".join(word.astext() for word in words).split())
        return [nodes.emphasis(text, text)]
    return words


def group(label: str, entries: dict[str, DocField]) -> nodes.field:
    """All entries of one kind: a list of them, or the only one."""
    described = [description(entry) for entry in entries.values()]
    if len(described) == 1:
        body = nodes.field_body("", *described[0])
    else:
        items = [nodes.list_item("", *one) for one in described]
        body = nodes.field_body("", nodes.bullet_list("", *items, bullet="-"))
    return nodes.field("", nodes.field_name("", label), body)


def description(entry: DocField) -> list[nodes.Node]:
    words: list[nodes.Node] = [nodes.strong(entry.name, entry.name)]
    if entry.type:
        words += [nodes.Text(" ("), *entry.type, nodes.Text(")")]
    rest = list(entry.body)
    if rest and isinstance(rest[0], nodes.paragraph):
        words += [nodes.Text(" – "), *rest.pop(0).children]
    return [nodes.paragraph("", "", *words), *rest]
