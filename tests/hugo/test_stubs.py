"""Shortcodes that rst2hugo.toml names: Hugo builds the site at once, and what the user makes of a stub stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.hugo_site import build
from support.old_blog import converted, written

from rst2hugo import Code, Options, convert_blog, write
from rst2hugo.hugo.stubs import Calls, settle_calls
from rst2hugo.verify import verify
from rst2hugo.writing import Written

POST = """\
---
title: Tides
date: 2019-11-01
---

High water. :gauge:`Dover`

.. tide-table:: Dover north
   :unit: metres

.. keeper::

   Some *words* to keep.

.. keeper::

Low water.
"""
RULES = """\
[directives]
tide-table = { shortcode = 'tide-table "{0}" unit="{unit}"' }
keeper = { shortcode = 'keeper' }
[roles]
gauge = { shortcode = '{{% gauge "{text}" %}}' }
"""
RULES = RULES.replace('"{0}" unit=', 'port="{0}" unit=')
FILES = {"tides.rst": POST, "rst2hugo.toml": RULES}
KEEPER = "layouts/_shortcodes/keeper.html"


def again(folder: Path, **how: bool) -> Written:
    return write(convert_blog(folder / "blog"), folder / "site", **how)


def test_hugo_builds_what_the_rules_name_and_shows_it(tmp_path: Path) -> None:
    result = converted(tmp_path / "blog", FILES)
    assert sorted(result.stubs) == [f"layouts/_shortcodes/{name}.html" for name in ("gauge", "keeper", "tide-table")]
    write(result, tmp_path / "site")
    page = (build(tmp_path / "site").destination / "posts" / "tides" / "index.html").read_text("utf-8")
    for shown in ("<p>port: Dover</p>", "<p>unit: metres</p>", "Some <em>words</em> to keep.", "water. Dover</p>"):
        assert shown in page
    assert "rst2hugo.toml" not in page
    assert "{{< keeper >}}\nSome *words* to keep.\n{{< /keeper >}}\n\n{{< keeper />}}\n" in result.pages[0].text


def test_a_stub_is_the_users_once_it_is_edited(tmp_path: Path) -> None:
    write(converted(tmp_path / "blog", FILES), tmp_path / "site")
    (tmp_path / "site" / KEEPER).write_text("<aside>{{ .Inner }}</aside>")
    for how in ({}, {"force": True}):
        done = again(tmp_path, **how)
        assert (done.written, done.kept, done.diagnostics) == ((), (), ())
        assert (tmp_path / "site" / KEEPER).read_text() == "<aside>{{ .Inner }}</aside>"
    written(tmp_path / "blog", {"tides.rst": POST.replace("keeper", "note")})
    [told] = again(tmp_path).diagnostics
    assert (told.path, told.code) == (KEEPER, Code.EDITED_FILE)


def test_a_stub_gives_way_to_a_template_of_a_theme(tmp_path: Path) -> None:
    write(converted(tmp_path / "blog", FILES), tmp_path / "site")
    written(tmp_path / "site", {"themes/sea/layouts/shortcodes/keeper.html": "<aside>{{ .Inner }}</aside>"})
    assert again(tmp_path).removed == (KEEPER,)


def test_verify_finds_the_words_in_a_stub(tmp_path: Path) -> None:
    write(converted(tmp_path / "blog", FILES), tmp_path / "site")
    verdict = verify(tmp_path / "site", tmp_path / "blog", options=Options())
    assert [str(one) for page in verdict.pages for one in page.differences] == []


def test_shortcodes_that_hugo_has_need_no_stub(tmp_path: Path) -> None:
    rules = "[directives]\nfilm = { shortcode = 'youtube \"{0}\"' }\nsong = { shortcode = 'soundcloud url=\"{0}\"' }\n"
    post = POST.partition("High")[0] + ".. film:: abc\n\n.. song:: https://song.example/1\n"
    assert converted(tmp_path, {"a.rst": post, "rst2hugo.toml": rules}).stubs == {}


@pytest.mark.parametrize(
    ("text", "settled"),
    [
        ('{{< a >}} {{< b "x>y >}}" >}}', '{{< a />}} {{< b "x>y >}}" />}}'),
        ("{{< a >}}\nx\n{{< /a >}} {{< a k=`v` >}}", "{{< a >}}\nx\n{{< /a >}} {{< a k=`v` />}}"),
        ("{{</* a */>}} {{< ab >}} {{< a/b >}}", "{{</* a */>}} {{< ab >}} {{< a/b >}}"),
        ("{{< role:a:b `/` />}} {{< directive:a:b />}}", "{{< role:a:b `/` />}} {{< c >}}"),
        ('- {{< d "x" />}} {{% d %}}', '- {{% d "x" /%}} {{% d /%}}'),
        (
            "- a\n\n  {{< d >}}\n    *x\n  y\n  {{< /d >}}",
            "- a\n\n  {{% d %}}\n\n  ```text\n    *x\n  y\n  ```\n\n  {{% /d %}}",
        ),
    ],
)
def test_calls_get_names_delimiters_and_ends(text: str, settled: str) -> None:
    calls = Calls({"directive:a:b": "c"}, ["a", "b", "d"], ["a", "b", "d"], ["d"])
    assert settle_calls(text, calls) == settled


def test_what_a_header_holds_of_a_shortcode_is_text(tmp_path: Path) -> None:
    post = POST.replace("Tides", "'Tags begin with {{<'\nsubtitle: 'or {{%'").replace("High", ":depth:`3` High")
    result = converted(tmp_path / "blog", {**FILES, "tides.rst": post})
    write(result, tmp_path / "site")
    build(tmp_path / "site")
    assert '{{< depth "3" >}}' in result.pages[0].text
    assert {*result.stubs} >= {KEEPER, "layouts/_shortcodes/depth.html"}
