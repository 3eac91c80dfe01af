"""Headers that are neither between fences nor fields."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rst2hugo.headers import formats
from rst2hugo.model.noncharacters import FIELDS

NIKOLA = """\

.. title: A post: really
.. slug: a-post
  .. tags: one, two
..  spaced: counts
.. link:
.. empty: \x20
.. _foo: http://x.example

Text.
"""


def test_comments():
    found = formats.comments(NIKOLA)
    assert found.values == {
        "title": "A post: really",
        "slug": "a-post",
        "tags": "one, two",
        " spaced": "counts",
    }
    assert found.body == "\n" * 7 + ".. _foo: http://x.example\n\nText.\n"


@pytest.mark.parametrize(
    ("block", "body", "text"),
    [
        (".. title: A\n.. link:\n.. tags: x", "", None),
        (".. title: A\nSails\n-----\n.. tags: x", "\nSails\n-----\n", 1),
        (".. title: A\n   and more\n.. tags: x", "..\n   and more\n", None),
        (".. title: A\n.. a remark\n.. tags: x", "\n.. a remark\n", None),
        (".. image:: a.png\n.. title: A", ".. image:: a.png\n", 0),
        ("<!--\n    .. title: A\n-->", "", None),
        ("<!--\n.. title: A\nnot shown\n-->\nSails", "<!--\n\nnot shown\n-->\nSails", 2),
    ],
)
def test_text_in_a_block_of_comments(block, body, text):
    found = formats.comments(f"{block}\n\nText.\n")
    assert found.values["title"].startswith("A")
    assert found.body.rstrip().removesuffix("Text.").rstrip() == body.rstrip()
    assert formats.text_in_comments(f"{block}\n\nText.\n") == text


def test_a_block_of_comments_without_end_is_body_as_well():
    text = ".. title: A\nText."
    assert formats.comments(text)[:2] == ({"title": "A"}, text)
    assert formats.comments("Text.\n\n.. title: A\n")[:2] == ({}, "Text.\n\n.. title: A\n")


def test_scattered_comments():
    text = "A\n=\n\n.. tags: a,b\n.. other: x\n\nText.\n\n.. date: 1\n"
    found = formats.scattered(text, ("tags", "date"))
    assert found.values == {"tags": "a,b", "date": "1"}
    assert found.body == "A\n=\n\n\n.. other: x\n\nText.\n\n\n"


@pytest.mark.parametrize(
    ("text", "values", "body", "problem"),
    [
        ("public: yes\ntags: [a, b]\n\nText.\n", {"public": "yes", "tags": ["a", "b"]}, "\n\n\nText.\n", None),
        ("\nText.\n", {}, "\nText.\n", None),
        ("title: A", {"title": "A"}, "", None),
        (
            "A title\n=======\n\nText.\n",
            {},
            "A title\n=======\n\nText.\n",
            "line 1: the header is not a list of keys and values",
        ),
        ("tags: [a\nb: c\n\nText.\n", {}, "tags: [a\nb: c\n\nText.\n", "line 2: expected ',' or ']', but got ':'"),
    ],
)
def test_a_block_of_yaml(text, values, body, problem):
    assert formats.block(text)[:3] == (values, body, problem)


@pytest.mark.parametrize(
    ("text", "values", "body"),
    [
        ("title: A\n---\nText.\n", {"title": "A"}, "\n\nText.\n"),
        (
            "title: A\n\ntags: b\n---\nEarly.\n---\nText.\n",
            {"title": "A", "tags": "b", "preview": "Early."},
            "\n" * 6 + "Text.\n",
        ),
        ("Text.\n", {}, "Text.\n"),
        ("---\nText.\n", {}, "\nText.\n"),
    ],
)
def test_yaml_up_to_a_line(text, values, body):
    assert formats.divided(text)[:3] == (values, body, None)


def test_a_title_and_lines_with_a_hash():
    found = formats.hashed("A title \n#tags a,b\n#parser reST\n\nText.\n#no key\n")
    assert found.values == {"title": "A title", "tags": "a,b", "parser": "reST"}
    assert found.body == "\n\n\n\nText.\n#no key\n"
    assert formats.hashed("")[:2] == ({"title": ""}, "")


def test_a_meta_directive_with_lines():
    found = formats.of_meta("A\n=\n\n.. meta::\n\n   tags: a, b\n   date : no\n   :mood: fine\n\nText.\n")
    assert found.values == {"tags": "a, b", "mood": "fine"}
    assert found.body == "A\n=\n\n\n\n\n\n\n\nText.\n"


POST = """\
A
=

.. post:: 2020-01-02
   :tags: a, b
   :nocomments:

   The body,

     still.

.. tags:: none

::

   .. post:: not this
"""


def test_directives():
    found = formats.directives(POST, formats.METADATA)
    assert found.values == {"date": "2020-01-02", "tags": "none", "nocomments": True}
    assert found.body == "A\n=\n\n\n\n\n\nThe body,\n\n  still.\n\n\n\n::\n\n   .. post:: not this\n"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (".. title: A\n.. date: 2020-01-02\n\nText.\n", {"title": "A", "date": "2020-01-02"}),
        (".. _foo: http://x.example\n\nText.\n", {}),
        (".. note:: A\n\nText.\n", {}),
        ("AB\n==\n\n:date: 2020-01-02\n\nText.\n", {"date": "2020-01-02"}),
        ("public: no\ntags: [a]\n\nText.\n", {"public": "no", "tags": ["a"]}),
        ("title: A\n\ndate: 2020-01-02\n---\nText.\n", {"title": "A", "date": "2020-01-02"}),
        ("note: this is a sentence.\n\nText.\n", {}),
        ("Title: this is a sentence.\n\nText.\n", {}),
        ("Title: Figs\nDate: 2020-01-02\n\nText.\n", {"Title": "Figs", "Date": "2020-01-02"}),
        ("title: this: cannot be: YAML\n\nText.\n", {}),
        (
            "A\n=\n\nText.\n\n.. author:: default\n.. categories:: b, c\n.. tags::\n.. comments::\n",
            {"categories": "b, c", "comments": True},
        ),
        ("A\n=\n\n.. post:: 2020-01-02\n   :author: Jane\n\nText.\n", {"date": "2020-01-02", "author": "Jane"}),
        ("", {}),
    ],
)
def test_each_kind_is_recognised(text, values):
    assert formats.sniffed(text).values == values


READERS = (formats.comments, formats.block, formats.divided, formats.hashed, formats.of_meta, formats.sniffed)


@given(st.text(alphabet=".: \n-#a\t[{post", max_size=60), st.sampled_from(READERS))
def test_no_line_moves(text, read):
    """Whatever the header, the lines of the body keep their numbers, and none of them is new."""
    found = read(text)
    assert found.body.count("\n") == text.count("\n")
    lines = text.split("\n")
    body = found.body.replace(FIELDS, "").split("\n")
    kept = [(number, line) for number, line in enumerate(body) if line.strip()]
    assert all(lines[number].strip() == line.strip() for number, line in kept)
