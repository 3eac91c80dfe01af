"""HTML that we write in Markdown shows the text that it was given."""

from __future__ import annotations

from support.hostile import LINES, element, strings
from support.hugo_site import render

from rst2hugo.markdown.tags import comment, html_text, tag


def test_any_text_survives_in_attributes_and_elements() -> None:
    texts = strings(LINES, seed=9)
    written = [f"{tag('pre', title=s.replace(chr(10), ' '))}{html_text(s)}</pre>\n\nq" for s in texts]
    for s, one, html in zip(texts, written, render(written), strict=True):
        found = element(html)
        assert [str(child.tag) for child in found] == ["pre", "p"], f"{one!r} became {html!r}"
        assert found[0].get("title") == s.replace("\n", " ")
        # The HTML parser drops a newline that directly follows <pre>.
        assert (found[0].text or "").removeprefix("\n") == s.removeprefix("\n")


def test_any_comment_stays_one() -> None:
    texts = strings([*LINES, "--", "-->", ">", "-"], seed=10)
    for s, html in zip(texts, render([f"{comment(s)}\n\nq" for s in texts]), strict=True):
        inside, after = html.removeprefix("<!--").split("-->")
        assert after.strip() == "<p>q</p>", comment(s)
        assert "".join(inside.split()).replace("-", "") == "".join(s.split()).replace("-", "")


def test_tags() -> None:
    assert tag("img", src="a", alt="", id="", title=None) == '<img src="a" alt="">'
    assert tag("p", class_='a"b<c>&') == '<p class="a&quot;b&lt;c&gt;&amp;">'
    assert html_text("{{< x >}} {{% y %}} {{ z }}") == "&#123;{&lt; x &gt;}} &#123;{% y %}} {{ z }}"
