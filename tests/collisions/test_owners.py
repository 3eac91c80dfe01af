"""Every address has one owner, and real Hugo publishes each page where it is said to be."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from support.hugo_site import build

from rst2hugo import Code, Options, Page, Result, convert_blog, write
from rst2hugo.addresses.urls import file_of, file_of_alias
from rst2hugo.collisions import settle
from rst2hugo.model import Asset, Site

Blog = Callable[..., Path]
POST = "---\ntitle: {name}\ndate: 2016-06-21\n{header}\n---\n\nThis is {name}.\n"


@pytest.fixture
def blog(tmp_path: Path) -> Blog:
    """A blog of posts, each by its name with the rest of its header."""

    def make(*, others: int = 0, **headers: str) -> Path:
        (tmp_path / "blog").mkdir()
        headers |= {f"other{number}": "" for number in range(others)}
        for name, header in headers.items():
            (tmp_path / "blog" / f"{name}.rst").write_text(POST.format(name=name, header=header), encoding="utf-8")
        return tmp_path / "blog"

    return make


def published(result: Result, site: Path) -> dict[str, str]:
    """The text of every file that Hugo publishes, by its path."""
    write(result, site)
    public = build(site).destination
    files = (path for path in public.rglob("*") if path.is_file())
    return {path.relative_to(public).as_posix(): path.read_text("utf-8") for path in files}


def named(result: Result, name: str) -> Page:
    return next(page for page in result.pages if page.source == f"{name}.rst")


def codes(page: Page) -> list[Code]:
    return [one.code for one in page.diagnostics]


@pytest.mark.parametrize("urls", ["alias", "keep"])
@pytest.mark.parametrize(
    ("address", "moved"),
    [
        ("/sitemap.xml/", "/sitemap.xml-page/"),
        ("/sitemap.xml", "/sitemap.xml-page/"),
        ("/index.xml/", "/index.xml-page/"),
        ("/404.html/", "/404.html-page/"),
        ("/index.xml/a/b/", "/index.xml-page/a/b/"),
    ],
)
def test_a_page_on_an_address_of_hugos_own_stands_beside_it(
    blog: Blog, tmp_path: Path, address: str, moved: str, urls: str
) -> None:
    result = convert_blog(blog(odd=f"permalink: {address}"), Options.of({"urls": urls}))
    page = named(result, "odd")
    files = published(result, tmp_path / "site")
    assert set(codes(page)) == {Code.DUPLICATE_ADDRESS}
    assert "<urlset" in files["sitemap.xml"]
    assert "<rss" in files["index.xml"]
    assert page.url == moved
    assert "This is odd." in files[f"{moved}index.html".lstrip("/")]


@pytest.mark.parametrize(
    ("header", "claimed"),
    [
        ("permalink: /page/2/", {"/page/2/"}),
        ("permalink: /x/\naliases: / /index.xml/y /sitemap.xml", {"/", "/index.xml/y", "/sitemap.xml"}),
    ],
)
def test_a_claim_of_what_is_hugos_own_is_reported(blog: Blog, tmp_path: Path, header: str, claimed: set[str]) -> None:
    result = convert_blog(blog(odd=header, others=11))
    told = [one for one in named(result, "odd").diagnostics if one.code is Code.DUPLICATE_ADDRESS]
    assert {one.message.split(" ")[0] for one in told} == claimed
    published(result, tmp_path / "site")


@pytest.mark.parametrize(
    ("address", "of_list", "moved"),
    [
        ("/tags/", "/tags/", "/tags-list/"),
        ("/tags/x/", "/tags/x/", "/tags/x-list/"),
        ("/posts/page/2/", "/posts/", "/posts-list/"),
        ("/posts/", "/posts/", "/posts-list/"),
    ],
)
def test_a_list_that_only_the_new_site_has_stands_beside_a_page(
    blog: Blog, tmp_path: Path, address: str, of_list: str, moved: str
) -> None:
    result = convert_blog(blog(odd=f"permalink: {address}", tagged="tags: [x]", others=11))
    assert (named(result, "odd").url, codes(named(result, "odd"))) == (address, [])
    files = published(result, tmp_path / "site")
    assert "This is odd." in files[f"{address}index.html".lstrip("/")]
    assert "This is odd." not in files[f"{moved}index.html".lstrip("/")].partition("<main>")[0]
    assert f'href="{moved}"' in files[f"{address}index.html".lstrip("/")] or address == "/tags/x/"
    assert f'href="{of_list}"' not in files["index.html"] or of_list == "/tags/"


@pytest.mark.parametrize("header", ["permalink: /page/2/", "permalink: /404/", "permalink: /robots.txt/"])
def test_an_address_that_only_looks_like_hugos_own_is_free(blog: Blog, tmp_path: Path, header: str) -> None:
    result = convert_blog(blog(odd=header, others=9))
    assert codes(named(result, "odd")) == []
    page = named(result, "odd")
    assert "This is odd." in published(result, tmp_path / "site")[f"{page.url}index.html".lstrip("/")]


def test_redirects_from_a_file_and_from_below_it(blog: Blog, tmp_path: Path) -> None:
    headers = {"a": "permalink: /a.html", "b": "permalink: /a.html/b.html", "c": "aliases: /c.html/d.html, /c.html"}
    result = convert_blog(blog(**headers))
    assert (named(result, "a").url, named(result, "a").aliases) == ("/a/", ())
    assert (named(result, "b").url, named(result, "b").aliases) == ("/a.html/b/", ("/a.html/b.html",))
    assert named(result, "c").aliases == ("/c.html/d.html",)
    assert published(result, tmp_path / "site")["a.html/b.html"].count("/a.html/b/") > 0


def test_a_draft_claims_nothing() -> None:
    draft = Page("a.rst", "content/a.md", {"draft": True}, "", url="/x/", aliases=("/y.html",))
    page = Page("b.rst", "content/b.md", {}, "", url="/x/", aliases=("/y.html",))
    found = settle([draft, page], (), Site(), ()).pages
    assert [one.source for one in found] == ["a.rst", "b.rst"]
    assert [codes(one) for one in found] == [[Code.DRAFT_ADDRESS] * 2, []]


def test_a_page_that_has_to_move_keeps_the_order_of_its_header() -> None:
    page = Page("a.rst", "content/a.md", {"title": "A", "url": "/x/", "aliases": ["/o/"], "tags": ["t"]}, "", url="/x/",
                aliases=("/o/",))  # fmt: skip  # a table
    [found] = settle([page], [Asset("x", "static/x", "/x")], Site(), ()).pages
    assert list(found.front_matter.items()) == [
        ("title", "A"),
        ("url", "/x-page/"),
        ("aliases", ["/o/"]),
        ("tags", ["t"]),
    ]


ODD = [*"%?#:\\&'\"<>[]{}|^`~;=+*!,@$()é", "\n", "\t", "\x01", "\x7f", "\x00", "%41", "%zz"]
ODD += ["..", "...", ". ", ".b", "x" * 300]


@pytest.mark.parametrize("urls", ["alias", "keep"])
@pytest.mark.parametrize("shape", ["/n/a{}b.html", "/n/{}/", "/a{}/n"])
def test_whatever_an_address_holds_its_page_is_published_and_the_old_address_leads_to_it(
    blog: Blog, tmp_path: Path, shape: str, urls: str
) -> None:
    links = [shape.replace("n", str(number)).format(quote(one)) for number, one in enumerate(ODD)]
    headers = {f"p{number}": f"permalink: {json.dumps(link)}" for number, link in enumerate(links)}
    result = convert_blog(blog(**headers), Options.of({"urls": urls}))
    files = published(result, tmp_path / "site")
    for page in result.pages:
        assert page.url is not None
        assert f"This is {page.source.removesuffix('.rst')}." in files[file_of(page.url)], page
        for alias in page.aliases:
            assert "http-equiv" in files[file_of_alias(alias)], page
        if page.old_url not in (page.url, *page.aliases) and f"{page.old_url}/" != page.url:
            assert Code.LOST_ADDRESS in codes(page), page


def test_no_page_is_taken_for_a_translation_of_another(blog: Blog, tmp_path: Path) -> None:
    names = ["list", "list.en", "list.en.x", "index", "index.en", "list._role_guest_", "list.fr"]
    result = convert_blog(blog(**dict.fromkeys(names, "")))
    files = published(result, tmp_path / "site")
    for name in names:
        assert f"This is {name}." in files[file_of(str(named(result, name).url))]
