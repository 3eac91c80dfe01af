"""The HTML that pandoc itself makes of a text, in the terms that docutils has for the same things.

It comes from pandoc's own writer, so what is right in it cannot be wrong for the same reason as our Markdown.
"""

from __future__ import annotations

from typing import Any

import pypandoc
from lxml import etree, html

ADMONITIONS = {"attention", "caution", "danger", "error", "hint", "important", "note", "tip", "warning"}
MADE_UP = {"sourceCode", "numberSource", "numberLines", "cell", "code", "markdown", "output"}


def pandoc_html(text: str, format: str, title: str) -> str:
    """The body of the page below its title, which may be a heading in it; the others begin at the second level."""
    flags = ["--sandbox", "--standalone", "--mathml", "--wrap=preserve"]
    body: Any = html.fromstring(pypandoc.convert_text(text, "html5", format=format, extra_args=flags)).find("body")
    for element in body.xpath("./header | ./h1[text()=$title]", title=title):
        element.drop_tree()
    levels = [int(heading.tag[1]) for heading in body.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    for heading in body.iter("h1", "h2", "h3", "h4", "h5", "h6"):
        heading.tag = f"h{int(heading.tag[1]) - min(levels) + 2}"
    for rewrite in (admonitions, notes, code, cells):
        rewrite(body)
    return "".join(etree.tostring(child, encoding="unicode", method="html") for child in body)


def admonitions(body):
    for box in body.xpath(".//div[contains(@class, 'warning') or contains(@class, 'note')]"):
        (kind,) = ADMONITIONS & set(box.get("class").split())
        box.tag, box.attrib["class"] = "aside", f"admonition {kind}"
        title = next(iter(box.xpath("./div[@class='title']")), None)
        shown = title.text_content().strip() if title is not None else ""
        if title is not None:
            title.drop_tree()
        box.insert(0, html.fragment_fromstring(f'<p class="admonition-title">{shown or kind.capitalize()}</p>'))


def notes(body):
    for reference in body.xpath(".//a[@class='footnote-ref']"):
        reference.set("class", "footnote-reference brackets")
        reference.attrib.pop("id")
    for section in body.xpath(".//section[contains(@class, 'footnotes')]"):
        for item in section.xpath("./ol/li"):
            for back in item.xpath(".//a[@class='footnote-back']"):
                back.drop_tree()
            number = item.get("id").removeprefix("fn")
            item.tag, item.attrib["class"] = "aside", "footnote brackets"
            item.insert(0, html.fragment_fromstring(f'<span class="label">[{number}]</span>'))
            body.append(item)
        section.drop_tree()


def code(body):
    for pre in list(body.iter("pre")):
        if not pre.text_content().strip():  # a cell of a notebook that nobody has filled in
            pre.drop_tree()
            continue
        names = [*pre.get("class", "").split(), *(pre[0].get("class", "").split() if len(pre) else [])]
        pre.set("data-language", next((name for name in names if name not in MADE_UP), ""))
        if "numberLines" in names:
            pre.set("data-numbered", "numbered")
        pre.attrib.pop("class", None)
        pre.text, pre[:] = pre.text_content(), []
    for box in body.xpath(".//div[starts-with(@class, 'sourceCode')]"):
        box.drop_tag()


def cells(body):
    for box in body.xpath(".//div[starts-with(@class, 'cell') or starts-with(@class, 'output')]"):
        box.drop_tag()
