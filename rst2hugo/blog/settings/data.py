"""Configuration files that are data and no program: YAML, TOML and INI."""

from __future__ import annotations

import configparser
import copy
import re
import tomllib
from collections.abc import Callable, Mapping
from typing import Any

from rst2hugo.blog.settings.modules import NOTHING
from rst2hugo.model.diagnostics import Code, Diagnostic
from rst2hugo.values import yaml_loader


def read_data(text: str, path: str, *, given: Mapping[str, Any] = NOTHING) -> tuple[dict[str, Any], list[Diagnostic]]:
    """The values in a file of this kind, which its ending tells: ``.toml``, ``.ini`` and ``.cfg``, else YAML.

    YAML's values are text but for plain numbers and true and false; INI has a dict for each section. What
    the user has ``given`` replaces the file's value: ``a.b`` is the entry ``b`` in the table ``a``. A file that
    cannot be read, or is no table, is UNREADABLE_SETTINGS.
    """
    read = READERS.get(path.rpartition(".")[2].lower(), yaml_loader.load)
    told = []
    try:
        values = read(text)
        if not isinstance(values, dict | None):
            raise ValueError("the file is no table of names and values")
    except (yaml_loader.Error, configparser.Error, ValueError, RecursionError) as error:
        values = {}
        told.append(Diagnostic(path, line_of(error), Code.UNREADABLE_SETTINGS, reason(error)))
    found = dict(values or {})
    for name, value in given.items():
        put(found, name, copy.deepcopy(value))
    return found, told


def ini(text: str) -> dict[str, Any]:
    parser = configparser.RawConfigParser(strict=False, allow_no_value=True)
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # capitals count
    try:
        parser.read_string(text)
    except AttributeError as error:  # before Python 3.13, which has an error of its own for this
        raise ValueError("an indented line follows a name without a value") from error
    return {name: dict(parser.items(name)) for name in parser.sections()}


READERS: Mapping[str, Callable[[str], Any]] = {"toml": tomllib.loads, "ini": ini, "cfg": ini}


def put(values: dict[str, Any], name: str, value: Any) -> None:
    """Set the entry ``a.b.c`` of nested tables."""
    *tables, last = name.split(".")
    for table in tables:
        if not isinstance(values.get(table), dict):
            values[table] = {}
        values = values[table]
    values[last] = value


def line_of(error: Exception) -> int:
    if mark := getattr(error, "problem_mark", None):
        return int(mark.line) + 1
    if wrong := getattr(error, "errors", None):
        return int(wrong[0][0])
    told = re.search(r"line:? (\d+)", str(error))
    return int(told[1]) if told else 1


def reason(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "nested too deeply"
    return " ".join(str(getattr(error, "problem", None) or getattr(error, "message", None) or error).split())
