"""Nikola's shortcodes of the blog's own templates and plugins: one of Hugo's each, with a stub that loses nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from support.hugo_site import build
from support.old_blog import converted, page

from rst2hugo import Code, Options, Result, write
from rst2hugo.cli.causes import group_by_cause
from rst2hugo.directives.rule_suggestions import SUGGESTS
from rst2hugo.verify import verify

SETTINGS = """\
SITE_URL = "https://orchard.example/"
POSTS = (("posts/*.rst", "posts", "post.tmpl"), ("posts/*.md", "posts", "post.tmpl"))
PAGES = ()
COMPILERS = {"rest": (".rst",), "markdown": (".md",)}
"""
HEAD = ".. title: Orchard\n.. slug: {0}\n.. date: 2017-05-06 07:08:09\n\n"
TEXT = """\
{{% basket pear "two plums" weight=3 note='say "ripe"' %}}
First <b>line</b>

second *line* of `it`
{{% /basket %}}

A {{% fruit "crab apple" %}}small{{% /fruit %}} one, {{% fruit quince %}}, {{% fruit kind=medlar %}}.

* {{% ladder %}}

  {{% crate argument=oak %}}{{% /crate %}}

{{% Ladder %}}
"""
WORDS = ["pear", "two plums", "weight: 3", 'note: say "ripe"', "First <b>line</b>", "second *line* of `it`", "quince",
         "crab apple", "small", "kind: medlar", "ladder", "oak", "Ladder"]  # fmt: skip  # a table
FILES = {
    "conf.py": SETTINGS,
    "posts/a.rst": HEAD.format("a") + TEXT,
    "posts/b.md": f"<!--\n{HEAD.format('b')}-->\n\n{TEXT}",
}


def text_of_page(site: Path, name: str) -> str:
    """The text that a reader meets on the page."""
    html = (build(site).destination / "posts" / name / "index.html").read_text("utf-8")
    text = re.sub(r"<[^>]*>", "", html)
    for entity, sign in {"&#34;": '"', "&quot;": '"', "&#96;": "`", "&lt;": "<", "&gt;": ">"}.items():
        text = text.replace(entity, sign)
    return " ".join(text.split())


def told(result: Result) -> list[str]:
    """What is said of unknown shortcodes, one message for each cause."""
    both = [one for found in result.pages for one in found.diagnostics if one.code is Code.UNKNOWN_SHORTCODE]
    return [cause.describe().message for cause in group_by_cause(both)]


def test_stubs_show_every_word(tmp_path: Path) -> None:
    result = converted(tmp_path / "blog", FILES)
    write(result, tmp_path / "site")
    for name in ("a", "b"):
        text = text_of_page(tmp_path / "site", name)
        assert [word for word in WORDS if word not in text] == []
    assert {Path(path).stem for path in result.stubs} == {"basket", "fruit", "Ladder", "crate", "ladder-shortcode"}
    assert all("layouts/_shortcodes/" in message for message in told(result))
    pages = verify(tmp_path / "site", tmp_path / "blog", options=Options()).pages
    assert [str(one) for found in pages for one in found.differences] == []


def test_the_advice_followed_to_the_letter_loses_nothing(tmp_path: Path) -> None:
    advice = [
        message.partition(SUGGESTS)[2].removeprefix("directives.")
        for message in told(converted(tmp_path / "blog", FILES))
    ]
    assert len(advice) == 5
    files = {**FILES, "rst2hugo.toml": "[directives]\n" + "\n".join(advice) + "\n"}
    result = converted(tmp_path / "blog", files)
    assert told(result) == []
    write(result, tmp_path / "site")
    text = text_of_page(tmp_path / "site", "a").lower()  # names of directives have no capitals
    assert [word for word in WORDS if word.lower() not in text] == []


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("code", ["```\n{{%/* basket pear", " one, `{{%/* fruit quince */%}}`,"]),
        ("body", ["{{< rawhtml >}}\nFirst <b>line</b>", "A small one"]),
    ],
)
def test_the_user_chooses_what_they_become(tmp_path: Path, form: str, shown: list[str]) -> None:
    result = converted(tmp_path, {**FILES, "rst2hugo.toml": f'[unknown]\ndirectives = "{form}"\n'})
    text = page(result, "posts/a.rst").markdown
    assert [one for one in shown if one not in text] == []
    assert not result.stubs


def test_a_directive_of_the_same_name_has_a_stub_of_its_own(tmp_path: Path) -> None:
    post = HEAD.format("a") + ".. crate:: oak\n\n   A *body*.\n\n{{% crate elm %}}\n"
    result = converted(tmp_path, {"conf.py": SETTINGS, "posts/a.rst": post})
    assert page(result, "posts/a.rst").markdown == (
        '{{% crate "oak" %}}\n\nA *body*.\n\n{{% /crate %}}\n\n{{< crate-shortcode "elm" >}}'
    )
