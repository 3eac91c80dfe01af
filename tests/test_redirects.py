"""In here: the redirects for servers: one list, checked, in five formats; and Disqus' map."""

from __future__ import annotations

import json
from pathlib import Path

from rst2hugo import Options, convert_blog
from rst2hugo.model import Page, Term
from rst2hugo.redirects import FORMATS, Redirect, files, listed

RULES = [
    Redirect("/a b.html", "", "/a-b/"),
    Redirect("/q.php", "id=3&x=$1", "/q/"),
    Redirect("/ü(1).aspx", "", "/ü/"),
    Redirect('/"$".html', "", "/price/"),
]


def page(source: str, url: str, *aliases: str, queries: tuple[str, ...] = (), draft: bool = False) -> Page:
    return Page(source, "", {"draft": draft}, "", "post", url, aliases[0] if aliases else url, aliases, queries=queries)


def test_one_list_of_pages_terms_and_what_the_engine_knows() -> None:
    pages = [page("a", "/a/", "/a.html", queries=("/?p=12",)), page("d", "/d/", "/d.html", draft=True)]
    terms = [Term("tags", "C++", "/tag/c++/", ("/tag/cpp.html",))]
    rules, told = listed(pages, terms, {"/feed.xml": "/index.xml"})
    assert rules == [
        ("/a.html", "", "/a/"),
        ("/", "p=12", "/a/"),
        ("/tag/cpp.html", "", "/tag/c++/"),
        ("/feed.xml", "", "/index.xml"),
    ]
    assert not told


def test_a_chain_is_shortened_and_a_circle_refused() -> None:
    rules, told = listed([page("a", "/a/", "/b")], [], {"/c": "/b", "/x": "/y", "/y": "/x"})
    assert rules == [("/b", "", "/a/"), ("/c", "", "/a/")]
    assert [one.message for one in told] == ["/x leads round to itself", "/y leads round to itself"]


def test_nothing_hides_a_page_and_the_first_claim_counts() -> None:
    rules, told = listed([page("a", "/a/", "/old"), page("b", "/b/", "/old", "/a/")], [])
    assert rules == [("/old", "", "/a/")]
    assert [str(one) for one in told] == [
        "b: warning[redirect-conflict] /old leads to /a/ already, it cannot lead to /b/",
        "b: warning[redirect-conflict] /a/ is the address of a, it cannot lead to /b/",
    ]


def test_netlify() -> None:
    assert FORMATS["netlify"][1](RULES).splitlines() == [
        "/a%20b.html /a-b/ 301",
        "/q.php id=3 x=$1 /q/ 301",
        "/%C3%BC(1).aspx /%C3%BC/ 301",
        "/%22$%22.html /price/ 301",
    ]


def test_cloudflare_has_no_queries() -> None:
    written = FORMATS["cloudflare"][1](RULES).splitlines()
    assert written[0] == "/a%20b.html /a-b/ 301"
    assert written[-1] == "# needs a rule: /q.php?id=3&x=$1 -> /q/"


def test_nginx() -> None:
    written = FORMATS["nginx"][1](RULES)
    assert '    "/a b.html" "/a-b/";\n' in written
    assert '    "/q.php?id=3&x=${dollar}1" "/q/";\n' in written
    assert '    "/\\"${dollar}\\".html" "/price/";\n' in written
    assert 'geo $dollar { default "$"; }\n' in written


def test_apache() -> None:
    assert FORMATS["apache"][1](RULES).splitlines() == [
        "RewriteEngine On",
        'RewriteRule "^a\\ b\\.html$" "/a-b/" [R=301,L,NE]',
        'RewriteCond %{QUERY_STRING} "^id=3\\&x=\\$1$"',
        'RewriteRule "^q\\.php$" "/q/" [R=301,L,NE,QSD]',
        'RewriteRule "^ü\\(1\\)\\.aspx$" "/%C3%BC/" [R=301,L,NE]',
        'RewriteRule "^\\"\\$\\"\\.html$" "/price/" [R=301,L,NE]',
    ]


def test_json() -> None:
    assert json.loads(FORMATS["json"][1](RULES[1:2])) == [{"old": "/q.php", "query": "id=3&x=$1", "new": "/q/"}]


def test_a_site_below_the_root_of_its_host_and_its_disqus_map() -> None:
    pages = [page("a", "/a/", "/a.html"), page("same", "/same/")]
    rules = [Redirect("/a.html", "", "/a/")]
    made = files("netlify", rules, pages, "http://x.org/blog/", "https://y.org/new/", disqus=True)
    assert made == {
        "static/_redirects": "/blog/a.html /new/a/ 301\n",
        "disqus-url-map.csv": "http://x.org/blog/a.html,https://y.org/new/a/\n"
        "http://x.org/blog/same/,https://y.org/new/same/\n",
    }


def test_a_blog_gets_them_when_asked(tmp_path: Path) -> None:
    (tmp_path / "a.rst").write_text(
        "---\ntitle: A\ndate: 2020-01-01\npermalink: /q.php?id=3\naliases: [/x.ASPX]\n---\nText.\n"
    )
    assert "static/_redirects" not in convert_blog(tmp_path, Options(engine="rst")).files
    made = convert_blog(tmp_path, Options(engine="rst", redirects="netlify")).files["static/_redirects"]
    assert made == "/q.php /q/ 301\n/x.ASPX /q/ 301\n/q.php id=3 /q/ 301\n"
