"""The signatures that Sphinx' domains describe: how one reads, its name, its ids; strings only.

``send(to, [cc]) -> int`` in the module ``mail`` reads ``mail.send(to, [cc]) → int`` and has the id ``mail.send``.
The ids are those of Sphinx 9 (https://www.sphinx-doc.org/en/master/usage/domains/).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from itertools import count


@dataclass(frozen=True, slots=True)
class Signature:
    """How a thing reads, the names that references ask for, its ids, and the name that what is in it stands below."""

    shown: str
    names: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    inner: str = ""


@dataclass(frozen=True, slots=True)
class Scope:
    """What the signature stands in: a module, a class or an object, a program. Empty where there is none."""

    module: str = ""
    parent: str = ""
    program: str = ""


Options = Mapping[str, str | None]
PYTHON = re.compile(r"(?s)([\w.]*\.)?(\w+)\s*((?:[\[(].*)?)")
TEMPLATES = re.compile(r"^(?:template\s*<(?:[^<>]|<(?:[^<>]|<[^<>]*>)*>)*>\s*)+")
C_NAME = r"~?[A-Za-z_$][\w$]*"
# Words that read before a name. A flag of the directive has a word where the table gives one.
FLAGS = ("final", "abstract", "abstractmethod", "async", "classmethod", "staticmethod")
OF_METHODS = {"abstract": "abstractmethod", "staticmethod": "static"}
OF_CLASSES = {"abstract": "abstract", "abstractmethod": "abstract"}
OF_PROPERTIES = {**OF_CLASSES, "classmethod": "class"}
KEYWORDS = {"class": "class", "exception": "exception", "property": "property", "type": "type"}
CALLED = frozenset({"function", "method", "classmethod", "staticmethod", "decorator", "decoratormethod"})
# What a declaration of C or C++ reads after, if it does not say so itself.
C_KEYWORDS = {name: name for name in ("struct", "union", "enum", "enumerator", "type", "class", "concept")} | {
    "enum-class": "enum class",
    "enum-struct": "enum struct",
}


def identifier(text: str) -> str:
    """``text`` as an id: Sphinx keeps case, dots and underscores, where docutils keeps none of them."""
    letters = unicodedata.normalize("NFKD", " ".join(text.split())).encode("ascii", "ignore").decode()
    return re.sub(r"^[-0-9._]+|-+$", "", re.sub(r"[^a-zA-Z0-9._]+", "-", letters))


def unused(prefix: str, taken: Container[str]) -> str:
    """The first id of that prefix and a number that is not taken; Sphinx gives it to what has no letters for one."""
    return next(id for number in count() if (id := f"{prefix}{number}") not in taken)


def dotted(*parts: str) -> str:
    return ".".join(filter(None, parts))


def python(signature: str, kind: str, scope: Scope, options: Options) -> Signature:
    """A signature of Python's, with the words that its directive and options put before and after it."""
    found = PYTHON.fullmatch(signature)
    if found is None:
        return Signature(signature)
    prefix, name, rest = (found[1] or "").rstrip("."), found[2], found[3]
    inside = prefix == scope.parent or prefix.startswith(f"{scope.parent}.")
    local = dotted(prefix if inside else dotted(scope.parent, prefix), name)
    before = dotted(prefix.removeprefix(scope.parent).lstrip(".") if scope.parent else prefix or scope.module)
    if kind in CALLED and not rest.startswith("("):
        rest += "()"
    tail = re.sub(r"\)\s*->\s*", ") → ", rest)
    tail += f": {options['type']}" if options.get("type") else ""
    tail += f" = {options['value']}" if options.get("value") else ""
    tail += f" = {options['canonical']}" if kind == "type" and options.get("canonical") else ""
    tail += f" {options['annotation']}" if options.get("annotation") else ""
    sign = "@" if kind.startswith("decorator") else ""
    shown = " ".join([*python_words(kind, options), sign + dotted(before, name) + tail])
    full = dotted(scope.module, local)
    return Signature(shown, tuple(dict.fromkeys([full, local])), (identifier(full),), local)


def python_words(kind: str, options: Options) -> list[str]:
    """``async``, ``static``, ``class`` and the like."""
    words = OF_PROPERTIES if kind == "property" else OF_CLASSES if kind in KEYWORDS else OF_METHODS
    given = {words.get(flag, flag) for flag in FLAGS if flag in options or flag == kind}
    order = ("final", "abstract", "abstractmethod", "async", "classmethod", "class", "static")
    return [word for word in order if word in given] + ([KEYWORDS[kind]] if kind in KEYWORDS else [])


def javascript(signature: str, kind: str, scope: Scope, options: Options) -> Signature:
    member, bracket, arguments = signature.partition("(")
    prefix, _, name = member.strip().rpartition(".")
    parent = dotted(scope.parent, prefix)
    if kind in ("function", "method", "class") and not bracket:
        bracket = "()"
    words = [word for word in ("async", "static") if word in options] + (["class"] if kind == "class" else [])
    shown = " ".join([*words, dotted(parent or scope.module, name) + bracket + arguments])
    local = dotted(parent, name)
    full = dotted(scope.module, local)
    return Signature(shown, tuple(dict.fromkeys([full, local])), (identifier(full),), local)


def c(signature: str, kind: str, scope: Scope, options: Options) -> Signature:
    name = declared(signature, kind, C_NAME)
    shown = declaration(signature, kind)
    full = dotted(scope.parent, name)
    return Signature(shown, tuple(dict.fromkeys([full, name])), (f"c.{full}",), full) if name else Signature(shown)


def cpp(signature: str, kind: str, scope: Scope, options: Options) -> Signature:
    """A declaration of C++; the ids of those with parameters hold their types, which cannot be read here."""
    plain = without_templates(signature)
    name = declared(plain, kind, rf"(?:{C_NAME}::)*(?:{C_NAME}|operator\s*[^\s\w(]+)")
    shown = declaration(signature, kind)
    if not name:
        return Signature(shown)
    full = "::".join(filter(None, [scope.parent, name]))
    parts = [f"{len(part)}{part}" for part in full.split("::")]
    mangled = f"_CPPv4N{''.join(parts)}E" if len(parts) > 1 else f"_CPPv4{parts[0]}"
    known = kind != "function" and plain == signature
    ids = (mangled,) if known else (identifier(f"cpp.{full.replace('::', '.')}"),)
    return Signature(shown, tuple(dict.fromkeys([full, name])), ids, full)


def declaration(signature: str, kind: str) -> str:
    """A declaration with the word for its kind, which stands after ``template<…>``."""
    found = TEMPLATES.match(signature)
    head, rest = (found[0], signature[found.end() :]) if found else ("", signature)
    word = C_KEYWORDS.get(kind, "")
    return signature if not word or rest.startswith(f"{word} ") else f"{head}{word} {rest}"


def without_templates(signature: str) -> str:
    """A declaration without ``template<…>`` before it and ``<…>`` after names."""
    before, rest = "", TEMPLATES.sub("", signature)
    while before != rest:
        before, rest = rest, re.sub(r"(?<!operator)<[^<>]*>", "", rest)
    return rest


def declared(signature: str, kind: str, name: str) -> str:
    """The name that a declaration is about: before its parameters, else the last one before anything else."""
    head = re.split(r"(?<!:):(?!:)|=|\[|\{", signature)[0]
    head = re.sub(r"\b(?:final|virtual|public|private|protected)\b", "", head)
    found = re.search(rf"({name})\s*\(", head) if kind in ("function", "macro") else None
    if found is None:
        names = re.findall(rf"(?<![\w:])({name})(?![\w:]*\()", head)
        return str(names[-1]) if names else ""
    return found[1]


def rst(signature: str, kind: str, scope: Scope, options: Options) -> Signature:
    """A directive, a role, or an option of a directive."""
    if kind == "role":
        name = signature.strip(":")
        return Signature(f":{name}:", (name,), (f"role-{identifier(name)}",))
    if kind == "directive:option":
        name, _, rest = signature.strip().lstrip(":").partition(":")
        kinds = f"({options['type']})" if options.get("type") else ""
        shown = " ".join(filter(None, [f":{name}:", rest.strip(), kinds]))
        full = f"{scope.parent}:{name}" if scope.parent else name
        id = identifier("-".join(filter(None, ["directive-option", scope.parent, name])))
        return Signature(shown, (full,), (id,))
    found = re.fullmatch(r"(?s)(?:\.\.\s+)?([\w:.+-]*?\w)\s*(?:::\s*(.*))?", signature)
    if found is None:
        return Signature(signature)
    shown = " ".join(filter(None, [f".. {found[1]}::", found[2]]))
    return Signature(shown, (found[1],), (f"directive-{identifier(found[1])}",), found[1])


def option(signature: str, kind: str, scope: Scope, options: Options) -> Signature:
    """``-m <module>, --module <module>``: one of a program's options by all its names."""
    parts = [part.strip() for part in signature.split(", ")]
    found = [match[1].rstrip("[") for part in parts if (match := re.match(r"((?:/|--?|\+)?[^\s=]+)", part))]
    names = [f"{scope.program} {name}" for name in found if scope.program] + found
    ids = []
    for name in found:
        words = ["cmdoption", *scope.program.split(), "" if name.startswith(("-", "/")) else "arg", name]
        ids.append(identifier("-".join(filter(None, words))))
    return Signature(", ".join(parts), tuple(names), tuple(dict.fromkeys(ids)))


def read_name(kind: str) -> Callable[[str, str, Scope, Options], Signature]:
    """Things that are only a name: ``envvar``, ``confval``."""

    def signature(text: str, _kind: str, scope: Scope, options: Options) -> Signature:
        return Signature(text, (text,), (f"{kind}-{identifier(text)}",))

    return signature


def plain(signature: str, kind: str, scope: Scope, options: Options) -> Signature:
    """``describe`` and ``object``: a thing that cannot be referred to."""
    return Signature(signature)
