"""What a page needs of the site that it is put into: settings that Hugo has off, hooks, shortcodes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from rst2hugo import constructs
from rst2hugo.markdown.shortcode_tags import tags
from rst2hugo.model import Page
from rst2hugo.model.enclosed import Enclosed

# Setting → the Markdown that means something else without it.
UNSAFE = "markup.goldmark.renderer.unsafe = true"
SETTINGS = {
    UNSAFE: re.compile(r"(?i)(?<!\\)</?[a-z][a-z0-9-]*(?:\s[^<>]*)?/?>"),
    "markup.goldmark.parser.attribute.block = true": re.compile(r"(?m)^[ >]*\{[.#a-z][^{}]*\}$"),
    "markup.goldmark.parser.wrapStandAloneImageWithinParagraph = false": re.compile(
        r"(?m)^[ >]*!\[.*\)\n[ >]*\{[.#a-z][^{}]*\}$"
    ),
    "markup.goldmark.extensions.passthrough": re.compile(r"(?m)(?<!\\)(?:\\\\)*\\\(|^[ >]*\$\$"),
    "markup.goldmark.extensions.cjk.escapedSpace = true": re.compile(r"(?<!\\)(?:\\\\)*\\ "),
}
FORMULA_HOOK = "layouts/_markup/render-passthrough.html"
CODE = re.compile(r"(?ms)^[ >]*(?:[-*:] +|\d+[.)] +)*(`{3,}+).*?^[ >]*\1`*$|(?<!\\)(?<!(?<!\\)`)(`++).+?(?<!`)\2(?!`)")
ENCLOSED = Enclosed(
    (r"\{\{< rawhtml >\}\}", ".*?", r"\{\{< /rawhtml >\}\}"),
    (r"\{\{[<%]", ".*?", r"[>%]\}\}"),
)


# A shortcode that Goldmark reads what it makes of: HTML, in all but ours.
AROUND_MARKDOWN = re.compile(r"\{\{%(?!\s*/?\s*(?:lit\b|relref\b|ref\b|/\*))")


def has_formulas(pages: Iterable[Page]) -> bool:
    """Whether Hugo has formulas to draw on any of the pages, in their text or their summary."""
    sign = re.compile(constructs.TEMPLATES[FORMULA_HOOK])
    return any(sign.search(f"{page.markdown}\n{page.front_matter.get('summary', '')}") for page in pages)


def of(markdown: str, stubs: Collection[str] = ()) -> list[str]:
    """The settings, render hooks and shortcodes without which Hugo shows this Markdown otherwise.

    With all of Hugo's defaults the page keeps its words, links and images even so, but for formulas
    and for shortcodes, which fail the build where there is no template for them. ``stubs`` are paths of those that
    the user is to write.
    """
    plain = CODE.sub("", markdown)
    text = ENCLOSED.sub("", plain)
    settings = [name for name, sign in SETTINGS.items() if sign.search(text)]
    if UNSAFE not in settings and AROUND_MARKDOWN.search(plain):
        settings.insert(0, UNSAFE)
    called = {tag.name for tag in tags(markdown)} if stubs else set()
    return [*settings, *constructs.templates([markdown]), *(path for path in stubs if Path(path).stem in called)]


def describe_needs(pages: Sequence[Page], stubs: Collection[str] = ()) -> Iterator[str]:
    """What the pages need of the site: of a single page on one line, of several each need with their number."""
    users: dict[str, list[str]] = {}
    for page in pages:
        for need in of(page.markdown, stubs):
            users.setdefault(need, []).append(page.source)
    if len(pages) == 1 and users:
        yield f"{pages[0].source} needs {', '.join(users)}"
        return
    for need, sources in users.items():
        yield (
            f"{need}: needed by {len(sources)} pages, first {sources[0]}"
            if len(sources) > 1
            else (f"{need}: needed by {sources[0]}")
        )
