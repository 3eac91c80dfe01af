"""Tinkerer: dates and addresses from paths, directives that are metadata, the order of master.rst, lists."""

import datetime as dt
import tomllib

import pytest
from support.old_blog import converted, page, told
from support.said_pages import spelled_out
from support.tinkerer_blog import POST, blog


def test_the_path_is_date_and_address(tmp_path):
    one = page(blog(tmp_path, "2012/03/04/a_b", p2012_03_04_a_b=POST.format("Aha", "")), "2012/03/04/a_b.rst")
    assert (one.kind, one.front_matter["date"], one.old_url) == ("post", dt.date(2012, 3, 4), "/2012/03/04/a_b.html")


def test_the_settings_need_no_package(tmp_path):
    result = blog(tmp_path, "2012/03/04/a", p2012_03_04_a=POST.format("Aha", ""))
    assert told(result) == []
    settings = tomllib.loads(result.files["hugo.toml"])
    assert (settings["baseURL"], settings["title"]) == ("http://b.example/blog/html/", "P")


def test_a_blog_without_settings_has_those_that_tinkerer_writes(tmp_path):
    files = {
        "master.rst": "Posts\n=====\n\n.. toctree::\n\n   2012/03/04/a\n",
        "2012/03/04/a.rst": POST.format("Aha", ""),
        "_templates/post.rst": "{{ title }}\n=====\n\n{{ content }}\n",
    }
    result = converted(tmp_path, files, engine="tinkerer")
    assert [one.source for one in result.pages] == ["2012/03/04/a.rst"]


@pytest.mark.parametrize(
    ("directives", "header"),
    [
        (".. author:: default\n.. categories:: none\n.. tags:: none\n", {}),
        (".. author:: Me\n", {}),
        (".. author:: Guest, Esq.\n", {"authors": ["Guest, Esq."]}),
        (".. categories:: A b, C++\n.. tags:: x,y\n", {"tags": ["x", "y"], "categories": ["A b", "C++"]}),
    ],
)
def test_directives_are_metadata(tmp_path, directives, header):
    one = page(blog(tmp_path, "2012/03/04/a", p2012_03_04_a=POST.format("Aha", directives)), "2012/03/04/a.rst")
    names = ("authors", "tags", "categories")
    assert {name: one.front_matter[name] for name in names if name in one.front_matter} == header
    assert one.markdown.strip() == "Text."


def test_more_ends_the_teaser(tmp_path):
    text = "Aha\n===\n\nOne.\n\n.. more::\n\nTwo.\n"
    one = page(blog(tmp_path, "2012/03/04/a", p2012_03_04_a=text), "2012/03/04/a.rst")
    assert one.markdown.strip() == "One.\n\n<!--more-->\n\nTwo."


def test_comments_have_their_threads(tmp_path):
    posts = {"p2012_03_04_a": POST.format("Aha", ".. comments::"), "p2012_03_05_b": POST.format("Bee", "")}
    result = blog(tmp_path, "2012/03/05/b", "2012/03/04/a", settings="disqus_shortname = 'd'\n", **posts)
    params = page(spelled_out(result), "2012/03/04/a.rst").front_matter["params"]
    assert params["disqus_identifier"] == "2012/03/04/a"
    assert params["disqus_url"] == "http://b.example/blog/html/2012/03/04/a.html"
    assert "disqus_identifier" not in page(result, "2012/03/05/b.rst").front_matter.get("params", {})


def test_posts_of_one_day_keep_their_order(tmp_path):
    posts = {f"p2012_03_04_{name}": POST.format(f"Post {name}", "") for name in "abc"}
    result = blog(tmp_path, "2012/03/04/b", "2012/03/04/c", "2012/03/04/a", **posts)
    dates = {name: page(result, f"2012/03/04/{name}.rst").front_matter["date"] for name in "abc"}
    assert sorted(dates, key=lambda name: dates[name], reverse=True) == ["b", "c", "a"]
    assert {one.date() for one in dates.values()} == {dt.date(2012, 3, 4)}


def test_a_post_that_no_list_names_is_there_but_on_no_list(tmp_path):
    posts = {"p2012_03_04_a": POST.format("Aha", ".. tags:: x"), "p2012_03_05_b": POST.format("Bee", ".. tags:: y")}
    result = blog(tmp_path, "2012/03/04/a", **posts)
    assert page(result, "2012/03/05/b.rst").front_matter["build"] == {"list": "never"}
    assert page(result, "2012/03/05/b.rst").url == "/2012/03/05/b/"
    assert [name for name in result.files if name.startswith("content/tags/")] == ["content/tags/x/_index.md"]


def test_pages_drafts_and_the_list_itself(tmp_path):
    more = {"pages/about.rst": POST.format("Aha", ""), "drafts/later.rst": POST.format("Aha", "")}
    result = blog(tmp_path, "2012/03/04/a", "pages/about", p2012_03_04_a=POST.format("Aha", ""), **more)
    found = {one.source: (one.kind, one.old_url, one.draft) for one in result.pages}
    assert found["pages/about.rst"] == ("page", "/pages/about.html", False)
    assert found["drafts/later.rst"] == ("post", None, True)
    assert "master.rst" not in found
    assert [asset.source for asset in result.assets if asset.source.startswith("drafts")] == []


def test_addresses_of_lists(tmp_path):
    text = POST.format("Aha", ".. tags:: C++ & co\n.. categories:: Ünder way")
    posts = {f"p2012_03_0{day}_a": text for day in (4, 5, 6)}
    result = blog(tmp_path, *(f"2012/03/0{day}/a" for day in (6, 5, 4)), settings="posts_per_page = 2\n", **posts)
    assert "'/tags/c_co.html'" in result.files["content/tags/c++-&-co/_index.md"]
    assert "'/categories/ünder_way.html'" in result.files["content/categories/ünder-way/_index.md"]
    home = tomllib.loads(result.files["content/_index.md"].strip("+\n"))
    assert {"/page2.html", "/master.html", "/genindex.html"} <= set(home["aliases"])
    assert any("'/archive.html'" in text for text in result.files.values())
    assert "baseName = 'rss'" in result.files["hugo.toml"]


def test_a_landing_page(tmp_path):
    posts = {"pages/hello.rst": POST.format("Aha", ""), "p2012_03_04_a": POST.format("Aha", "")}
    result = blog(tmp_path, "2012/03/04/a", settings="landing_page = 'hello'\n", **posts)
    assert told(result) == []
    assert "refresh = '/blog/html/pages/hello/'" in result.files["content/_index.md"]
    assert any("'/page1.html'" in text for text in result.files.values())
