"""Patterns that blogs write are filled with plain names, and nothing else of the program gets out through them."""

from __future__ import annotations

import datetime as dt
import re
import time
from pathlib import Path

import pytest
from support.old_blog import converted
from support.paths import PROJECT

from rst2hugo import Code
from rst2hugo.blog.globs import fits
from rst2hugo.model import Result
from rst2hugo.values import regexes
from rst2hugo.values.patterns import fill_pattern, find_fault

DATE = dt.datetime(2014, 3, 9, 5, 6)
POST = "Ebb\n###\n\n:date: 2014-03-09\n:slug: ebb\n\nMud.\n"
# Each asks for more than the value of a name.
HOSTILE = [
    "{date.__class__.__mro__}", "{date.__format__.__globals__[sys]}", "{slug.__class__}", "{slug[0]}", "{slug:{lang}}",
    "{slug:>999999999}", "{slug:0999999999}", "{slug:.999}", "{date:%999999Y}", "{date:%-0999d}", "{slug!r}",
    "{slug!a}", "{date:{date}}", "{slug", "slug}", "{date.tzinfo}", "{" * 2000, "{slug}" * 2000,
]  # fmt: skip  # a table


@pytest.mark.parametrize("pattern", HOSTILE)
def test_what_is_more_than_a_name_is_not_filled(pattern: str) -> None:
    assert find_fault(pattern)
    assert fill_pattern(pattern, {"slug": "ebb", "lang": "99999999", "date": DATE}) is None


@pytest.mark.parametrize(
    ("pattern", "made"),
    [
        ("{slug}.html", "ebb.html"), ("{date:%Y}/{date:%b}/{slug}/", "2014/Mar/ebb/"),
        ("{date.year}/{slug!s}", "2014/ebb"), ("{date.month:02d}", "03"),
        ("{number:03}", "007"), ("{slug:_>5}", "__ebb"), ("{slug:.2}", "eb"),
        ("{{x}}{slug}", "{x}ebb"), ("{date:%Y-%m-%dT%H:%M}", "2014-03-09T05:06"), ("{date:%%}", "%"),
    ],
)  # fmt: skip  # a table
def test_plain_names_and_dates(pattern: str, made: str) -> None:
    assert find_fault(pattern) is None
    assert fill_pattern(pattern, {"slug": "ebb", "number": 7, "date": DATE}) == made


def test_what_is_not_known_stays_unknown() -> None:
    assert fill_pattern("{slug}-{tide}", {"slug": "ebb"}) is None
    assert fill_pattern("{slug:d}", {"slug": "ebb"}) is None
    assert fill_pattern("{slug:5}", {"slug": ["ebb"]}) is None


def bad_values(result: Result) -> list[str]:
    return [one.message for one in result.diagnostics if one.code is Code.BAD_VALUE]


@pytest.mark.parametrize("setting", ["ARTICLE_URL", "ARTICLE_SAVE_AS", "TAG_URL", "STATIC_SAVE_AS", "FEED_ALL_ATOM"])
def test_pelican_names_the_setting_and_takes_the_default(tmp_path: Path, setting: str) -> None:
    conf = f"SITEURL = 'https://ebb.example'\n{setting} = '{{date.__format__.__globals__[os].environ}}'\n"
    found = converted(tmp_path, {"pelicanconf.py": conf, "content/ebb.rst": POST, "content/images/a.png": "x"})
    assert bad_values(found) == [
        f"{setting}: {{date.__format__.__globals__[os].environ}}: only plain names are filled in; the default was taken"
    ]
    assert found.pages[0].old_url == "/ebb.html"


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("FILENAME_METADATA", "(?P<date"),
        ("FILENAME_METADATA", "(?:[b-e]+)+X"),
        ("PATH_METADATA", r"(\w*\s?)*\d$"),
        ("INTRASITE_LINK_REGEX", "[{"),
        ("SLUG_REGEX_SUBSTITUTIONS", [("(b|b)+!", "")]),
        ("TAG_REGEX_SUBSTITUTIONS", [("a", r"\g<9>")]),
        ("FILENAME_METADATA", 3),
    ],
)
def test_regular_expressions_of_pelican(
    tmp_path: Path, setting: str, value: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(regexes, "SECONDS", 1)
    post = POST.replace(":slug: ebb\n", "").replace("Ebb\n###", f"{'b' * 40}\n{'#' * 40}")
    files = {"pelicanconf.py": f"{setting} = {value!r}\n", f"content/{'b' * 40}.rst": post}
    [message] = bad_values(converted(tmp_path, files))
    assert message.startswith(f"{setting}: ")
    assert message.endswith("; the default was taken")


def test_regular_expressions_that_blogs_use_are_no_fault() -> None:
    for honest in (
        r"(?P<date>\d{4}-\d{2}-\d{2})-(?P<slug>.*)",
        r"(?P<category>[^/]+)/(?P<date>\d+(?:-\d+)*)_(?P<slug>(?:\w+-)*\w+)",
        r"(?P<path>.*)/(?P<year>.*)/(?P<slug>.*)\..*",
        "[{|](?P<what>.*?)[|}]",
        r"(\w+-?)+",
    ):
        assert regexes.find_fault(honest) is None, honest


def test_the_other_engines_name_the_setting_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(regexes, "SECONDS", 1)
    conf = "POSTS = (('posts/*.rst', 'posts', 'post.tmpl'),)\nSITE_URL = 'https://ebb.example/'\n"
    nikola = converted(
        tmp_path / "n",
        {
            "conf.py": f"{conf}FILE_METADATA_REGEXP = '(?P<slug>.*'\nTEASER_REGEXP = '(-|-)+X'\n",
            "posts/ebb.rst": ".. title: Ebb\n.. date: 2014-03-09\n\nMud.\n",
        },
    )
    assert sorted(one.split(":")[0] for one in bad_values(nikola)) == ["FILE_METADATA_REGEXP", "TEASER_REGEXP"]
    conf = "extensions = ['ablog']\nblog_baseurl = 'https://ebb.example/'\nblog_title = 'Ebb'\n"
    conf += "post_date_format = '%99999999d'\nhtml_sourcelink_suffix = '/../../x'\ntemplates_path = ['[z-a]']\n"
    ablog = converted(
        tmp_path / "a",
        {
            "conf.py": conf,
            "index.rst": "Home\n====\n\n.. toctree::\n\n   ebb\n",
            "ebb.rst": ".. post:: 9 March 2014\n\nEbb\n===\n\nMud.\n\n.. update:: 10 March 2014\n\n   Silt.\n",
        },
        engine="ablog",
    )
    names = ["html_sourcelink_suffix", "post_date_format", "templates_path"]
    assert sorted(one.split(":")[0] for one in bad_values(ablog)) == names


def test_patterns_of_paths_are_compared_in_time() -> None:
    began = time.monotonic()
    assert not fits("a" * 200, ["*a" * 30 + "b", "**/" * 30 + "b", "**a" * 12 + "b"])
    assert not fits("a", ["[z-a]"])
    assert fits("a/b/c.rst", ["**/**/c.rst", "a/***"])
    assert time.monotonic() - began < 3


def test_only_one_place_fills_in_what_a_blog_writes() -> None:
    """``str.format`` of anything but a text of the program's own is not to be found in the package."""
    package = PROJECT / "rst2hugo"
    own = r"(?:^|[^\w.])(?:f?\"[^\"]*\"|[A-Z_]+(?:\[\w+\])?|file|form)\.format\("
    for path in package.rglob("*.py"):
        for line in path.read_text("utf-8").splitlines():
            assert ".format_map(" not in line
            assert ".format(" not in line or re.search(own, line), f"{path.name}: {line.strip()}"
