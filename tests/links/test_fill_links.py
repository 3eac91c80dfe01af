"""Links of a whole blog: posts find each other at their new addresses."""

import pytest

from rst2hugo import Options, convert_blog
from rst2hugo.links.link_index import LinkIndex
from rst2hugo.model.diagnostics import Code, Severity

POST = "---\ntitle: {title}\ndate: 2016-06-21\npermalink: {permalink}\n---\n\n{body}\n"


@pytest.fixture
def blog(tmp_path):
    root = tmp_path / "blog"
    (root / "content").mkdir(parents=True)
    (root / "conf.py").write_text(
        "# coding: utf-8\nWWW_ROOT = 'http://www.harbour.example/'\nFILTERS = ['rst']\nSTATIC = 'static'\n"
        "VIEWS = {'/:slug/': {'view': 'entry'}}\n"
    )
    (root / "static").mkdir()
    (root / "static" / "a.png").write_text("png")

    def add(name, permalink, body=""):
        (root / "content" / f"{name}.rst").write_text(POST.format(title=name, permalink=permalink, body=body))
        return root

    return add


def page(result, name):
    return next(page for page in result.pages if page.source == f"content/{name}.rst")


@pytest.mark.parametrize(
    "uri",
    [
        "/2016/b.html",
        "http://www.harbour.example/2016/b.html",
        "https://harbour.example/2016/b.html",
        "//harbour.example/2016/b.html",
        "b.html",
        "../2016/b.html",
        "/2016/b",
        "/2016/b/",
        "b.rst",
    ],
)
def test_every_way_to_name_another_post_leads_to_its_new_address(blog, uri):
    blog("b", "/2016/b.html", "x\n\n.. _part:\n\ny")
    result = convert_blog(blog("a", "/2016/a.html", f"`post <{uri}#part>`__"))
    assert page(result, "a").markdown == "[post](/2016/b/#part)"
    assert page(result, "a").diagnostics == ()


def test_each_link_of_a_page_is_resolved_once(blog, monkeypatch):
    """The ledger has what filling in the links found, and so has the second of two equal links."""
    asked = []
    resolve = LinkIndex.resolve
    monkeypatch.setattr(LinkIndex, "resolve", lambda self, uri, page: asked.append(uri) or resolve(self, uri, page))
    blog("b", "/2016/b.html")
    result = convert_blog(blog("a", "/2016/a.html", "`one <b.html>`__, `two <b.html>`__, `none <c.html>`__"))
    assert sorted(asked) == ["b.html", "c.html"]
    assert [link.address for link in page(result, "a").links] == ["/2016/b/", "/2016/b/", "/2016/c.html"]
    assert [diagnostic.code for diagnostic in page(result, "a").diagnostics] == [Code.BROKEN_LINK]


def test_with_keep_nothing_moves(blog):
    blog("b", "/2016/b.html")
    result = convert_blog(blog("a", "/2016/a.html", "`ex <b.html>`__"), Options(urls="keep"))
    assert page(result, "a").markdown == "[ex](/2016/b.html)"
    assert page(result, "a").front_matter["url"] == "/2016/a.html"
    assert "aliases" not in page(result, "a").front_matter
    assert result.redirects == {}


def test_images_and_raw_html_lead_where_they_led(blog):
    html = '<p><a href="/2016/a.html">self</a> <img src="/a.png?a=1&amp;b=2"></p>'
    body = f".. image:: ../a.png\n\n.. raw:: html\n\n   {html}"
    result = convert_blog(blog("a", "/2016/a.html", body))
    assert page(result, "a").markdown == (
        "![](/a.png)\n\n{{< rawhtml >}}\n"
        '<p><a href="/2016/a/">self</a> <img src="/a.png?a=1&amp;b=2"></p>\n{{< /rawhtml >}}'
    )


def test_what_a_script_writes_is_no_link(blog):
    """It makes its addresses when it runs; the address of the script itself is one."""
    script = "<script type='module'>\nrow = `<a href=\"${boat.url}\">x</a><td background='b.png'>`;\n</script>"
    body = f".. raw:: html\n\n   {script.replace(chr(10), chr(10) + '   ')}\n   <script src='../a.js'></script>"
    found = page(convert_blog(blog("a", "/2016/a.html", body)), "a")
    assert script in found.markdown
    assert "<script src='/a.js'>" in found.markdown
    assert (found.links, len(found.diagnostics)) == ((), 1)


def test_what_was_never_published_is_reported_and_keeps_its_meaning(blog):
    result = convert_blog(
        blog("a", "/2016/a.html", "`ex <none.html>`__\n\n`why </nowhere/>`__\n\n`z <https://e.org/>`__")
    )
    assert page(result, "a").markdown == "[ex](/2016/none.html)\n\n[why](/nowhere/)\n\n[z](https://e.org/)"
    assert [(one.code, one.line) for one in page(result, "a").diagnostics] == [
        (Code.BROKEN_LINK, 7),
        (Code.BROKEN_LINK, 9),
    ]


def test_two_posts_on_one_address_are_an_error_that_names_both(blog):
    blog("a", "/x.html")
    result = convert_blog(blog("b", "/x.html"))
    (found,) = [
        one for one in page(result, "b").diagnostics if one.code is Code.DUPLICATE_ADDRESS and "/x/" in one.message
    ]
    assert "content/a.rst" in found.message
    assert found.path == "content/b.rst"


def test_an_old_address_in_the_body_counts_as_well(blog):
    result = convert_blog(blog("a", "/x.html", "Text.\n\n.. _permalink:\n    /y.html"))
    found = page(result, "a")
    assert found.front_matter["aliases"] == ["/x.html", "/y.html"]
    assert found.url == "/x/"
    assert found.markdown == "Text."
    assert [one.code for one in found.diagnostics] == [Code.TWO_OLD_ADDRESSES]


def test_posts_in_a_sub_path_keep_it(blog):
    blog("b", "/2016/b.html")
    root = blog("a", "/2016/a.html", "`ex </sub/2016/b.html>`__ `why <http://www.harbour.example/sub/2016/b.html>`__")
    conf = root / "conf.py"
    conf.write_text(conf.read_text().replace("harbour.example/", "harbour.example/sub/"))
    assert page(convert_blog(root), "a").markdown == "[ex](/sub/2016/b/) [why](/sub/2016/b/)"
    moved = convert_blog(root, Options(base_url="https://new.harbour.example/"))
    assert page(moved, "a").markdown == "[ex](/2016/b/) [why](/2016/b/)"


RAW = {
    "<a href=/sub/2016/b.html class=x>b</a>": "<a href=/2016/b/ class=x>b</a>",
    '<img srcset="/sub/a.png 2x, ../a.png 100w" src=../a.png>': '<img srcset="/a.png 2x, /a.png 100w" src=/a.png>',
    """<b style="background: url('/sub/a.png') left, url(../a.png)">x</b>""":
        """<b style="background: url('/a.png') left, url(/a.png)">x</b>""",
    '<table background="../a.png"><tr><td>x href=/sub/a.png</td></tr></table>':
        '<table background="/a.png"><tr><td>x href=/sub/a.png</td></tr></table>',
    '<img srcset="data:image/png;base64,AA== 2x" src="/sub/a.png">':
        '<img srcset="data:image/png;base64,AA== 2x" src="/a.png">',
}  # fmt: skip  # a table


@pytest.mark.parametrize("html", RAW)
def test_addresses_in_raw_html_of_every_form_follow(blog, html):
    blog("b", "/2016/b.html")
    root = blog("a", "/2016/a.html", f".. raw:: html\n\n   {html}")
    conf = root / "conf.py"
    conf.write_text(conf.read_text().replace("harbour.example/", "harbour.example/sub/"))
    moved = page(convert_blog(root, Options(base_url="https://new.harbour.example/")), "a")
    assert moved.markdown.split("\n")[1] == RAW[html]
    assert moved.diagnostics == ()


def test_a_page_and_a_file_on_one_address_are_an_error(blog):
    root = blog("a", "/docs/")
    (root / "static" / "docs").mkdir()
    (root / "static" / "docs" / "index.html").write_text("<p>static</p>")
    found = page(convert_blog(root), "a").diagnostics
    assert [(one.code, "static/docs/index.html" in one.message) for one in found] == [(Code.DUPLICATE_ADDRESS, True)]


def test_two_files_with_one_output_are_reported_and_one_is_copied(blog):
    root = blog("a", "/a.html")
    conf = root / "conf.py"
    conf.write_text(conf.read_text().replace("'static'", "['static', 'more']"))
    (root / "more").mkdir()
    (root / "more" / "a.png").write_text("other")
    result = convert_blog(root)
    assert [asset.source for asset in result.assets] == ["static/a.png"]
    assert [(one.path, one.code) for one in result.diagnostics] == [("more/a.png", Code.DUPLICATE_OUTPUT)]


def test_a_page_never_takes_the_file_of_a_list(blog):
    blog("archive", "/archive.html")
    root = blog("a", "/a.html")
    conf = root / "conf.py"
    conf.write_text(
        conf.read_text().replace("VIEWS = {", "VIEWS = {'/all/': {'view': 'archive'}, '/new/': {'view': 'index'}, ")
    )
    result = convert_blog(root)
    assert not {one.output for one in result.pages} & set(result.files)


def test_a_bare_address_of_a_post_keeps_its_text_and_leads_to_the_new_one(blog):
    blog("b", "/2016/b.html")
    result = convert_blog(blog("a", "/2016/a.html", "See http://www.harbour.example/2016/b.html and https://e.org/."))
    assert page(result, "a").markdown == (
        "See [http://www.harbour.example/2016/b.html](/2016/b/) and <https://e.org/>."
    )


def test_an_address_that_is_a_query_is_reported_and_never_the_home_page(blog):
    found = page(convert_blog(blog("a", "/?p=12")), "a")
    assert found.old_url == "/a/"
    assert [(one.code, "/?p=12" in one.message) for one in found.diagnostics] == [(Code.LOST_ADDRESS, True)]
    aliased = page(convert_blog(blog("b", "/b/\naliases: /?p=12 /old/")), "b")
    assert aliased.aliases == ("/old/",)
    assert [one.code for one in aliased.diagnostics] == [Code.LOST_ADDRESS]


@pytest.mark.parametrize(
    ("header", "lost"),
    [
        ("/q.html?id=3", ["/q.html?id=3"]),
        ("http://elsewhere.org/q.html", ["elsewhere.org"]),
        ("http://elsewhere.org/q.html?id=3", ["?id=3", "elsewhere.org"]),
        ("http://[bad/q.html", []),
        ("//harbour.example/q.html#part", []),
        ("/q.html\naliases: /o.html?x=1 http://elsewhere.org/o2.html", ["?x=1", "elsewhere.org"]),
    ],
)
def test_what_an_address_loses_is_reported(blog, header, lost):
    found = page(convert_blog(blog("a", header)), "a")
    assert found.old_url == "/q.html"
    assert [one.code for one in found.diagnostics] == [Code.LOST_ADDRESS] * len(lost)
    assert all(part in one.message for part, one in zip(lost, found.diagnostics, strict=True))


def test_a_list_on_the_address_of_a_post_stands_beside_it(blog):
    root = blog("a", "/all/")
    conf = root / "conf.py"
    conf.write_text(conf.read_text().replace("VIEWS = {", "VIEWS = {'/all/': {'view': 'archive'}, "))
    result = convert_blog(root)
    assert (page(result, "a").url, page(result, "a").diagnostics) == ("/all/", ())
    assert Code.LISTED_ELSEWHERE in [one.code for one in result.diagnostics]
    assert "url = '/all-list/'" in "".join(result.files.values())


def draft(name, permalink, body=""):
    """Arguments for ``blog`` that make a draft."""
    return name, f"{permalink}\ndraft: true", body


def test_a_published_post_never_leads_to_a_draft(blog):
    blog("b", "/2016/b.html")
    blog(*draft("c", "/2016/c.html", "Text.\n\n.. _permalink: /2016/b.html"))
    result = convert_blog(blog("a", "/2016/a.html", "`b </2016/b.html>`__ `c </2016/c.html>`__ `source <c.rst>`__"))
    assert page(result, "a").markdown == "[b](/2016/b/) [c](/2016/c/) [source](/2016/c/)"
    told = page(result, "a").diagnostics
    assert [one.code for one in told] == [Code.BROKEN_LINK] * 2
    assert all("draft" in one.message for one in told)


def test_a_draft_leads_to_drafts_and_to_published_posts(blog):
    blog("b", "/2016/b.html")
    blog(*draft("c", "/2016/c.html"))
    links = "`b </2016/b.html>`__ `c </2016/c.html>`__ `me <a.html>`__"
    result = convert_blog(blog(*draft("a", "/2016/a.html", links)))
    assert page(result, "a").markdown == "[b](/2016/b/) [c](/2016/c/) [me](/2016/a/)"
    assert page(result, "a").diagnostics == ()


def test_of_two_published_posts_on_one_address_the_first_has_the_links(blog):
    blog("b", "/x.html")
    blog("c", "/c.html", ".. _permalink: /x.html")
    assert page(convert_blog(blog("a", "/a.html", "`this </x.html>`__")), "a").markdown == "[this](/x/)"


@pytest.mark.parametrize("other", ["/x.html", "/y.html\naliases: /x.html"])
def test_a_draft_on_the_address_of_a_published_post_is_a_warning(blog, other):
    blog(*draft("a", other))
    result = convert_blog(blog("b", "/x.html"))
    assert page(result, "b").diagnostics == ()
    told = page(result, "a").diagnostics
    assert {one.code for one in told} == {Code.DRAFT_ADDRESS}
    assert all("content/b.rst" in one.message for one in told)
    assert Code.DRAFT_ADDRESS.severity is Severity.WARNING


@pytest.mark.parametrize("uri", ["http%3a%2f%2fe.org/x", ":target:http://e.org/x", "x/http://e.org", "tel%3A123"])
def test_what_decodes_to_an_address_elsewhere_is_no_path_here(blog, uri):
    result = convert_blog(blog("a", "/2016/a.html", f"`text <{uri}>`__"), Options(repair=False))
    assert page(result, "a").markdown == f"[text]({uri})"
    assert [one.code for one in page(result, "a").diagnostics] == [Code.BROKEN_LINK]


FRAGMENTS = {
    "here": (".. _here:\n\ny", None),
    "raw": (".. raw:: html\n\n   <a name='raw'></a>", None),
    "a-title": ("A title\n-------\n\ny", None),
    "main-2": (".. code-block:: python\n   :linenos:\n   :lineanchors: main\n\n   a\n   b", None),
    "main-3": (".. code-block:: python\n   :linenos:\n   :lineanchors: main\n\n   a\n   b", "main-3"),
    "comment-12": ("y", None),
    "top": ("y", None),
    "gone": ("y", "gone"),
}


@pytest.mark.parametrize("fragment", FRAGMENTS)
def test_a_fragment_that_no_place_has_is_reported(blog, fragment):
    body, lost = FRAGMENTS[fragment]
    blog("b", "/2016/b.html", f"x\n\n{body}\n\n`there <#{fragment}>`__")
    result = convert_blog(blog("a", "/2016/a.html", f"`there <b.html#{fragment}>`__"))
    found = [*page(result, "a").diagnostics, *page(result, "b").diagnostics]
    told = [f"{one.code.value}: {one.message}" for one in found]
    assert told == (
        [f"broken-link: /2016/b/ has no anchor #{lost} (b.html#{lost})", f"broken-link: the page has no anchor #{lost}"]
        if lost
        else []
    )
    assert [one.state for one in page(result, "a").links] == ["unresolved" if lost else "ok"]


@pytest.mark.parametrize("repair", [True, False])
def test_a_percent_sign_in_the_name_of_a_file(tmp_path, repair):
    (tmp_path / "a.rst").write_text("A\n=\n\n:date: 2020-01-02\n\n.. image:: /Se%F1a.png\n")
    (tmp_path / "Se%F1a.png").write_text("x")
    result = convert_blog(tmp_path, Options(engine="rst", repair=repair))
    page = result.pages[0]
    assert page.markdown == f"![](/Se%{'25' if repair else ''}F1a.png)"
    code = Code.REPAIRED_ADDRESS if repair else Code.BROKEN_LINK
    assert code in [one.code for one in page.diagnostics]
