"""Pages in a stranger's site: what they need of it, and that nothing is lost where it is missing."""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest
from support import hugo_site
from support.golden_cases import CASES, INTENDED, options, root

from rst2hugo.engine import Engine
from rst2hugo.model import Source
from rst2hugo.pipeline import convert_source, needs
from rst2hugo.verify import Difference, Kind, differences, source_html

DEFAULTS = "baseURL = 'https://example.org/'\n[markup.goldmark.extensions.typographer]\ndisable = {}\n"
# The README's list says that the caption of a table needs its hook.
CAPTION = re.compile(r"(?m)\|\n\{(?:.* )?caption=")
LOSSES = {Kind.WORD, Kind.LINK, Kind.IMAGE, Kind.CODE, Kind.EMBED}


@pytest.mark.parametrize(
    ("markdown", "needed"),
    [
        ("Plain *words*, [a link](/x), `<b>`, \\<b>, <https://example.org/>, <a@b.de>.", []),
        ("H<sub>2</sub>O", ["markup.goldmark.renderer.unsafe = true"]),
        ("```html\n<b>\n```", []),
        ("- ````html\n  <b>\n  ```\n  ````", []),
        ("{{< rawhtml >}}\n<b>x</b>\n{{< /rawhtml >}}", ["layouts/_shortcodes/rawhtml.html"]),
        ("A paragraph\n{.wide}", ["markup.goldmark.parser.attribute.block = true"]),
        (
            '![x](/x.png)\n{width="20"}',
            [
                "markup.goldmark.parser.attribute.block = true",
                "markup.goldmark.parser.wrapStandAloneImageWithinParagraph = false",
            ],
        ),
        ("so \\(x^2\\) it is", ["markup.goldmark.extensions.passthrough", "layouts/_markup/render-passthrough.html"]),
        ("so \\\\(x) it is", []),
        ("*a*\\ b", ["markup.goldmark.extensions.cjk.escapedSpace = true"]),
        ("## Heading {#x}", []),
        ("{{% mine %}}\n\nx\n\n{{% /mine %}}", ["markup.goldmark.renderer.unsafe = true"]),
    ],
)
def test_what_is_needed(markdown: str, needed: list[str]) -> None:
    assert needs.of(markdown) == needed


class Shown(NamedTuple):
    """A case's Markdown, and its HTML from a site whose typographer may be on."""

    markdown: str
    html: str
    typographer: bool


@pytest.fixture(scope="module", params=["false", "true"], ids=["typographer", "no-typographer"])
def strange(request: pytest.FixtureRequest) -> dict[str, Shown]:
    """Every case that needs no shortcode and no formula, in a site with all of Hugo's defaults."""
    results = {
        name: convert_source(Source("case.rst", path.read_text("utf-8")), root(name), options(name))
        for name, path in CASES.items()
    }
    plain = {
        name: result.pages[0].markdown
        for name, result in results.items()
        if not any(map(is_missed, needs.of(result.pages[0].markdown, result.stubs)))
    }
    html = hugo_site.render(plain, DEFAULTS.format(request.param), templates=False)
    return {name: Shown(plain[name], one, request.param == "false") for name, one in zip(plain, html, strict=True)}


def is_loss(one: Difference) -> bool:
    """Whether a word, link, image or code is gone; a link that leads elsewhere is gone as well."""
    if one.kind is Kind.WORD and one.new:
        return "".join(one.old.split()) not in "".join(one.new.split())
    return one.kind is Kind.LINK or (one.kind in LOSSES and not one.new)


def is_missed(need: str) -> bool:
    return "_shortcodes" in need or "passthrough" in need or "escapedSpace" in need


def test_nothing_is_lost_in_a_strange_site(strange: dict[str, Shown]) -> None:
    lost = {}
    for name, (_, html, typographer) in strange.items():
        source = Source("case.rst", CASES[name].read_text("utf-8"))
        old = source_html(source, Engine(root(name), options(name)))
        found = [str(one) for one in differences(old, html, typographer=typographer) if is_loss(one)]
        if found and name not in INTENDED:
            lost[name] = found
    assert set(lost) == {name for name, shown in strange.items() if CAPTION.search(shown.markdown)}, lost
