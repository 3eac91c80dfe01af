"""The report as a page: complete, safe, nothing from elsewhere, and working in a real browser."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from playwright.sync_api import sync_playwright

from rst2hugo.verify import Difference, Finding, Kind, PageVerdict, State, Verdict
from rst2hugo.verify.compare.readings import compare
from rst2hugo.verify.read.reader import read_hugo, read_source
from rst2hugo.verify.report import html_report

OLD = """<h2 data-line="5">Heading</h2>
<p data-line="8">One <em>two</em> <a href="/a">three</a> <script>alert(1)</script> x.</p>
<ul><li data-line="10">item</li></ul><blockquote><p data-line="12">quote</p></blockquote>
<table><tr><td data-line="14">cell</td></tr></table>
<pre data-line="16">code &lt;b&gt;</pre><img data-line="18" src="i.png">"""
NEW = OLD.replace("h2", "h3").replace("<em>two</em>", "two").replace("item", "thing").replace('"i.png"', '"j.png"')


def page(name: str, old: str, new: str) -> PageVerdict:
    readings = read_source(old), read_hugo(new)
    found = tuple(compare(*readings))
    state = State.DIFFERENT if found else State.IDENTICAL
    return PageVerdict(name, f"/{name}/", state, found, *(readings if found else (None, None)))


VERDICT = Verdict(
    pages=(
        page("same.rst", OLD, OLD),
        page("<b>&odd.rst", OLD, NEW),
        page("word.rst", "<p>a b</p>", "<p>a c</p>"),
        PageVerdict("plain.md", "/plain.md/", State.UNREAD),
    ),
    old_pages=(page("old.html", "<p>a</p>", "<p>a</p>"),),
    findings=(
        Finding("/here/", Difference(Kind.BROKEN_LINK, "‘x’ to /nowhere/", ""), "/nowhere/"),
        Finding("/there/", Difference(Kind.LEAK, "", "{{< a >}}"), "", inherited=True),
    ),
    asked_for=2,
    answered=1,
    files=9,
    old_urls={"<b>&odd.rst": "https://tide.example/odd%3Fa.html"},
    base_path="/new",
)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("report") / "report.html"
    file.write_text(html_report.html(VERDICT, "Tide & <gauge>", "1.2.3"), encoding="utf-8")
    return file


def test_everything_is_in_it(report: Path) -> None:
    root = html.parse(str(report)).getroot()
    assert root.findtext("head/title") == root.findtext(".//h1") == "Tide & <gauge>"
    names = [row.xpath("string(td[2])") for row in root.xpath("//tr[contains(@class, 'page')]")]
    assert names == [
        "<b>&odd.rsthttps://tide.example/odd%3Fa.html/<b>&odd.rst/",
        "word.rst/word.rst/",
        "/here/",
        "/there/",
        "same.rst/same.rst/",
        "plain.md/plain.md/",
        "old.html/old.html/",
    ]
    assert root.xpath("string(//p[contains(@class, 'answer')])") == "6 differences in 3 places."
    assert re.match(
        r"Made on \d{4}-\d\d-\d\d \d\d:\d\d \+\d{4} by rst2hugo 1\.2\.3, docutils 0\.\d\d\S* and Hugo 0\.\d+\.\d+\. ",
        root.xpath("string(//footer)"),
    )
    addresses = [link.get("href") for link in root.xpath("(//tr[contains(@class, 'page')])[1]//a")]
    assert addresses == ["https://tide.example/odd%3Fa.html", "http://localhost:1313/new/<b>&odd.rst/"]
    told = [" ".join(item.text_content().split()) for item in root.xpath("//li[@data-of]")]
    assert told == [
        "heading line 5 ‘Heading’ (heading 2) → ‘Heading’ (heading 3)",
        "emphasis line 8 ‘two’ (emphasis) → ‘two’ (plain)",
        "word line 10 ‘item’ → ‘thing’",
        "image line 18 [image i.png] → [image j.png]",
        "word ‘b’ → ‘c’",
        "broken-link ‘x’ to /nowhere/ → nothing",
        "leak nothing → {{< a >}}",
    ]
    numbers = [item.text for item in root.xpath("//ul[@class='numbers']/li")]
    assert numbers[0] == ("4 pages against their sources: 1 identical, 2 different, 1 not compared (Markdown source)")
    assert numbers[1] == "1 pages against the old site: 1 identical"


def test_both_readings_are_marked(report: Path) -> None:
    root = html.parse(str(report)).getroot()
    old, new = root.xpath("(//div[@class='sides'])[1]/section")
    marks = [[(one.get("data-of"), one.text_content().strip()) for one in side.iter("mark")] for side in (old, new)]
    assert marks[0] == [("0", "heading 2"), ("1", "two"), ("2", "item"), ("3", "image i.png")]
    assert marks[1] == [("0", "heading 3"), ("1", "two"), ("2", "thing"), ("3", "image j.png")]
    assert old.xpath("string(.//pre)") == "code <b>"


def test_nothing_of_the_pages_runs_and_nothing_is_fetched(report: Path) -> None:
    root = html.parse(str(report)).getroot()
    assert len(list(root.iter("script"))) == 1
    assert not root.xpath("//*[@src or (@href and not(self::a))]")
    assert not re.search(r"(?:url|import)\s*\(", report.read_text("utf-8"))


@pytest.fixture(scope="module")
def tab(report: Path) -> Iterator[Any]:
    """The report in a real browser, cut off from every network."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
    if found is None:
        pytest.skip("there is no Chromium on this machine, so the report was not opened")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found, args=["--no-sandbox"])
        opened = browser.new_context(offline=True).new_page()
        problems: list[str] = []
        opened.on("pageerror", lambda error: problems.append(str(error)))
        opened.on("console", lambda message: problems.append(message.text))
        opened.on("dialog", lambda dialog: problems.append("a script of a post ran"))
        opened.goto(report.as_uri())
        yield opened
        browser.close()
        assert problems == []


def visible(tab: Any) -> list[str]:
    shown = [one for one in tab.query_selector_all("tr.page td:nth-child(2)") if one.is_visible()]
    return [str(one.inner_text()).split("\n")[0] for one in shown]


def test_in_a_browser(tab: Any) -> None:
    assert tab.inner_text("#shown") == "4 of 7 shown"
    assert tab.query_selector("tr.details:not([hidden])") is None
    tab.select_option("#state", "different")
    assert visible(tab) == ["<b>&odd.rst", "word.rst"]
    tab.select_option("#kind", "heading")
    assert visible(tab) == ["<b>&odd.rst"]
    assert tab.inner_text("#shown") == "1 of 7 shown"
    tab.click("button >> text=odd.rst")
    assert tab.is_visible("#page1 .side.old")
    assert tab.is_visible("#page1 .side.new")
    tab.click("#page1 li[data-of='2']")
    assert [one.inner_text() for one in tab.query_selector_all("#page1 mark.now")] == ["item", "thing"]
    tab.click("#page1 .side.new mark[data-of='1']")
    assert tab.inner_text("#page1 li.now").startswith("emphasis")
    tab.click("button >> text=odd.rst")
    assert not tab.is_visible("#page1")
    tab.select_option("#state", "")
    tab.select_option("#kind", "")
    tab.fill("#text", "NOWHERE")
    assert visible(tab) == ["/here/"]
    tab.fill("#text", "")
    assert len(visible(tab)) == 4
    assert tab.inner_text("#fold").strip() == "2 identical, 1 not compared (Markdown source)"
    tab.check("#folded")
    assert len(visible(tab)) == 7
    tab.uncheck("#folded")


def test_with_the_keyboard(tab: Any) -> None:
    tab.focus("tr[data-details=page2] button")
    tab.keyboard.press("Enter")
    assert tab.is_visible("#page2")
    assert tab.get_attribute("tr[data-details=page2] button", "aria-expanded") == "true"
    tab.keyboard.press("Enter")
    assert not tab.is_visible("#page2")
