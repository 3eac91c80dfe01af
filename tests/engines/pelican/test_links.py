"""Pelican's own ways to link, attached and static files."""

from support.old_blog import written
from support.pelican_blog import CONF, DATED, codes, configured, page, post, published, rst

from rst2hugo import convert_blog
from rst2hugo.engines.pelican import links
from rst2hugo.model.diagnostics import Code

LINKS = {
    "{filename}b.rst": "/b/",
    "{filename}/sub/c.rst#part": "/c/#part",
    "|filename|sub/c.rst?x=1": "/c/?x=1",
    "{filename}my%20post.md": "/mine/",
    "{filename}my post.md": "/mine/",
    "{static}/images/a.png": "/images/a.png",
    "{static}other/z.txt": "/other/z.txt",
    "{tag}two words": "/tag/two-words/",
    r"{tag}two\ words": "/tag/two-words/",
    "{tag}semi, colon": "/tag/semi-colon/",
    "{category}sub": "/category/sub/",
    "{category}sub#": "/category/sub/",
    "{author}Conan Doyle": "/author/conan-doyle/",
    "{index}": "/",
    "https://harbour.example/b.html": "/b/",
    "b.html": "/b/",
}


def test_every_way_to_link(blog):
    blog("b.rst", rst("B", f"{DATED}\n:tags: two words; semi, colon\n:author: Conan Doyle"))
    blog("sub/c.rst", rst("C", body="Part\n====\n\nText."))
    blog("my post.md", "Title: Mine\nDate: 2012-03-04\n\nText\n")
    blog("images/a.png", "png")
    blog("other/z.txt", "z")
    lines = "\n\n".join(f"`w <{uri}>`__" for uri in LINKS)
    result = convert_blog(blog("a.rst", rst("A", body=lines)))
    found = page(result, "a.rst")
    assert found.markdown.split("\n\n") == [f"[w]({address})" for address in LINKS.values()]
    assert codes(found) == []
    assert {asset.address for asset in result.assets} == {"/images/a.png", "/other/z.txt"}


def test_a_link_to_nothing_stays_and_is_told(blog):
    found = post(blog, rst("A", body="`w <{filename}nope.rst>`__ `y <{tag}none>`__"))
    assert found.markdown == "[w](%7Bfilename%7Dnope.rst) [y](%7Btag%7Dnone)"
    assert codes(found) == [Code.BROKEN_LINK, Code.BROKEN_LINK]


def test_files_whose_names_differ_only_in_capitals_are_found_and_told(blog):
    blog("b.rst", rst("B"))
    blog("images/a.PNG", "png")
    blog("other/C.txt", "c")
    body = ".. image:: {static}/Images/A.png\n   :alt: a\n\n`b <{filename}B.rst>`__ `c <{attach}other/c.txt>`__"
    result = convert_blog(blog("a.rst", rst("A", body=body)))
    found = page(result, "a.rst")
    assert found.markdown == "![a](/images/a.PNG)\n\n[b](/b/) [c](/other/C.txt)"
    assert codes(found) == [Code.REPAIRED_ADDRESS] * 3
    assert {one.output for one in result.assets} == {"static/images/a.PNG", "static/other/C.txt"}


def test_a_link_looks_at_the_names_of_all_files_only_once_for_all_links():
    class Files(frozenset[str]):
        walks = 0

        def __iter__(self):
            Files.walks += 1
            return super().__iter__()

    there = Files({"content/my post.md", "content/b.rst"})
    names = ["b.rst", *(f"gone{number}.rst" for number in range(20)), "mypost.md"]
    found = [links.path(name, "content/a.rst", "content", there) for name in names]
    assert found[:2] + found[-1:] == ["content/b.rst", "content/gone0.rst", "content/my post.md"]
    assert Files.walks == 1


def test_marks_of_summaries(blog):
    text = ".. BEGIN_HERE\n\nOne.\n\n.. END_HERE\n\nTwo."
    settings = "SUMMARY_BEGIN_MARKER = '<!-- BEGIN_HERE -->'\nSUMMARY_END_MARKER = '<!-- END_HERE -->'"
    assert post(blog, rst("A", body=text), settings=settings).markdown == "One.\n\n<!--more-->\n\nTwo."
    text = text.replace("BEGIN_HERE", "PELICAN_BEGIN_SUMMARY").replace("END_HERE", "PELICAN_END_SUMMARY")
    assert post(blog, rst("A", body=text)).markdown == "One.\n\n<!--more-->\n\nTwo."
    assert "<!-- PELICAN_BEGIN_SUMMARY -->" in post(blog, rst("A", body=f"Before.\n\n{text}")).markdown


def test_a_link_to_a_draft_is_told_unless_it_is_in_one(blog):
    blog("d.rst", rst("D", f"{DATED}\n:status: draft", "`a <{filename}e.rst>`__"))
    blog("e.rst", rst("E", f"{DATED}\n:status: draft"))
    result = convert_blog(blog("a.rst", rst("A", body="`d <{filename}d.rst>`__")))
    assert page(result, "a.rst").markdown == "[d](/d/)"
    assert codes(page(result, "a.rst")) == [Code.BROKEN_LINK]
    assert codes(page(result, "d.rst")) == []


def test_links_in_html_in_markdown_and_in_summaries(blog):
    links = '[a]({filename}a.rst) ![p](<{static}/images/a b.png>) <img src="{static}/images/a.png"> `[a]({x}y)`'
    header = "Title: B\nDate: 2012-03-04\nSummary: See [a]({filename}a.rst)."
    blog("b.md", f"{header}\n\n{links}\n\n[ref]: |filename|a.rst\n")
    blog("images/a.png", "png")
    blog("images/a b.png", "png")
    raw = '.. raw:: html\n\n   <a href="{filename}b.md">b</a> <video poster="{static}/images/a.png"></video>'
    result = convert_blog(blog("a.rst", rst("A", f"{DATED}\n:summary: See `b <{{filename}}b.md>`__.", raw)))
    assert page(result, "a.rst").front_matter["summary"] == "See [b](/b/)."
    assert '<a href="/b/">b</a> <video poster="/images/a.png"></video>' in page(result, "a.rst").markdown
    assert page(result, "b.md").front_matter["summary"] == "See [a](/a/)."
    assert page(result, "b.md").markdown == (
        '[a](/a/) ![p](/images/a%20b.png) <img src="/images/a.png"> `[a]({x}y)`\n\n[ref]: /a/'
    )


def test_attached_files_move_to_the_page_that_speaks_of_them_first(blog):
    blog("sub/near/x.png", "x")
    blog("far.png", "y")
    blog("sub/b.rst", rst("B", f"{DATED}\n:slug: z/b", "`w <{attach}near/x.png>`__ `y <{attach}/far.png>`__"))
    settings = "ARTICLE_URL = 'p/{slug}/'\nARTICLE_SAVE_AS = 'p/{slug}/index.html'"
    result = convert_blog(configured(blog("sub/a.rst", rst("A", body="`x <{static}near/x.png>`__")), settings))
    assert page(result, "sub/b.rst").markdown == "[w](/sub/near/x.png) [y](/p/z/b/far.png)"
    assert {one.source: one.output for one in result.assets} == {
        "content/far.png": "static/p/z/b/far.png",
        "content/sub/near/x.png": "static/sub/near/x.png",
    }


def test_of_several_pages_that_attach_a_file_the_newest_post_has_it(blog, tmp_path_factory):
    blog("f.txt", "f")
    blog("g.txt", "g")
    link = "`f <{attach}f.txt>`__"
    blog("pages/p.rst", rst("P", ":x: y", "`g <{attach}/g.txt>`__"))
    blog("b.rst", rst("B", ":date: 2012-01-01", f"{link} `g <{{attach}}/g.txt>`__"))
    blog("c.rst", rst("C", ":date: 2013-01-01", link))
    blog("d.rst", rst("D", ":date: 2014-01-01\n:status: hidden", link))
    settings = "THEME = 'simple'\nARTICLE_URL = 'p/{slug}/'\nARTICLE_SAVE_AS = 'p/{slug}/index.html'"
    root = configured(blog("a.rst", rst("A", ":date: 2011-01-01", link)), settings)
    outputs = {one.output for one in convert_blog(root).assets}
    old = published(root, tmp_path_factory.mktemp("old"))
    assert outputs == {f"static/{file.relative_to(old)}" for file in old.rglob("*.txt")} == {
        "static/p/c/f.txt", "static/p/b/g.txt",
    }  # fmt: skip  # a table


def test_static_files(blog):
    blog("images/a.png", "a")
    blog("images/not/b.png", "b")
    blog("extra/robots.txt", "r")
    blog("extra/.htaccess", "h")
    blog("extra/post.rst", rst("Post"))
    blog("loose.txt", "not copied")
    settings = """
STATIC_PATHS = ['images', 'extra/robots.txt', 'extra/.htaccess', 'extra/post.rst']
STATIC_EXCLUDES = ['images/not']
EXTRA_PATH_METADATA = {'extra/robots.txt': {'path': 'robots.txt'}, 'extra/.htaccess': {'save_as': '.htaccess'}}
"""
    result = convert_blog(configured(blog("a.rst", rst("A")), settings))
    assert {one.address: one.output for one in result.assets} == {
        "/images/a.png": "static/images/a.png",
        "/robots.txt": "static/robots.txt",
        "/.htaccess": "static/.htaccess",
    }


def test_files_whose_path_is_a_folder_keep_their_names(blog):
    blog("images/boat.png", "PNG")
    blog("images/quay.png", "PNG")
    root = configured(blog("a.rst", rst("A")), "EXTRA_PATH_METADATA = {'images': {'path': 'pictures/'}}")
    outputs = {one.output for one in convert_blog(root).assets}
    assert outputs == {"static/pictures/boat.png", "static/pictures/quay.png"}


def test_a_theme_that_is_elsewhere_is_not_missed(blog):
    root = blog("a.rst", rst("A"))
    (root / "theme").symlink_to("../../somebody")
    result = convert_blog(configured(root, "THEME = './theme'"))
    assert (result.diagnostics, [one.source for one in result.pages]) == ((), ["content/a.rst"])


def test_sources_beside_pages(blog):
    blog("d.rst", rst("D", f"{DATED}\n:status: draft"))
    result = convert_blog(configured(blog("a.rst", rst("A")), "OUTPUT_SOURCES = True"))
    assert [(one.source, one.output) for one in result.assets] == [("content/a.rst", "static/a.text")]


def test_files_go_beside_the_file_of_a_page_not_beside_its_address(blog):
    blog("f.txt", "f")
    text = rst("A", body="`f <{attach}f.txt>`__")
    settings = "OUTPUT_SOURCES = True\nARTICLE_URL = 'p/{slug}'\nARTICLE_SAVE_AS = 'p/{slug}/index.html'"
    result = convert_blog(configured(blog("a.rst", text), settings))
    assert {one.output for one in result.assets} == {"static/p/a/index.text", "static/p/a/f.txt"}
    result = convert_blog(configured(blog("a.rst", text), settings.replace("/index.html", ".htm")))
    assert {one.output for one in result.assets} == {"static/p/a.text", "static/p/f.txt"}


def test_files_of_a_theme_of_the_blog_s_own(blog):
    blog("../themes/mine/static/css/a.css", "a")
    blog("../themes/mine/static/b.png", "b")
    blog("../themes/mine/templates/c.html", "c")
    root = blog("a.rst", rst("A", body=".. image:: /theme/b.png\n   :alt: B"))
    for settings, expected in (
        ("THEME = 'themes/mine/'", {"static/theme/css/a.css", "static/theme/b.png"}),
        ("THEME = 'themes/mine'\nTHEME_STATIC_DIR = 't'\nTHEME_STATIC_PATHS = ['static/css']", {"static/t/a.css"}),
        ("THEME = 'notmyidea'", set()),
    ):
        assert {one.output for one in convert_blog(configured(root, settings)).assets} == expected


def test_a_file_outside_of_static_paths_is_there_and_was_not_published(blog):
    blog("charts/pier.pdf", "pdf")
    result = convert_blog(blog("a.rst", rst("A", body="`w <{filename}/charts/pier.pdf>`__ `v <{filename}no.pdf>`__")))
    assert [one.message for one in page(result, "a.rst").diagnostics] == [
        "content/charts/pier.pdf is not below STATIC_PATHS, so it was not published ({filename}/charts/pier.pdf); "
        "add its folder",
        "the blog has no file content/no.pdf ({filename}no.pdf)",
    ]


def test_files_beside_a_published_site_are_carried_where_pages_link_to_them(tmp_path):
    files = {
        "static/pier.jpg": "jpg",
        "static/unused.jpg": "jpg",
        "tag/x.html": "html",
        "feeds/all.atom.xml": "xml",
        "content/a.rst": rst("A", body="`w </static/pier.jpg>`__ `x </tag/x.html>`__ `f </feeds/old.xml>`__"),
        "pelicanconf.py": CONF,
    }
    result = convert_blog(written(tmp_path, files))
    assert {asset.output for asset in result.assets} == {"static/static/pier.jpg"}
    assert "[w](/static/pier.jpg)" in page(result, "a.rst").markdown
