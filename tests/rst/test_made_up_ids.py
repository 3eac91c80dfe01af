"""Made-up ids of sections are those of the old site's docutils, and stand only where nothing else leads there."""

from __future__ import annotations

import re

import pytest
from docutils.core import publish_doctree

from rst2hugo import convert_blog, convert_text
from rst2hugo.engines.sphinx import Sphinx
from rst2hugo.model import Source
from rst2hugo.model.options import Options
from rst2hugo.rst.made_up_ids import newest_year

# Everything that gets a made-up id counts: footnotes, their marks, faults.
TEXT = """\
Knots [#]_ and ropes [1]_, [Ash]_ says; a `fault without end

.. [#] One.
.. [1] Two.
.. [Ash] Three.

2019
----

縄
----

.. _ropes:

Ropes
-----

Knots
-----

Knots
-----

`Sails <https://sails.example>`_
--------------------------------

See 縄_, Ropes_ and Knots.
"""


def ids(page):
    return dict(re.findall(r"(?m)^#+ \[?([^]{\n]*[^]{\n ]).*?(?: \{#([^}]*)\})?$", page.markdown))


def published(auto_id_prefix):
    """The last id of each section in docutils' own doctree."""
    settings = {"auto_id_prefix": auto_id_prefix, "_disable_config": True, "report_level": 5, "warning_stream": False}
    document = publish_doctree(TEXT, settings_overrides=settings)
    return [section["ids"][-1] for section in document.findall() if section.tagname == "section"]


def test_as_docutils_called_them_up_to_its_version_0_17():
    first, second, _, _, repeated, linked = published("id")
    assert [first, second, repeated, linked] == ["id8", "id9", "id11", "id12"]
    assert ids(convert_text(TEXT)) == {"2019": first, "縄": second, "Ropes": "", "Knots": repeated, "Sails": linked}


@pytest.mark.parametrize(("date", "counted"), [("2021-09-30", True), ("30 June 2016", True), ("2022-01-02", False)])
def test_a_post_of_a_later_docutils(date, counted):
    found = ids(convert_text(f"---\ntitle: x\ndate: {date}\n---\n{TEXT}"))
    # Hugo calls the second one knots-1, as docutils since 0.18 does; the link on the page needs its id.
    later = {"2019": "", "縄": "section-2", "Ropes": "", "Knots": "", "Sails": ""}
    assert (found == later) is not counted
    assert published("%")[1] == "section-2"


def test_the_newest_post_of_a_blog_tells(tmp_path):
    for year in (2015, 2016):
        (tmp_path / f"{year}.rst").write_text(f"---\ntitle: x\ndate: {year}-01-02\n---\n{TEXT}")
    old, _ = (ids(page) for page in convert_blog(tmp_path).pages)
    assert old["2019"] == "id8"
    (tmp_path / "new.rst").write_text("New\n===\n\n:date: 2023-04-05\n\nIn 2015 all was better.\n")
    assert all(ids(page).get("2019", "") == "" for page in convert_blog(tmp_path).pages)


@pytest.mark.parametrize(
    ("path", "text", "year"),
    [
        ("a.rst", ":date: 2016/06/21\n\n2030 will be", 2016),
        ("a.rst", ".. date: 2019-01-01 10:00:00 UTC\n.. updated: 2022", 2019),
        ("a.rst", ".. post:: May 3, 2021\n", 2021),
        ("a.md", "Date: 30 March 2018", 2018),
        ("2011/10/03/a.rst", "A\n=\n", 2011),
        ("_posts/2012-10-03-a.rst", "A\n=\n", 2012),
        ("a.rst", "In 2030", 0),
    ],
)
def test_newest_year(path, text, year):
    assert newest_year([Source("b.rst", "B"), Source(path, text)]) == year


@pytest.mark.parametrize(("date", "attributes"), [("2015-06-07", "#id2 .footnote"), ("2023-06-07", ".footnote")])
def test_a_footnote_that_nothing_refers_to(date, attributes):
    page = convert_text(f"---\ntitle: x\ndate: {date}\n---\nA [1]_.\n\n.. [2] Two\n.. [1] One\n", path="a.rst")
    assert f"[2] Two\n{{{attributes}}}" in page.markdown


def test_sphinx_calls_them_so_in_all_versions():
    assert Sphinx(None, Options()).has_counted_ids(Source("2024/a.rst", ""), {"date": "2024-05-06"})


def test_a_label_right_before_a_section_hides_nothing():
    told = [str(one) for one in convert_text(TEXT).diagnostics]
    assert not [one for one in told if "shadowed" in one]
