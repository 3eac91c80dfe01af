"""The operations and functions that settings may use, and how large their results can become."""

from __future__ import annotations

import ast
import datetime as dt
import operator
import posixpath
import re
import time
from collections.abc import Callable, Mapping
from string import Formatter
from types import MappingProxyType
from typing import Any

from rst2hugo.blog.settings.blog_files import FileText
from rst2hugo.blog.settings.paths import PurePath, dirname

LONGEST_NUMBER = 1_000  # bits
TOO_MUCH = 1 << 62

OPERATORS: Mapping[type[ast.AST], Callable[..., Any]] = MappingProxyType(
    {
        ast.Add: operator.add,
        ast.Sub: operator.sub,
        ast.Mult: operator.mul,
        ast.Div: operator.truediv,
        ast.FloorDiv: operator.floordiv,
        ast.Mod: operator.mod,
        ast.BitOr: operator.or_,
        ast.BitAnd: operator.and_,
        ast.UAdd: operator.pos,
        ast.USub: operator.neg,
        ast.Not: operator.not_,
        ast.Eq: operator.eq,
        ast.NotEq: operator.ne,
        ast.Is: operator.eq,
        ast.IsNot: operator.ne,
        ast.Lt: operator.lt,
        ast.LtE: operator.le,
        ast.Gt: operator.gt,
        ast.GtE: operator.ge,
        ast.In: lambda left, right: left in right,
        ast.NotIn: lambda left, right: left not in right,
    }
)
OF_TEXTS = (
    *("format", "join", "replace", "split", "rsplit", "lower", "upper"),
    *("strip", "lstrip", "rstrip", "startswith", "endswith", "splitlines"),
)
METHODS: Mapping[type, tuple[str, ...]] = MappingProxyType(
    {
        str: OF_TEXTS,
        FileText: (*OF_TEXTS, "read", "readlines"),
        dict: ("copy", "get", "items", "keys", "values"),
        list: ("copy",),
        PurePath: ("absolute", "as_posix", "expanduser", "joinpath", "resolve"),
        dt.date: ("isoformat", "strftime"),
        dt.datetime: ("date", "isoformat", "strftime"),
    }
)
DATE = ("year", "month", "day")
ATTRIBUTES: Mapping[type, tuple[str, ...]] = MappingProxyType(
    {
        dt.date: DATE,
        dt.datetime: (*DATE, "hour", "minute"),
        time.struct_time: ("tm_year", "tm_mon", "tm_mday"),
        PurePath: ("name", "parent", "parents", "stem", "suffix"),
    }
)
CONSTANTS: Mapping[str, Any] = MappingProxyType(
    {
        **dict.fromkeys(("os.sep", "os.path.sep"), "/"),
        **dict.fromkeys(("os.curdir", "os.path.curdir"), "."),
        **dict.fromkeys(("os.pardir", "os.path.pardir"), ".."),
        **dict.fromkeys(("datetime.timezone.utc", "datetime.UTC"), dt.UTC),
    }
)


def joined_path(*parts: str) -> str:
    """os.path.join; what lies in the blog's folder is relative to it."""
    return posixpath.join(*parts).removeprefix("./")


# The functions that settings call, as if the blog's folder were the working directory.
FUNCTIONS: Mapping[str, Callable[..., Any]] = MappingProxyType(
    {
        **{kind.__name__: kind for kind in (dict, list, tuple, set, frozenset, str, int, bool)},
        "len": len,
        "sorted": sorted,
        **{f"os.path.{name}": posixpath.normpath for name in ("abspath", "realpath", "normpath")},
        "os.path.join": joined_path,
        "os.path.dirname": dirname,
        "os.path.basename": posixpath.basename,
        "os.getcwd": lambda: ".",
        **{f"pathlib.{name}": PurePath for name in ("Path", "PurePath", "PosixPath", "PurePosixPath", "Path.cwd")},
        "os.environ.get": lambda name, default=None: default,
        "os.getenv": lambda name, default=None: default,
        "re.compile": lambda pattern, flags=0: pattern,
        # The site says when it was made; now it is made anew.
        **{f"datetime.datetime.{name}": dt.datetime.now for name in ("now", "today", "utcnow")},
        "datetime.date.today": dt.date.today,
        **{f"datetime.{kind.__name__}": kind for kind in (dt.datetime, dt.date)},
        **{f"time.{name}": getattr(time, name) for name in ("gmtime", "localtime", "strftime")},
    }
)


def size(value: object) -> int:
    """How many characters and entries a value holds."""
    if isinstance(value, str | bytes):
        return 1 + len(value)
    if isinstance(value, Mapping):
        return 1 + sum(size(key) + size(item) for key, item in value.items())
    return 1 + sum(map(size, value)) if isinstance(value, list | tuple | set | frozenset) else 1


def fills_in(form: str) -> bool:
    """Whether a format string only fills in: it asks for no width of gigabytes and looks inside no object."""
    fields = [(name or "", spec or "") for _, name, spec, _ in Formatter().parse(form)]
    return not any("." in name or "{" in spec or re.search(r"\d{3}", spec) for name, spec in fields)


def largest(operation: str, left: Any, right: Any) -> int:
    """An upper bound for the size of what an operation makes, known before it is done."""
    if operation == "Mult" and isinstance(left, int) and isinstance(right, int):
        return 0 if left.bit_length() + right.bit_length() <= LONGEST_NUMBER else TOO_MUCH
    if operation == "Mult":
        count, sequence = (left, right) if isinstance(left, int) else (right, left)
        return size(sequence) * max(int(count), 1)
    if operation == "Mod" and isinstance(left, str):
        asks_width = re.search(r"%(\([^)]*\))?[^a-zA-Z%]*(\*|\d{3})", left)
        return TOO_MUCH if asks_width else size(left) * size(right)
    if operation == "format" and not fills_in(left):
        return TOO_MUCH
    if operation == "strftime":
        return TOO_MUCH if re.search(r"%[^a-zA-Z%]*\d", str(right)) else size(right) * 40
    return size(left) * size(right) if operation in ("format", "join", "replace") else 0
