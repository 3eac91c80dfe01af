"""What Pelican's plugins made of texts, links, pictures and categories, only where the settings name them."""

import re

import pytest
from lxml import html
from support.hugo_site import build
from support.old_blog import adding, written
from support.pelican_blog import DATED, rst

from rst2hugo import Options, convert_blog, convert_text
from rst2hugo.model.diagnostics import Code
from rst2hugo.writing import write

CONF = """
SITENAME = 'A blog'
SITEURL = 'https://harbour.example'
AUTHOR = 'Jo Doe'
PATH = 'content'
"""


@pytest.fixture
def blog(tmp_path):
    return adding(written(tmp_path, {"pelicanconf.py": CONF}), "content")


def configured(root, plugins, settings=""):
    (root / "pelicanconf.py").write_text(f"{CONF}\nPLUGINS = {plugins!r}\n{settings}\n")
    return root


def page(result, name="a.rst"):
    return next(one for one in result.pages if one.source == f"content/{name}")


def codes(page):
    return sorted((one.code for one in page.diagnostics), key=lambda code: code.value)


def published(result, folder):
    """The folder that Hugo builds of a converted blog."""
    write(result, folder)
    return build(folder).destination


def leads_to(file):
    """Where a page of Hugo's sends its reader on."""
    return re.search(r"url=(?:https://harbour.example)?([^\"']*)", file.read_text("utf-8"))[1]


# Dates


@pytest.mark.parametrize(
    ("plugins", "dates", "is_dated"),
    [
        (["own_dates"], ["", "", ""], True),
        ([], ["", "", ""], False),
        (["own_dates"], ["", "", DATED], False),
        (["own_dates"], ["", ""], False),
    ],
)
def test_articles_that_a_plugin_of_the_blog_dated(blog, plugins, dates, is_dated):
    """Pelican publishes no article without a date: where all of many have none, the plugin gave them theirs."""
    for number, date in enumerate(dates):
        root = blog(f"p{number}.rst", rst(f"P{number}", f"{date}\n:category: things"))
    found = page(convert_blog(configured(root, plugins)), "p0.rst")
    assert (found.draft, codes(found)) == (not is_dated, [Code.GUESSED_DATE if is_dated else Code.MISSING_DATE])


@pytest.mark.parametrize(
    ("settings", "is_dated"),
    [
        ("FALLBACK_ON_FS_DATE = True", True),
        ("PELICAN_VERSION = '3.0'", True),
        ("PELICAN_VERSION = '3.0'\nFALLBACK_ON_FS_DATE = False", False),
        ("PELICAN_VERSION = '3.1'", False),
        ("FALLBACK_ON_FS_DATE = True\nDEFAULT_DATE = None", False),
    ],
)
def test_old_versions_dated_articles_by_their_files(blog, settings, is_dated):
    found = page(convert_blog(configured(blog("a.rst", rst("A", ":category: things")), [], settings)))
    assert (found.draft, codes(found)) == (not is_dated, [Code.GUESSED_DATE if is_dated else Code.MISSING_DATE])


# Categories


def test_subcategories_have_lists_where_they_were(blog, tmp_path_factory):
    settings = "ARTICLE_URL = ARTICLE_SAVE_AS = '{category}/{suburl}/{slug}.html'\nSUBCATEGORY_FEED_ATOM = 'f/%s.xml'"
    blog("b.rst", rst("B", f"{DATED}\n:category: Top"))
    blog("c.rst", rst("C", f"{DATED}\n:category: Other, Things", "`l <{category}Top>`__"))
    root = blog("a.rst", rst("A", f"{DATED}\n:category: Top/ Big Things/x", "Text."))
    result = convert_blog(configured(root, ["subcategory"], settings))
    assert page(result).front_matter["categories"] == ["Top", "Top/Big Things", "Top/Big Things/x"]
    assert page(result).old_url == "/top/top/big things/x/a.html"
    assert page(result, "b.rst").old_url == "/top/top/b.html"
    assert page(result, "c.rst").front_matter["categories"] == ["Other, Things"]
    assert page(result, "c.rst").markdown == "[l](/category/top/)"
    new = published(result, tmp_path_factory.mktemp("new") / "site")
    assert leads_to(new / "subcategory" / "top" / "big things" / "x.html") == "/subcategory/top/big%20things/x/"
    listed = html.parse(new / "subcategory" / "top" / "big things" / "index.html").xpath("//main//article//h2/a/text()")
    assert listed == ["A"]
    assert leads_to(new / "category" / "top.html") == "/category/top/"
    assert (new / "f" / "top" / "big things" / "x.xml").exists()


def test_categories_without_their_plugins_are_names_with_slashes(blog):
    result = convert_blog(configured(blog("a.rst", rst("A", f"{DATED}\n:category: a/b, c")), []))
    assert page(result).front_matter["categories"] == ["a/b, c"]


def test_the_first_of_several_categories_is_in_the_address(blog):
    settings = """
ARTICLE_URL = ARTICLE_SAVE_AS = '{category}/{slug}.html'
CUSTOM_ARTICLE_URLS = {'x': {'URL': 'custom/{category}/{slug}/', 'SAVE_AS': 'custom/{category}/{slug}/index.html'}}
"""
    blog("b.rst", rst("B", f"{DATED}\n:category: x, y"))
    root = blog("a.rst", rst("A", f"{DATED}\n:category: a/b C, d"))
    result = convert_blog(configured(root, ["more_categories", "custom_article_urls"], settings))
    assert page(result).old_url == "/a/b-c/a.html"
    assert page(result, "b.rst").old_url == "/custom/x/b/"


def test_the_index_of_a_folder_is_the_page_of_a_category(blog, tmp_path_factory):
    blog("big/index.rst", rst("Big & *old* things", DATED, "About `a <{filename}deep/a.rst>`__."))
    blog("b.rst", rst("B", DATED, "`l <{category}big>`__ `f <{filename}big/index.rst>`__"))
    root = blog("big/deep/a.rst", rst("A"))
    settings = "ARTICLE_URL = ARTICLE_SAVE_AS = '{category}/{slug}.html'"
    result = convert_blog(configured(root, ["category_meta"], settings))
    assert [one.message for one in result.diagnostics] == []
    assert page(result, "big/deep/a.rst").old_url == "/big/a.html"
    assert page(result, "big/deep/a.rst").front_matter["categories"] == ["Big & old things"]
    assert page(result, "b.rst").markdown == "[l](/category/big/) [f](/category/big/)"
    new = published(result, tmp_path_factory.mktemp("new") / "site")
    assert leads_to(new / "category" / "big.html") == "/category/big/"
    found = html.parse(new / "category" / "big" / "index.html")
    assert found.xpath("//main//h1/text()") == ["Big & old things"]
    assert found.xpath("//main//div[@class='content']//a/@href") == ["/big/a/"]
    assert found.xpath("//main//article//h2/a/text()") == ["A"]


def test_the_key_of_permalinks_may_have_another_name(blog):
    root = blog("a.rst", rst("A", f"{DATED}\n:pid: x"))
    settings = "PERMALINK_PATH = 'p'\nPERMALINK_ID_METADATA_KEY = 'pid'"
    assert page(convert_blog(configured(root, ["permalinks"], settings))).aliases == ("/a.html", "/p/x.html")


# Links


def test_links_with_the_name_of_a_project(blog):
    settings = "INTERLINKS = {'wiki': 'https://wiki.example/'}"
    lines = [
        r"`a <wiki\>Page#x>`__ `b <this\>b.html>`__ `c <other\>x>`__ |pic| `named`_",
        ".. |pic| image:: this>images/x.png\n   :alt: p",
        ".. _named: wiki>Named",
        '.. raw:: html\n\n   <a href="wiki>Raw">raw</a> <a href="wiki&gt;Raw">raw</a>',
    ]
    blog("images/x.png", "x")
    blog("b.md", "Title: B\nDate: 2012-03-04\n\n[a](wiki>Page) `[a](none>b)` [b](this>a.html)\n")
    blog("c.html", "<html><head><title>C</title></head><body><a href='wiki>x'>c</a></body></html>")
    root = blog("a.rst", rst("A", body="\n\n".join(lines)))
    result = convert_blog(configured(root, ["interlinks"], settings))
    assert page(result, "c.html").markdown == "[c](https://wiki.example/x)"
    assert page(result).markdown == (
        "[a](https://wiki.example/Page#x) [b](/b/) [c](/other%3Ex) ![p](/images/x.png) "
        "[named](https://wiki.example/Named)\n\n{{< rawhtml >}}\n"
        '<a href="https://wiki.example/Raw">raw</a> <a href="https://wiki.example/Raw">raw</a>\n{{< /rawhtml >}}'
    )
    assert page(result, "b.md").markdown == "[a](https://wiki.example/Page) `[a](none>b)` [b](/a/)"
    result = convert_blog(configured(root, [], settings))
    assert "wiki.example" not in page(result).markdown


def test_links_to_addresses_of_mail(blog):
    lines = "`a <{mailto}web.master>`__ `b <{mailto}me@there.example?subject=x>`__"
    blog("b.md", "Title: B\nDate: 2012-03-04\n\n[a]({mailto}web)\n")
    result = convert_blog(configured(blog("a.rst", rst("A", body=lines)), ["linker.mailto"]))
    expected = "[a](mailto:web.master@harbour.example) [b](mailto:me@there.example?subject=x)"
    assert page(result).markdown == expected
    assert [(one.code, one.line) for one in page(result).diagnostics] == [(Code.REPAIRED_ADDRESS, 6)]
    assert page(result, "b.md").markdown == "[a](mailto:web@harbour.example)"
    assert [one.code for one in result.diagnostics] == [Code.LOST_ADDRESS]


# Pictures


def test_photos_are_where_they_were(blog, tmp_path_factory):
    settings = "PHOTO_LIBRARY = 'Pictures'\nPHOTO_INLINE_GALLERY_ENABLED = True"
    for name in ("trip/Big.JPG", "trip/captions.txt", "trip/blacklist.txt", "trip/z.png", "trip/no.jpg", "other/x.jpg"):
        blog(f"../Pictures/{name}", {"captions": "Big.JPG: The big *one*", "blacklist": "no.jpg"}.get(name[5:-4], "p"))
    blog("../Pictures/trip/sub/never.jpg", "p")
    blog("../Pictures/other/y z.jpg", "p")
    blog("other/x.jpg", "another")
    body = ".. image:: {photo}trip/Big.JPG\n   :alt: big\n\n.. image:: {lightbox}other/x.jpg\n   :alt: x"
    fields = f"{DATED}\n:image: {{photo}}trip/z.png\n:gallery: {{photo}}trip{{My *trip*}}, {{photo}}none"
    blog("b.md", "Title: B\nDate: 2012-03-04\n\n![x]({lightbox}other/x.jpg)\n\ngallery::{photo}other\n")
    result = convert_blog(configured(blog("a.rst", rst("A", fields, body)), ["pelican.plugins.photos"], settings))
    assert page(result).markdown.split("\n\n") == [
        "![big](/photos/trip/biga.jpg)",
        "[![x](/photos/other/x.jpg)](/photos/other/x.jpg)",
        r"**My \*trip\***",
        r"![The big \*one\*](/photos/trip/big.jpg)",
        "![z](/photos/trip/z.jpg)",
    ]
    assert page(result).front_matter["params"]["image"] == "/photos/trip/za.jpg"
    assert codes(page(result)) == [Code.MISSING_FILE, Code.PRESENTATION, Code.PRESENTATION]
    assert page(result, "b.md").markdown == (
        "![x](/photos/other/x.jpg)\n\n![x](/photos/other/x.jpg)\n\n![y z](/photos/other/y%20z.jpg)"
    )
    assert result.diagnostics == ()
    new = published(result, tmp_path_factory.mktemp("new") / "site")
    found = {str(one.relative_to(new)) for one in (new / "photos").rglob("*.*")}
    names = ("trip/biga", "trip/big", "trip/z", "trip/za", "other/x", "other/y z")
    assert found == {f"photos/{one}.jpg" for one in names}
    assert (new / "photos" / "other" / "x.jpg").read_text() == "p"


def test_photos_from_elsewhere_are_told(blog):
    body = ".. image:: {photo}trip/Big.JPG\n   :alt: big"
    result = convert_blog(configured(blog("a.rst", rst("A", body=body)), ["photos"]))
    assert page(result).markdown == "![big](/photos/trip/biga.jpg)"
    assert codes(page(result)) == [Code.BROKEN_LINK, Code.PRESENTATION]
    assert [one.code for one in result.diagnostics] == [Code.OUTSIDE_BLOG]
    assert "~/Pictures" in result.diagnostics[0].message


def test_pictures_of_an_album_stand_behind_the_text(blog):
    for name in ("one/b c.png", "one/a.jpg", "one/readme.txt", "two/d.png"):
        blog(f"pics/{name}", "p")
    blog("pages/all.rst", rst("All", ":template: gallery"))
    blog("b.md", "Title: B\nDate: 2012-03-04\nGallery: two\n\nText\n")
    root = blog("a.rst", rst("A", f"{DATED}\n:gallery: one", "Text.\n\nMore\n====\n\nEnd."))
    result = convert_blog(configured(root, ["gallery"], "GALLERY_PATH = 'pics'"))
    one = ["![a](/pics/one/a.jpg)", "![b c](/pics/one/b%20c.png)"]
    assert page(result).markdown.split("\n\n") == ["Text.", "## More", "End.", *one]
    assert page(result, "b.md").markdown == "Text\n\n![d](/pics/two/d.png)"
    two = ["**two**", "![d](/pics/two/d.png)"]
    assert page(result, "pages/all.rst").markdown.split("\n\n") == ["Text.", "**one**", *one, *two]
    assert {asset.output for asset in result.assets} == {
        "static/pics/one/a.jpg",
        "static/pics/one/b c.png",
        "static/pics/two/d.png",
    }
    assert codes(page(result)) == [Code.PRESENTATION]
    result = convert_blog(configured(root, [], "GALLERY_PATH = 'pics'"))
    assert page(result).markdown.endswith("End.")


# Words


def test_footnotes_among_the_words(blog, tmp_path_factory):
    words = "One[ref]Of *one*\nnote.[/ref] two [ref]B[/ref], three [#]_; [ref]open ``[ref]x[/ref]``"
    body = f"{words}\n\n.. [#] Own.\n\nS\n=\n\nEnd."
    blog("b.md", "Title: B\nDate: 2012-03-04\n\nOne[ref]Of *one*\nnote.[/ref] `[ref]x[/ref]`\n")
    root = blog("a.rst", rst("A", body=body))
    result = convert_blog(configured(root, ["simple_footnotes"]))
    found = page(result)
    assert found.markdown == (
        "One[^2] two [^3], three [^1]; [ref]open `[ref]x[/ref]`\n\n[^1]: Own.\n\n## S\n\nEnd.\n\n"
        "[^2]: Of *one*\n    note.\n\n[^3]: B"
    )
    assert page(result, "b.md").markdown == "One[^sf-1] `[ref]x[/ref]`\n\n[^sf-1]: Of *one* note."
    new = published(result, tmp_path_factory.mktemp("new") / "site")
    notes = html.parse(new / "a" / "index.html").xpath("//div[@class='footnotes']//li/p")
    assert [" ".join(one.text_content().split()) for one in notes] == ["Of one note. ↩︎", "B ↩︎", "Own. ↩︎"]
    assert "[ref]" in page(convert_blog(configured(root, [])), "b.md").markdown


def test_gists_that_are_paragraphs(blog):
    body = "[gist:id=3254906,file=my_file_.sh,filetype=bash]\n\nOr [gist:id=1] here.\n\n[gist:id=ab12]"
    blog("b.md", "Title: B\nDate: 2012-03-04\n\n[gist:id=ab12]\n")
    result = convert_blog(configured(blog("a.rst", rst("A", body=body)), ["pelican-gist"]))
    assert page(result).markdown.split("\n\n") == [
        '{{< gist id="3254906" file="my_file_.sh" >}}',
        "Or [gist:id=1] here.",
        '{{< gist "ab12" >}}',
    ]
    assert page(result, "b.md").markdown == '{{< gist "ab12" >}}'
    assert codes(page(result)) == []


def test_templates_that_only_name_their_parameters(blog):
    settings = """
SHORTCODES = {'image': '<img src="/images/{{src}}" alt="{{ desc }}">', 'odd': '{% if x %}y{% endif %}'}
"""
    body = 'See [% image src=a_.png desc="A & b" %] here.\n\n[% odd x=1 %]\n\n[% none x=1 %]'
    blog("images/a_.png", "x")
    blog("b.md", "Title: B\nDate: 2012-03-04\n\n[% image src=a_.png desc=b %]\n")
    result = convert_blog(configured(blog("a.rst", rst("A", body=body)), ["shortcodes"], settings))
    picture = '<img src="/images/a_.png" alt="A &amp; b">'
    assert page(result).markdown.split("\n\n") == [
        f"See {{{{< rawhtml >}}}}{picture}{{{{< /rawhtml >}}}} here.",
        "[% odd x=1 %]",
        "[% none x=1 %]",
    ]
    assert '<img src="/images/a_.png" alt="b">' in page(result, "b.md").markdown
    told = [(one.code, one.line) for one in page(result).diagnostics]
    assert told == [(Code.GENERATED_CONTENT, 8), (Code.GENERATED_CONTENT, 10)]


@pytest.mark.parametrize(
    ("plugin", "words", "setting"),
    [
        ("jinja2content", "{% include 'a.rst' %}", "JINJA2CONTENT_TEMPLATES"),
        ("jinja2content", "{{ SITENAME }}", "JINJA2CONTENT_TEMPLATES"),
        ("pelican-cite", "[@knuth]", "PUBLICATIONS_SRC"),
        ("pelican_cite", "[@@knuth 1984]", "PUBLICATIONS_SRC"),
    ],
)
def test_what_only_the_plugin_could_make_is_kept_and_told(blog, tmp_path_factory, plugin, words, setting):
    root = blog("a.rst", rst("A", body=f"See {words} here."))
    result = convert_blog(configured(root, [plugin]))
    assert [(one.code, one.line) for one in page(result).diagnostics] == [(Code.GENERATED_CONTENT, 6)]
    assert words in page(result).diagnostics[0].message
    assert setting in page(result).diagnostics[0].message
    new = published(result, tmp_path_factory.mktemp("new") / "site")
    shown = html.parse(new / "a" / "index.html").xpath("string(//main)")
    assert words in shown
    assert codes(page(convert_blog(configured(root, [])))) == []


def test_liquid_tags_are_text_in_rst(blog):
    body = "{% youtube dQw4w9WgXcQ 640 480 %}\n\n{% img left /a.png %}"
    blog("b.md", f"Title: B\nDate: 2012-03-04\n\n{body}\n")
    result = convert_blog(configured(blog("a.rst", rst("A", body=body)), ["liquid_tags.youtube"]))
    assert page(result).markdown == body.replace("{", r"\{")
    assert codes(page(result)) == []
    assert page(result, "b.md").markdown == '{{< youtube "dQw4w9WgXcQ" >}}\n\n{% img left /a.png %}'
    told = {(one.code, one.line) for one in page(result, "b.md").diagnostics}
    assert told == {(Code.GENERATED_CONTENT, 6), (Code.UNSUPPORTED_OPTION, 1)}


def test_a_game(blog, tmp_path_factory):
    for name in ("utemplate/style.css", "utemplate/UnityProgress.js", "run/Build/UnityLoader.js"):
        blog(f"games/{name}", "x")
    root = blog("a.rst", rst("A", body=".. unitywebgl:: run\n   :width: 640"))
    result = convert_blog(configured(root, ["pelican_unity_webgl"], "STATIC_PATHS = ['games']"))
    assert codes(page(result)) == []
    new = published(result, tmp_path_factory.mktemp("new") / "site")
    found = html.parse(new / "a" / "index.html")
    scripts = ["/games/utemplate/UnityProgress.js", "/games/run/Build/UnityLoader.js"]
    assert found.xpath("//main//script/@src") == scripts
    assert "width: 640px; height: 600px" in found.xpath("//main//div[@id='gameContainer']/@style")[0]
    assert (new / "games" / "run" / "Build" / "UnityLoader.js").exists()
    assert codes(page(convert_blog(configured(root, [])))) == [Code.UNKNOWN_DIRECTIVE]


def test_html_without_raw(blog):
    root = blog("a.rst", rst("A", body='.. html::\n\n   <video\n   src="/x.mp4"></video>'))
    assert '<video src="/x.mp4"></video>' in page(convert_blog(configured(root, ["html_rst_directive"]))).markdown
    assert Code.UNKNOWN_DIRECTIVE in codes(page(convert_blog(configured(root, []))))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (".. button:: Go\n   :target: https://x.example/", "[Go](https://x.example/)"),
        (".. button::\n   :target: https://x.example/\n\n   Go *on*", "[Go *on*](https://x.example/)"),
        (".. alert:: Oh\n   no\n   :type: info", "> [!TOPIC]\n> Oh\n> no\n{.alert .alert-info}"),
        (".. callout:: info\n\n   Oh", "> [!TOPIC]\n> Oh\n{.bs-callout .bs-callout-info}"),
    ],
)
def test_words_on_the_first_line_of_a_directive(blog, written, expected):
    found = page(convert_blog(configured(blog("a.rst", rst("A", body=written)), ["bootstrap-rst"])))
    assert found.markdown == expected
    assert codes(found) == []


def test_the_first_paragraph_may_be_the_summary(blog):
    settings = "SUMMARY_USE_FIRST_PARAGRAPH = True"
    root = blog("a.rst", rst("A", body=".. image:: b.png\n   :alt: b\n\nOne.\n\nTwo."))
    found = page(convert_blog(configured(root, ["summary"], settings)))
    assert found.markdown == "![b](/b.png)\n\nOne.\n\n<!--more-->\n\nTwo."
    root = blog("a.rst", rst("A", body="One.\n\nTwo.\n\n.. PELICAN_END_SUMMARY\n\nThree."))
    found = page(convert_blog(configured(root, ["summary"], settings)))
    assert found.markdown == "One.\n\nTwo.\n\n<!--more-->\n\nThree."
    root = blog("a.rst", rst("A", body="One.\n\nTwo."))
    assert page(convert_blog(configured(root, ["summary"]))).markdown == "One.\n\nTwo."


def test_parts_of_one_thing_are_a_series(blog):
    root = blog("a.rst", rst("A", f"{DATED}\n:parts: tale"))
    assert page(convert_blog(configured(root, ["multi_part"]))).front_matter["series"] == ["tale"]
    assert "series" not in page(convert_blog(configured(root, []))).front_matter


def test_a_table_of_contents_that_the_theme_showed_is_told(blog):
    root = blog("a.rst", rst("A", body=".. contents::\n\nS\n=\n\nEnd."))
    found = page(convert_blog(configured(root, ["extract_toc"])))
    assert [(one.code, one.line) for one in found.diagnostics] == [(Code.PRESENTATION, 6)]
    assert "{{< toc >}}" in found.markdown


def test_plugins_work_alike_in_several_processes(blog):
    blog("x/index.rst", rst("X & y"))
    blog("../Pictures/p.jpg", "p")
    for number in range(40):
        blog(f"x/{number}.rst", rst(f"P{number}", body=".. image:: {photo}p.jpg\n   :alt: p\n\n.. html::\n\n   <hr>"))
    root = configured(
        blog("a.rst", rst("A")), ["photos", "category_meta", "html_rst_directive"], "PHOTO_LIBRARY = 'Pictures'"
    )
    one, many = (convert_blog(root, Options(jobs=jobs)) for jobs in (1, 2))
    assert one.pages == many.pages
    assert {asset.output for asset in many.assets} == {"static/photos/pa.jpg"}


def test_a_lone_text():
    settings = ("PLUGINS=['simple_footnotes', 'pelican_gist']",)
    found = convert_text(rst("A", body="One[ref]Two.[/ref]\n\n[gist:id=1]"), engine="pelican", settings=settings)
    assert found.markdown == 'One[^1]\n\n{{< gist "1" >}}\n\n[^1]: Two.'


# Plugins that no setting names


@pytest.mark.parametrize(
    ("named", "settings", "active"),
    [
        ("pelican[markdown]\npelican-liquid-tags>=1.0\n", "", True),
        ("git+https://github.com/pelican-plugins/liquid-tags.git\n", "", True),
        ("pelican==4.12\npelican_liquid_tags\n", "PLUGINS = None\n", True),
        # Not since Pelican 4.5, not among those that are named, not installed, no such distribution.
        ("pelican==4.2\npelican-liquid-tags\n", "", False),
        ("pelican-liquid-tags\n", "PLUGINS = ['series']\n", False),
        ("pelican-liquid-tags\n", "PLUGINS = []\n", False),
        ("# pelican-liquid-tags\n", "", False),
        ("my-pelican-liquid-tags\n", "", False),
    ],
)
def test_installed_plugins_are_active_unless_settings_name_some(blog, named, settings, active):
    root = blog("a.md", "Title: A\nDate: 2015-01-02\n\nHi\n\n{% youtube aB3_dE-fG7h %}\n")
    written(root, {"pelicanconf.py": CONF + settings, "requirements.txt": named})
    found = page(convert_blog(root, Options(engine="pelican")), "a.md").markdown
    assert ('{{< youtube "aB3_dE-fG7h" >}}' in found) is active


# Files that plugins made


@pytest.mark.parametrize(
    ("settings", "small"),
    [
        ("", "/thumbnails/sea/boat_thumbnail_wide.png"),
        ("THUMBNAIL_DIR = 'little'\nTHUMBNAIL_SIZES = {'tiny': '9'}\n", "/little/sea/boat_tiny.png"),
        ("THUMBNAIL_KEEP_NAME = True\n", "/thumbnails/thumbnail_tall/boat.png"),
        ("THUMBNAIL_KEEP_NAME = THUMBNAIL_KEEP_TREE = True\n", "/thumbnails/thumbnail_tall/sea/boat.png"),
    ],
)
def test_thumbnailer(blog, settings, small):
    body = "\n\n".join(f".. image:: {one}" for one in (small, f"https://harbour.example{small}", f"{small}x"))
    text = rst("A", DATED, body)
    written(blog("a.rst", text), {"content/pictures/sea/boat.png": "big"})
    result = convert_blog(configured(blog("b.rst", rst("B")), ["pelican.plugins.thumbnailer"], settings))
    assert {one.address: one.source for one in result.assets} == {small: "content/pictures/sea/boat.png"}
    assert [one.message.partition(" small")[0] for one in result.diagnostics] == ["thumbnailer made 1"]
    assert page(result).markdown.startswith(f"![]({small})\n\n![]({small})\n\n")
    assert codes(page(result)) == [Code.BROKEN_LINK]


def test_what_plugins_made_besides_pages_is_told(blog):
    text = rst("A", DATED, ".. image:: /b.png\n   :class: image-process-thumb\n")
    result = convert_blog(configured(blog("a.rst", text), ["pdf", "image_process"]))
    told = [one.message for one in result.diagnostics]
    assert told == [
        "pdf made /pdf/ (a PDF of each article and page), which Hugo does not; copy from the old site into "
        "static/ what you need"
    ]
    assert Code.PRESENTATION in codes(page(result))


# Static files of old versions


@pytest.mark.parametrize(
    ("version", "places"),
    [
        ("", {"/images/a.png", "/static/images/a.png", "/images/b.png", "/robots.txt"}),
        ("3.2", {"/static/images/a.png", "/static/images/b.png", "/robots.txt"}),
        ("3.3", {"/images/a.png", "/static/images/a.png", "/images/b.png", "/robots.txt"}),
    ],
)
def test_static_files_were_below_static_until_version_3_2(blog, version, places):
    text = rst("A", DATED, ".. image:: /static/images/a.png\n\n.. image:: |filename|/images/b.png\n")
    names = ("images/a.png", "images/b.png", "robots.txt")
    root = written(blog("a.rst", text), {f"content/{one}": "x" for one in names})
    settings = f"PELICAN_VERSION = '{version}'\n" if version else ""
    result = convert_blog(configured(root, [], f"{settings}FILES_TO_COPY = (('robots.txt', 'robots.txt'),)"))
    assert {one.address for one in result.assets} == places
    below = "/static" if version == "3.2" else ""
    assert page(result).markdown == f"![](/static/images/a.png)\n\n![]({below}/images/b.png)"
    assert codes(page(result)) == []


READER = """
from pelican import signals
from pelican.readers import MarkdownReader

class HeadingReader(MarkdownReader):
    file_extensions = ["md", 'mkd']

def register():
    signals.readers_init.connect(lambda readers: readers.reader_classes.update(md=HeadingReader))
"""


@pytest.mark.parametrize("place", ["tools/headings.py", "tools/headings/__init__.py", "tools/headings/reader.py"])
def test_posts_that_a_plugin_of_the_blog_reads_in_its_own_way_are_no_drafts(blog, place):
    blog("2012-03-04-quay.md", "# The *old* quay\n\nText.\n")
    blog("2012-03-05-pier.md", "Tags: sea\n\n## Planks\n\nText.\n")
    root = configured(blog("2012-03-06-mole.rst", "Text only.\n"), ["headings"], "PLUGIN_PATHS = ['tools']")
    assert page(convert_blog(root), "2012-03-04-quay.md").draft  # as Pelican does without it
    (root / place).parent.mkdir(parents=True)
    (root / place).write_text(READER)
    result = convert_blog(root)
    names = ("2012-03-04-quay.md", "2012-03-05-pier.md", "2012-03-06-mole.rst")
    quay, pier, mole = (page(result, name) for name in names)
    assert (quay.front_matter["title"], quay.markdown, quay.old_url) == ("The old quay", "Text.", "/the-old-quay.html")
    assert (pier.front_matter["title"], pier.markdown) == ("Pier", "## Planks\n\nText.")
    assert codes(pier) == [Code.MISSING_TITLE]
    assert [one.draft for one in (quay, pier, mole)] == [False, False, True]


def test_pages_show_related_posts_and_the_series_as_the_plugins_did(tmp_path):
    """Posts of a series with a number come first; related are those with the most common tags, or those named."""

    def write_post(name, day, header):
        text = f"{name}\n{'=' * len(name)}\n\n:date: 2015-03-0{day}\n{header}\n\nWords.\n"
        (tmp_path / "blog/content" / f"{name.lower()}.rst").write_text(text)

    (tmp_path / "blog/content").mkdir(parents=True)
    write_post("Anchor", 1, ":tags: quay, rope, wind\n:category: a\n:series: Harbours")
    write_post("Buoy", 2, ":tags: quay, rope\n:category: b\n:series: Harbours\n:series_index: 2")
    write_post("Crane", 3, ":tags: quay\n:category: b\n:series: Harbours\n:series_index: 1")
    write_post("Dock", 4, ":tags: quay, rope, wind\n:category: a")
    write_post("Eel", 5, ":tags: fish\n:category: b\n:related_posts: dock, anchor")
    settings = "RELATED_POSTS_MAX = 2\nRELATED_POSTS_SKIP_SAME_CATEGORY = True\n"
    write(convert_blog(configured(tmp_path / "blog", ["series", "related_posts"], settings)), tmp_path / "site")
    site = build(tmp_path / "site").destination

    def shown(name, kind):
        return html.parse(site / name / "index.html").xpath(f"//nav[@class='{kind}']//li//text()")

    assert shown("anchor", "series") == ["Crane", "Buoy", "Anchor"]
    assert shown("dock", "series") == []
    assert shown("anchor", "related") == ["Buoy", "Crane"]
    assert shown("dock", "related") == ["Buoy", "Crane"]
    assert shown("eel", "related") == ["Dock", "Anchor"]
