"""The table ``options`` of ``rst2hugo.toml``: each option under the name of its flag, ``time-zone = "UTC"``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from rst2hugo.model.diagnostics import RequestError
from rst2hugo.model.options import Options
from rst2hugo.model.suggestions import suggest_name

# What lets a blog's own code run, or its files be read from anywhere, is for the user to say, not for the blog.
OF_THE_USER = ("trust", "python", "root")


def keys() -> dict[str, str]:
    """The name of each option in the table → its field: ``from`` → ``engine``."""
    return {flag.partition("/")[0].removeprefix("--"): name for name, flag in Options.flags().items()}


def read_options(table: object, where: str, folder: Path, *, is_users: bool) -> dict[str, Any]:
    """The options of the table, by their fields; paths start from ``folder``.

    ``is_users`` tells that the user has named the file ``where``, which then is not just a part of the blog. Raises
    RequestError that names everything wrong.
    """
    if not isinstance(table, Mapping):
        raise RequestError(f'{where}: options must be a table, such as urls = "keep"')
    wrong = list(find_faults(table, is_users=is_users))
    if wrong:
        raise RequestError("\n".join(f"{where}: options.{one}" for one in wrong))
    names = keys()
    return {names[key]: value_of(names[key], value, folder) for key, value in table.items()}


def find_faults(table: Mapping[str, Any], *, is_users: bool) -> Iterator[str]:
    """What is wrong with each entry, as the end of a message that begins with its name."""
    names: dict[str, str] = keys()
    kinds: dict[str, Any] = {one.name: type(one.default) for one in fields(Options)}
    for key, value in table.items():
        name = names.get(key, "")
        kind = kinds.get(name, str)
        if not name:
            yield "; ".join(filter(None, [f"{key} does not exist", suggest_name(key, names)]))
        elif name == "config":
            yield f"{key} would name another file like this one; say --config FILE"
        elif name in OF_THE_USER and not is_users:
            yield f"{key} is yours to say, not the blog's: --{key}, or in a file that you name with --config"
        elif name == "settings":
            if not isinstance(value, Mapping):
                yield f'{key} must be a table, such as set = {{ SITEURL = "https://example.org" }}'
        elif kind is bool or kind is int:
            if type(value) is not kind or (kind is int and value < 1):
                yield f"{key} must be {'true or false' if kind is bool else 'a number above zero'}, not {value!r}"
        elif not isinstance(value, str | dt.date):  # TOML's own dates, as in since = 2016-06-21
            yield f"{key} must be a text, not {value!r}"


def value_of(name: str, value: Any, folder: Path) -> Any:
    """The value of a field of ``Options``; a setting of the old blog becomes ``NAME=VALUE``."""
    if name == "settings":
        return tuple(f"{setting}={content!r}" for setting, content in value.items())
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(folder / value) if name in Options.paths() else value
