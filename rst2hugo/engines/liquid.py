"""Liquid in the text of posts, which Jekyll fills in before anything else: code, links to posts, addresses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from rst2hugo.engines.liquid_loops import LOOP, stand_in
from rst2hugo.model.diagnostics import Code, Diagnostic

CODE = (
    r"^\{%-?\s*highlight\s+(?P<language>[^\s%]+)(?P<options>[^%\n]*?)-?%\}[ \t]*\n"
    r"(?P<code>.*?)\n\{%-?\s*endhighlight\s*-?%\}[ \t]*$"
)
RAW = r"\{%-?\s*raw\s*-?%\}(?P<raw>.*?)\{%-?\s*endraw\s*-?%\}"
LINK = r"\{%-?\s*post_url\s+(?P<post>[^\s%]+)\s*-?%\}"
SETTING = r"\{\{-?\s*site\.(?P<setting>\w+)\s*-?\}\}"
OTHER = r"\{%[^\n]*?%\}|\{\{[^\n]*?\}\}"
ANY = re.compile("|".join((CODE, RAW, LOOP, LINK, SETTING, OTHER)), re.MULTILINE | re.DOTALL)


class Filled(NamedTuple):
    """A text with all that can be filled in, and what cannot, with its line."""

    text: str
    left: tuple[tuple[int, str], ...]


def fill(text: str, settings: Mapping[str, str], post_url: Callable[[str], str | None], *, is_rst: bool) -> Filled:
    """``text`` as Liquid leaves it; ``post_url`` has the address of a post by its name, None if there is none.

    The lines keep their numbers.
    """
    left: list[tuple[int, str]] = []

    def meant(found: re.Match[str]) -> str:
        if found["code"] is not None:
            return code_block(found["language"], found["code"], "linenos" in found["options"], is_rst=is_rst)
        if found["raw"] is not None:
            return str(found["raw"])
        if found["loop"] is not None:
            listed = stand_in(found)
            line = text.count("\n", 0, found.start("loop")) + 1
            if listed is None:
                left.append((line, found["loop"].split("\n")[0]))
            return listed or found[0]
        known = settings.get(found["setting"] or "")
        known = post_url(found["post"]) if found["post"] else known
        if known is None:
            left.append((text.count("\n", 0, found.start()) + 1, found[0]))
        return found[0] if known is None else known

    return Filled(ANY.sub(meant, text), tuple(left))


def code_block(language: str, code: str, numbered: bool, *, is_rst: bool) -> str:
    """Code in as many lines as it had with its tags, whatever is in it."""
    code = re.sub(r"\{%-?\s*(?:end)?raw\s*-?%\}", "", code)
    if not is_rst:
        mark = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", code)), 3)
        return f"{mark}{language}\n{code}\n{mark}"
    option = ":linenos:\n" if numbered else ""
    lines = [f"   {line}".rstrip() for line in f"{option}\n{code}".split("\n")]
    return "\n".join([f".. code-block:: {language}", *lines])


def report_liquid(filled: Filled, path: str) -> Iterator[Diagnostic]:
    for line, written in filled.left:
        message = f"{written}: filled in by Jekyll, now stays in the text"
        yield Diagnostic(path, line, Code.GENERATED_CONTENT, message)
