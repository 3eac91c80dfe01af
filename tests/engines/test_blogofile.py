"""Blogofile's rules."""

import datetime as dt

import pytest
from support.blogofile_blog import CONFIG, FILES
from support.old_blog import converted, page, told


@pytest.fixture
def result(tmp_path):
    return converted(tmp_path, FILES)


def test_it_is_found_out(result):
    assert result.engine == "blogofile"
    assert told(result) == []


@pytest.mark.parametrize(
    ("source", "old"),
    [
        ("001. first.rst", "/journal/2010/03/04/what-s-new:-c++-grosse/"),
        ("2011/second.rst", "/journal/2011/01/02/second/"),
        ("third.rst", "/third/here/"),
        ("fourth.markdown", "/journal/2011/03/02/fourth/"),
    ],
)
def test_old_addresses(result, source, old):
    assert page(result, f"_posts/{source}").old_url == old


def test_a_post(result):
    first = page(result, "_posts/001. first.rst")
    assert first.front_matter["date"] == dt.datetime(2010, 3, 4, 5, 6, 7)
    assert first.front_matter["categories"] == ["old times", "c++"]
    assert first.front_matter["tags"] == ["one", "two"]
    assert first.front_matter["params"]["guid"] == "http://blogo.example/?p=1"
    assert "```python\nx = 1\n\ny = 2\n```" in first.markdown
    assert first.markdown.startswith("## A heading\n")
    assert page(result, "_posts/draft.rst").draft
    assert page(result, "_posts/third.rst").front_matter["categories"] == ["uncategorized"]


def test_lists(result):
    old_times = result.files["content/categories/old-times/_index.md"]
    assert "url = '/journal/category/old-times/'" in old_times
    assert "'/journal/category/old-times/1/', '/journal/category/old-times/2/'" in old_times
    assert "'/journal/archive/2010/03/1/'" in "".join(result.files.values())
    feeds = "".join(path + text for path, text in result.files.items())
    assert "journal/feed/atom" in feeds
    assert "timeZone = 'Europe/Berlin'" in result.files["hugo.toml"]
    assert [one.address for one in result.assets] == ["/img/x.png"]


def test_addresses_that_nobody_knows(tmp_path):
    more = 'blog.auto_permalink.path = ":blog_path/:uuid"\n'
    found = converted(tmp_path, {**FILES, "_config.py": CONFIG + more})
    assert page(found, "_posts/2011/second.rst").old_url is None
    assert page(found, "_posts/third.rst").old_url == "/third/here/"


CODE = "Words.\n\n$$code(lang=bash, linenums=false)\nmoor --at pier <2\n{% raw %}\n$$/code\n\n$$code\nsail\n$$/code\n"


@pytest.mark.parametrize(
    ("ending", "shown"),
    [
        ("rst", "```bash\nmoor --at pier <2\n{% raw %}\n```\n\n```text\nsail\n```"),
        ("markdown", "```bash\nmoor --at pier <2\n{% raw %}\n```\n\n```text\nsail\n```"),
        ("html", "```\nmoor --at pier <2\n{% raw %}\n```\n\n```\nsail\n```"),
    ],
)
def test_code_for_the_filter_is_code_in_each_markup(tmp_path, ending, shown):
    text = f"---\ntitle: Knots\ndate: 2012/11/05 10:00:00\n---\n{CODE}"
    found = page(converted(tmp_path, {**FILES, f"_posts/knots.{ending}": text}), f"_posts/knots.{ending}")
    assert shown in found.markdown
    assert "code-block" not in found.markdown
