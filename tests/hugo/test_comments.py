"""Comments of isso, utterances, giscus and remark42: named by the old configuration, with the threads of before."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html
from support.hugo_site import build
from support.old_blog import written

from rst2hugo import convert_blog, write
from rst2hugo.values.comment_systems import read_comments
from rst2hugo.verify import verify

NIKOLA = """\
SITE_URL = "https://weirs.example/"
PRETTY_URLS = False
POSTS = (("posts/*.rst", "posts", "post.tmpl"),)
COMMENT_SYSTEM = "isso"
COMMENT_SYSTEM_ID = "https://talk.example/"
GLOBAL_CONTEXT = {"isso_config": {"max-comments-top": "5"}}
"""
PELICAN = "SITEURL = 'https://weirs.example'\nPATH = 'content'\n"
POST = "Weir\n====\n\n:date: 2016-06-21\n:slug: weir\n\nText.\n"


@pytest.mark.parametrize(
    ("settings", "shown"),
    [
        (NIKOLA, {"//section[@id='isso-thread']/@data-isso-id": "/posts/weir.html",
                  "//script/@data-isso": "https://talk.example/", "//script/@data-isso-max-comments-top": "5",
                  "//script/@src": "https://talk.example/js/embed.min.js"}),
        (f"{PELICAN}UTTERANCES_REPO = 'a/b'\nUTTERANCES_LABEL = 'talk'\n",
         {"//script/@repo": "a/b", "//script/@issue-term": "weir", "//script/@label": "talk"}),
        (f"{PELICAN}GISCUS = {{'data-repo': 'a/b', 'data-repo-id': 'R_1', 'data-mapping': 'title'}}\n",
         {"//script/@data-repo": "a/b", "//script/@data-repo-id": "R_1", "//script/@data-mapping": "title"}),
        (f"{PELICAN}REMARK42_HOST = 'https://r.example'\nREMARK42_SITE_ID = 'weirs'\n",
         {"//div[@id='remark42']/@id": "remark42"}),
    ],
    ids=["isso", "utterances", "giscus", "remark42"],
)  # fmt: skip  # a table
def test_the_threads_of_before(settings: str, shown: dict[str, str], tmp_path: Path) -> None:
    is_nikola = settings == NIKOLA
    post = ".. title: Weir\n.. slug: weir\n.. date: 2016-06-21\n\nText.\n" if is_nikola else POST
    conf, folder = ("conf.py", "posts") if is_nikola else ("pelicanconf.py", "content")
    files = {conf: settings, f"{folder}/weir.rst": post}
    blog, site = written(tmp_path / "blog", files), tmp_path / "site"
    result = convert_blog(blog)
    write(result, site)
    page = build(site).destination / str(result.pages[0].url).strip("/") / "index.html"
    text = page.read_text("utf-8")
    found = html.fromstring(text)
    assert {path: found.xpath(path) for path in shown} == {path: [value] for path, value in shown.items()}
    if "remark42" in text:
        assert '"site_id":"weirs"' in text
        assert '"url":"https://weirs.example/weir.html"' in text
    if is_nikola:
        assert [str(one) for one in verify(site, blog)] == []


def test_what_settings_name() -> None:
    assert read_comments({}) == {}
    assert read_comments({"ISSO_LANG": "fr"}) == {}
    isso = {"system": "isso", "server": "https://talk.example"}
    assert read_comments({"ISSO_SITEURL": "https://talk.example/"}) == isso
    assert read_comments({"isso_options": {"data-lang": "fr"}, "ISSO_URL": "https://talk.example"}) == {
        **isso,
        "options": {"lang": "fr"},
    }
    assert read_comments({"isso_config": {"server": None, "lang": "fr"}}) == {}
    switches = {"giscus": {"repo": "a/b", "strict": True, "lazy": None}, "GISCUS_EMIT": False}
    assert read_comments(switches)["options"] == {"strict": "true", "emit": "false"}
    assert read_comments({"utterances": {"repo": "a/b", "issue-term": "title"}})["options"] == {"issue-term": "title"}
