"""Nikola's shortcodes as rst: ``{{% gist 12 %}}`` → ``.. gist:: 12``, ``{{% raw %}}x{{% /raw %}}`` → x."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping

from rst2hugo.directives.custom_rules import Vocabulary
from rst2hugo.rst.shortcodes import Lowered, Shortcode, has_html

# Those that are directives as well; an argument may have a name, in their order.
DIRECTIVES: Mapping[str, tuple[str, ...]] = {
    "chart": ("chart_type",), "gist": ("gistid", "filename"), "listing": ("fname", "language"), "media": ("url",),
    "post-list": (), "post_list": (), "thumbnail": ("uri",), "youtube": ("id",), "vimeo": ("id",),
    "soundcloud": ("id",),
}  # fmt: skip  # a table
# Options that the directive calls something else.
OPTIONS = {"imgclass": "class", "linenumbers": "number-lines", "linktitle": "title"}
FIRST_EMOJI = "\U0001f000"


def lowered(shortcode: Shortcode, vocabulary: Vocabulary) -> Lowered | None:
    """What Nikola puts in the place of a shortcode; None for one of a template or a plugin of the blog's own."""
    name, body = shortcode.name, shortcode.body
    if name.lower() in dict(vocabulary.directives):
        return "rst", directive(name, shortcode.arguments, shortcode.options, body)
    if name in OF_THEIR_OWN:
        return OF_THEIR_OWN[name](shortcode)
    if name not in DIRECTIVES:
        return None
    arguments, options = list(shortcode.arguments), dict(shortcode.options)
    arguments += [options.pop(one) for one in DIRECTIVES[name] if one in options]
    if name == "gist" and len(arguments) > 1:
        options["file"] = arguments.pop()
    if name == "thumbnail" and body.strip():
        # HTML can only be the legend of a figure, for which an empty comment takes the place of the caption.
        body = f"..\n\n.. raw:: html\n\n{indented(body)}" if has_html(body) else escaped(body)
    options = {OPTIONS.get(key, key): value for key, value in options.items() if value not in ("False", "None")}
    return "rst", directive(name, arguments, options, body)


def directive(name: str, arguments: list[str] | tuple[str, ...], options: Mapping[str, str], body: str) -> str:
    """The lines of a directive."""
    lines = [f".. {name}:: {' '.join(arguments)}".rstrip(), *(f"   :{key}: {value}" for key, value in options.items())]
    return "\n".join([*lines, "", indented(body)]).rstrip()


def indented(text: str) -> str:
    return "\n".join(f"   {line}".rstrip() for line in text.strip("\n").split("\n"))


def escaped(text: str) -> str:
    """Text as rst in which no character is markup."""
    return re.sub(r"[^\w\s]", r"\\\g<0>", text).strip()


def raw(shortcode: Shortcode) -> Lowered:
    return ("html" if has_html(shortcode.body) else "text"), shortcode.body


def document(shortcode: Shortcode) -> Lowered:
    return "rst", f":doc:`{' '.join(shortcode.body.split())}`"


def emoji(shortcode: Shortcode) -> Lowered | None:
    """Nikola has a table of its own for these; where Unicode has the same name for a picture it is that."""
    try:
        found = unicodedata.lookup(" ".join(shortcode.arguments[:1]).replace("_", " ").upper())
    except KeyError:
        return None
    return ("text", found) if found >= FIRST_EMOJI else None


OF_THEIR_OWN: Mapping[str, Callable[[Shortcode], Lowered | None]] = {"raw": raw, "doc": document, "emoji": emoji}
