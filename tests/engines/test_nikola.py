"""Nikola's rules, each with the fact that its users rely on; what Nikola publishes is in test_nikola_site."""

import datetime as dt
from pathlib import Path

import pytest
from support.nikola_blog import BOTH, CONF, POST, blog, one
from support.old_blog import page, publisher, told, written

from rst2hugo import Options, convert_blog
from rst2hugo.engines.nikola import Nikola
from rst2hugo.engines.nikola.conf import Conf, candidate, language_tag, version
from rst2hugo.model.diagnostics import Code


def site(root, settings=""):
    return Nikola(written(root, {"conf.py": CONF + settings}), Options()).site


# Headers


def test_comments_are_the_header_up_to_the_first_blank_line(tmp_path):
    header = "\n.. title: A: b\n.. date: 2015-01-02\n.. empty:\nwhatever else\n..  two: blanks\n"
    text = f"{header}\nText.\n\n.. title: body\n"
    found = one(tmp_path, text)
    assert found.front_matter["title"] == "A: b"
    assert found.front_matter["params"][" two"] == "blanks"
    assert "empty" not in found.front_matter["params"]
    assert found.markdown == "whatever else\n\nText.\n\n<!-- title: body -->"
    assert [(one.line, one.code) for one in found.diagnostics] == [(5, Code.TEXT_IN_HEADER)]


def test_a_target_in_the_first_block_is_one(tmp_path):
    """Nikola takes it for metadata, and stops for want of it."""
    found = one(tmp_path, ".. title: A\n.. date: 2015-01-02\n.. _foo: http://x.example\n\nA link: foo_\n")
    assert found.markdown == "A link: [foo](http://x.example)"


@pytest.mark.parametrize(
    ("settings", "title", "markdown"),
    [
        ("NIKOLA_VERSION = 7", "Rigging", "Ropes.\n\n## More\n\nKnots."),
        ("NIKOLA_VERSION = 8", "a", "## Rigging\n\nRopes.\n\n## More\n\nKnots."),
    ],
)
def test_a_heading_among_the_lines_of_the_header(tmp_path, settings, title, markdown):
    """Nikola 7 takes it for the title, Nikola 8 shows it nowhere."""
    text = ".. date: 2015-01-02\nRigging\n-------\n\nRopes.\n\nMore\n----\n\nKnots.\n"
    found = one(tmp_path, text, settings=settings)
    assert (found.front_matter["title"], found.markdown) == (title, markdown)
    assert [one.code for one in found.diagnostics] == ([Code.TEXT_IN_HEADER] if title == "a" else [])


def test_without_a_header_the_whole_file_is_the_body(tmp_path):
    found = one(tmp_path, "Just text.\n\nMore.\n", "posts/My File.rst")
    assert (found.front_matter["title"], found.markdown) == ("My File", "Just text.\n\nMore.")


def test_a_file_without_a_blank_line_is_header_and_body(tmp_path):
    found = one(tmp_path, ".. title: A\n  .. tags: x\n.. date: 2015-01-02\nText.")
    assert (found.front_matter["title"], found.front_matter["tags"]) == ("A", ["x"])
    assert found.markdown.endswith("Text.")
    assert Code.TEXT_IN_HEADER not in [one.code for one in found.diagnostics]


def test_yaml_and_toml_headers(tmp_path):
    yaml = "---\ntitle: 'A: b'\ndate: 2015-01-02 03:04\ntags: [x, 'y, z']\n---\n\nText.\n"
    toml = '+++\ntitle = "B"\ndate = 2015-01-02 03:04:05\ntags = ["x"]\n+++\n\nText.\n'
    result = blog(tmp_path, {"posts/a.rst": yaml, "posts/b.rst": toml})
    assert page(result, "posts/a.rst").front_matter["tags"] == ["x", "y, z"]
    assert page(result, "posts/b.rst").front_matter["date"] == dt.datetime(2015, 1, 2, 3, 4, 5)
    assert {one.markdown for one in result.pages} == {"Text."}


@pytest.mark.parametrize(
    "meta",
    [
        ".. title: A\n.. slug: s\n.. date: 2015-01-02\n.. tags: x, y\n.. link: https://l.example/\n",
        "---\ntitle: A\nslug: s\ndate: 2015-01-02\ntags: x, y\nlink: https://l.example/\n---\n",
        "A\ns\n2015-01-02\nx, y\nhttps://l.example/\n\ntext\n",
    ],
)
def test_a_meta_file_leaves_the_whole_text_to_the_body(tmp_path, meta):
    result = blog(tmp_path, {"posts/a.rst": ".. note:: All of it.\n", "posts/a.meta": meta})
    found = page(result, "posts/a.rst")
    assert found.url == "/posts/s/"
    assert found.front_matter["title"] == "A"
    assert found.front_matter["tags"] == ["x", "y"]
    assert found.front_matter["params"]["link"] == "https://l.example/"
    assert found.markdown == "> [!NOTE]\n> All of it."


def test_fields_below_the_title_if_the_settings_say_so(tmp_path):
    text = "A *title*\n=========\n\n:date: 2015-01-02\n:Author: Jo, Al\n:tags: x, y\n\nText.\n"
    settings = "USE_REST_DOCINFO_METADATA = True\nMULTIPLE_AUTHORS_PER_POST = True\n"
    header = one(tmp_path / "with", text, settings=settings).front_matter
    assert (header["title"], header["date"], header["tags"]) == ("A title", dt.date(2015, 1, 2), ["x", "y"])
    assert header["authors"] == ["Jo", "Al"]
    assert one(tmp_path / "without", text).front_matter["title"] == "a"


@pytest.mark.parametrize("authors", ["Jo; Al", "Jo, Al", "- Jo\n  - Al"])
def test_several_authors_in_a_field_were_one_term(tmp_path, authors):
    text = f"A\n=\n\n:date: 2015-01-02\n:authors:\n  {authors}\n\nText.\n"
    files = {"posts/a.rst": text, "posts/b.rst": f"{POST}\nx\n"}
    settings = "USE_REST_DOCINFO_METADATA = True\nMULTIPLE_AUTHORS_PER_POST = True\n"
    result = blog(tmp_path, files, settings)
    assert page(result, "posts/a.rst").front_matter["authors"] == ["Jo; Al"]
    assert '"url" "/authors/jo-al.xml"' in result.files["content/_content.gotmpl"]


def test_what_the_name_of_a_file_says(tmp_path):
    settings = r"FILE_METADATA_REGEXP = r'posts/(?P<Date>\d{4}-\d{2}-\d{2})-(?P<slug>[^.]*)-(?P<title>\w*)\.rst'"
    found = one(tmp_path, ".. tags: x\n\nText.\n", "posts/2015-01-02-one-my_title.rst", settings)
    assert found.front_matter["title"] == "My title"
    assert found.front_matter["date"] == dt.date(2015, 1, 2)
    assert found.url == "/posts/one/"


def test_names_that_other_programs_have(tmp_path):
    settings = "METADATA_MAPPING = {'yaml': {'permalink': 'slug'}}\n"
    assert one(tmp_path, "---\ntitle: A\npermalink: p\n---\n\nx\n", settings=settings).url == "/posts/p/"


def test_fields_in_hugos_terms(tmp_path):
    lines = ".. updated: 2016-01-01\n.. description: D\n.. type: micro\n.. previewimage: p.png\n.. status: featured\n"
    header = one(tmp_path, f"{POST}{lines}.. guid: g\n.. hidetitle: yes\n.. priority: 5\n\nx\n").front_matter
    assert (header["lastmod"], header["description"]) == (dt.date(2016, 1, 1), "D")
    assert {"type", "priority", "status"}.isdisjoint(header)
    wanted = {"type": "micro", "images": ["/posts/a/p.png"], "featured": True, "guid": "g", "hidetitle": "yes"}
    assert wanted.items() <= header["params"].items()


def test_a_preview_image_at_a_malformed_address(tmp_path):
    found = one(tmp_path, f"{POST}.. previewimage: http://[tide\n\nEbb.\n")
    assert (found.front_matter["params"]["images"], found.markdown) == (["http://[tide"], "Ebb.")


WEST = dt.timezone(-dt.timedelta(hours=3))


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2014-03-05 10:11:12 UTC-03:00", dt.datetime(2014, 3, 5, 10, 11, 12, tzinfo=WEST)),
        ("2014-03-05 10:11:12 UTC", dt.datetime(2014, 3, 5, 10, 11, 12, tzinfo=dt.UTC)),
        ("3/4/2012", dt.date(2012, 3, 4)),
        ("March 5, 2014 10:11", dt.datetime(2014, 3, 5, 10, 11)),
        ("2014-03-05", dt.date(2014, 3, 5)),
    ],
)
def test_dates(tmp_path, written, date):
    assert one(tmp_path, f".. title: A\n.. date: {written}\n\nx\n").front_matter["date"] == date


@pytest.mark.parametrize(
    ("line", "draft", "listed"),
    [("status: draft", True, True), ("status: private", False, False), ("status: published", False, True),
     ("status: odd", False, True), ("tags: draft", False, True)],
)  # fmt: skip  # a table
def test_status(tmp_path, line, draft, listed):
    found = one(tmp_path, f"{POST}.. {line}\n\nx\n")
    assert found.draft is draft
    assert ("build" not in found.front_matter) is listed
    assert ("bad-value" in [diagnostic.code.value for diagnostic in found.diagnostics]) is ("odd" in line)


@pytest.mark.parametrize(
    ("tags", "draft", "private", "left"),
    [
        ("Draft, x", True, False, ["x"]),
        ("private, x", False, True, ["x"]),
        ("retired, x", False, True, ["x"]),
        ("mathjax, x", False, False, ["mathjax", "x"]),
    ],
)
def test_special_tags_of_old_blogs(tmp_path, tags, draft, private, left):
    found = one(tmp_path, f"{POST}.. tags: {tags}\n\nx\n", settings="NIKOLA_VERSION = 7\n")
    assert (found.draft, "build" in found.front_matter, found.front_matter["tags"]) == (draft, private, left)


def test_until_version_7_a_heading_is_the_title(tmp_path):
    text = ".. date: 2015-01-02\n\n=====\nTitle\n=====\n\nText.\n"
    found = one(tmp_path / "7", text, settings="NIKOLA_VERSION = 7\n")
    assert (found.front_matter["title"], found.markdown) == ("Title", "Text.")
    found = one(tmp_path / "8", text)
    assert (found.front_matter["title"], found.markdown) == ("a", "## Title\n\nText.")


# Addresses


@pytest.mark.parametrize(
    ("name", "lines", "settings", "old"),
    [
        ("posts/My File.Name_x.rst", "", "", "/posts/my-filename_x/"),
        ("posts/sub/three.rst", ".. pretty_url: False\n", "", "/posts/sub/three.html"),
        ("posts/a.rst", ".. slug: Custom Slug_é\n", "", "/posts/Custom Slug_é/"),
        ("posts/a.rst", "", "PRETTY_URLS = False\n", "/posts/a.html"),
        ("posts/a.rst", ".. pretty_url: yes\n", "PRETTY_URLS = False\n", "/posts/a/"),
        ("posts/a.rst", ".. slug: index\n", "", "/posts/"),
        ("posts/a.rst", "", "NIKOLA_VERSION = 7\n", "/posts/a.html"),
        ("posts/a.rst", "", "POSTS = [('posts/*.rst', '', 'p')]\n", "/a/"),
        ("posts/x/y/a.rst", "", "POSTS = [('posts/*.rst', 'blog/all', 'p')]\n", "/blog/all/x/y/a/"),
        ("posts/Größe.rst", "", "", "/posts/grosse/"),
        ("posts/Größe.rst", "", "USE_SLUGIFY = False\n", "/posts/Größe/"),
        ("pages/about.rst", "", "", "/about/"),
        ("pages/index.rst", "", "", "/"),
        (
            "stories/s.rst",
            "",
            "PAGES = (('stories/*.rst', 'stories', 'story.tmpl'),)\ndel USE_TAG_METADATA\n",
            "/stories/s.html",
        ),
        ("posts/c++.rst", "", "", "/posts/c++/"),
        ("posts/c++.rst", "", "post_pages = (('posts/*.rst', 'posts', 'p', True),)\n", "/posts/c.html"),
    ],
)
def test_addresses(tmp_path, name, lines, settings, old):
    assert one(tmp_path, f"{POST}{lines}\nx\n", name, settings).old_url == old


def test_the_first_row_that_matches_has_a_file(tmp_path):
    rows = "(('posts/*.rst', 'one', 'p'), ('posts/sub/*.rst', 'two', 'p'), ('other/*.x', 'three', 'p'))"
    files = {"posts/sub/a.rst": f"{POST}\nx\n", "posts/sub/b.txt": "no post", "output/posts/a.rst": "made by Nikola"}
    result = blog(tmp_path, files, f"POSTS = {rows}\n")
    assert [found.old_url for found in result.pages] == ["/one/sub/a/"]


@pytest.mark.parametrize(
    ("settings", "found"),
    [
        ("", 8), ("DATE_FORMAT = '%Y-%m-%d'", 7), ("post_pages = ()", 6), ("NIKOLA_VERSION = 7", 7),
        ("PAGES = (('stories/*.rst', 'stories', 'story.tmpl'),)", 7), ("DATE_FORMAT = 'yyyy-MM-dd'", 8),
        ("COMMENTS_IN_STORIES = True", 7), ("COMMENTS_IN_STORIES = True\nUSE_TAG_METADATA = True", 8),
    ],
)  # fmt: skip  # a table
def test_the_version_that_settings_were_written_for(tmp_path, settings, found):
    root = written(tmp_path, {"conf.py": settings})
    assert Nikola(root, Options()).conf.version == found


def test_versions_are_told_by_the_settings_alone():
    assert version({}) == 8


# Languages


@pytest.mark.parametrize(
    ("path", "language", "pattern", "found"),
    [
        ("p/a.rst", "es", "{path}.{lang}.{ext}", "p/a.es.rst"),
        ("p/a.b.rst", "es", "{path}.{lang}.{ext}", "p/a.b.es.rst"),
        ("p/a.es.rst", "en", "{path}.{lang}.{ext}", "p/a.rst"),
        ("p/a.rst", "en", "{path}.{lang}.{ext}", "p/a.rst"),
        ("p/a.rst", "es", "{path}.{ext}.{lang}", "p/a.rst.es"),
        ("p/a.rst.es", "en", "{path}.{ext}.{lang}", "p/a.rst"),
    ],
)
def test_names_of_translations(path, language, pattern, found):
    conf = Conf({"TRANSLATIONS": {"en": "", "es": "./es"}, "DEFAULT_LANG": "en"})
    assert candidate(path, language, conf, pattern) == found


TAGS = [("pt_br", "pt-BR"), ("sr_latin", "sr-Latn"), ("en", "en"), ("zh_cn", "zh-CN")]


@pytest.mark.parametrize(("name", "tag"), TAGS)
def test_language_tags(name, tag):
    assert language_tag(name) == tag


def test_a_translation_has_what_it_does_not_say_from_the_original(tmp_path):
    files = {
        "posts/one.rst": f"{POST}.. tags: x\n.. slug: uno\n\nOne, :doc:`two` and `it <link://slug/two>`__.\n",
        "posts/one.es.rst": ".. title: Uno\n\nUno, :doc:`two` y `esto <link://slug/two>`__.\n",
        "posts/two.rst": f"{POST}\n`one <link://filename/posts/one.rst>`__\n",
        "posts/two.es.rst": ".. title: Dos\n\n`uno <link://filename/posts/one.rst>`__, `x <link://tag/x>`__\n",
    }
    result = blog(tmp_path, files, BOTH)
    found = page(result, "posts/one.es.rst")
    assert (found.url, found.output, found.language) == ("/es/posts/uno/", "content/posts/one.es.md", "es")
    assert (found.front_matter["title"], found.front_matter["tags"]) == ("Uno", ["x"])
    assert found.markdown == "Uno, [Dos](/es/posts/two/) y [esto](/es/posts/two/)."
    assert page(result, "posts/one.rst").markdown == "One, [A](/posts/two/) and [it](/posts/two/)."
    assert page(result, "posts/two.es.rst").markdown == "[uno](/es/posts/uno/), [x](/es/categories/x/)"
    assert page(result, "posts/one.rst").aliases == ("/br/posts/uno/",)
    assert "defaultContentLanguage = 'en'" in result.files["hugo.toml"]
    assert told(result) == []


def test_the_words_of_a_post_are_in_its_language(tmp_path):
    settings = "DEFAULT_LANG = 'es'\nTRANSLATIONS = {'es': '', 'pt': './pt', 'uk': './uk'}\n"
    body = "\n.. contents::\n\n.. note:: x\n\nOne\n---\n\n"
    files = {
        "posts/a.rst": f"{POST}{body}.. consejo:: y\n",
        "posts/a.pt.rst": f"{POST}{body}.. dica:: y\n",
        "posts/a.uk.rst": f"{POST}{body}.. hint:: y\n",
    }
    result = blog(tmp_path, files, settings)
    spanish, portuguese, other = (page(result, path).markdown for path in files)
    assert "> [!NOTE] Nota\n> x" in spanish
    assert "> [!TOPIC] Contenido" in spanish
    assert "> [!TIP] Consejo\n> y" in spanish
    assert "> [!NOTE] Nota\n> x" in portuguese
    assert "> [!TIP] Dica\n> y" in portuguese
    assert "> [!NOTE]\n> x" in other  # docutils would know Ukrainian, Nikola 8.3 does not ask it
    assert "unknown-directive" not in told(result)


def test_posts_without_a_translation_were_shown_in_every_language(tmp_path):
    files = {"posts/two.rst": f"{POST}\nx\n", "posts/solo.es.rst": f"{POST}\ny\n"}
    result = blog(tmp_path / "shown", files, BOTH)
    assert page(result, "posts/two.rst").aliases == ("/es/posts/two/", "/br/posts/two/")
    assert page(result, "posts/solo.es.rst").old_url == "/es/posts/soloes/"
    assert page(result, "posts/solo.es.rst").aliases == ("/posts/soloes/", "/br/posts/soloes/")
    result = blog(tmp_path / "not", files, BOTH + "SHOW_UNTRANSLATED_POSTS = False\n")
    assert page(result, "posts/two.rst").aliases == ()


def test_without_a_pattern_the_files_tell_it(tmp_path):
    settings = BOTH + "del TRANSLATIONS_PATTERN\nNIKOLA_VERSION = 7\n"
    old = blog(tmp_path / "old", {"posts/a.rst": f"{POST}\nx\n", "posts/a.rst.es": ".. title: Y\n\ny\n"}, settings)
    new = blog(tmp_path / "new", {"posts/a.rst": f"{POST}\nx\n", "posts/a.es.rst": ".. title: Y\n\ny\n"}, settings)
    assert [found.old_url for found in (*old.pages, *new.pages)] == ["/posts/a.html", "/es/posts/a.html"] * 2
    assert [found.output for found in old.pages] == ["content/posts/a.md", "content/posts/a.es.md"]


# Engines


def test_detection(tmp_path):
    assert publisher(written(tmp_path / "a", {"conf.py": CONF, "posts/a.rst": POST})) == "nikola"


def test_settings_of_the_site(tmp_path):
    settings = (
        "from nikola import filters\nFILTERS = {'.html': [filters.typogrify]}\nTIMEZONE = 'America/New York'\n"
        "BLOG_EMAIL = 'a@b.example'\nBLOG_DESCRIPTION = 'D'\nFEED_LENGTH = 5\nINDEX_DISPLAY_POST_COUNT = 3\n"
        "THEME_COLOR = '#123456'\nDEPLOY_FUTURE = True\n"
    )
    found = site(tmp_path, settings)
    assert (found.title, found.base_url) == ("A blog", "https://b.example/")
    assert (found.author, found.email) == ("Jo", "a@b.example")
    assert (found.description, found.time_zone, found.feed_length, found.page_size) == ("D", "America/New_York", 5, 3)
    assert (found.typographer, found.future, found.disqus, found.section) == (True, True, "ablog", "posts")
    assert found.params["theme_color"] == "#123456"
    assert not site(tmp_path, "COMMENT_SYSTEM = 'isso'\n").disqus


def test_what_comments_and_feeds_know_a_post_by(tmp_path):
    settings = BOTH + "PRETTY_URLS = False\nCACHE_FOLDER = 'c'\n"
    files = {
        "posts/sub/a.rst": f"{POST}.. slug: b c\n\nx\n",
        "posts/sub/a.es.rst": ".. title: Y\n\ny\n",
        "posts/n.rst": f"{POST}.. nocomments: yes\n.. guid: g\n\nx\n",
        "pages/p.rst": "x\n",
    }
    result = blog(tmp_path, files, settings)
    address = "https://b.example/posts/sub/b%20c.html"
    wanted = {"disqus_identifier": "c/posts/sub/a.html", "disqus_url": address, "guid": address}
    assert page(result, "posts/sub/a.rst").front_matter["params"] == wanted
    assert page(result, "posts/sub/a.es.rst").front_matter["params"]["disqus_identifier"] == "c/posts/sub/a.html"
    assert page(result, "posts/n.rst").front_matter["params"] == {"nocomments": "yes", "guid": "g"}
    assert "params" not in page(result, "pages/p.rst").front_matter


def test_a_lone_text_is_a_post(tmp_path):
    root = written(tmp_path, {"conf.py": CONF, "elsewhere/a.rst": f"{POST}\nx\n"})
    assert [found.source for found in convert_blog(root, Options(engine="nikola")).pages] == []
    assert Code.NO_POSTS in [found.code for found in convert_blog(root, Options(engine="nikola")).diagnostics]


def test_escapes_in_categories_are_not_shown(tmp_path):
    """The slash is a part of the name; ``a/b`` is b below a."""
    files = {
        "posts/a.rst": f"{POST}.. category: sails\\/ropes\n\nText.\n",
        "posts/b.rst": f"{POST}.. category: boats/sails\\/ropes/jib\n\nText.\n",
    }
    settings = "CATEGORY_TITLES = {'sails\\\\/ropes': 'Rigging'}"
    result = blog(tmp_path, files, settings)
    assert page(result, "posts/a.rst").front_matter["categories"] == ["sails/ropes"]
    below = ["boats", "boats/sails/ropes", "boats/sails/ropes/jib"]
    assert page(result, "posts/b.rst").front_matter["categories"] == below
    lists = result.files["content/categories/sails/ropes/_index.md"]
    assert "title = 'Rigging'" in lists
    assert "url = '/categories/cat_sailsropes/'" in lists
    assert "url = '/categories/cat_boats/sailsropes/jib/'" in str(result.files)


def test_headings_in_raw_html_stay_below_those_of_the_text(tmp_path: Path) -> None:
    """Nikola lowers both by one level; ``######`` is the lowest, and a script is no markup."""
    html = "<h3 class='x'>Oars</h3>\n   <h6>Rowlocks</h6>\n   <script>put('<h2>')</script>"
    text = one(tmp_path, f"{POST}\nBoats\n=====\n\n.. raw:: html\n\n   {html}\n").text
    assert "## Boats" in text
    assert "<h4 class='x'>Oars</h4>\n<h6>Rowlocks</h6>\n<script>put('<h2>')</script>" in text
