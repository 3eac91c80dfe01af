"""In here: Hyde's rules, as far as there is rst in its pages."""

import datetime as dt

import pytest
from old_blog import converted, page, told

FILES = {
    "site.yaml": """\
media_root: media
plugins: [hyde.ext.plugins.meta.MetaPlugin]
context: {data: {title: A hyde, base_url: 'http://hyde.example/'}}
urlcleaner: {index_file_names: [index.html], strip_extensions: [html], append_slash: true}
""",
    "content/blog/meta.yaml": "author: Jane\n",
    "content/blog/first.html": """\
===
title: First
created: 2012-03-04 10:11:12
tags: [one]
===
{% restructuredtext %}
A heading
=========

Text.
{% endrestructuredtext %}
""",
    "content/blog/draft.html": "---\ntitle: Draft\nis_draft: true\n---\n{% restructuredtext %}\nText.\n"
    "{% endrestructuredtext %}\n",
    "content/index.html": "{% extends 'base.j2' %}\n{% restructuredtext %}Half{% endrestructuredtext %}\n",
    "content/media/x.png": "png",
    "layout/base.j2": "<html>",
}


@pytest.fixture
def result(tmp_path):
    return converted(tmp_path, FILES)


def test_only_pages_that_are_one_block(result):
    assert result.engine == "hyde"
    assert [one.source for one in result.pages] == ["content/blog/draft.html", "content/blog/first.html"]
    assert told(result) == ["unsupported-construct"]
    assert result.diagnostics[0].message.startswith("1 pages are templates")


def test_a_post(result):
    first = page(result, "content/blog/first.html")
    assert first.front_matter == {
        "title": "First", "date": dt.datetime(2012, 3, 4, 10, 11, 12), "url": "/blog/first/", "tags": ["one"],
        "authors": ["Jane"],
    }  # fmt: skip
    assert first.markdown == "## A heading\n\nText."
    assert page(result, "content/blog/draft.html").draft
    assert [one.address for one in result.assets] == ["/media/x.png"]
