"""The redirects for servers: one list, checked, in five formats; and Disqus' map."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from rst2hugo import Code, Options, convert_blog, write
from rst2hugo.hugo.redirects import collect_redirects, files
from rst2hugo.hugo.server_rules import FORMATS, Redirect, pattern
from rst2hugo.model import Page, Term

RULES = [
    Redirect("/a b.html", "", "/a-b/"),
    Redirect("/q.php", "id=3&x=$1", "/q/"),
    Redirect("/ü(1).aspx", "", "/ü/"),
    Redirect('/"$".html', "", "/pri$ce/"),
    Redirect("/Tags/C[1].html", "", "/tags/c[1].html"),
    Redirect("/q.php", "t=%C3%BC/b", "/a b/"),
    Redirect("/q.php", 's="a+b"', "https://other.example/a%20b"),
    Redirect("/at/:noon", "", "/noon/"),
]


def page(source: str, url: str, *aliases: str, queries: tuple[str, ...] = (), draft: bool = False) -> Page:
    return Page(source, "", {"draft": draft}, "", "post", url, aliases[0] if aliases else url, aliases, queries=queries)


def test_one_list_of_pages_terms_and_what_the_engine_knows() -> None:
    pages = [page("a", "/a/", "/a.html", queries=("/?p=12",)), page("d", "/d/", "/d.html", draft=True)]
    terms = [Term("tags", "C++", "/tag/c++/", ("/tag/cpp.html",))]
    rules, told = collect_redirects(pages, terms, {"/feed.xml": "/index.xml"})
    assert rules == [
        ("/a.html", "", "/a/"),
        ("/", "p=12", "/a/"),
        ("/tag/cpp.html", "", "/tag/c++/"),
        ("/feed.xml", "", "/index.xml"),
    ]
    assert not told


def test_a_chain_is_shortened_and_a_circle_refused() -> None:
    rules, told = collect_redirects([page("a", "/a/", "/b")], [], {"/c": "/b", "/x": "/y", "/y": "/x"})
    assert rules == [("/b", "", "/a/"), ("/c", "", "/a/")]
    assert [one.message for one in told] == ["/x leads round to itself", "/y leads round to itself"]


def test_nothing_hides_a_page_and_the_first_claim_counts() -> None:
    rules, told = collect_redirects([page("a", "/a/", "/old"), page("b", "/b/", "/old", "/a/")], [])
    assert rules == [("/old", "", "/a/")]
    assert [str(one) for one in told] == [
        "b: warning[redirect-conflict] /old leads to /a/ already, it cannot lead to /b/",
        "b: warning[redirect-conflict] /a/ is the address of a, it cannot lead to /b/",
    ]


def test_netlify_compares_the_path_as_sent_and_decoded_values() -> None:
    """Checked with Netlify's own matcher, netlify-redirector 0.5.0."""
    assert FORMATS["netlify"][1](RULES, "").splitlines() == [
        "/a%20b.html /a-b/ 301",
        "/q.php id=3 x=$1 /q/ 301",
        "/%C3%BC(1).aspx /%C3%BC/ 301",
        "/%22$%22.html /pri$ce/ 301",
        "/Tags/C[1].html /tags/c%5B1%5D.html 301",
        "/Tags/C%5B1%5D.html /tags/c%5B1%5D.html 301",
        "/q.php t=ü/b /a%20b/ 301",
        "# needs a rule of another kind: /q.php?s=%22a+b%22 -> https://other.example/a%20b",
        "# needs a rule of another kind: /at/:noon -> /noon/",
    ]


@pytest.mark.parametrize("query", ["flag", "a=", "a=b c", "a=b+c", "a=:b", "a[]=b", "a%20b[]=c"])
def test_parameters_that_netlify_cannot_compare(query: str) -> None:
    assert FORMATS["netlify"][1]([Redirect("/q", query, "/n/")], "").startswith("# needs a rule")


def test_cloudflare_compares_the_path_as_sent_and_has_no_queries() -> None:
    """Its sources: parseRedirects.ts, rules-engine.ts; ``:name`` would stand for any word."""
    assert FORMATS["cloudflare"][1](RULES, "").splitlines() == [
        "/a%20b.html /a-b/ 301",
        "/%C3%BC(1).aspx /%C3%BC/ 301",
        "/%22$%22.html /pri$ce/ 301",
        "/Tags/C[1].html /tags/c%5B1%5D.html 301",
        "/Tags/C%5B1%5D.html /tags/c%5B1%5D.html 301",
        "# needs a rule of another kind: /q.php?id=3&x=$1 -> /q/",
        "# needs a rule of another kind: /q.php?t=%C3%BC/b -> /a%20b/",
        "# needs a rule of another kind: /q.php?s=%22a+b%22 -> https://other.example/a%20b",
        "# needs a rule of another kind: /at/:noon -> /noon/",
    ]


def test_nginx_compares_the_decoded_path_and_the_query_as_sent() -> None:
    """Checked with nginx 1.22."""
    assert FORMATS["nginx"][1](RULES, "").splitlines() == [
        "# Include this where http { } is, and put the two lines at the end into server { }.",
        'geo $dollar { default "$"; }',
        "map $uri $moved {",
        '    default "";',
        r'    "~^/a\\ b\\.html$" "/a-b/";',
        r'    "~^/ü\\(1\\)\\.aspx$" "/%C3%BC/";',
        r'    "~^/\"\\$\"\\.html$" "/pri${dollar}ce/";',
        r'    "~^/Tags/C\\[1\\]\\.html$" "/tags/c%5B1%5D.html";',
        '    "~^/at/:noon$" "/noon/";',
        "}",
        'map "$uri?$args" $moved_query {',
        '    default "";',
        r'    "~^/q\\.php\\?id=3&x=(?:(?i:%24)|\\$)1$" "/q/";',
        r'    "~^/q\\.php\\?t=(?:(?i:%C3%BC)|ü)(?:(?i:%2F)|/)b$" "/a%20b/";',
        r'    "~^/q\\.php\\?s=(?:(?i:%22)|\")a(?:(?i:%20)|\\+)b(?:(?i:%22)|\")$" "https://other.example/a%20b";',
        "}",
        '# if ($moved_query != "") { return 301 $moved_query; }',
        '# if ($moved != "") { return 301 $moved; }',
    ]


def test_apache_compares_the_decoded_path_and_the_query_as_sent() -> None:
    """Checked with Apache 2.4; %20 would be the second part of the condition there, and a quote ends a word."""
    assert FORMATS["apache"][1](RULES, "").splitlines() == [
        "RewriteEngine On",
        r'RewriteRule "^a\ b\.html$" "/a-b/" [R=301,L,NE]',
        r'RewriteCond %{QUERY_STRING} "^id=3&x=(?:(?i:%24)|\$)1$"',
        r'RewriteRule "^q\.php$" "/q/" [R=301,L,NE,QSD]',
        r'RewriteRule "^ü\(1\)\.aspx$" "/\%C3\%BC/" [R=301,L,NE]',
        r'RewriteRule "^\x22\$\x22\.html$" "/pri\$ce/" [R=301,L,NE]',
        r'RewriteRule "^Tags/C\[1\]\.html$" "/tags/c\%5B1\%5D.html" [R=301,L,NE]',
        r'RewriteCond %{QUERY_STRING} "^t=(?:(?i:%C3%BC)|ü)(?:(?i:%2F)|/)b$"',
        r'RewriteRule "^q\.php$" "/a\%20b/" [R=301,L,NE,QSD]',
        r'RewriteCond %{QUERY_STRING} "^s=(?:(?i:%22)|\x22)a(?:(?i:%20)|\+)b(?:(?i:%22)|\x22)$"',
        r'RewriteRule "^q\.php$" "https://other.example/a\%20b" [R=301,L,NE,QSD]',
        'RewriteRule "^at/:noon$" "/noon/" [R=301,L,NE]',
    ]


def test_the_patterns_mean_every_way_in_which_a_query_is_sent() -> None:
    for query in ("s=%22a+b%22", 's="a%20b"', "s=%22a%20b%22"):
        assert re.fullmatch(pattern('s="a+b"'), query)
        assert re.fullmatch(pattern(query), 's="a+b"')
    assert re.fullmatch(pattern("a=%26&b=c"), "a=%26&b=c")
    assert not re.fullmatch(pattern("a=B"), "a=b")


def test_json() -> None:
    assert json.loads(FORMATS["json"][1](RULES[1:2], "")) == [{"old": "/q.php", "query": "id=3&x=$1", "new": "/q/"}]


def test_the_rules_of_apache_begin_below_the_folder_of_its_file() -> None:
    rules = [Redirect("/a.html", "", "/a/"), Redirect("/b.html", "q=1", "https://z.example/")]
    for old, new, expected in (
        ("http://x.example/", "https://y.example/blog/", "# needs a rule of another kind: /a.html -> /blog/a/ (in"),
        ("http://x.example/blog/", "https://y.example/blog/", r'RewriteRule "^a\.html$" "/blog/a/" [R=301,L,NE]'),
        ("http://x.example/blog/", "https://y.example/", r'RewriteRule "^blog/a\.html$" "/a/" [R=301,L,NE]'),
    ):
        made = files("apache", rules, [], old, new, disqus=False)["static/.htaccess"]
        assert made.splitlines()[1].startswith(expected)


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


def test_the_blogs_own_redirects_stay(tmp_path: Path) -> None:
    (tmp_path / "_redirects").write_text("/oak /elm 301\n")
    (tmp_path / "a.rst").write_text("---\ntitle: A\npermalink: /a.html\n---\n\nText.\n")
    result = convert_blog(tmp_path, Options.of({"redirects": "netlify"}))
    [told] = [one for one in result.diagnostics if one.code is Code.DUPLICATE_OUTPUT]
    assert (told.path, [asset.output for asset in result.assets]) == ("_redirects", ["static/_redirects"])
    assert "/a.html /a/ 301" in result.files["_redirects"]
    write(result, tmp_path.parent / f"{tmp_path.name}-site")
