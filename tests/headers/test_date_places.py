"""Dates wherever they can stand, in every engine: understood, or told with both readings."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from support.old_blog import converted, page

from rst2hugo import convert_text
from rst2hugo.model import Page
from rst2hugo.model.diagnostics import Code

FIELDS = ":date: {}\n:tags: fog\n\nFog\n===\n\nThick.\n"
YAML = "---\ntitle: Fog\ndate: '{}'\n---\n\nThick.\n"
BLOGS = {
    "rst": ("a.rst", FIELDS, {}),
    "sphinx": ("a.rst", FIELDS, {"conf.py": "project = 'Fog'", "index.rst": "Fog\n===\n\n.. toctree::\n\n   a\n"}),
    "ablog": ("a.rst", "Fog\n===\n\n.. post:: {}\n\nThick.\n", {"conf.py": "extensions = ['ablog']"}),
    "pelican": ("content/a.rst", "Fog\n###\n\n:date: {}\n\nThick.\n", {"pelicanconf.py": "PATH = 'content'"}),
    "nikola": (
        "posts/a.rst",
        ".. title: Fog\n.. date: {}\n\nThick.\n",
        {"conf.py": "POSTS = (('posts/*.rst', 'posts', 'post.tmpl'),)"},
    ),
    "acrylamid": ("content/a.rst", YAML, {"conf.py": "FILTERS = ['rst']"}),
    "blogofile": ("_posts/a.rst", YAML, {"_config.py": ""}),
    "jekyll": ("_posts/2001-01-01-a.rst", YAML, {"_config.yml": "title: Fog\n"}),
    "wok": ("content/a.rst", "title: Fog\ndate: {}\n---\n\nThick.\n", {"config": "engine: jinja"}),
}


def post(root: Path, engine: str, text: str, **options: Any) -> Page:
    """The page of a post with this date, in a blog of this engine."""
    path, source, files = BLOGS[engine]
    return page(converted(root, {**files, path: source.replace("{}", text)}, engine=engine, **options), path)


def day(value: object) -> dt.date:
    assert isinstance(value, dt.date)
    return value.date() if isinstance(value, dt.datetime) else value


@pytest.mark.parametrize("engine", BLOGS)
@pytest.mark.parametrize("text", ["Feb 9, 2021", "2021/02/09 10:50:29", "Sun, 09 Feb 2021"])
def test_every_engine(engine: str, text: str, tmp_path: Path) -> None:
    found = post(tmp_path, engine, text)
    assert day(found.front_matter["date"]) == dt.date(2021, 2, 9)
    assert not {one.code for one in found.diagnostics} & {Code.BAD_DATE, Code.AMBIGUOUS_DATE, Code.MISSING_DATE}


@pytest.mark.parametrize("engine", BLOGS)
def test_a_zone_that_does_not_exist(engine: str, tmp_path: Path) -> None:
    found = post(tmp_path, engine, "2021-02-09 UC+01:00")
    assert day(found.front_matter["date"]) == dt.date(2021, 2, 9)
    (message,) = (one.message for one in found.diagnostics if one.code is Code.BAD_VALUE)
    assert '"UC+01:00" is not a time zone' in message


@pytest.mark.parametrize(
    ("engine", "taken", "told"),
    [
        ("rst", "2021-02-09", "months first; it may mean 2021-09-02"),
        ("pelican", "2021-02-09", "as Pelican reads it; it may mean 2021-09-02"),
        ("nikola", "2021-02-09", "as Nikola reads it; it may mean 2021-09-02"),
        ("acrylamid", "2021-09-02", ""),  # these read days first
        ("jekyll", "2021-09-02", ""),
    ],
)
def test_what_may_be_two_dates(engine: str, taken: str, told: str, tmp_path: Path) -> None:
    found = post(tmp_path, engine, "02/09/2021")
    assert str(day(found.front_matter["date"])) == taken
    messages = [one.message for one in found.diagnostics if one.code is Code.AMBIGUOUS_DATE]
    assert messages == ([f'date "02/09/2021" is {taken}, {told}'] if told else [])


@pytest.mark.parametrize(
    ("version", "taken"), [("3.3", "2021-09-02"), ("3.4", "2021-02-09"), ("4.12", "2021-02-09"), ("", "2021-02-09")]
)
def test_pelican_until_3_3_reads_days_first(version: str, taken: str, tmp_path: Path) -> None:
    (tmp_path / "requirements.txt").write_text(f"pelican=={version}\n" if version else "docutils\n")
    assert str(day(post(tmp_path, "pelican", "02/09/2021").front_matter["date"])) == taken


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.org", "#+TITLE: Fog\n#+DATE: 9 February 2021\n\nThick.\n"),
        ("a.html", '<html><head><title>Fog</title><meta name="date" content="Feb 9, 2021"></head><p>Thick.</p></html>'),
        ("a.md", "---\ntitle: Fog\ndate: 9 février 2021\n---\n\nThick.\n"),
        ("a.rst", ".. title: Fog\n.. date: Tue, 09 Feb 2021 10:50:29 GMT\n\nThick.\n"),
        ("a.rst", "Fog\n===\n\n:Date: 9. Februar 2021\n\nThick.\n"),
        ("a.rst", "Fog\n===\n\n:date: $Date: 2021/02/09 10:20:30 $\n\nThick.\n"),
    ],
)
def test_every_kind_of_header(path: str, text: str) -> None:
    found = convert_text(text, path=path)
    assert day(found.front_matter["date"]) == dt.date(2021, 2, 9)
    assert found.diagnostics == ()


def test_a_month_without_a_day() -> None:
    found = convert_text("Fog\n===\n\n:date: February 2021\n\nThick.\n", path="a.rst")
    assert found.front_matter["date"] == dt.date(2021, 2, 1)
    assert [one.message for one in found.diagnostics] == [
        'date "February 2021" does not say the day; the first was taken'
    ]
