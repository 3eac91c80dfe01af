"""Pyblosxom's rules."""

import datetime as dt
import os

import pytest
from support.old_blog import converted, page, told, written
from support.pyblosxom_blog import CONFIG, FILES


@pytest.fixture
def result(tmp_path):
    written(tmp_path, FILES)
    for number, name in enumerate(("dev/python/first.rst", "second.txt", "third.txt")):
        moment = dt.datetime(2008, 5, 1 + number, 10, 11, 12, tzinfo=dt.UTC).timestamp()
        os.utime(tmp_path / "entries" / name, (moment, moment))
    return converted(tmp_path, {})


def test_it_is_found_out(result):
    assert result.engine == "pyblosxom"
    assert told(result) == ["guessed-date"] * 3


def test_an_entry(result):
    first = page(result, "entries/dev/python/first.rst")
    assert first.old_url == "/dev/python/first.html"
    assert first.front_matter == {
        "title": "First: an *entry*",
        "date": dt.datetime(2008, 5, 1, 10, 11, 12, tzinfo=dt.UTC),
        "url": "/dev/python/first/",
        "aliases": ["/dev/python/first.html"],
        "tags": ["a", "b"],
        "categories": ["dev/python"],
    }
    assert first.markdown == "Text with `code`."


def test_the_parser_decides_what_is_rst(result):
    assert page(result, "entries/second.txt").markdown == "`Code` again."
    assert page(result, "entries/third.txt").markdown == "HTML."


def test_the_plugin_that_puts_dates_into_names(tmp_path):
    more = 'py["load_plugins"] = ["Pyblosxom.plugins.pyfilenamemtime"]\n'
    found = converted(tmp_path, {"config.py": CONFIG + more, "entries/a-2008-05-01-12-30.rst": "A\nText.\n"})
    assert found.pages[0].front_matter["date"] == dt.datetime(2008, 5, 1, 12, 30)
    assert told(found) == []


def test_the_site(result):
    assert "baseURL = 'http://pyblosxom.example/cgi/'" in result.files["hugo.toml"]
    assert "url = '/dev/python/'" in result.files["content/categories/dev/python/_index.md"]
    assert [one.address for one in result.assets] == ["/static/x.png"]
