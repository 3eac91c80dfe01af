"""Liquidluck's rules: settings in three formats, fields, addresses of posts and pages, lists."""

import datetime as dt

import pytest
from support.liquidluck_blog import FILES, GLAZE, SETTINGS
from support.old_blog import converted, page, told, written

from rst2hugo import Options, convert_blog, write
from rst2hugo.verify import verify


@pytest.fixture
def result(tmp_path):
    return converted(tmp_path, FILES)


def test_it_is_found_out(result):
    assert result.engine == "liquidluck"
    assert told(result) == []
    assert "title = 'Kiln notes'" in result.files["hugo.toml"]


@pytest.mark.parametrize(
    ("source", "old"),
    [
        ("Ash Glaze.rst", "/2012/03/ash-glaze.html"),
        ("firing/cone.rst", "/2013/11/cone-ten.html"),
        ("notes.md", "/2014/01/notes.html"),
        ("Me/contact.rst", "/me/contact.html"),
    ],
)
def test_old_addresses(result, source, old):
    assert page(result, f"content/{source}").old_url == old


@pytest.mark.parametrize(
    ("permalink", "old", "file"),
    [
        ("{{date.year}}/{{filename}}", "/2012/a", "/2012/a.html"),
        ("/{{category}}/{{clean_title}}/", "/clay-pots/what-next/", "/clay-pots/what-next.html"),
        ("{{folder}}/{{ filename }}{{filename}}/index.html", "/deep/a/", "/deep/a.html"),
        ("{{volume}}-{{nothing}}.html", "/7-.html", None),
    ],
)
def test_permalinks(tmp_path, permalink, old, file):
    text = "What, next?\n===========\n\n:date: 2012-03-04\n:category: Clay Pots\n:volume: 7\n\nText.\n"
    settings = f"config = {{'source': 'texts', 'permalink': '{permalink}'}}\n"
    result = converted(tmp_path, {"settings.py": settings, "texts/deep/a.rst": text})
    assert result.engine == "liquidluck"
    found = page(result, "texts/deep/a.rst")
    assert found.old_url == old
    assert (file in found.aliases) is (file is not None)


def test_fields(result):
    first = page(result, "content/Ash Glaze.rst").front_matter
    assert first["date"] == dt.datetime(2012, 3, 4, 10, 11)
    assert (first["title"], first["categories"], first["tags"]) == ("Ash glaze", ["Stone Ware"], ["ash", "wood fire"])
    assert page(result, "content/firing/cone.rst").front_matter["tags"] == ["heat", "ash"]
    assert "filename" not in str(page(result, "content/firing/cone.rst").front_matter)


def test_a_text_in_markdown_has_its_fields_above_a_line(result):
    found = page(result, "content/notes.md")
    assert (found.front_matter["title"], found.front_matter["tags"]) == ("Clay", ["clay", "ash"])
    assert found.markdown.split() == ["About", "clay.", "It", "is", "*wet*."]


def test_what_has_no_date_is_a_page_and_what_is_not_public_is_on_no_list(result):
    assert page(result, "content/Me/contact.rst").kind == "page"
    assert page(result, "content/secret.rst").front_matter["build"] == {"list": "never"}


def test_files_stay_where_they_are(result):
    assert sorted(one.address for one in result.assets) == ["/.htaccess", "/media/pot.png"]


def test_lists(result):
    assert {(one.taxonomy, one.name): one.url for one in result.terms} == {
        ("categories", "Stone Ware"): "/stone-ware/",
        ("tags", "ash"): "/tag/ash/",
        ("tags", "clay"): "/tag/clay/",
        ("tags", "heat"): "/tag/heat/",
        ("tags", "wood fire"): "/tag/wood-fire/",
    }


def test_a_prefix_is_before_posts_and_lists_alone(tmp_path):
    settings = SETTINGS.replace("site:\n", "site:\n    prefix: blog\n")
    result = converted(tmp_path, {**FILES, "settings.yml": settings})
    assert page(result, "content/Ash Glaze.rst").old_url == "/blog/2012/03/ash-glaze.html"
    assert page(result, "content/Me/contact.rst").old_url == "/me/contact.html"
    assert {one.url for one in result.terms} >= {"/blog/tag/ash/", "/blog/stone-ware/"}


def test_settings_in_json(tmp_path):
    settings = '{"site": {"name": "K"}, "config": {"source": "posts", "permalink": "{{filename}}.html"}}'
    result = converted(tmp_path, {"settings.json": settings, "posts/a.rst": GLAZE})
    assert (result.engine, page(result, "posts/a.rst").old_url) == ("liquidluck", "/a.html")


def test_a_reader_meets_the_same(tmp_path):
    blog = written(tmp_path / "blog", FILES)
    write(convert_blog(blog), tmp_path / "site")
    assert [str(one) for one in verify(tmp_path / "site", blog, options=Options())] == []
