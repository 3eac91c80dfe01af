"""Values become TOML as a careful person would type it."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Mapping

import tomli_w

from rst2hugo.model import Value
from rst2hugo.model.noncharacters import whole

# A longer array is written with one item a line.
LINE_LENGTH = 100
NO_LITERAL = re.compile(r"['\x00-\x1f\x7f]")


def dumps(values: Mapping[str, Value]) -> str:
    """A TOML document without final newline: plain keys in their order, then the tables, a blank line before each.

    Raises TypeError for a value that TOML cannot hold.
    """
    return "\n\n".join(tables(values, ()))


def storable(value: object) -> Value:
    """``value`` in the types that TOML has: nothing becomes an empty string, what is foreign its text."""
    if value is None:
        return ""
    if isinstance(value, Mapping):
        return {str(key): storable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [storable(item) for item in value]
    if isinstance(value, set | frozenset):
        return [storable(item) for item in sorted(value, key=str)]
    if isinstance(value, int) and not -(2**63) <= value < 2**63:
        return str(value)
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value if isinstance(value, str | bool | int | float | dt.date | dt.time) else str(value)


def tables(values: Mapping[str, Value], name: tuple[str, ...]) -> list[str]:
    """A table as blocks of lines, the tables inside it after its own keys."""
    lines = [f"[{'.'.join(bare(part) for part in name)}]"] if name else []
    plain = [entry(key, value) for key, value in values.items() if not isinstance(value, Mapping)]
    blocks = ["\n".join(lines + plain)] if plain or (name and not values) else []
    for key, value in values.items():
        if isinstance(value, Mapping):
            blocks += tables(value, (*name, key))
    return blocks


def entry(key: str, value: Value) -> str:
    """One ``key = value``, on one line unless it is a long array."""
    line = f"{bare(key)} = {literal(value)}"
    if isinstance(value, list) and len(value) > 1 and len(line) > LINE_LENGTH:
        return f"{bare(key)} = [\n" + "".join(f"  {literal(item)},\n" for item in value) + "]"
    return line


def literal(value: Value) -> str:
    """A value on one line: ours are strings without escapes, arrays and dates; all else is tomli_w's."""
    if isinstance(value, str):
        value = whole(value)
    if isinstance(value, str) and not NO_LITERAL.search(value):
        return f"'{value}'"
    if isinstance(value, list | tuple):
        return f"[{', '.join(literal(item) for item in value)}]"
    if isinstance(value, Mapping):
        inside = ", ".join(f"{bare(key)} = {literal(item)}" for key, item in value.items())
        return f"{{ {inside} }}" if inside else "{}"
    if isinstance(value, dt.datetime):
        return moment(value)
    return tomli_w.dumps({"x": value}).removeprefix("x = ").removesuffix("\n")


def moment(value: dt.datetime) -> str:
    """A date with a time; TOML's offsets have no seconds, while those before about 1900 do (Paris: +00:09:21)."""
    if offset := value.utcoffset():
        value = value.replace(tzinfo=dt.timezone(dt.timedelta(minutes=round(offset / dt.timedelta(minutes=1)))))
    return re.sub(r"\+00:00$", "Z", value.isoformat())


def bare(key: str) -> str:
    """A key, quoted only if it has to be."""
    return tomli_w.dumps({whole(key): 0}).removesuffix(" = 0\n")
