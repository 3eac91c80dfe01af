"""What the starter layouts make of a blog: feeds, lists, posts and terms, built by real Hugo."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from lxml import html
from support.hugo_site import build
from support.old_blog import written
from support.starter_blog import ATOM, BLOG, FEEDS, ODD_SHOWN, POSTS, TERMS, built, feed, page, post, published, shown

from rst2hugo import Options, convert_blog, write
from rst2hugo.hugo import files
from rst2hugo.model import Feed, Site

TEASER = "article[@class='teaser']"


@pytest.fixture(scope="module")
def blog(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("blog"), files(BLOG, TERMS) | POSTS)


# Feeds


@pytest.mark.parametrize("one", FEEDS, ids=lambda one: one.address)
def test_a_feed_of_that_format_is_at_exactly_its_old_address(blog: Path, one: Feed) -> None:
    root = feed(blog, one.address)
    assert root.tag == {"atom": f"{ATOM}feed", "rss": "rss"}[one.format]
    own = root.find(f".//{ATOM}link[@rel='self']")
    assert own is not None
    assert unquote(own.get("href", "")) == f"https://example.org{one.address}"


def test_an_atom_feed_tells_of_the_newest_25_dated_posts(blog: Path) -> None:
    root = feed(blog, "/atom/")
    titles = [title.text for title in root.iterfind(f"{ATOM}entry/{ATOM}title")]
    assert titles == ["Future", ODD_SHOWN, *(f"Post {number}" for number in range(27, 4, -1))]
    odd, other = root.findall(f"{ATOM}entry")[1:3]
    assert odd.findtext(f"{ATOM}id") == "tag:example.org,2016:<odd>&co"
    assert odd.findtext(f"{ATOM}published") == "2016-06-21T15:20:00+02:00"
    assert [term.get("term") for term in odd.iterfind(f"{ATOM}category")][:3] == ["Q&A", "C", "C++"]
    assert other.findtext(f"{ATOM}id") == "https://example.org/blog/2012/Post27/"
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "Jane & Joe"


def test_an_rss_feed_has_the_same_posts(blog: Path) -> None:
    items = feed(blog, "/feeds/all.rss.xml").findall("channel/item")
    assert len(items) == 25
    assert items[1].findtext("guid") == "tag:example.org,2016:<odd>&co"
    assert items[1].findtext("pubDate") == "Tue, 21 Jun 2016 15:20:00 +0200"
    assert items[2].findtext("link") == items[2].findtext("guid") == "https://example.org/blog/2012/Post27/"


@pytest.mark.parametrize(
    ("address", "path"), [("/atom/", f"{ATOM}entry/{ATOM}content"), ("/rss/", "channel/item/description")]
)
def test_a_feed_holds_the_whole_post_with_absolute_addresses(blog: Path, address: str, path: str) -> None:
    content: Any = html.fromstring(feed(blog, address).findall(path)[1].text or "")
    here = "https://example.org/blog/2016/06/21/Odd/"
    assert [link for _, _, link, _ in content.iterlinks()] == [
        "https://example.org/about/",
        f"{here}#x",
        f"{here}?a=1",
        f"{here}../x/",
        f"{here}pic.png",
        "https://example.com/a:b",
        "mailto:a@b",
        "https://cdn.example.com/i.png",
        "https://example.org/pic.png",
    ]
    assert '<a href="/unchanged">' in content.text_content()


def test_pages_name_the_feeds(blog: Path) -> None:
    links = page(blog, "/about/").xpath("//link[@rel='alternate']")
    assert [(link.get("type"), link.get("href")) for link in links] == [
        ("application/atom+xml", "/atom/"),
        ("application/rss+xml", "/rss/"),
    ]


# Lists


def test_home_has_its_own_content_on_the_first_page_only(blog: Path) -> None:
    first, second, third = page(blog, "/"), page(blog, "/page/2/"), page(blog, "/page/3/")
    assert [shown(one, "em") for one in (first, second)] == [["home"], []]
    assert shown(first, f"{TEASER}/h2")[:3] == ["Future", ODD_SHOWN, "Post 27"]
    assert [len(shown(one, TEASER)) for one in (first, second, third)] == [10, 10, 10]
    assert shown(first, "nav[@class='pager']") == ["1 / 3 →"]
    assert shown(third, f"{TEASER}/h2")[-1] == "Undated"


def test_a_list_shows_teasers(blog: Path) -> None:
    assert shown(page(blog, "/"), f"{TEASER}//div[@class='content']")[1] == 'First. "Quotes" -- and dots...'
    assert shown(page(blog, "/"), f"{TEASER}//p[@class='byline']")[1].startswith("21. Juni 2016 Q&A C, C++, C#")


def test_the_menu_leads_to_posts_terms_and_pages(blog: Path) -> None:
    links = page(blog, "/about/").xpath("//nav[@class='site-menu']/a")
    assert {link.text: link.get("href") for link in links} == {
        "Articles": "/articles/",
        "Categories": "/categories/",
        "Tags": "/tags/",
        "About": "/about/",
    }


def test_the_archive_lists_all_posts_by_year_where_it_was(blog: Path) -> None:
    archive = page(blog, "/articles/")
    assert shown(archive, "*[self::h1 or self::h2]") == ["Articles", "2199", "2016", "2012", "…"]
    assert len(shown(archive, "li")) == 30
    assert b"url=https://example.org/articles/" in published(blog, "/articles.html")


def test_without_archive_the_section_is_a_paginated_list(tmp_path: Path) -> None:
    posts = {f"content/posts/{number}.md": post(f"Post {number}", f"2012-07-0{number}") for number in range(1, 4)}
    site = built(tmp_path, files(Site(page_size=2)) | posts)
    assert shown(page(site, "/posts/"), "*[self::h1 or self::h2]") == ["Posts", "Post 3", "Post 2"]
    assert shown(page(site, "/posts/page/2/"), "h2") == ["Post 1"]


# Posts


def test_a_post_has_its_date_title_and_neighbours(blog: Path) -> None:
    odd = page(blog, "/blog/2016/06/21/Odd/")
    assert shown(odd, "*[self::h1 or self::time]") == [ODD_SHOWN, "21. Juni 2016"]
    assert shown(odd, "a[@rel='prev']") == ["← Post 27"]
    assert shown(odd, "a[@rel='next']") == ["Future →"]
    assert "0001" not in page(blog, "/blog/undated/").text_content()
    assert b"url=https://example.org/blog/2012/Post1/" in published(blog, "/blog/2012/Post1.html")
    assert not (blog / "blog/draft").exists()


def test_only_posts_have_comments_and_only_with_a_name(blog: Path, tmp_path: Path) -> None:
    def comments(site: Path, address: str) -> int:
        return len(page(site, address).xpath("//*[@id='disqus_thread'] | //script"))

    assert comments(blog, "/blog/undated/") == 2
    assert comments(blog, "/about/") == 0
    assert comments(built(tmp_path, files(Site(section="blog")) | POSTS), "/blog/undated/") == 0


# Terms


def test_terms_are_where_they_were_though_hugo_would_merge_them(blog: Path) -> None:
    names = {"c": "C", "c++": "C++", "csharp": "C#", "dotnet": ".NET", "Two_Words": "two words", "a:b": "a: b"}
    assert {name: shown(page(blog, f"/tag/{name}/"), "h1") for name in names} == {
        name: [title] for name, title in names.items()
    }
    assert len(shown(page(blog, "/tag/c++/page/3/"), TEASER)) == 8
    assert shown(page(blog, "/categories/questions/"), "h2") == [ODD_SHOWN]
    for old, new in {"csharp.html": "csharp", "C_Sharp": "csharp", "net": "dotnet"}.items():
        assert f"url=https://example.org/tag/{new}/".encode() in published(blog, f"/tag/{old}")


def test_all_terms_are_listed_with_counts(blog: Path) -> None:
    counted = {"C 1", "C# 1", "C++ 28", "docker 27", "two words 1", ".NET 1", "a: b 1", f"{ODD_SHOWN} 1"}
    assert set(shown(page(blog, "/tags/"), "li")) == {" ".join(text.split()) for text in counted}


def test_the_contents_of_a_post_are_not_in_its_summary(tmp_path: Path) -> None:
    """Its links would have their targets on another page, and a box without them would be empty."""
    text = "Reed\n====\n\n:date: 2016-01-01\n\n.. contents:: Inside\n\nReeds grow.\n\nStems\n-----\n\nHollow.\n"
    root = written(tmp_path / "blog", {"reed.rst": text})
    write(convert_blog(root, Options(base_url="https://reed.example/")), tmp_path / "site")
    public = build(tmp_path / "site").destination
    home, own = ((public / path).read_text("utf-8") for path in ("index.html", "posts/reed/index.html"))
    assert "Inside" in own
    assert "Reeds grow." in home
    assert "Inside" not in home
