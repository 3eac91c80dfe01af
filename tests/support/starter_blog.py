"""A blog with everything that the starter layouts show, built by real Hugo, and ways to look at its pages."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import tomli_w
from lxml import etree, html

from rst2hugo.model import Feed, Site, Term
from support.hugo_site import build

ATOM = "{http://www.w3.org/2005/Atom}"
ODD = 'AT&T\'s "C++" <b>\x0b – é'
ODD_SHOWN = ODD.replace("\x0b", "")  # XML cannot hold it
FEEDS = (
    Feed("atom", "/atom/"),
    Feed("rss", "/rss/"),
    Feed("rss", "/feeds/all.rss.xml"),
    Feed("atom", "/feed.xml"),
    Feed("atom", "/Feeds/Everything New.xml"),
)
BLOG = Site(
    title=ODD,
    language="de",
    author="Jane & Joe",
    email="jane@example.org",
    description="Notes on <code>",
    time_zone="Europe/Paris",
    term_urls={"tags": "/tag/:slug/"},
    page_size=10,
    section="blog",
    disqus="jane",
    feeds=FEEDS,
    archive="/articles.html",
)
TERMS = (
    Term("tags", "C++", "/tag/c++/"),
    Term("tags", "C#", "/tag/csharp.html", ("/tag/C_Sharp/",)),
    Term("tags", ".NET", "/tag/dotnet/", ("/tag/net/",)),
    Term("tags", "two words", "/tag/Two_Words/"),
    Term("tags", "a: b", "/tag/a:b/"),
    Term("tags", "..", "/tag/dots/"),
    Term("categories", "Q&A", "/categories/questions/"),
)
BODY = """First. "Quotes" -- and dots...

<!--more-->

[root](/about/) [note](#x) [query](?a=1) [folder](../x/) [file](pic.png) [far](https://example.com/a:b)
[mail](mailto:a@b) <img src='//cdn.example.com/i.png'> ![pic](/pic.png)

```html
<a href="/unchanged">
```
"""


def post(title: str, date: str = "", body: str = BODY, **header: object) -> str:
    """A page's text; ``date`` is written as TOML's own type."""
    line = f"date = {date}\n" if date else ""
    return f"+++\n{line}{tomli_w.dumps({'title': title, **header})}+++\n\n{body}"


POSTS = {
    **{
        f"content/blog/p{number}.md": post(
            f"Post {number}",
            f"2012-07-{number:02}T10:00:00",
            url=f"/blog/2012/Post{number}/",
            aliases=[f"/blog/2012/Post{number}.html"],
            tags=["docker", "C++"],
        )
        for number in range(1, 28)
    },
    "content/blog/odd.md": post(
        ODD,
        "2016-06-21T15:20:00",
        url="/blog/2016/06/21/Odd/",
        guid="tag:example.org,2016:<odd>&co",
        tags=["C", "C++", "C#", ".NET", "two words", "a: b", ODD],
        categories=["Q&A"],
    ),
    "content/blog/deep/er/future.md": post("Future", "2199-01-01", url="/blog/future/"),
    "content/blog/undated.md": post("Undated", url="/blog/undated/"),
    "content/blog/draft.md": post("Draft", "2016-01-01", url="/blog/draft/", draft=True),
    "content/about.md": post("About", "2017-01-01", url="/about/"),
    "content/_index.md": "+++\ntitle = 'Home'\n+++\n\nWelcome *home*.\n",
}


def built(root: Path, texts: Mapping[str, str]) -> Path:
    """The folder that Hugo published the site ``texts`` into; fails at any warning."""
    for path, text in texts.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    result = build(root, "--printPathWarnings")
    said = [line for line in (result.stdout + result.stderr).splitlines() if line.startswith(("WARN", "ERROR"))]
    assert said == []
    return result.destination


def published(site: Path, address: str) -> bytes:
    file = site / address.lstrip("/")
    return (file / "index.html" if file.is_dir() else file).read_bytes()


def page(site: Path, address: str) -> html.HtmlElement:
    return html.fromstring(published(site, address))


def feed(site: Path, address: str) -> etree._Element:
    return etree.fromstring(published(site, address))


def shown(page: html.HtmlElement, path: str) -> list[str]:
    """The text of each element that the XPath ``path`` finds below ``main``."""
    found: Any = page.xpath(f"//main//{path}")
    return [" ".join(element.text_content().split()) for element in found]
