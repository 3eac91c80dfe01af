"""Pelican's lists of tags, categories, authors and dates, and its feeds."""

import re

from support.hugo_site import build
from support.pelican_blog import DATED, codes, configured, page, post, published, rst

from rst2hugo import convert_blog
from rst2hugo.model.diagnostics import Code
from rst2hugo.verify import verify
from rst2hugo.writing import write


def test_names_that_are_one_list_are_told_and_each_has_its_own(blog):
    blog("b.rst", rst("B", ":date: 2012-03-05\n:tags: C++, A b, C"))
    result = convert_blog(blog("a.rst", rst("A", f"{DATED}\n:tags: C#, a B, Q&A, 日本語")))
    tags = {path: text for path, text in result.files.items() if path.startswith("content/tags/")}
    names = ("", "c/", "c++/", "c#/", "a-b/", "q&a/", "日本語/")
    assert set(tags) == {f"content/tags/{name}_index.md" for name in names}
    assert tags["content/tags/c/_index.md"] == "+++\ntitle = 'C'\nurl = '/tag/c/'\naliases = ['/tag/c.html']\n+++\n"
    assert "url = '/tag/c++/'" in tags["content/tags/c++/_index.md"]
    assert "title = 'A b'" in tags["content/tags/a-b/_index.md"]
    assert "url = '/tag/ri-ben-yu/'" in tags["content/tags/日本語/_index.md"]
    assert [one.code for one in result.diagnostics] == [Code.SHARED_LIST, Code.SHARED_LIST]


def test_spellings_that_hugo_does_not_tell_apart_keep_the_addresses_and_the_feeds_of_all(blog, tmp_path_factory):
    settings = "SLUGIFY_PRESERVE_CASE = True\nTHEME = 'simple'\nTAG_FEED_ATOM = 't/{slug}.xml'"
    blog("b.rst", rst("B", f"{DATED}\n:tags: FIRE"))
    blog("c.rst", rst("C", f"{DATED}\n:tags: fire", "`w <{tag}FIRE>`__"))
    result = convert_blog(root := configured(blog("a.rst", rst("A", f"{DATED}\n:tags: Fire")), settings))
    text = result.files["content/tags/fire/_index.md"]
    assert re.findall(r"'(.*?)'", text) == ["Fire", "/tag/Fire/", "/tag/Fire.html", "/tag/FIRE.html", "/tag/fire.html"]
    assert page(result, "c.rst").markdown == "[w](/tag/Fire/)"
    old, site = tmp_path_factory.mktemp("old"), tmp_path_factory.mktemp("new") / "site"
    write(result, site)
    verdict = verify(site, root, against=published(root, old))
    assert [str(one) for one in verdict] == []
    assert verdict.answered == verdict.asked_for > 15


def test_a_list_of_tags_that_was_one_tag_leads_to_the_first(blog):
    result = convert_blog(blog("a.rst", rst("A", f"{DATED}\n:tags:\n  - bullet\n  - list")))
    assert "aliases = ['/tag/bullet.html', '/tag/bullet-list.html']" in result.files["content/tags/bullet/_index.md"]


def test_further_pages_of_lists_lead_to_the_first(blog):
    for day in range(1, 6):
        blog(f"{day}.rst", rst(f"P{day}", f":date: 2012-03-0{day}\n:tags: x"))
    settings = "DEFAULT_PAGINATION = 2\nPAGINATED_TEMPLATES = {'index': None, 'tag': 3}\nDEFAULT_ORPHANS = 1"
    result = convert_blog(configured(blog("6.md", "Title: P\nDate: 2012-03-06\nTags: x\n\nText"), settings))
    assert "aliases = ['/index2.html', '/index3.html']" in result.files["content/_index.md"]
    assert "aliases = ['/tag/x.html', '/tag/x2.html']" in result.files["content/tags/x/_index.md"]
    of_others = "'/{base_name}/page/{number}/', '{base_name}/page/{number}/index.html'"
    settings += f"\nPAGINATION_PATTERNS = ((1, '{{url}}', '{{save_as}}'), (2, {of_others}))"
    result = convert_blog(configured(blog("a.rst", rst("A")), settings))
    assert "/tag/x/page/2/" in result.lists  # where Hugo has the second page as well
    of_last = "(1, '{url}', '{save_as}'), (-1, 'l/{url}', 'l/{save_as}')"
    settings = f"DEFAULT_PAGINATION = 9\nPAGINATION_PATTERNS = [{of_last}]"
    result = convert_blog(configured(blog("a.rst", rst("A")), settings))
    assert "aliases = ['/tag/x.html', '/l/tag/x.html']" in result.files["content/tags/x/_index.md"]


def test_links_to_terms_that_had_no_list_lead_to_the_list_that_hugo_makes(blog):
    text = rst("A", f"{DATED}\n:tags: C++, a b", "`w <{tag}C++>`__ `w <{tag}a\\ b>`__")
    settings = "TAG_SAVE_AS = ''\nTAG_URL = 'archives.html#{slug}'"
    result = convert_blog(configured(blog("a.rst", text), settings))
    assert page(result, "a.rst").markdown == "[w](/tags/c++/) [w](/tags/a-b/)"
    assert sorted(path for path in result.files if path.startswith("content/tags/")) == ["content/tags/_index.md"]


def test_further_pages_of_archives_and_of_other_templates_lead_to_the_first(blog):
    for day in range(1, 4):
        blog(f"{day}.rst", rst(f"P{day}", f":date: 2012-03-0{day}"))
    settings = """
DEFAULT_PAGINATION = 5
PAGINATED_TEMPLATES = {'archives': 2, 'period_archives': 1}
DIRECT_TEMPLATES = ['index', 'archives', 'search']
YEAR_ARCHIVE_SAVE_AS = '{date:%Y}/index.html'
DAY_ARCHIVE_SAVE_AS = 'd/{date:%d}.html'
PAGINATION_PATTERNS = [(1, '{url}', '{save_as}'), (2, '{name}{number}{extension}', '{name}{number}{extension}')]
"""
    result = convert_blog(configured(blog("a.rst", rst("A", ":date: 2012-03-03")), settings))
    archive = result.files["content/posts/_index.md"]
    assert set(re.findall(r"'(/.*?)'", archive)) == {
        "/archives/", "/archives.html", "/archives2.html", "/2012/", "/2012/index2.html", "/2012/index3.html",
        "/2012/index4.html", "/d/01.html", "/d/02.html", "/d/03.html", "/d/032.html", "/author/jo-doe.html",
        "/category/misc.html",
    }  # fmt: skip  # a table


def test_archives_and_the_lists_of_terms(blog):
    settings = """
YEAR_ARCHIVE_SAVE_AS = '{date:%Y}/index.html'
MONTH_ARCHIVE_SAVE_AS = '{date:%Y}/{date:%m}.html'
DIRECT_TEMPLATES = ['index', 'tags', 'archives', 'search', '404']
TAGS_SAVE_AS = 'all/tags.html'
TEMPLATE_PAGES = {'books.html': 'dest/books.html'}
"""
    result = convert_blog(configured(blog("a.rst", rst("A", f"{DATED}\n:tags: x")), settings))
    archive = result.files["content/posts/_index.md"]
    assert re.findall(r"'(/.*?)'", archive)[:4] == ["/archives/", "/archives.html", "/2012/", "/2012/03.html"]
    assert "/all/tags.html" in result.files["content/tags/_index.md"]
    told = [one.message for one in result.diagnostics if one.code is Code.LOST_ADDRESS]
    assert len(told) == 2
    assert "/search.html" in told[0]
    assert "/dest/books.html" in told[1]


def test_a_name_that_every_post_has_is_none(blog):
    result = convert_blog(blog("a.rst", rst("A")))
    assert {"authors", "categories"}.isdisjoint(page(result, "a.rst").front_matter)
    archive = result.files["content/posts/_index.md"]
    assert "/author/jo-doe.html" in archive
    assert "/category/misc.html" in archive
    assert "taxonomies]\n\n" in result.files["hugo.toml"]
    draft = rst("D", f"{DATED}\n:status: draft\n:author: Other")
    found = page(convert_blog(blog("d.rst", draft)), "d.rst").front_matter
    assert ("authors" in found, found["params"]) == (False, {"authors_value": ["Other"]})
    result = convert_blog(blog("b.rst", rst("B", f"{DATED}\n:author: Other\n:category: real")))
    assert page(result, "a.rst").front_matter["authors"] == ["Jo Doe"]
    assert page(result, "a.rst").front_matter["categories"] == ["misc"]
    assert "url = '/author/jo-doe/'" in result.files["content/authors/jo-doe/_index.md"]


def test_links_to_a_name_that_every_post_has_lead_where_its_list_leads(blog):
    text = rst("A", body="`m <{category}misc>`__ `j <{author}Jo\\ Doe>`__ `o <{category}other>`__")
    found = post(blog, text)
    assert found.markdown == "[m](/archives/) [j](/archives/) [o](%7Bcategory%7Dother)"
    assert codes(found) == [Code.BROKEN_LINK]
    found = post(blog, text, settings="DIRECT_TEMPLATES = ['index']\nCATEGORY_SAVE_AS = ''\nCATEGORY_URL = ''")
    assert found.markdown == "[m](%7Bcategory%7Dmisc) [j](/posts/) [o](%7Bcategory%7Dother)"


def test_terms_of_hidden_posts_alone_have_no_list(blog, tmp_path_factory):
    blog("h.rst", rst("H", f"{DATED}\n:status: hidden\n:tags: secret, x\n:author: Ghost"))
    result = convert_blog(blog("a.rst", rst("A", f"{DATED}\n:tags: x")))
    hidden = page(result, "h.rst")
    assert {"categories", "authors"}.isdisjoint(hidden.front_matter)
    assert (hidden.front_matter["tags"], hidden.front_matter["params"]["tags_value"]) == (["x"], ["secret"])
    assert hidden.front_matter["params"]["authors_value"] == ["Ghost"]
    assert hidden.old_url == "/h.html"
    site = tmp_path_factory.mktemp("new") / "site"
    write(result, site)
    new = build(site).destination
    assert (new / "tag/x/index.html").is_file()
    assert not (new / "tag/secret").exists()
    overview = (new / "tags/index.html").read_text()
    assert ("secret" in overview, '<span class="count">1</span>' in overview) == (False, True)
    assert (new / "h/index.html").is_file()


def test_pages_are_on_no_list(blog):
    blog("pages/p.rst", rst("P", ":tags: x\n:author: Someone"))
    found = page(convert_blog(blog("a.rst", rst("A"))), "pages/p.rst")
    assert {"tags", "authors", "categories"}.isdisjoint(found.front_matter)
    assert found.front_matter["params"]["tags_value"] == "x"


def test_feeds(blog):
    settings = """
FEED_ALL_RSS = 'rss.xml'
FEED_ATOM = 'feeds/newest/'
FEED_ATOM_URL = 'https://feeds.example/newest'
CATEGORY_FEED_ATOM = 'feeds/%s.atom.xml'
TAG_FEED_RSS = 'feeds/{slug}.rss.xml'
AUTHOR_FEED_ATOM = None
"""
    result = convert_blog(configured(blog("a.rst", rst("A", f"{DATED}\n:tags: x\n:category: y")), settings))
    assert {(feed.format, feed.address, feed.terms) for feed in result.site.feeds} == {
        ("atom", "/feeds/all.atom.xml", ()),
        ("rss", "/rss.xml", ()),
        ("atom", "/feeds/newest/", ()),
        ("atom", "/feeds/all-en.atom.xml", ()),
        ("rss", "/feeds/jo-doe.rss.xml", ()),
        ("atom", "/feeds/y.atom.xml", ("y",)),
        ("rss", "/feeds/x.rss.xml", ("x",)),
    }


def test_a_list_that_a_switch_turns_off_has_no_address(blog):
    """Pelican writes nothing where a pattern is False, as old settings have it."""
    root = configured(blog("a.rst", rst("A")), "AUTHOR_SAVE_AS = False\nTAG_URL = TAG_SAVE_AS = False")
    assert not any("False" in text for text in convert_blog(root).files.values())
