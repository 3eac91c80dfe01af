from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rst2hugo.headers import front_matter
from rst2hugo.model import Meta, Value
from rst2hugo.model.diagnostics import Code
from rst2hugo.values.metadata import aliases, meta, title_from_path

DATED = {"title": "A", "date": "2016-06-21"}


def front(values: dict[str, Any], **more: Any) -> dict[str, Any]:
    """The front matter that ``values`` give, besides title and date; nothing may be wrong with them."""
    found, diagnostics = meta({**DATED, **values}, path="content/a.rst", **more)
    assert diagnostics == []
    return {key: value for key, value in found.front_matter.items() if key not in DATED}


def params(values: dict[str, Any], *codes: Code) -> Any:
    found, diagnostics = meta({**DATED, **values}, path="content/a.rst")
    assert [one.code for one in diagnostics] == [*codes]
    return found.front_matter.get("params")


def test_an_acrylamid_header() -> None:
    values = {"title": "DockerCon 2016", "date": "2016-06-21 23:59", "permalink": "/blog/2016/06/21/x.html"}
    found, diagnostics = meta({**values, "tags": ["docker", "metabrite"]}, path="content/dockercon.rst")
    assert diagnostics == []
    expected: dict[str, Value] = {
        "title": "DockerCon 2016",
        "date": dt.datetime(2016, 6, 21, 23, 59),
        "tags": ["docker", "metabrite"],
    }
    assert found == Meta(expected, permalink="/blog/2016/06/21/x.html")


def test_the_order_of_keys() -> None:
    lists = {"extra": 1, "weight": 3, "keywords": "k", "series": "S", "author": "A", "category": "C", "tags": "t"}
    single = {"summary": "s", "description": "d", "draft": True, "modified": "2017-01-01"}
    found, _ = meta({**lists, **single, **DATED}, path="a.rst")
    assert list(found.front_matter) == [
        *("title", "date", "lastmod", "draft", "description", "summary"),
        *("tags", "categories", "authors", "series", "keywords", "weight", "params"),
    ]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"modified": "2017-01-02"}, {"lastmod": dt.date(2017, 1, 2)}),
        ({"Updated": "2017-01-02"}, {"lastmod": dt.date(2017, 1, 2)}),
        ({"tags": "a, b"}, {"tags": ["a", "b"]}),
        ({"tag": "a, b"}, {"tags": ["a, b"]}),
        ({"tag": "a", "tags": ["b", "A"]}, {"tags": ["a", "b"]}),
        ({"category": "Code, mostly"}, {"categories": ["Code, mostly"]}),
        ({"author": "Doe, Jane"}, {"authors": ["Doe, Jane"]}),
        ({"authors": "Jane, Joe"}, {"authors": ["Jane", "Joe"]}),
        ({"series": "Intro, mostly"}, {"series": ["Intro, mostly"]}),
        ({"keywords": "a, b"}, {"keywords": ["a", "b"]}),
        ({"draft": "yes"}, {"draft": True}),
        ({"draft": False}, {}),
        ({"status": "Draft"}, {"draft": True}),
        ({"status": "published"}, {}),
        ({"status": "hidden"}, {"params": {"status": "hidden"}}),
        ({"published": False}, {"draft": True}),
        ({"published": "true", "draft": False}, {}),
        ({"draft": False, "status": "draft"}, {"draft": True}),
        ({"published": "2016-01-01"}, {"params": {"published": "2016-01-01"}}),
        ({"weight": "7"}, {"weight": 7}),
        ({"weight": 0}, {"weight": 0}),
        ({"description": 12}, {"description": "12"}),
        ({"summary": "", "tags": [], "weight": None, "author": " "}, {}),
        ({"layout": "post", "type": "text"}, {"params": {"layout": "post", "type": "text"}}),
        ({"build": "x", "cascade": {"a": 1}}, {"params": {"build": "x", "cascade": {"a": 1}}}),
        ({"markup": "rst", "outputs": ["x"]}, {"params": {"markup": "rst", "outputs": ["x"]}}),
        ({"lang": "fr"}, {"params": {"lang": "fr"}}),
        ({"params": {"a": 1, "tags": ["x"]}}, {"params": {"a": 1, "tags_value": ["x"]}}),
        ({"params": "text"}, {"params": {"params": "text"}}),
    ],
)
def test_fields(values: dict[str, Any], expected: dict[str, Any]) -> None:
    assert front(values) == expected


def test_unknown_keys_keep_order_spelling_and_type() -> None:
    values = {"Zeta": 1, "alpha": [1, "x", None], "nothing": None, "flag": True, "deep": {"k": None, "t": (1,)}}
    expected = {"Zeta": 1, "alpha": [1, "x", ""], "nothing": "", "flag": True, "deep": {"k": "", "t": [1]}}
    assert params(values) == expected
    assert list(params(values)) == list(values)


def test_keys_that_differ_in_case_only_are_both_kept() -> None:
    assert params({"Foo": 1, "foo": 2, "FOO": 3}) == {"Foo": 1, "foo_": 2, "FOO__": 3}


def test_a_second_value_of_one_field_is_kept() -> None:
    values = {"permalink": "/a/", "url": "/b/", "lastmod": "2017-01-01", "updated": "2018-01-01"}
    found, diagnostics = meta({**DATED, **values}, path="a.rst")
    assert diagnostics == []
    assert found.permalink == "/a/"
    assert found.front_matter["lastmod"] == dt.date(2017, 1, 1)
    assert found.front_matter["params"] == {"url": "/b/", "updated": "2018-01-01"}


@pytest.mark.parametrize(
    ("values", "code", "kept"),
    [
        ({"lastmod": "yesterday"}, Code.BAD_DATE, {"lastmod_text": "yesterday"}),
        ({"updated": ["x"]}, Code.BAD_DATE, {"lastmod_text": ["x"]}),
        ({"draft": "perhaps"}, Code.BAD_VALUE, {"draft": "perhaps"}),
        ({"weight": "heavy"}, Code.BAD_VALUE, {"weight": "heavy"}),
        ({"description": ["a"]}, Code.BAD_VALUE, {"description": ["a"]}),
        ({"slug": {"a": 1}}, Code.BAD_VALUE, {"slug": {"a": 1}}),
        ({"tags": {"a": 1}}, Code.BAD_VALUE, {"tags_value": {"a": 1}}),
        ({"category": [{"name": "a"}]}, Code.BAD_VALUE, {"category": [{"name": "a"}]}),
    ],
)
def test_bad_values_are_reported_and_kept(values: dict[str, Any], code: Code, kept: dict[str, Any]) -> None:
    assert params(values, code) == kept


def test_names_beside_a_bad_one_still_count() -> None:
    found, diagnostics = meta({**DATED, "tags": ["a", {"b": 1}]}, path="a.rst")
    assert [one.code for one in diagnostics] == [Code.BAD_VALUE]
    assert found.front_matter["tags"] == ["a"]
    assert found.front_matter["params"] == {"tags_value": ["a", {"b": 1}]}


def test_a_date_that_is_none_is_reported_once() -> None:
    found, diagnostics = meta({"title": "A", "date": "2023-mm-dd"}, path="content/a.rst")
    assert [str(one) for one in diagnostics] == [
        'content/a.rst: error[bad-date] date "2023-mm-dd" is not a date that can be understood'
    ]
    assert found.front_matter == {"title": "A", "params": {"date_text": "2023-mm-dd"}}


def test_a_message_is_one_line() -> None:
    _, diagnostics = meta({"title": "A", "date": "x\n" * 100}, path="a.rst")
    assert "\n" not in diagnostics[0].message
    assert len(diagnostics[0].message) < 120


def test_missing_date_matters_for_published_posts_only() -> None:
    def codes(values: dict[str, Any], **more: Any) -> list[Code]:
        return [one.code for one in meta({"title": "A", **values}, path="a.rst", **more)[1]]

    assert codes({}) == [Code.MISSING_DATE]
    assert codes({"date": None}) == [Code.MISSING_DATE]
    assert codes({"draft": True}) == []
    assert codes({"status": "draft"}) == []
    assert codes({"type": "page"}) == []
    assert codes({}, kind="page") == []
    assert codes({"kind": "post"}, kind="page") == [Code.MISSING_DATE]


def test_kind() -> None:
    kinds = {one: meta({**DATED, "type": one}, path="a")[0].kind for one in ("Page", "post", "entry", "gallery")}
    assert kinds == {"Page": "page", "post": "post", "entry": "post", "gallery": "post"}


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("content/dockercon-2016.rst", "Dockercon 2016"),
        ("2016-06-21-docker_con.rst", "Docker con"),
        ("2016-06-21.rst", "2016 06 21"),
        ("a/über-uns/index.rst", "Über uns"),
        ("index.rst", "Index"),
        ("VimRegex.rst", "VimRegex"),
        ("---.rst", "---"),
        ("<text>", "<text>"),
    ],
)
def test_title_from_path(path: str, title: str) -> None:
    assert title_from_path(path) == title
    found, diagnostics = meta({"date": "2016-06-21", "title": " "}, path=path)
    assert found.front_matter["title"] == title
    assert [one.code for one in diagnostics] == [Code.MISSING_TITLE]


def test_titles_are_text_whatever_yaml_thinks() -> None:
    titles = [meta({**DATED, "title": one}, path="a")[0].front_matter["title"] for one in (1984, 1.5, True, " *x* ")]
    assert titles == ["1984", "1.5", "true", " *x* "]


def test_an_engines_own_names_formats_zone_and_separators() -> None:
    values = {"title": "A", "published_at": "4.12.2012 15:20", "labels": "a; b, c", "Subject": "S"}
    found, diagnostics = meta(
        values,
        path="a.rst",
        date_formats=("%d.%m.%Y %H:%M",),
        known={"published_at": "date", "labels": "tags", "subject": "description"},
        zone=ZoneInfo("Europe/Paris"),
        separators=";",
    )
    assert diagnostics == []
    expected = dt.datetime(2012, 12, 4, 15, 20, tzinfo=dt.timezone(dt.timedelta(hours=1)))
    assert found.front_matter == {"title": "A", "date": expected, "description": "S", "tags": ["a", "b, c"]}


def test_slug_and_permalink_are_no_front_matter() -> None:
    found, _ = meta({**DATED, "slug": 2012, "url": "/x/"}, path="a.rst")
    assert (found.slug, found.permalink, list(found.front_matter)) == ("2012", "/x/", ["title", "date"])


def test_aliases_are_for_the_caller() -> None:
    values = {**DATED, "Aliases": ["/a/", "/A/", "/a/", None], "redirect_from": "/c,d/ /e/"}
    assert aliases(values, {"redirect_from": "aliases"}) == ["/a/", "/A/", "/c,d/", "/e/"]
    assert aliases({"aliases": "/o1/, /o2/,/o3.html ,https://e.org/o4/ /c,d/,"}) == [
        *("/o1/", "/o2/", "/o3.html", "https://e.org/o4/", "/c,d/"),
    ]
    assert aliases(DATED) == []
    assert front({"aliases": "/x/"}) == {}
    assert params({"aliases": {"a": 1}}) == {"aliases": {"a": 1}}


yaml_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
keys = st.sampled_from(["title", "date", "Tags", "tags", "draft", "status", "type", "params", "weight", "aliases", "x"])


@given(st.dictionaries(keys | st.text(max_size=8), yaml_values, max_size=8))
def test_whatever_a_header_holds_can_be_written(values: dict[str, Any]) -> None:
    found, _ = meta(values, path="content/a.rst")
    assert front_matter.read(front_matter.text(found.front_matter, "x")).values == found.front_matter
    assert isinstance(found.front_matter["title"], str)
    assert len({key.lower() for key in found.front_matter}) == len(found.front_matter)
