"""Field lists at the top of a file, with their lines blanked."""

import pytest

from rst2hugo import Options, convert_blog
from rst2hugo.headers import field_list
from rst2hugo.model.noncharacters import FIELDS


def test_fields_under_a_title():
    found = field_list.read("Title\n=====\n\n:date: 2015-03-22\n:tags: a, b\n   c\n\nText.\n", take_title=True)
    assert found.title == "Title"
    assert found.values == {"date": "2015-03-22", "tags": "a, b\nc"}
    assert found.body == "\n\n\n\n\n\n\nText.\n"


def test_the_title_may_stay_for_docutils():
    found = field_list.read("=====\nTitle\n=====\n:date: 2015\n\nText.\n", take_title=False)
    assert found.title is None
    assert found.body == f"=====\nTitle\n=====\n{FIELDS}\n\nText.\n"
    assert found.values == {"date": "2015"}


def test_fields_before_the_title_or_without_one():
    assert field_list.read(":a: 1\n\nTitle\n=====\n", take_title=True).values == {"a": "1"}
    text = "\n\n:a: http://x:80/y\n:b:\n\nText"
    assert field_list.read(text, take_title=True).values == {
        "a": "http://x:80/y",
        "b": "",
    }


def test_a_title_without_fields_is_a_heading():
    text = "Title\n=====\n\nText with :role:`x` in it.\n"
    assert field_list.read(text, take_title=True) == (None, {}, text)


def test_a_list_that_starts_with_a_role_is_no_field():
    text = ":sup:`2` is a role.\n"
    assert field_list.read(text, take_title=True).values == {}


def test_fields_go_on_behind_blank_lines_as_they_do_for_docutils():
    text = "Tt\n==\n\n:date: 2015\n\n:summary: one\n\n   * two\n\n     three\n:b: 1\n\nText\n"
    found = field_list.read(text, take_title=False)
    assert found.values == {"date": "2015", "summary": "one\n\n* two\n\n  three", "b": "1"}
    assert found.body.split("\n")[-2:] == ["Text", ""]
    assert field_list.read(":a: 1\n\n:b: 2\n", take_title=False, to_blank=True).body == "\n\n:b: 2\n"


def test_comments_and_targets_before_the_title_are_overlooked():
    text = ".. coding\n   and more\n.. _name:\n\nTitle\n=====\n.. note to self\n:a: 1\n\nText\n"
    found = field_list.read(text, take_title=False)
    assert found.values == {"a": "1"}
    assert field_list.read(".. note:: x\n\n:a: 1\n", take_title=False).values == {}


def test_fields_that_are_text_stay():
    found = field_list.read(":a: 1\n:Abstract: This\n   stays.\n:b: 2\n", take_title=False, keep=["abstract"])
    assert found.values == {"a": "1", "b": "2"}
    assert found.body == "\n:Abstract: This\n   stays.\n\n"


@pytest.mark.parametrize("fields", [":date: 2020-01-01\n", ":date: 2020-01-01\n:tags: a\n\n:more: b\n"])
def test_the_only_section_below_the_fields_is_no_subtitle(tmp_path, fields):
    (tmp_path / "a.rst").write_text(f"A title\n=======\n\n{fields}\nSection\n-------\n\nText.\n")
    (page,) = convert_blog(tmp_path, Options(engine="rst")).pages
    assert page.front_matter["title"] == "A title"
    assert "params" not in page.front_matter or "subtitle" not in page.front_matter["params"]
    assert page.markdown == "## Section\n\nText."
