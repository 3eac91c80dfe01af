"""YAML is read as text, with as few types as can be, whoever wrote it for whichever engine."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Any, cast

import yaml

from rst2hugo.model.noncharacters import whole

Error = yaml.YAMLError
# How many values a text may hold once its aliases are expanded; a few lines can stand for millions.
MOST_VALUES = 10_000
MOST_REPEATS = 100
"""How often a key may have a new value."""
# With these, LibYAML 0.2 accepts what PyYAML does not: tabs, byte order marks, ``#`` right after ``|`` or ``>``, tags.
READ_IN_TWO_WAYS = re.compile(r"[\t\ufeff]|[|>][\d+-]*#|(?<!\w)!")
TAG = "tag:yaml.org,2002:"


class Values:
    """YAML as text: typed are only true, false, null, and the numbers that print as they are written.

    Everything else stays a string exactly as the author wrote it (``yes``, ``007``, ``1.10``,
    ``15:20``, ``2016-06-21``), since YAML 1.1 would change its meaning, and engines read dates in
    their own ways. Keys are strings. Of equal keys the last one counts, as in most engines; the
    values before it are kept under the key with ``_earlier`` appended. Tags choose no Python type.
    """

    left = MOST_VALUES

    def get_single_data(self) -> Any:
        node = cast(Any, self).get_single_node()
        return None if node is None else self.plain(node)

    def plain(self, node: yaml.Node) -> Any:
        self.left -= 1
        if self.left < 0:
            raise yaml.MarkedYAMLError(problem="too many values, or aliases without end", problem_mark=node.start_mark)
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node)
        if isinstance(node, yaml.SequenceNode):
            return [self.plain(item) for item in node.value]
        return scalar(node.tag.removeprefix(TAG), node.value)

    def mapping(self, node: yaml.MappingNode) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                raise yaml.MarkedYAMLError(problem="a key must be plain text", problem_mark=key_node.start_mark)
            key, value = whole(key_node.value), self.plain(value_node)
            if key in values and values[key] != value:
                earlier = f"{key}_earlier"
                while earlier in values:
                    earlier += "_"
                if len(earlier) > len(key) + MOST_REPEATS:
                    raise yaml.MarkedYAMLError(problem="one key too many times", problem_mark=key_node.start_mark)
                values[earlier] = values[key]
            values[key] = value
        return values


class Loader(Values, yaml.SafeLoader):
    """Values read by PyYAML's own parser, whose messages are shown."""

    yaml_implicit_resolvers = {}  # PyYAML's own way to say it


for kind, pattern, first in (
    ("bool", "true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", "~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", "0|-?[1-9][0-9]{0,18}", "-0123456789"),
    ("float", r"-?(0|[1-9][0-9]{0,15})\.[0-9]{1,16}", "-0123456789"),
):
    Loader.add_implicit_resolver(TAG + kind, re.compile(f"^(?:{pattern})$"), list(first))


class FastLoader(Values, getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """The same values read by LibYAML, in a tenth of the time, where PyYAML was built with it."""

    yaml_implicit_resolvers = Loader.yaml_implicit_resolvers


def scalar(kind: str, text: str) -> Any:
    """The value of a scalar whose tag is ``kind``; its text where that says more than the value would."""
    if kind == "null":
        return None
    if kind == "bool" and text.lower() in ("true", "false"):
        return text.lower() == "true"
    with suppress(ValueError):
        if kind == "int" and str(int(text)) == text and -(2**63) <= int(text) < 2**63:
            return int(text)
        if kind == "float" and str(float(text)) == text:
            return float(text)
    return whole(text)


def is_read_in_two_ways(text: str) -> bool:
    """Whether LibYAML may read ``text`` in another way than PyYAML's own parser; a ``?`` in brackets is one more."""
    return READ_IN_TWO_WAYS.search(text) is not None or ("?" in text and ("[" in text or "{" in text))


def load(text: str) -> Any:
    """The value that ``text`` stands for. Raises Error for what is no YAML."""
    if not is_read_in_two_ways(text):
        with suppress(Error):  # of which PyYAML's own parser tells
            return yaml.load(text, FastLoader)
    return yaml.load(text, Loader)  # both of our Loaders are safe ones
