"""What posts are known by in feeds: nothing of it changes when most posts no longer say it themselves."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from support.starter_blog import ATOM, built, feed

from rst2hugo.addresses.post_ids import GUID, choose_ids, say_ids, shorten_ids
from rst2hugo.headers import front_matter
from rst2hugo.hugo import files
from rst2hugo.model import Feed, Page, Site, Value

BASE = "https://kites.example/sub"
DAY = dt.date(2012, 3, 4)


def post(name: str, guid: str, *aliases: str, url: str = "", date: dt.date = DAY) -> Page:
    url = url or f"/{name}/"
    header: dict[str, Value] = {"title": name, "date": date, "url": url}
    header |= {"aliases": [*aliases]} if aliases else {}
    header |= {"params": {"guid": guid, "kept": 1}} if guid else {"params": {"kept": 1}}
    return Page(f"{name}.rst", f"content/posts/{name}.md", header, "x", url=url, aliases=aliases)


# Of each kind of id: the posts, and the guids that are still in their headers.
KINDS = {
    "tags of dates and paths": (
        [
            post("a", "tag:kites.example,2012-03-04:/sub/a.html", "/a.html"),
            post("b", "tag:kites.example,2012-03-04:/sub/old/b.html", "/old/b.html", "/older/b/"),
            post("stays", "tag:kites.example,2012-03-04:/sub/stays/"),
            post("other", "urn:x", "/other.html"),
            post("none", "", "/earlier.html"),
            post("é", "tag:kites.example,2012-03-04:/sub/%C3%A9/"),
        ],
        ["urn:x", f"{BASE}/none/", "tag:kites.example,2012-03-04:/sub/%C3%A9/"],
    ),
    "addresses": (
        [
            post("a", f"{BASE}/a.html", "/a.html"),
            post("b", f"{BASE}/c/b.html", "/c/b.html"),
            post("stays", ""),
            post("none", "", "/none.html"),
        ],
        [f"{BASE}/none/"],
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_feeds_know_each_post_by_the_same_id(tmp_path: Path, kind: str) -> None:
    posts, left = KINDS[kind]
    ids = choose_ids(posts, [GUID])
    short = [shorten_ids(page, ids, BASE) for page in posts]
    params = [page.front_matter["params"] for page in short]
    assert [one["guid"] for one in params if isinstance(one, dict) and "guid" in one] == left
    wanted = [str(page.front_matter["params"].get("guid") or f"{BASE}{page.url}") for page in posts]  # type: ignore[union-attr]
    site = Site(base_url=f"{BASE}/", feeds=(Feed("atom", "/a.xml"), Feed("rss", "/r.xml")), ids=ids)
    texts = {page.output: front_matter.text(page.front_matter, page.markdown) for page in short}
    public = built(tmp_path, files(site) | texts)
    assert sorted(str(one.text) for one in feed(public, "/a.xml").iterfind(f"{ATOM}entry/{ATOM}id")) == sorted(wanted)
    assert sorted(str(one.text) for one in feed(public, "/r.xml").iterfind("channel/item/guid")) == sorted(wanted)


def test_posts_say_their_ids_again_for_a_site_without_patterns() -> None:
    posts, _ = KINDS["tags of dates and paths"]
    ids = choose_ids(posts, [GUID])
    again = [say_ids(shorten_ids(page, ids, BASE), ids) for page in posts[:4]]
    assert [page.front_matter["params"] for page in again] == [page.front_matter["params"] for page in posts[:4]]
