"""Regular expressions of the package need no more than twice the time for a text of twice the length."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

from support.growing import SIGNS

import rst2hugo
from rst2hugo.model.enclosed import Enclosed

Pattern: TypeAlias = "re.Pattern[str] | Enclosed"

ROOT = Path(rst2hugo.__file__).parent
METHODS = {"match", "fullmatch", "search", "finditer", "findall", "sub", "subn", "split"}
BARE = (" ", "\n", "a", "1", " a", "a b ", "\n\n", "\na", "-\n")
SIZES = (30, 500, 2_000, 4_000)
"""Characters of a text; a size is tried when the one before was fast."""
LEAST = 0.015
"""Seconds below which nothing is compared."""
SHORT = {
    "blog.settings.parsing.PYTHON_2": "one line of a settings file",
    "blog.build_commands.scripts.LEADING": "lines that have more than white space",
    "constructs.raw.PAIRED": "cut off after the last sign that ends something",
    "constructs.raw.UNSEEN": "cut off after the last sign that ends something",
    "rst.shortcodes.OPENING": "cut off after the last sign that ends something",
    "rst.shortcodes.ARGUMENT": "the arguments that OPENING has matched",
    "rst.made_up_ids.DATED": "the first 2,000 characters",
    "engines.nikola.WITHOUT_EFFECT": "the name of a setting",
    "engines.pelican.WITHOUT_EFFECT": "the name of a setting",
    "engines.liquidluck.WORD": "the setting of permalinks",
    "headers.titles.BLOCKS": "matched at the beginning of a line alone",
    "hugo.trial_build.DUPLICATE": "a message of Hugo",
    "links.outlines.MARKDOWN_MARKS": "a title",
    "engines.liquid_loops.OUTPUT": "what one loop repeats",
    "markdown.shortcode_tags.NAME": "the inside of one shortcode",
    "constructs.works.PROPERTY": "one option of a directive",
    "constructs.glossaries.TITLED": "one role",
    "constructs.references.TITLED": "one role",
    "constructs.roles.TITLED": "one role",
    "directives.toctrees.TITLED": "one row of a table of contents",
    "pandoc.html_posts.OPENING": "a text that begins with a whole tag",
    "markdown.delimiters.TRAILING": "one piece of emphasis",
}
"""Pattern → what it meets, which keeps the text short or free of what would take long."""


def modules() -> Iterator[str]:
    """The modules of the package, except programs and what requires a package that is not installed."""
    for info in pkgutil.walk_packages([str(ROOT)], "rst2hugo."):
        if not info.name.endswith("__main__") and ".trust.child" not in info.name:
            yield info.name


def patterns_in(value: object, depth: int = 0) -> Iterator[Pattern]:
    """The patterns that a value of a module is or contains."""
    if isinstance(value, Enclosed) or (isinstance(value, re.Pattern) and isinstance(value.pattern, str)):
        yield value
    elif depth < 4 and isinstance(value, dict):
        for pair in value.items():
            yield from patterns_in(pair, depth + 1)
    elif depth < 4 and isinstance(value, list | tuple | set | frozenset):
        for part in value:
            yield from patterns_in(part, depth + 1)


def uses() -> dict[str, set[str]]:
    """Name of a value, with its module and alone → the methods of patterns that are called on it."""
    calls = defaultdict[str, set[str]](set)
    for path in ROOT.rglob("*.py"):
        module = ".".join(path.with_suffix("").relative_to(ROOT.parent).parts).removesuffix(".__init__")
        tree = ast.parse(path.read_text())
        origins = {
            alias.asname or alias.name: f"{node.module}.{alias.name}"
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in METHODS:
                calls[ast.unparse(node.value).rpartition(".")[2]].add(node.attr)
                owner = ast.unparse(node.value)
                first, _, rest = owner.partition(".")
                calls[f"{origins.get(first, f'{module}.{first}')}.{rest}".rstrip(".")].add(node.attr)
    return calls


def all_patterns() -> dict[str, list[tuple[Pattern, set[str]]]]:
    """Name of a value of a module or class → its patterns and the methods that are called on them."""
    calls, rows = uses(), dict[str, list[tuple[Pattern, set[str]]]]()
    for module in modules():
        try:
            loaded = importlib.import_module(module)
        except ImportError:
            continue
        for name, value in vars(loaded).items():
            own = isinstance(value, type) and value.__module__ == module
            for inner, part in [(f".{k}", v) for k, v in vars(value).items()] if own else [("", value)]:
                key = f"{module}.{name}{inner}"
                found = list(patterns_in(part))
                if found:
                    rows[key] = [(p, calls.get(key) or calls.get(key.rpartition(".")[2], set())) for p in found]
    return rows


def spend(pattern: Pattern, method: str, text: str) -> float:
    """The processor's seconds for one use of a pattern."""
    begin = time.process_time()
    if method in ("match", "fullmatch"):
        getattr(pattern, method)(text)
    else:
        for _ in pattern.finditer(text):
            pass
    return time.process_time() - begin


def grown(pattern: Pattern, method: str, sign: str) -> str:
    """What a line of one sign costs that costs more than its length; nothing for one that does not."""
    for size in SIZES:
        text = sign * (size // len(sign))
        spent = spend(pattern, method, text)
        if spent > LEAST:
            half = min(spend(pattern, method, text[: len(text) // 2]) for _ in range(3))
            spent = min(spent, spend(pattern, method, text))
            if spent > LEAST and spent > 2.8 * half:
                return f"{method} {sign!r} * {len(text)}: {spent:.3f} s, half of it: {half:.3f} s"
    return ""


PATTERNS = all_patterns()


EXEMPT = {pattern.pattern for name in SHORT for pattern, _ in PATTERNS.get(f"rst2hugo.{name}", ())}


def test_the_tables_name_patterns() -> None:
    assert len(PATTERNS) > 300
    assert {f"rst2hugo.{name}" for name in SHORT} <= set(PATTERNS)


def kinds_of(methods: set[str]) -> set[str]:
    """The methods that differ in time."""
    return {method if method in ("match", "fullmatch") else "search" for method in methods or {"search"}}


def test_time_grows_with_the_text_and_no_more() -> None:
    tried = {
        (pattern.pattern, method): (name, pattern)
        for name, rows in PATTERNS.items()
        for pattern, methods in rows
        if pattern.pattern not in EXEMPT
        for method in kinds_of(methods)
    }
    costs = {
        name: next(filter(None, (grown(pattern, method, sign) for sign in (*SIGNS, *BARE))), "")
        for (_, method), (name, pattern) in tried.items()
    }
    slow = [f"{name} {cost}" for name, cost in costs.items() if cost]
    assert not slow, "\n".join(slow)


def test_a_pattern_that_takes_long_is_noticed() -> None:
    assert grown(re.compile(r"\s*<"), "search", "\t")
    assert not grown(re.compile(r"(?<!\s)\s*<"), "search", "\t")
