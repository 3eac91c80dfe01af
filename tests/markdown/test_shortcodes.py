"""Shortcodes get the values that were meant, and what only looks like a shortcode stays text."""

from __future__ import annotations

from html import unescape
from typing import Any

import pytest
from support.hostile import LINES, strings
from support.hugo_site import render

from rst2hugo.markdown.shortcodes import is_quotable, neutral, shortcode


@pytest.mark.parametrize(
    ("args", "params", "written"),
    [
        (("toc",), {}, "{{< toc >}}"),
        (("toc",), {"depth": 2}, "{{< toc depth=2 >}}"),
        (("youtube", "a-b"), {}, '{{< youtube "a-b" >}}'),
        (("x",), {"class_": "b c"}, '{{< x class="b c" >}}'),
        (("x", 'a "b"'), {}, '{{< x `a "b"` >}}'),
        (("x", "a\\b"), {}, "{{< x `a\\b` >}}"),
        (("x", "a`b"), {}, '{{< x "a`b" >}}'),
        (("x", '`a` "b"\nc'), {}, '{{< x "`a` &quot;b&quot; c" >}}'),
    ],
)
def test_shortcode(args: tuple[str, ...], params: dict[str, Any], written: str) -> None:
    assert shortcode(*args, **params) == written


def test_hugo_gets_any_value() -> None:
    tokens = ["a", " ", '"', "\\", "`", "'", "{{<", ">}}", "%}}", "*", "é", "=", "\n", "/*", "<!--more-->"]
    values = strings(tokens, seed=6)
    written = [f"<pre>{shortcode('lit', s)}</pre>" for s in values]
    for s, one, html in zip(values, written, render(written), strict=True):
        shown = html.removeprefix("<pre>").rstrip("\n").removesuffix("</pre>")
        assert is_quotable(s) is (shown == s), one
        # Entities for what cannot be quoted; the backslash of an escaped backtick goes with it.
        assert unescape(shown).replace("\\", "") == s.replace("\n", " " if "`" in s else "\n").replace("\\", ""), one


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ("{{< x >}}", "{{</* x */>}}"),
        ("{{% x\ny %}}", "{{%/* x\ny */%}}"),
        ("{{</* x */>}}", "{{</*/* x */*/>}}"),
        ('"{{%s}}"', '"{{% lit "{{%" %}}s}}"'),
        ("{{< x %}}", '{{% lit "{{<" %}} x %}}'),
        ("<!--more-->", '{{% lit "<!--more-->" %}}'),
        ("{{ .X }} {% x %} }}>", "{{ .X }} {% x %} }}>"),
    ],
)
def test_neutral(code: str, written: str) -> None:
    assert neutral(code) == written


def test_any_neutral_code_stays_text() -> None:
    codes = ["".join(s.split("<")) if "<!--" in s else s for s in strings(LINES, seed=7)]
    for s, html in zip(codes, render([f"<pre>\n{neutral(s)}\n</pre>\n\nq" for s in codes]), strict=True):
        assert html == f"<pre>\n{s}\n</pre>\n<p>q</p>\n"
