"""The template of lists of posts in real Hugo: what it shows of a post, and what it makes of odd values."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import html as parser
from support import hugo_site
from support.old_blog import written

from rst2hugo import constructs

PATH = "layouts/_shortcodes/posts.html"
POST = (
    "+++\ntitle = '{0} & <b>'\ndate = {1}\ntags = ['Red', 'Blue & co']\n+++\nFirst *words*[^1] of {0}.\n\n[^1]: Note.\n"
)
CALLS = {
    "{{< posts limit=1 >}}": ["January 2, 2020 Two & <b>"],
    '{{< posts limit=1 format="{title} <i> {tags} {nothing} {" >}}': ["Two & <b> <i> Red, Blue & co {"],
    '{{< posts limit=1 date="2.1.06" >}}': ["2.1.20 Two & <b>"],
    "{{< posts limit=0 >}}": [],
    "{{< posts limit=99 start=1 >}}": ["May 6, 2019 One & <b>"],
    '{{< posts tags="red, BLUE & CO" all="tags" limit=1 format="{title}" >}}': ["Two & <b>"],
    '{{< posts tags="red, green" all="tags" >}}': [],
    '{{< posts nothing="x" >}}': [],
    '{{< posts limit=1 excerpts=true expand="Go on" format="{title}" >}}': ["Two & <b> First words of Two. Go on"],
    '{{< posts when="date >= tomorrow" >}}': [],
    '{{< posts when="month == 5, date < today" format="{title}" >}}': ["One & <b>"],
    '{{< posts type="pages" format="{title}" self=true >}}': ["Here"],
    '{{< posts type="pages" >}}': [],
}


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    site = tmp_path_factory.mktemp("posts")
    here = "\n\n".join(["+++\ntitle = 'Here'\n+++", *CALLS, '{{< posts id="x" style="square" limit=1 >}}'])
    files = {"content/here.md": here, PATH: constructs.template(PATH), "layouts/all.html": "{{ .Content }}"}
    files |= {
        f"content/posts/{name}.md": POST.format(name, date)
        for name, date in (("One", "2019-05-06"), ("Two", "2020-01-02"))
    }
    settings = "baseURL = 'https://b.example/'\nmainSections = ['posts']\ncapitalizeListTitles = false\n"
    written(site, {"hugo.toml": settings, **files})
    page: Any = parser.fromstring((hugo_site.build(site).destination / "here/index.html").read_text("utf-8"))
    found: list[Any] = page.xpath("//ul[@class='post-list']")
    assert len(found) == len(CALLS) + 1
    return found


@pytest.mark.parametrize("call", CALLS)
def test_items(call: str, lists: list[Any]) -> None:
    items = lists[[*CALLS].index(call)].findall("li")
    assert [" ".join(item.text_content().split()) for item in items] == CALLS[call]


def test_links_lead_to_posts_and_terms(lists: list[Any]) -> None:
    item = lists[1].find("li")
    assert item is not None
    assert [link.get("href") for link in item.iter("a")] == ["/posts/two/", "/tags/red/", "/tags/blue--co/"]


def test_looks(lists: list[Any]) -> None:
    assert dict(lists[-1].attrib) == {"class": "post-list", "id": "x", "style": "list-style-type: square"}


def test_a_site_gets_the_template_that_it_calls() -> None:
    assert list(constructs.templates(["{{< posts >}}"])) == [PATH]
    assert list(constructs.templates(["{{</* posts */>}}", "posts"])) == []
