"""The settings, the files, and the addresses that Hugo gives to terms, each held against real Hugo."""

from __future__ import annotations

import re
import string
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any, cast
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from support.hugo_site import build
from support.starter_blog import BLOG, FEEDS, POSTS, TERMS, built, feed, page, post, shown

from rst2hugo.addresses.hugo_paths import term_url
from rst2hugo.hugo import files, hugo_toml
from rst2hugo.model import Feed, Site, Term

NAMES = [
    *(f"x{mark}y{mark}" for mark in string.punctuation if mark not in "/%"),
    *(f"{mark}x" for mark in string.punctuation if mark not in "/%"),
    *(
        "C",
        "C++",
        "C#",
        "Q&A",
        "two words",
        ".NET",
        "CamelCase",
        "it's",
        "a/b",
        "a/b+/c#",
        "русский",
        "日本語",
        "हिन्दी",
    ),
    *("a - b", "a  b", " a ", "-b-", "a -b", "a\tb", "a\u00a0b", "v1.0", "100%", "50 % off", "C++ 11", "+", "#", "☃"),
    *(
        "İstanbul",
        "ẞtraße",
        "ΟΔΟΣ",
        "Ǆ",
        "e\u0301",
        "x²",
        "Ⅷ",
        "٣",
        "“q”",
        "a…",
        "index",
        "page",
        "tag:slug",
        "node.js",
    ),
]
PATTERNS = {"plain": "", "slugs": "/tag/:slug/", "inside": "/T/my-:slug-x/"}


def test_term_url_predicts_where_hugo_puts_a_term(tmp_path: Path) -> None:
    site = Site(
        taxonomies={name: name for name in PATTERNS}, term_urls={name: way for name, way in PATTERNS.items() if way}
    )
    posts = {f"{name}{index}": (name, term) for name in PATTERNS for index, term in enumerate(NAMES)}
    texts = {f"content/posts/{path}.md": post("p", **cast(Any, {name: [term]})) for path, (name, term) in posts.items()}
    terms = '{{ range $.GetTerms $name }}<a href="{{ .RelPermalink }}"></a>{{ end }}'
    texts["layouts/page.html"] = f"{{{{ range $name, $_ := site.Taxonomies }}}}{terms}{{{{ end }}}}"
    for path, text in (files(site) | texts).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    public = build(tmp_path).destination
    real = {path: unquote(page(public, f"/posts/{path}/").xpath("//a")[0].get("href")) for path in posts}
    assert real == {path: term_url(PATTERNS[name] or f"/{name}/", term) for path, (name, term) in posts.items()}


def test_an_empty_site_has_a_feed_and_no_warning(tmp_path: Path) -> None:
    site = built(tmp_path, files(Site(taxonomies={})))
    assert feed(site, "/index.xml").findall("channel/item") == []
    assert shown(page(site, "/404.html"), "h1") == ["This page was not found (404)"]


def test_every_link_of_a_site_below_a_path_leads_somewhere(tmp_path: Path) -> None:
    base = "https://example.org/my/sub/"
    plain = {path: text.split("[root]")[0] for path, text in POSTS.items()}
    site = built(tmp_path, files(Site(base_url=base, section="blog", feeds=FEEDS), TERMS) | plain)
    pages = [file for file in site.rglob("*.html") if not file.read_bytes().startswith(b"<?xml")]
    links = set()
    for file in pages:
        here = urljoin(base, file.relative_to(site).as_posix())
        document: Any = html.fromstring(file.read_bytes())
        links |= {urljoin(here, link) for _, _, link, _ in document.iterlinks()}
    assert len(links) > 40
    for link in links:
        assert link.startswith(base)
        target = site / unquote(urlsplit(link).path).removeprefix("/my/sub/")
        assert target.is_file() or (target / "index.html").is_file(), link


def test_another_theme_replaces_the_starter_and_keeps_feeds(tmp_path: Path) -> None:
    hooks = {"layouts/_shortcodes/x.html": "X", "layouts/_markup/render-heading.html": "<h2>hook</h2>"}
    texts = files(replace(BLOG, theme="plain"), TERMS, hooks)
    assert hooks.items() <= texts.items()
    kept = re.compile(
        r"layouts/(_markup|_shortcodes|_partials/(feeds/|archive|content-css)|(all|home|page)\.(rss|atom))"
    )
    assert [path for path in texts if path.startswith("layouts/") and not kept.match(path)] == []
    texts["themes/plain/layouts/all.html"] = "theme {{ if not .IsPage }}{{ .Paginator.TotalPages }}{{ end }}"
    site = built(tmp_path, texts | POSTS)
    assert (site / "blog/undated/index.html").read_text() == "theme "
    assert (site / "tag/c++/page/3/index.html").read_text() == "theme 3"
    assert len(feed(site, "/rss/").findall("channel/item")) == 25


def test_no_term_leaves_its_folder() -> None:
    made = files(Site(), [Term("tags", name, "/x/") for name in ("..", "../../x", "a/../b", "/etc", "a//b", "x/.")])
    assert not [path for path in made if path.startswith("content/")]


@pytest.mark.parametrize("pattern", ["", "/tag/:slug/"])
def test_the_old_address_of_a_term_with_an_empty_part_leads_to_its_list(tmp_path: Path, pattern: str) -> None:
    terms = [Term("tags", "/opt/ropes", "/tag/optropes/", ("/tag/optropes.html",)), Term("tags", "a//b", "/tag/ab/")]
    where = Site(base_url="https://knots.example/sub", term_urls={"tags": pattern} if pattern else {})
    posts = {"content/posts/a.md": post("A", tags=[term.name for term in terms])}
    site = built(tmp_path, files(where, terms) | posts)
    for old in ("tag/optropes/index.html", "tag/optropes.html", "tag/ab/index.html"):
        (goal,) = re.findall(r'rel="canonical" href="/sub([^"]*)"', (site / old).read_text())
        assert "A</a>" in (site / unquote(goal).strip("/") / "index.html").read_text()


def test_a_feed_never_replaces_the_home_page() -> None:
    settings = tomllib.loads(hugo_toml(Site(feeds=(Feed("rss", "/"), Feed("atom", "/atom"), Feed("rss", "/atom/")))))
    assert settings["outputs"]["home"] == ["html", "atom"]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_arrives_in_the_settings(text: str) -> None:
    site = Site(title=text, author=text, disqus=text, taxonomies={text: "tags"}, term_urls={text: text})
    settings = tomllib.loads(hugo_toml(site))
    comments = settings.get("services", {"disqus": {"shortname": ""}})["disqus"]["shortname"]
    assert settings["title"] == settings["params"].get("author", "") == comments == text
    assert settings["taxonomies"] == {text: "tags"}
    assert settings["permalinks"]["term"] == {text: text}
    assert settings["markup"]["goldmark"]["extensions"]["passthrough"]["delimiters"]["block"] == [["$$", "$$"]]


def test_the_settings_have_nothing_that_is_empty() -> None:
    text = hugo_toml(Site("A", formulas=False))
    assert not re.search(r"= (''|\[\]|\{\})$|passthrough", text, re.MULTILINE)
    assert re.findall(r"^\[[^\n]*\]\n(?=\n|\[|\Z)", text, re.MULTILINE) == []


@pytest.mark.parametrize("smart", [False, True])
def test_the_typographer_is_on_only_when_it_was(smart: bool) -> None:
    markup = tomllib.loads(hugo_toml(Site(typographer=smart)))["markup"]
    assert markup["goldmark"]["extensions"]["typographer"]["disable"] is not smart
