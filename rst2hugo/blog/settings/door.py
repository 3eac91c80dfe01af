"""The one door through which an engine gets the blog's settings: those that it names, if they are of their kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from typing import Any, NamedTuple

from rst2hugo.blog.settings import kinds
from rst2hugo.blog.settings.kinds import Kind, Kinds
from rst2hugo.model.diagnostics import Code, Diagnostic


class Admitted(NamedTuple):
    """The settings that can be used, and what is wrong with the others, by their names (``a.b`` in the table ``a``)."""

    values: dict[str, Any]
    faults: dict[str, str]


def admit(values: Mapping[Any, Any], known: Kinds, above: str = "") -> Admitted:
    """The settings of ``values`` that are ``known`` and of their kind; a table may have further ones in it.

    What stands for no value (``kinds.OFF``) is of every kind; False is no text, and no zone or language is none.
    """
    admitted: dict[str, Any] = {}
    faults: dict[str, str] = {}
    for name, value in values.items():
        path = f"{above}{name}"
        kind = kind_of(path, known)
        if kind is None and has_entries(path, known):
            if isinstance(value, Mapping):
                admitted[name], inner = admit(value, known, f"{path}.")
                faults |= inner
                continue
            kind = kinds.TABLE
        if kind is None or (kind in kinds.NEVER_OFF and is_off(value)):
            continue
        fault = None if is_off(value) else kind(value)
        if fault is None:
            admitted[name] = normalize(value, kind)
        else:
            faults[path] = fault
    return Admitted(admitted, faults)


def normalize(value: object, kind: Kind) -> object:
    """A value of this kind as engines get it."""
    if kind in kinds.OF_TEXTS:
        return kinds.spell_numbers(None if is_off(value) and value != "" else value)
    return "" if kind is kinds.TEXT and value is False else value


def is_off(value: object) -> bool:
    """Whether a value stands for none."""
    return value is None or (isinstance(value, bool | int | str) and not value)


def kind_of(path: str, known: Kinds) -> Kind | None:
    """The kind of a setting; None for one that no engine asks for. Names in small letters stand for any capitals."""
    exact = known.get(path) or known.get(path.lower())
    return exact or next((kind for name, kind in known.items() if "*" in name and fnmatchcase(path, name)), None)


def is_known(path: str, known: Kinds) -> bool:
    """Whether an engine asks for a setting, or for an entry of it."""
    return kind_of(path, known) is not None or has_entries(path, known)


def has_entries(path: str, known: Kinds) -> bool:
    """Whether a setting is a table of which entries are asked for."""
    depth = path.count(".") + 1
    tables = {".".join(name.split(".")[:depth]) for name in known if name.count(".") >= depth}
    return any(fnmatchcase(one, table) for table in tables for one in (path, path.lower()))


def report_faults(faults: Mapping[str, str], path: str, text: str, given: Mapping[str, Any]) -> Iterator[Diagnostic]:
    """What is wrong with settings of the file ``path`` with this ``text``, or with those that the user has given."""
    for name, fault in faults.items():
        message = f"{name}: {fault}; the default was taken"
        place = ("--set", None) if name in given else (path, find_line(name, text))
        yield Diagnostic(*place, Code.BAD_VALUE, message)


def find_line(name: str, text: str) -> int | None:
    """The line that sets a setting last; None where that cannot be seen."""
    last = re.escape(name.rpartition(".")[2])
    written = rf"""(?m)^[^\S\n]*(?:[\w.]+[.\[])?["']?{last}["']?\]?[^\S\n]*[:=](?!=)"""
    lines = [text.count("\n", 0, found.start()) + 1 for found in re.finditer(written, text)]
    return lines[-1] if lines else None
