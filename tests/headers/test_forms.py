"""Headers in TOML, YAML and JSON say the same to Hugo."""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from support.hugo_site import build
from support.paths import EXAMPLES

from rst2hugo import convert_blog, convert_text, write
from rst2hugo.headers import front_matter
from rst2hugo.model.options import Options
from rst2hugo.values import yaml_loader, yaml_writer
from rst2hugo.verify import verify

ODD = [
    "Plain words", "C++: a diary", "yes", "NULL", "~", "007", "1e3", "0x1F", "1_000", "12:30", "2016-06-21", "it's",
    "# no comment", "a # b", "- a", "a: b", "[x]", "{x}", "*a", "&a", "!a", "%a", "@a", "`a`", "a\nb", "tab\there", "",
    " a ", "é 😀", "“quoted”", "a\\b", "'", '"', "a:", "http://x.example/a,b", "bell\x07", "nel\x85", "end\u2028", "?",
    "-", "...", "---", "a, b", "Q & A", "<b>",
]  # fmt: skip  # a table
HEADER: dict[str, Any] = {
    "title": "Odd: header",
    "date": dt.datetime(2016, 6, 21, 7, 5, tzinfo=dt.timezone(dt.timedelta(hours=-3, minutes=-30))),
    "lastmod": dt.date(2017, 1, 2),
    "draft": False,
    "tags": [f"tag number {number}, which is long" for number in range(8)],
    "params": {"odd": ODD, "n": 3, "x": 2.5, "none": [], "table": {"a b": "c: d", "deep": {"e": True}}},
}


def test_hugo_reads_the_same(tmp_path: Path) -> None:
    (tmp_path / "layouts").mkdir()
    (tmp_path / "content").mkdir()
    (tmp_path / "hugo.toml").write_text(
        "disableKinds = ['taxonomy', 'term', 'rss', 'sitemap', '404', 'home', 'section']\n"
    )
    shown = '{{ dict "t" .Title "d" .Date "l" .Lastmod "tags" .Params.tags "odd" .Params.odd "n" .Params.n '
    shown += '"x" .Params.x "none" .Params.none "table" .Params.table "b" (strings.TrimSpace .RawContent) | jsonify }}'
    (tmp_path / "layouts" / "page.html").write_text(shown)
    for form, compose in front_matter.FORMS.items():
        (tmp_path / "content" / f"{form}.md").write_text(compose(HEADER, "{curly} body\n"), "utf-8")
    public = build(tmp_path).destination
    toml, *others = ((public / form / "index.html").read_text("utf-8") for form in front_matter.FORMS)
    read = json.loads(toml)
    assert (read["odd"], read["b"]) == (ODD, "{curly} body")
    assert [json.loads(other) for other in others] == [read, read]


@given(st.text() | st.sampled_from(ODD))
def test_every_yaml_reads_the_text(text: str) -> None:
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    written = yaml_writer.dumps({"a": text, "b": [text, "x"], "c": {text: 1}})
    expected = {"a": text, "b": [text, "x"], "c": {text: 1}}
    assert yaml_loader.load(written) == expected
    assert yaml.safe_load(written) == expected


def test_a_header_as_a_person_types_it() -> None:
    assert front_matter.text_with_yaml({**HEADER, "params": {"count": 3, "t": {"a": "it's: b"}}}, "Text.") == (
        "---\ntitle: 'Odd: header'\ndate: 2016-06-21T07:05:00-03:30\nlastmod: 2017-01-02\ndraft: false\ntags:\n"
        + "".join(f"  - 'tag number {number}, which is long'\n" for number in range(8))
        + "params:\n  count: 3\n  t:\n    a: 'it''s: b'\n---\n\nText.\n"
    )


@pytest.mark.parametrize("form", ["yaml", "json"])
def test_a_whole_site(form: Any, tmp_path: Path) -> None:
    blog, site, options = EXAMPLES / "acrylamid" / "blog", tmp_path / "site", Options(front_matter=form)
    write(convert_blog(blog, options), site)
    begins = {file.relative_to(site).as_posix(): file.read_text()[0] for file in (site / "content").rglob("*.md")}
    assert {*begins.values()} == {"-" if form == "yaml" else "{"}
    assert any(path.endswith("_index.md") for path in begins)
    assert [str(one) for one in verify(site, blog, options=options)] == []
    page = next(site.rglob("low-water-conference.md"))
    page.write_text(re.sub("draft|title", "subtitle", page.read_text(), count=1))
    assert any("header: title" in str(one) for one in verify(site, blog, options=options))


def test_the_text_follows_what_is_changed() -> None:
    page = convert_text(":date: 2016-06-21\n\nKettle\n======\n\nText.\n", path="kettle.rst")
    page.front_matter["tags"] = ["imported"]
    changed = replace(page, markdown="More text.\n")
    assert page.text == "+++\ntitle = 'Kettle'\ndate = 2016-06-21\ntags = ['imported']\n+++\n\nText.\n"
    assert changed.text == page.text.replace("Text.", "More text.")
