"""Liquid in the text of posts, which Jekyll fills in before anything else: code, links to posts, addresses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from rst2hugo.engines.liquid_loops import LOOPS, stand_in
from rst2hugo.model.diagnostics import Code, Diagnostic
from rst2hugo.model.enclosed import Enclosed

RAW_TAG = re.compile(r"\{%-?\s*(?:end)?raw\s*-?%\}")
ANY = Enclosed(
    (
        r"^\{%-?\s*highlight\s+(?P<language>[^\s%]+)(?P<options>[^%\n]*?)-?%\}[ \t]*\n",
        r"(?P<code>.*?)",
        r"\n\{%-?\s*endhighlight\s*-?%\}[ \t]*$",
    ),
    (r"\{%-?\s*raw\s*-?%\}", r"(?P<raw>.*?)", r"\{%-?\s*endraw\s*-?%\}"),
    *LOOPS,
    (r"\{%-?\s*post_url\s+(?P<post>[^\s%]+)\s*-?%\}", "", ""),
    (r"\{\{-?\s*site\.(?P<setting>\w+)\s*-?\}\}", "", ""),
    (r"\{%", r"[^\n]*?", r"%\}"),
    (r"\{\{", r"[^\n]*?", r"\}\}"),
    flags=re.MULTILINE | re.DOTALL,
)


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
        part = found.groupdict()
        if "code" in part:
            code = RAW_TAG.sub("", part["code"])
            return code_block(part["language"], code, "linenos" in part["options"], is_rst=is_rst)
        if "raw" in part:
            return str(part["raw"])
        if "loop" in part:
            listed = stand_in(found)
            if listed is None:
                begin = found.start("loop")
                left.append((text.count("\n", 0, begin) + 1, text[begin : found.end()].split("\n")[0]))
            return listed or found[0]
        known = settings.get(part.get("setting", ""))
        known = post_url(part["post"]) if "post" in part else known
        if known is None:
            left.append((text.count("\n", 0, found.start()) + 1, found[0]))
        return found[0] if known is None else known

    return Filled(ANY.sub(meant, text), tuple(left))


def code_block(language: str, code: str, numbered: bool, *, is_rst: bool) -> str:
    """Code in as many lines as it had with the lines around it, whatever is in it."""
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
