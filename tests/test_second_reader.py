"""In here: pandoc as a second reader of rst: it finds the same links, but for the faults that it is known for."""

from collections import Counter
from pathlib import Path

import pypandoc
from lxml import html
from test_examples import BLOGS

from rst2hugo import convert_text

REPORT = BLOGS["acrylamid"] / "content/blog/2019/05/12/low-water-conference.rst"
# pandoc 3.9: a colon or backquote that is escaped in a name loses the link, and so does a reference after a quote.
LOST_BY_PANDOC = {
    "https://lowwater.example/2019/talks/sea-level-a-love-story",
    "https://levels.example/glossary#datum",
    "https://lowwater.example/2019/talks/ultrasonic",
}


def links(text: str) -> Counter[str]:
    return Counter(href for href in html.fromstring(f"<div>{text}</div>").xpath("//a/@href") if href)


def test_pandoc_finds_the_same_links_in_the_report():
    body = Path(REPORT).read_text("utf-8").partition("\n---\n")[2]
    theirs = links(pypandoc.convert_text(body, "html", format="rst", extra_args=["--sandbox"]))
    ours = convert_text(body).markdown
    ours_as_html = pypandoc.convert_text(ours, "html", format="commonmark", extra_args=["--sandbox"])
    missed = links(ours_as_html) - theirs
    assert set(missed) == LOST_BY_PANDOC
    assert theirs - links(ours_as_html) == Counter()
