"""Rstblog's rules."""

import datetime as dt

import pytest
from support.hugo_site import build
from support.old_blog import converted, page, told
from support.rstblog_blog import CONFIG, FILES
from support.said_pages import spelled_out

from rst2hugo import Options, write
from rst2hugo.engines.rstblog import Rstblog


@pytest.fixture
def result(tmp_path):
    return converted(tmp_path, FILES)


def test_it_is_found_out(result):
    assert result.engine == "rstblog"
    assert told(result) == []


@pytest.mark.parametrize(
    ("source", "old"),
    [
        ("2010/9/5/name.rst", "/2010/9/5/name/"),
        ("about.rst", "/about/"),
        ("travelling/index.rst", "/travelling/"),
        ("other.rst", "/feed.html"),
    ],
)
def test_old_addresses(result, source, old):
    assert page(result, source).old_url == old


def test_a_post(result):
    post = page(spelled_out(result), "2010/9/5/name.rst")
    assert post.kind == "post"
    assert post.front_matter == {
        "title": "Title",
        "date": dt.date(2010, 9, 5),
        "url": "/2010/9/5/name/",
        "summary": "A short one.",
        "tags": ["old", "python", "Q&A"],
        "params": {"disqus_url": "http://lucumr.example/blog/2010/9/5/name/"},
    }
    assert post.markdown == "Text with `code`."


def test_dates_and_lists(result):
    assert page(result, "2010/12/24/eve.rst").front_matter["date"] == dt.datetime(2010, 12, 24, 0, 0, 2)
    other = page(result, "other.rst")
    assert (other.kind, other.front_matter["date"]) == ("post", dt.date(2012, 3, 4))
    assert "disqus_url" not in other.front_matter["params"]
    hidden = page(result, "2011/1/2/hidden.rst")
    assert (hidden.kind, hidden.front_matter["build"]) == ("page", {"list": "never"})
    assert page(result, "about.rst").kind == "page"


def test_the_site(result, tmp_path):
    engine = Rstblog(tmp_path, Options())
    assert (engine.site.title, engine.site.description, engine.site.language) == ("Thoughts", "and more", "de-DE")
    assert (engine.site.base_url, engine.site.page_size) == ("http://lucumr.example/blog/", 5)
    aliases = "'/2010/', '/2012/', '/2010/09/', '/2010/12/', '/2012/03/'"
    assert aliases in result.files["content/posts/_index.md"]
    assert "url = '/tags/Q&A/'" in result.files["content/tags/q&a/_index.md"]
    assert "secret" not in "".join(result.files)
    assert [asset.address for asset in result.assets] == ["/notes.txt", "/static/x.png"]


def test_a_header_that_is_none(tmp_path):
    found = converted(tmp_path, {"config.yml": CONFIG, "2010/1/1/a.rst": "A title\n=======\n\nText.\n"})
    assert "broken-header" in told(found)
    assert "A title" in found.pages[0].markdown


def test_settings_that_are_given(tmp_path):
    settings = ["canonical_url=https://new.example/", "modules.blog.archive_url=/all/"]
    found = converted(tmp_path, FILES, settings=settings)
    assert "url = '/all/'" in found.files["content/posts/_index.md"]
    assert "baseURL = 'https://new.example/'" in found.files["hugo.toml"]


def test_a_page_in_the_folder_of_a_year_does_not_take_the_address_of_its_archive(tmp_path):
    hidden, shown = "public: no\n\nZ\n=\n\nx\n", "public: yes\n\nY\n=\n\nx\n"
    files = {"config.yml": "active_modules: [blog]\n", "2011/1/2/z.rst": hidden, "2011/1/3/y.rst": shown}
    result = converted(tmp_path / "blog", files)
    assert "render = 'never'" in result.files["content/2011/_index.md"]
    write(result, tmp_path / "site")
    public = build(tmp_path / "site").destination
    assert 'url=/archive/"' in (public / "2011" / "index.html").read_text().replace("https://example.org", "")
    assert (public / "2011" / "1" / "2" / "z" / "index.html").is_file()
