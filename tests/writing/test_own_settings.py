"""A site whose settings or feeds the user edited: what follows from ours stands in the pages, so nothing moves."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from rst2hugo import convert_blog
from rst2hugo.headers import front_matter
from rst2hugo.model import Page, Result
from rst2hugo.writing import write

SETTINGS = "SITEURL = 'https://kettle.example'\nFEED_ALL_ATOM = 'feed.xml'\nARTICLE_URL = '{date:%Y}/{slug}.html'\n"
ADDRESS = "url = '/2014/steam/'"
GUID = "guid = 'tag:kettle.example,2014-05-06:/2014/steam.html'"
# What is edited, and what of it the posts say themselves from then on.
EDITS: dict[str, tuple[str, Callable[[str], str], list[str]]] = {
    "the title": ("hugo.toml", lambda text: text.replace("title = ", "title = 'x' # "), []),
    "other addresses": ("hugo.toml", lambda text: text.replace("'/:year/", "'/y/:year/"), [ADDRESS]),
    "no ids": ("hugo.toml", lambda text: re.sub("(?m)^ids = .*$", "", text), [GUID]),
    "unreadable": ("hugo.toml", lambda text: text + "= 1", [ADDRESS, GUID]),
    "a feed": ("layouts/_partials/feeds/atom.txt", lambda text: text + "\n", [GUID]),
}


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Result:
    blog = tmp_path_factory.mktemp("kettle")
    (blog / "content").mkdir()
    (blog / "pelicanconf.py").write_text(SETTINGS + "PATH = 'content'\n")
    for name in ("steam", "whistle"):
        (blog / f"content/{name}.rst").write_text(f"{name}\n#####\n\n:date: 2014-05-06\n\nHot.\n")
    return convert_blog(blog)


def post_of(site: Path) -> str:
    return (site / "content/posts/steam.md").read_text("utf-8")


@pytest.mark.parametrize("edit", EDITS)
def test_a_post_says_what_no_longer_follows(tmp_path: Path, result: Result, edit: str) -> None:
    path, change, said = EDITS[edit]
    write(result, tmp_path)
    assert not re.search(r"(?m)^(url|guid) = ", post_of(tmp_path))
    (tmp_path / path).write_text(change((tmp_path / path).read_text("utf-8")), "utf-8")
    write(result, tmp_path)
    assert re.findall(r"(?m)^(?:url|guid) = .*$", post_of(tmp_path)) == said
    write(result, tmp_path, force=True)
    assert not re.search(r"(?m)^(url|guid) = ", post_of(tmp_path))


def test_what_a_page_says_of_its_address_stays(tmp_path: Path, result: Result) -> None:
    own = Page("own.rst", "content/posts/own.md", {"url": "/own/"}, "", url="/own/", compose=front_matter.text)
    write(Result("pelican", "", (own,), files={"hugo.toml": "a = 1\n"}), tmp_path)
    (tmp_path / "hugo.toml").write_text("a = 2\n")
    write(Result("pelican", "", (own,), files={"hugo.toml": "a = 1\n"}), tmp_path)
    assert (tmp_path / "content/posts/own.md").read_text() == "+++\nurl = '/own/'\n+++\n"
