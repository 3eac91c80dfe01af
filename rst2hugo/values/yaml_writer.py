"""Values become YAML as a careful person would type it: quotes only where a reader could take a text for more."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping

from rst2hugo.model import Value
from rst2hugo.values import toml_writer

# A text that is itself in every version of YAML: it begins with a letter, and holds nothing that means something.
PLAIN = re.compile(r"[^\W\d_](?:[\w ./()'+&;-]|:(?=[\w/]))*(?<! )")
# Words that some version of YAML takes for something else.
RESERVED = frozenset({"true", "false", "yes", "no", "on", "off", "y", "n", "null", "nan", "inf", "infinity"})
# What no quotes but double ones can hold.
ESCAPED = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


def dumps(values: Mapping[str, Value]) -> str:
    """A YAML document without final newline; lists of plain values stand on one line if that is not long."""
    return "\n".join(line for key, value in values.items() for line in entry(key, value))


def entry(key: str, value: Value) -> Iterator[str]:
    """The lines of ``key: value``, what is inside of it indented."""
    if isinstance(value, Mapping) and value:
        yield f"{literal(key)}:"
        yield from (f"  {line}" for name, inner in value.items() for line in entry(name, inner))
        return
    line = f"{literal(key)}: {literal(value)}"
    if isinstance(value, list) and len(value) > 1 and len(line) > toml_writer.LINE_LENGTH:
        yield f"{literal(key)}:"
        yield from (f"  - {literal(item)}" for item in value)
    else:
        yield line


def literal(value: Value) -> str:
    """A value on one line."""
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, list | tuple):
        return f"[{', '.join(literal(item) for item in value)}]"
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{literal(key)}: {literal(item)}' for key, item in value.items())}}}"
    if isinstance(value, dt.time):
        return quoted(value.isoformat())
    return moment(value) if isinstance(value, dt.date) else json.dumps(value)


def quoted(text: str) -> str:
    """A text with the quotes that it needs: none, single ones, or double ones with escapes."""
    if PLAIN.fullmatch(text) and text.lower() not in RESERVED:
        return text
    if not ESCAPED.search(text):
        return "'" + text.replace("'", "''") + "'"
    inside = json.dumps(text, ensure_ascii=False)[1:-1]
    return '"' + ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", inside) + '"'


def moment(value: object) -> str:
    """A date, with or without a time, as every version of YAML and Hugo read it."""
    return toml_writer.moment(value) if isinstance(value, dt.datetime) else value.isoformat()  # type: ignore[attr-defined]
