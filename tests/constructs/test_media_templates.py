"""What the templates that are written for players, gists and sections that fold make in real Hugo."""

from __future__ import annotations

import pytest
from lxml import html as parser
from support import hugo_site

from rst2hugo import constructs

CASES = {
    '{{< gist "joe/1" >}}': '<script src="https://gist.github.com/joe/1.js"></script>',
    '{{< gist id="joe/1" file="a b.py" >}}': '<script src="https://gist.github.com/joe/1.js?file=a%20b.py"></script>',
    '{{< video src="/a.mp4" >}}': '<video src="/a.mp4" controls></video>',
    '{{< video src="a.mp4" fallback="a.webm" controls="false" loop="true" width="20" alt="A &amp; B" >}}': (
        '<video width="20" loop><source src="a.mp4"><source src="a.webm">A &amp; B</video>'
    ),
    '{{< video src="a.mp4" style="width: 10em" caption="<i>" >}}'.replace("<i>", "&lt;i&gt;"): (
        '<figure><video src="a.mp4" style="width: 10em" controls></video><figcaption>&lt;i&gt;</figcaption></figure>'
    ),
    '{{< audio src="/a.ogg" autoplay="true" class="c" >}}': '<audio src="/a.ogg" class="c" autoplay controls></audio>',
    '> [!DETAILS]- *A*\n> b\n{name="n" .c #i}': (
        '<details class="details c" id="i" name="n"><summary><em>A</em></summary><p>b</p></details>'
    ),
    "> [!TIP]+\n> b": '<details class="admonition tip" open><summary>Tip</summary><p>b</p></details>',
    "> [!TOPIC]\n> b": '<aside class="topic"><p>b</p></aside>',
    "> [!TODO]\n> b": '<aside class="admonition todo"><p class="admonition-title">Todo</p><p>b</p></aside>',
}


@pytest.fixture(scope="module")
def built() -> dict[str, str]:
    return dict(zip(CASES, hugo_site.render(list(CASES)), strict=True))


@pytest.mark.parametrize("markdown", CASES)
def test_html(markdown: str, built: dict[str, str]) -> None:
    assert shape(built[markdown]) == shape(CASES[markdown])


def test_soundcloud() -> None:
    calls = [
        '{{< soundcloud "https://api.soundcloud.com/tracks/1" >}}',
        '{{< soundcloud url="https://soundcloud.com/a/b" height="400" >}}',
    ]
    first, second = (parser.fromstring(one) for one in hugo_site.render(calls))
    assert first.get("src") == "https://w.soundcloud.com/player/?url=https%3a%2f%2fapi.soundcloud.com%2ftracks%2f1"
    assert (first.get("width"), first.get("height")) == ("100%", "166")
    assert second.get("height") == "400"


@pytest.mark.parametrize("name", ["gist", "soundcloud", "video", "audio"])
def test_a_site_gets_the_templates_that_it_calls(name: str) -> None:
    path = f"layouts/_shortcodes/{name}.html"
    assert list(constructs.templates([f'{{{{< {name} "x" >}}}}'])) == [path]
    assert list(constructs.templates([f"{{{{</* {name} */>}}}}", name])) == []


def shape(html: str) -> str:
    """The HTML without the blanks that only a writer of templates wants."""
    root = parser.fragment_fromstring(html, create_parent="div")
    for element in root.iter():
        element.text, element.tail = ((text or "").strip() or None for text in (element.text, element.tail))
    return str(parser.tostring(root, encoding="unicode"))
