"""The user's own directives and roles, as ``rst2hugo.toml`` describes them, without any Python.

    [directives]
    alert = { admonition = "warning", title = "{argument}" }
    soundcloud = { shortcode = 'soundcloud id="{0}"' }

    [roles]
    bug = { link = "https://bugs.example.org/{target}" }

    [unknown]
    directives = "code"

The same tables may stand in ``pyproject.toml`` under ``tool.rst2hugo``.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, TypeAlias, cast

from rst2hugo.blog.boundary import Boundary
from rst2hugo.directives import config_file
from rst2hugo.directives.trust_rules import Trust, read_trust
from rst2hugo.model.diagnostics import RequestError
from rst2hugo.model.suggestions import suggest_name

Form: TypeAlias = Literal["shortcode", "element", "admonition", "code", "link", "keep"]

# What a directive or role may become, and what else its entry may say.
FORMS: Mapping[str, Mapping[str, frozenset[str]]] = {
    "directives": {
        "shortcode": frozenset({"body"}), "element": frozenset({"class"}), "admonition": frozenset({"title", "class"}),
        "code": frozenset({"caption"}), "keep": frozenset(),
    },
    "roles": {
        "shortcode": frozenset(), "element": frozenset({"class", "title"}), "code": frozenset(), "link": frozenset(),
        "keep": frozenset(),
    },
}  # fmt: skip  # a table
KEPT = {"directives": "body", "roles": "text"}
# What directives and roles may become for which there is no rule; the first is the default.
UNKNOWN: Mapping[str, tuple[str, ...]] = {
    "directives": ("shortcode", "code", "body"),
    "roles": ("shortcode", "code", "text"),
}
ADMONITIONS = frozenset({"attention", "caution", "danger", "error", "hint", "important", "note", "tip", "warning"})
PLACE = re.compile(r"\{([^\s{}]+)\}")


@dataclass(frozen=True, slots=True)
class Rule:
    """What one directive or role becomes: the form, the template of its value, and further templates by key.

    In a template ``{argument}`` is the whole argument of a directive, ``{0}`` its first word, ``{name}`` the
    option of that name; ``{text}`` and ``{target}`` are the parts of a role's ``text <target>``.
    """

    form: Form
    value: str
    more: tuple[tuple[str, str], ...] = ()

    def fill(self, given: Mapping[str, str]) -> str:
        return fill_template(self.value, given)

    def further(self, key: str, given: Mapping[str, str]) -> str:
        return fill_template(dict(self.more).get(key, ""), given)

    def call(self) -> tuple[str, str, list[str]]:
        """The shortcode that the value calls: ``<`` or ``%``, its name, the templates of its parameters."""
        return split_call(self.value)

    def places(self) -> set[str]:
        """The names of all that the templates ask for."""
        return {name for template in (self.value, *dict(self.more).values()) for name in PLACE.findall(template)}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The rules for directives and roles, by their names, and what becomes of those without one (see UNKNOWN)."""

    directives: tuple[tuple[str, Rule], ...] = ()
    roles: tuple[tuple[str, Rule], ...] = ()
    unknown_directives: str = UNKNOWN["directives"][0]
    unknown_roles: str = UNKNOWN["roles"][0]
    trust: Trust = field(default_factory=Trust)


def fill_template(template: str, given: Mapping[str, str]) -> str:
    """``template`` with what is ``given``; what is not given leaves nothing."""
    return PLACE.sub(lambda place: given.get(place[1], ""), template).strip()


def split_call(template: str) -> tuple[str, str, list[str]]:
    """The parts of ``name "{0}" key="{option}"``, or of the same within ``{{< >}}`` or ``{{% %}}``.

    Raises ValueError when it is not a call of a shortcode: Hugo knows names of letters, digits, dashes and underscores,
    in folders (https://gohugo.io/templates/shortcode/, tried with Hugo 0.168).
    """
    bare = template.removeprefix("{{%").removeprefix("{{<").removesuffix("%}}").removesuffix(">}}")
    name, *words = shlex.split(bare) or [""]
    if not re.fullmatch(r"[\w-]+(/[\w-]+)*", name):
        raise ValueError(f"{name!r} is not the name of a shortcode")
    return "%" if template.startswith("{{%") else "<", name, words


def read_first(folders: Sequence[Path | None], boundary: Boundary | None, config: str | None) -> Vocabulary:
    """The vocabulary in the first of ``folders`` that has one; raises RequestError as ``read``."""
    found = (read(folder, boundary, config) for folder in dict.fromkeys(folders))
    return next((one for one in found if one != Vocabulary()), Vocabulary())


def read(root: Path | None, boundary: Boundary | None = None, config: str | None = None) -> Vocabulary:
    """The vocabulary of the blog in ``root``, or in the file ``config``, which may be anywhere.

    Raises RequestError that names everything wrong with it.
    """
    tables, where = config_file.read_tables(root, boundary, config)
    return of(tables, where)


def of(found: Mapping[str, Any], where: str) -> Vocabulary:
    """The vocabulary that the tables of a file describe. Raises RequestError as ``read``."""
    if not isinstance(found, dict):
        raise RequestError(f"{where}: tool.rst2hugo must be a table")
    known = (*FORMS, "unknown", "trust", "options")
    strange = [name for name in found if name not in known]
    wrong = [f"{where}: there is no table {name!r}; {suggest_name(name, known)}" for name in strange]
    rules: dict[str, list[tuple[str, Rule]]] = {kind: [] for kind in FORMS}
    for kind in FORMS:
        entries = found.get(kind, {})
        for name, entry in entries.items() if isinstance(entries, dict) else ():
            fault = fault_of(kind, entry)
            if fault:
                wrong.append(f"{where}: {kind}.{name} {fault}")
            else:
                form = next(one for one in FORMS[kind] if one in entry)
                more = tuple((key, value) for key, value in entry.items() if key != form)
                rules[kind].append((name.lower(), Rule(cast(Form, form), entry[form], more)))
        if not isinstance(entries, dict):
            wrong.append(f"{where}: {kind} must be a table")
    unknown = found.get("unknown", {})
    wrong += [f"{where}: unknown{fault}" for fault in faults_of_unknown(unknown)]
    trust, faults = read_trust(found.get("trust", {}))
    wrong += [f"{where}: trust{fault}" for fault in faults]
    if wrong:
        raise RequestError("\n".join(wrong))
    return Vocabulary(
        tuple(rules["directives"]),
        tuple(rules["roles"]),
        unknown.get("directives", UNKNOWN["directives"][0]),
        unknown.get("roles", UNKNOWN["roles"][0]),
        trust,
    )


def faults_of_unknown(table: Any) -> list[str]:
    """What is wrong with the table ``unknown``, each as the end of a message."""
    if not isinstance(table, dict):
        return [' must be a table, such as directives = "code"']
    wrong = [f".{name} is not known; known are directives and roles" for name in table if name not in UNKNOWN]
    chosen = [(kind, value) for kind, value in table.items() if value not in UNKNOWN.get(kind, (value,))]
    return wrong + [f".{kind} must be one of {', '.join(UNKNOWN[kind])}, not {value!r}" for kind, value in chosen]


def fault_of(kind: str, entry: Any) -> str:
    """What is wrong with an entry; nothing when it is right."""
    forms = FORMS[kind]
    if not isinstance(entry, dict) or not all(isinstance(value, str) for value in entry.values()):
        return f"must be a table of texts, such as {{ keep = {KEPT[kind]!r} }}"
    chosen = [form for form in forms if form in entry]
    if len(chosen) != 1:
        return f"must have one of {', '.join(forms)}"
    unknown = set(entry) - set(chosen) - forms[chosen[0]]
    if unknown:
        return f"has {', '.join(sorted(unknown))}, which {chosen[0]} does not know"
    value = entry[chosen[0]]
    if chosen == ["keep"] and value != KEPT[kind]:
        return f"can only keep = {KEPT[kind]!r}"
    if chosen == ["admonition"] and value not in ADMONITIONS:
        return f"must be one of {', '.join(sorted(ADMONITIONS))}, not {value!r}"
    if chosen == ["element"] and not re.fullmatch(r"[a-z][a-z0-9-]*", value):
        return f"{value!r} is not the name of an HTML element"
    if entry.get("body", "text") != "text":
        return "can only have body = 'text', which leaves the body as it is"
    if chosen == ["shortcode"]:
        try:
            split_call(value)
        except ValueError as error:
            return f'must be a call such as name "{{argument}}": {str(error).lower()}'
    return ""
