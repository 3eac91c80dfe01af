"""Addresses: cleaned, renewed, and found in links."""

import html
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from support import hugo_site

from rst2hugo.addresses import urls
from rst2hugo.headers import front_matter
from rst2hugo.model import Page

HOSTS = urls.hosts_of("https://www.example.org/blog/")


@pytest.mark.parametrize(
    ("given", "clean"),
    [
        ("/blog/2016/06/21/DockerCon2016.html", "/blog/2016/06/21/DockerCon2016.html"),
        ("http://www.example.org/a/b.html?x=1#y", "/a/b.html"),
        ("/a/index.html", "/a/"),
        ("/index.html", "/"),
        ("index.htm", "/"),
        ("", "/"),
        ("/a//b/../c/", "/a/c/"),
        ("/a/..", "/"),
        ("/caf%C3%A9/x%20y.html", "/café/x y.html"),
        ("/a/b.c", "/a/b.c"),
        ("/a#b", "/a"),
        ("http://[bad/a?b", "/a"),
    ],
)
def test_clean(given, clean):
    assert urls.clean(given) == clean


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/blog/2016/06/21/DockerCon2016.html", "/blog/2016/06/21/DockerCon2016/"),
        ("/a/", "/a/"),
        ("/", "/"),
        ("/a.b.htm", "/a.b/"),
        ("/a.aspx", "/a/"),
        ("/v1.2", "/v1.2/"),
        ("/and-then...html", "/and-then/"),
        ("/Release-3.0", "/Release-3.0/"),
        ("/100%.html", "/100-/"),
    ],
)
def test_renewed(old, new):
    assert urls.renewed(old, "alias") == new
    assert urls.renewed(old, "keep") == old or "%" in old


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/100%.html", "/100-.html"),
        ("/%41/why?/", "/-41/why-/"),
        ("/a\n\x00b/\x7f", "/a-b/-"),
        ("/a:b#c&d é/", "/a:b#c&d é/"),
        ("/" + "é" * 300 + "/x.html", "/" + "é" * 100 + "/x.html"),
    ],
)
def test_hugo_has_no_pages_at_some_addresses(old, new):
    assert urls.renewed(old, "keep") == new


@given(st.text(st.sampled_from("/ab.html%?#: é"), max_size=20))
@example(".htm")
@example("/...")
def test_a_renewed_address_is_a_folder_and_stays_one(text):
    new = urls.renewed(urls.clean(text), "alias")
    assert new.startswith("/")
    assert new.endswith("/")
    assert urls.renewed(new, "alias") == new


@pytest.mark.parametrize(
    ("uri", "path", "suffix"),
    [
        ("/blog/a.html", "/a.html", ""),
        ("https://example.org/blog/a.html#b", "/a.html", "#b"),
        ("http://WWW.Example.org/blog/a.html?x=1#b", "/a.html", "?x=1#b"),
        ("//www.example.org/blog/", "/", ""),
        ("../c/d.html#e", "/2016/c/d.html", "#e"),
        ("d.html", "/2016/05/d.html", ""),
        ("../../../blog/c/d.html", "/c/d.html", ""),
        ("../../../blog/c/?q", "/c/", "?q"),
        ("../../../../../a.html", "/a.html", ""),
        ("?page=2", "/2016/05/x.html", "?page=2"),
        ("/other/a.html", "/other/a.html", ""),
        ("/blog/a%20b.html", "/a b.html", ""),
    ],
)
def test_located(uri, path, suffix):
    place = urls.located(uri, "/2016/05/x.html", HOSTS, "/blog")
    assert place is not None
    assert (place.path, place.suffix) == (path, suffix)


@pytest.mark.parametrize(
    "uri",
    [
        "https://elsewhere.org/blog/a.html",
        "mailto:a@b.c",
        "#fragment",
        "",
        "http://[::1",
        "ftp://example.org/x",
        "tel:1",
    ],
)
def test_what_leads_elsewhere_has_no_location(uri):
    assert urls.located(uri, "/x.html", HOSTS) is None


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("/a:b/", r"/a\:b/"),
        ("/a:c++/", r"/a\:c%2B%2B/"),
        ("/c++/", "/c++/"),
        ("/a..b/", "/a..b/index.html"),
        ("/a..html", "/a..html"),
        ("/a.b/", "/a.b/"),
        ("/a.b/c", "/a.b/c/index.html"),
    ],
)
def test_an_address_as_hugo_wants_it(address, url):
    assert urls.front_matter_url(address) == url
    assert urls.of_front_matter(url).removesuffix("index.html") in (address, f"{address}/")


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://example.org", "https://example.org/"),
        ("http://example.org:8080/a/b/", "http://example.org:8080/a/b/"),
        ("HTTPS://example.org/", "https://example.org/"),
        *((wrong, None) for wrong in ("", "ex.org", "http://", "http://[bad", "http://e.org/?a", "http://e.org/#a")),
        *((wrong, None) for wrong in ("not a url", "ftp://e.org/", "http://e.org:port/", "http://e .org/", "//e.org/")),
    ],
)
def test_the_address_of_a_site(url, site):
    assert urls.site_address(url) == site


def test_what_is_no_address_has_no_host():
    assert urls.hosts_of("http://[bad", "x", "https://www.example.org/") == {"example.org", "www.example.org"}


@pytest.mark.parametrize(
    ("path", "safe"),
    [
        ("blog/a&b", "blog/a-b"),
        ("Über/ß", "Über/ß"),
        ("Ⅷ/a\u200db/e\u0301²", "page/a-b/\u00e9"),
        ("a/.hidden", "a/hidden"),
        ("x y (2)", "x-y-2"),
        ("a_b.c", "a_b.c"),
        ("list.en", "list-en"),
        ("index.EN", "index-EN"),
        ("a.en/list.en.x", "a.en/list-en.x"),
        ("list._language_fr_", "list-_language_fr_"),
        ("open.end", "open.end"),
    ],
)
def test_safe_path(path, safe):
    assert urls.safe_path(path) == safe


def test_beside_a_site_in_a_folder_is_another_site() -> None:
    hosts = frozenset({"example.org"})
    assert urls.located("https://example.org", "/a.html", hosts, "/blog") is None
    assert urls.located("https://example.org", "/a.html", hosts) is not None


SLUGS = (
    *("na%c3%afve", "100%", "a%2Fb", "what?", "c#", "two words", "UPPER", "a:b", "x.y", "a+b", "/lead", "..", "-a-"),
    "ünï",
)


def test_slugs(tmp_path: Path) -> None:
    """Where Hugo publishes a page with a slug, and where its own links lead."""
    pages = [
        Page("", f"content/notes/p{number}.md", {"title": "P", "slug": urls.front_matter_slug(slug)}, "Text")
        for number, slug in enumerate(SLUGS)
    ]
    files = {page.output: front_matter.text(page.front_matter, page.markdown) for page in pages} | {
        "hugo.toml": "baseURL = 'https://tea.test/'\n",
        "layouts/page.html": "{{ .Content }}",
        "layouts/home.html": "{{ range .Site.RegularPages }}{{ .RelPermalink }}\n{{ end }}",
    }
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    public = hugo_site.build(tmp_path).destination
    there = {f"/{path.parent.relative_to(public).as_posix()}/" for path in public.glob("notes/**/index.html")}
    assert {urls.natural_address(page) for page in pages} == there
    linked = html.unescape((public / "index.html").read_text("utf-8")).split()
    assert {urls.clean(one) for one in linked} == there
