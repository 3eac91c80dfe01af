"""The manual: its site is made by rst2hugo and Hugo without a remark, and it speaks of what there is."""

from __future__ import annotations

import re
import runpy
import textwrap
from pathlib import Path

import pytest
from support import hugo_site
from support.paths import PROJECT

from rst2hugo import Code, Options, convert_blog, write
from rst2hugo.verify import verify
from rst2hugo.verify.nouns.difference import Difference, Kind
from rst2hugo.verify.nouns.verdict import PageVerdict, State, Verdict
from rst2hugo.verify.report import summary

DOCS = PROJECT / "docs"
MADE = runpy.run_path(str(DOCS / "make_pages.py"))
FRESH = "python docs/make_pages.py makes it anew"


@pytest.mark.parametrize("page", MADE["PAGES"])
def test_a_page_that_is_made_is_what_would_be_made_now(page: str) -> None:
    assert (DOCS / page).read_text("utf-8") == MADE["PAGES"][page](), FRESH


def test_each_diagnostic_has_an_example() -> None:
    examples = {folder.name for folder in (DOCS / "diagnostics").iterdir()}
    assert examples | set(MADE["WITHOUT"]) == {code.value for code in Code}
    assert not examples & set(MADE["WITHOUT"])


def test_its_site_is_built_and_says_what_its_sources_say(tmp_path: Path) -> None:
    options = Options(base_url="https://manual.example/")
    result = convert_blog(DOCS, options)
    assert [str(one) for page in result.pages for one in page.diagnostics] == []
    assert [str(one) for one in result.diagnostics] == []
    assert {page.source for page in result.pages} == {path.name for path in DOCS.glob("*.rst")}
    write(result, tmp_path / "site")
    menus = tmp_path / "site" / "config" / "_default" / "menus.toml"
    menus.parent.mkdir(parents=True)
    menus.write_bytes((DOCS / "menus.toml").read_bytes())
    hugo_site.build(tmp_path / "site")
    verdict = verify(tmp_path / "site", DOCS, options=options)
    assert [str(one) for page in verdict.pages for one in page.differences] == []
    assert [str(one) for one in verdict.findings] == []
    options_page = (tmp_path / "site" / "public" / "commands" / "index.html").read_text("utf-8")
    assert "The Python that --trust runs" in options_page  # and no dash of a typographer's
    home = (tmp_path / "site" / "public" / "index.html").read_text("utf-8")
    assert re.findall(r'<a href="([^"]+)">(?:Start|Options)</a>', home)[:2] == [
        "/start/",
        "/commands/",
    ]


def test_the_answer_of_verify_in_the_manual_has_its_form() -> None:
    text = (DOCS / "verify.rst").read_text("utf-8")
    difference = Difference(Kind.WORD, "‘nine sails’", "", 14)
    assert f"   posts/ship.rst:14: {difference}\n" in text
    pages = tuple(PageVerdict(f"{n}.rst", "", State.IDENTICAL) for n in range(130))
    ship = PageVerdict("posts/ship.rst", "", State.DIFFERENT, (difference,))
    answer = summary.summary(Verdict((*pages, ship), files=208))
    assert textwrap.indent("\n".join(answer), "   ") in text


def test_the_script_in_the_manual_is_the_example() -> None:
    script = textwrap.indent((PROJECT / "examples" / "library.py").read_text("utf-8"), "   ")
    assert (DOCS / "library.rst").read_text("utf-8").endswith(script)
