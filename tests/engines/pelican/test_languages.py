"""Blogs of Pelican in several languages."""

import tomllib

from support.hugo_site import build
from support.pelican_blog import DATED, configured, ids, page, published, rst

from rst2hugo import convert_blog
from rst2hugo.model.diagnostics import Code
from rst2hugo.writing import write


def test_translations_are_pages_of_another_language(blog):
    blog("fr.rst", rst("Un", f"{DATED}\n:slug: one\n:lang: fr\n:tags: x, y"))
    blog("alone.rst", rst("Seul", f"{DATED}\n:lang: fr\n:tags: z"))
    blog("not.fr.rst", rst("English"))
    result = convert_blog(blog("en.rst", rst("One", f"{DATED}\n:slug: one\n:tags: x")))
    one, un, alone = (page(result, f"{name}.rst") for name in ("en", "fr", "alone"))
    assert (one.output, un.output) == ("content/posts/en.md", "content/posts/fr.fr.md")
    assert page(result, "not.fr.rst").output == "content/posts/not-fr.md"
    assert one.front_matter["translationKey"] == un.front_matter["translationKey"] == "one"
    assert "translationKey" not in alone.front_matter
    assert (un.url, un.aliases, un.front_matter["aliases"]) == ("/one-fr/", ("/one-fr.html",), ["one-fr.html"])
    assert "[languages.fr]" in result.files["hugo.toml"]
    told = [one.message for one in result.diagnostics if one.code is Code.LISTED_ELSEWHERE]
    where = "on the lists and in the feeds of the whole site, for want of a translation; now in those of fr"
    assert told == [f"content/alone.rst: {where}"]
    # Tags had on their lists what has no original in the blog's language; that is on those of its own now.
    tags = [path for path in result.files if path.startswith("content/tags/")]
    assert sorted(tags) == ["content/tags/_index.md", "content/tags/x/_index.md", "content/tags/z/_index.fr.md"]


def test_terms_that_are_only_in_another_language(blog, tmp_path_factory):
    blog("fr.rst", rst("Un", f"{DATED}\n:slug: one\n:lang: fr"))
    blog("alone.rst", rst("Seul", f"{DATED}\n:lang: fr\n:tags: z, C++, D\n:category: y"))
    blog("c.rst", rst("C", f"{DATED}\n:tags: C, D++"))
    text = rst("One", f"{DATED}\n:slug: one\n:category: x", "`z <{tag}z>`__ `y <{category}y>`__")
    settings = "MENUITEMS = [('Home', '/')]\nTAG_FEED_RSS = 'tag/{slug}.xml'\nTHEME = 'simple'"
    root = configured(blog("en.rst", text), settings)
    result = convert_blog(root)
    assert page(result, "en.rst").markdown == "[z](/fr/tag/z/) [y](/fr/category/y/)"
    old, site = tmp_path_factory.mktemp("old"), tmp_path_factory.mktemp("new") / "site"
    published(root, old)
    write(result, site)
    new = build(site).destination
    for term in ("tag/z", "category/y"):
        assert "Seul" in (new / f"fr/{term}/index.html").read_text()
        assert f"/fr/{term}/" in (new / f"{term}.html").read_text()
    for feed in ("tag/z.xml", "feeds/y.atom.xml", "feeds/x.atom.xml"):
        assert ids(new / feed) == ids(old / feed)
    assert "/fr/category/y/" in result.files["hugo.toml"]


def test_a_language_without_translations_is_a_remark_on_posts(blog, tmp_path_factory):
    blog("seul.fr.rst", rst("Seul", f"{DATED}\n:lang: fr\n:tags: z\n:category: y"))
    blog("pages/p.rst", rst("Page", ":lang: fr"))
    blog("de.rst", rst("Entwurf", f"{DATED}\n:lang: DE\n:status: draft"))
    root = configured(blog("en.rst", rst("One", f"{DATED}\n:tags: x")), "THEME = 'simple'\nFEED_ATOM = 'main.xml'")
    result = convert_blog(root)
    alone = page(result, "seul.fr.rst")
    assert (alone.language, alone.url, alone.aliases) == ("", "/seul-fr/", ("/seul-fr.html",))
    assert alone.front_matter["params"]["lang"] == "fr"
    assert page(result, "de.rst").front_matter["params"]["lang"] == "de"
    assert "languages" not in result.files["hugo.toml"]
    told = [one.message for one in result.diagnostics]
    feeds = "/feeds/all-en.atom.xml, /feeds/all-fr.atom.xml"
    assert told == [f"{feeds}: a feed of the posts in one language; now of those in en, fr"]
    old, site = tmp_path_factory.mktemp("old"), tmp_path_factory.mktemp("new") / "site"
    published(root, old)
    write(result, site)
    new = build(site).destination
    for place in ("archives", "category/y", "tag/z"):
        assert "Seul" in (old / f"{place}.html").read_text()
        assert "Seul" in (new / place / "index.html").read_text()
    assert "Seul" in (new / "index.html").read_text()
    for feed in ("main.xml", "feeds/all.atom.xml", "feeds/y.atom.xml"):
        assert ids(new / feed) == ids(old / feed)
    assert (new / "feeds/all-fr.atom.xml").is_file()


def test_feeds_hold_the_languages_that_they_held(blog, tmp_path_factory):
    blog("fr.rst", rst("Un", f"{DATED}\n:slug: one\n:lang: fr"))
    settings = "FEED_ATOM = 'main.atom.xml'\nFEED_RSS = 'main.rss.xml'\nFEED_ALL_RSS = 'all.rss'"
    root = configured(blog("en.rst", rst("One", f"{DATED}\n:slug: one")), settings)
    old, site = tmp_path_factory.mktemp("old"), tmp_path_factory.mktemp("new") / "site"
    published(root, old)
    write(convert_blog(root), site)
    new = build(site).destination
    feeds = [file.relative_to(old) for file in [*old.rglob("*.xml"), *old.rglob("*.rss")]]
    assert {"main.atom.xml", "main.rss.xml", "all.rss", "feeds/all-en.atom.xml"} <= {str(one) for one in feeds}
    assert {str(one): ids(new / one) for one in feeds} == {str(one): ids(old / one) for one in feeds}


def test_sites_of_other_languages_below_the_main_one(blog):
    blog("fr.rst", rst("Un", f"{DATED}\n:slug: one\n:lang: fr\n:tags: x"))
    blog("two.rst", rst("Two"))
    settings = """
PLUGINS = ['i18n_subsites']
I18N_SUBSITES = {'fr': {'SITENAME': 'Un blog'}}
I18N_UNTRANSLATED_ARTICLES = 'keep'
"""
    result = convert_blog(configured(blog("en.rst", rst("One", f"{DATED}\n:slug: one")), settings))
    assert page(result, "fr.rst").old_url == "/fr/one.html"
    assert page(result, "fr.rst").front_matter["aliases"] == ["/one.html"]  # Hugo puts /fr before it
    assert page(result, "two.rst").aliases == ("/two.html", "/fr/two.html")
    assert result.files["content/tags/x/_index.fr.md"] == (
        "+++\ntitle = 'x'\nurl = '/fr/tag/x/'\naliases = ['/tag/x.html']\n+++\n"
    )
    assert "content/posts/_index.fr.md" in result.files
    assert "title = 'Un blog'" in result.files["hugo.toml"]


def test_a_site_of_its_own_for_the_main_language(blog):
    blog("fr.rst", rst("Un", f"{DATED}\n:slug: one\n:lang: fr\n:tags: x"))
    settings = """
PLUGINS = ['i18n_subsites']
I18N_SUBSITES = {'en': {'SITENAME': 'A blog'}, 'fr': {'SITENAME': 'Un blog'}}
DEFAULT_LANG = 'en'
FEED_ALL_ATOM = 'all.atom.xml'
"""
    result = convert_blog(configured(blog("en.rst", rst("One", f"{DATED}\n:slug: one\n:tags: x")), settings))
    assert [*tomllib.loads(result.files["hugo.toml"])["languages"]] == ["en", "fr"]
    assert page(result, "en.rst").aliases == ("/one.html", "/en/one.html")
    assert "'/en/tag/x.html'" in result.files["content/tags/x/_index.md"]
    assert "'/en/archives.html'" in result.files["content/posts/_index.md"]
    assert "/en/" not in result.files["content/posts/_index.fr.md"]
    assert "path = 'en'" in result.files["hugo.toml"]
