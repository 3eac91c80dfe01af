"""Stubs: the templates of shortcodes that only the user can write, since ``rst2hugo.toml`` names them.

Hugo refuses a site in which a shortcode has no template, and one whose template does not agree with its calls: with
``.Inner`` all must be closed (``{{< a />}}`` or ``{{< /a >}}``), without it none may be
(https://gohugo.io/templates/shortcode/, tried with Hugo 0.168).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from rst2hugo.directives.custom_rules import Vocabulary
from rst2hugo.markdown import SHORTCODE
from rst2hugo.model import Page

# https://gohugo.io/shortcodes/
OF_HUGO = frozenset({"details", "figure", "highlight", "instagram", "param", "qr", "ref", "relref", "vimeo", "x",
                     "youtube"})  # fmt: skip
FOLDER = "layouts/_shortcodes/"
TEMPLATE = """\
{{{{- /* A stub: rst2hugo.toml names the shortcode {name}, for which there was no template.
Write here what it shall show; rst2hugo leaves this file alone from then on. .Get 0, .Get 1 and so on are what
follows the name in a post, .Get "key" is what stands there as key=""{inner}.
See https://gohugo.io/templates/shortcode/ */ -}}}}
{shown}
"""
ABOUT_INNER = ", .Inner the Markdown that it encloses"
CALLED = '<code class="rst2hugo-stub">{{ .Name }}{{ range $key, $value := .Params }} {{ $value }}{{ end }}</code>'
INNER = {"<": '\n{{ .Page.RenderString (dict "display" "block") .Inner }}', "%": "\n\n{{ .Inner }}"}


def names(vocabulary: Vocabulary) -> list[str]:
    """The shortcodes that the user's rules call and Hugo does not have."""
    rules = [rule for _, rule in (*vocabulary.directives, *vocabulary.roles) if rule.form == "shortcode"]
    return [*dict.fromkeys(name for _, name, _ in (rule.call() for rule in rules) if name not in OF_HUGO)]


def templates(names: Iterable[str], texts: Sequence[str]) -> dict[str, str]:
    """Path in the site → a template for each of these shortcodes that the texts call."""
    found = {}
    for name in names:
        calls = [call for text in texts for call in SHORTCODE.finditer(text) if name_of(call) == name]
        enclosing = next((delimiter_of(call) for call in calls if is_closing(call)), None)
        if calls:
            shown = CALLED + (INNER[enclosing] if enclosing else "")
            about = ABOUT_INNER if enclosing else ""
            found[f"{FOLDER}{name}.html"] = TEMPLATE.format(name=name, inner=about, shown=shown)
    return found


def close_calls(pages: Sequence[Page], names: Sequence[str]) -> list[Page]:
    """The pages with ``{{< a />}}`` for ``{{< a >}}`` where other calls of ``a`` enclose something."""
    closed = {name_of(call) for page in pages for call in SHORTCODE.finditer(page.text) if is_closing(call)} & {*names}
    if not closed:
        return list(pages)
    return [
        replace(page, text=self_closed(page.text, closed), markdown=self_closed(page.markdown, closed))
        for page in pages
    ]


def self_closed(text: str, names: Iterable[str]) -> str:
    """Markdown in which every call of these shortcodes is closed."""
    lone: list[re.Match[str]] = []
    for name in names:
        opened: list[re.Match[str]] = []
        for call in SHORTCODE.finditer(text):
            if name_of(call) == name and not is_closing(call):
                opened.append(call)
            elif name_of(call) == name and opened:
                opened.pop()
        lone += opened
    for call in sorted(lone, key=lambda one: one.start(), reverse=True):
        inside = call["angle"] or call["percent"]
        start, end = call[0][:3], call[0][-3:]
        text = f"{text[: call.start()]}{start}{inside.rstrip()} /{end}{text[call.end() :]}"
    return text


def name_of(call: re.Match[str]) -> str:
    """The name of a shortcode that is called or closed; "" for an escaped call."""
    found = re.match(r"\s*/?\s*([\w/-]+)(?=\s|$)", call["angle"] or call["percent"] or "")
    return found[1].lstrip("/") if found else ""


def is_closing(call: re.Match[str]) -> bool:
    return (call["angle"] or call["percent"] or "").lstrip().startswith("/")


def delimiter_of(call: re.Match[str]) -> str:
    return call[0][2]
