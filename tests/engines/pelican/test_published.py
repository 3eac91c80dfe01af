"""Pelican 4.12 itself publishes the same blogs: every old address answers, every page reads the same."""

from support.hugo_site import build
from support.paths import EXAMPLES
from support.pelican_blog import DATED, EXTRA, configured, ids, published, rst

from rst2hugo import convert_blog
from rst2hugo.verify import State, verify
from rst2hugo.writing import write

EXAMPLE = EXAMPLES / "pelican" / "blog"


def test_the_example_answers_and_reads_as_pelican_published_it(tmp_path):
    old = published(EXAMPLE, tmp_path / "old", "publishconf.py")
    site = tmp_path / "site"
    write(convert_blog(EXAMPLE), site)
    verdict = verify(site, EXAMPLE, against=old)
    assert [(one.address, one.inherited) for one in verdict] == [("/drafts/unfinished.html", True)]
    assert verdict.answered == verdict.asked_for - 1 > 79
    assert [one.state for one in verdict.old_pages] == [State.IDENTICAL] * 13
    new = build(site).destination
    feeds = [file.relative_to(old) for file in old.rglob("*.xml")]
    assert len(feeds) > 20
    assert {str(feed): ids(new / feed) for feed in feeds} == {str(feed): ids(old / feed) for feed in feeds}


def test_a_blog_with_all_defaults_answers_and_reads_as_pelican_published_it(blog, tmp_path_factory):
    blog("pages/about.rst", rst("About us", ":x: y"))
    blog("pages/about-fr.rst", rst("À propos", ":slug: about-us\n:lang: fr"))
    blog("pages/p.rst", rst("Hidden", ":status: hidden"))
    blog("d.rst", rst("Draft", ":status: draft"))
    blog("cat/2012-03-04-a.rst", rst("The *big* ``title`` & more", ":tags: thats, awesome; semi, colon, C++"))
    blog("cat/b.rst", rst("Three's é", f"{DATED}\n:tags:\n  - bullet\n  - list\n:category: yeah/sub"))
    fields = f"{DATED}\n:slug: three\n:lang: fr\n:author: Conan Doyle"
    blog("c.rst", rst("Français", fields, "`b <{filename}cat/b.rst>`_"))
    blog("e.rst", ":date: 13/4/2012\n:title: Fields first\n\nHeading\n=======\n\nText\n")
    blog("f.rst", rst("A <b> c", f"{DATED}\n:url: foo/bar/\n:save_as: foo/bar/index.html\n:title: Another"))
    blog("cat/g.md", f"Title: G\nDate: 2012-03-04\n\n{EXTRA}")
    settings = "THEME = 'simple'\nDEFAULT_PAGINATION = 2\nCATEGORY_FEED_RSS = 'c/{slug}.xml'"
    root = configured(blog("images/x.txt", "x"), settings)
    old, site = tmp_path_factory.mktemp("old"), tmp_path_factory.mktemp("new") / "site"
    published(root, old)
    write(convert_blog(root), site)
    verdict = verify(site, root, against=old)
    # Pelican, too, lost the heading of the post whose title is a field.
    assert [(one.address, one.inherited) for one in verdict] == [("", True), ("/drafts/draft.html", True)]
    assert verdict.answered == verdict.asked_for - 1 > 34
    assert len(verdict.old_pages) == 10


UNUSUAL = r"""
SITEURL = 'https://harbour.example/sub/blog'
RELATIVE_URLS = True
THEME = 'simple'
DEFAULT_LANG = 'fr'
LOCALE = 'C'
USE_FOLDER_AS_CATEGORY = False
DEFAULT_CATEGORY = 'Divers'
SLUG_REGEX_SUBSTITUTIONS = [('&', ' et '), (r'[^\w\s-]', ''), (r'\A\s*|\s*\Z', ''), (r'[-\s]+', '_')]
AUTHOR_REGEX_SUBSTITUTIONS = [(r'\s', '.')]
SLUGIFY_USE_UNICODE = SLUGIFY_PRESERVE_CASE = True
ARTICLE_URL = 'p/{date:%Y}/{date:%b}/{date:%d}/{slug}/'
ARTICLE_SAVE_AS = ARTICLE_URL + 'index.html'
ARTICLE_LANG_URL = ARTICLE_LANG_SAVE_AS = '{lang}/{date:%Y}/{slug}.htm'
DRAFT_URL = DRAFT_SAVE_AS = 'ébauche/{slug}.html'
PAGE_URL, PAGE_SAVE_AS = 's/{slug}', 's/{slug}.html'
CATEGORY_URL, CATEGORY_SAVE_AS = 'k/{slug}', 'k/{slug}/index.html'
TAG_SAVE_AS = ''
AUTHOR_URL = AUTHOR_SAVE_AS = 'von/{slug}.html'
YEAR_ARCHIVE_URL, YEAR_ARCHIVE_SAVE_AS = 'p/{date:%Y}/', 'p/{date:%Y}/index.html'
DAY_ARCHIVE_SAVE_AS = 'p/{date:%Y}/{date:%b}/{date:%d}/index.html'
INDEX_URL, INDEX_SAVE_AS = 'blog/', 'blog/index.html'
DIRECT_TEMPLATES = ['index', 'categories', 'archives']
DEFAULT_PAGINATION = 2
PAGINATED_TEMPLATES = {'index': None, 'tag': 1, 'category': 1, 'author': None, 'period_archives': 1}
PAGINATION_PATTERNS = [
    (1, '{url}', '{save_as}'), (2, '{base_name}/page/{number}/', '{base_name}/page/{number}/index.html'),
    (-1, '{base_name}/fin/', '{base_name}/fin/index.html'),
]
CATEGORY_FEED_ATOM = '%s/flux.atom'
TRANSLATION_FEED_RSS = 'flux/{lang}.rss'
WITH_FUTURE_DATES = False
OUTPUT_SOURCES = True
PYGMENTS_RST_OPTIONS = {'linenos': 'inline'}
FILENAME_METADATA = r'(?P<date>\d{4}-\d\d-\d\d)-(?P<slug>[^.]*)(\.(?P<lang>[a-z]{2}))?$'
"""


def test_a_blog_with_unusual_settings_answers_and_reads_as_pelican_published_it(blog, tmp_path_factory):
    links = (
        "`b <{filename}x/2012-03-04-deux.md>`__ `f <{attach}x/f.txt>`__ `p <{filename}/pages/moi.rst>`__ "
        "`a <{author}Jo\\ Doe>`__ `k <{category}Pain>`__ `i <{index}>`__ `s <{static}images/a.png>`__"
    )
    code = ".. contents::\n\n.. code-block:: c\n\n   a\n   b\n\n.. warning:: Non!\n\nUn\n==\n\nu\n\nDeux\n====\n\nd"
    blog(
        "2012-03-04-un.rst", f"Un & *deux*\n###########\nSous-titre\n**********\n:category: Pain\n\n{links}\n\n{code}\n"
    )
    blog("x/f.txt", "f")
    blog("images/a.png", "a")
    blog(
        "x/2012-03-04-deux.md",
        "Title: Deux\nCategory: pain\nAuthors: Jo Doe, Bé\nTags: a, Ü\n\n[u]({filename}/2012-03-04-un.rst)\n",
    )
    blog("x/2012-03-04-deux.en.md", "Title: Two\nCategory: pain\n\nTwo.\n")
    blog("2013-05-06-Trois.rst", rst("Trois", ":tags: a"))
    blog("2999-01-01-futur.rst", rst("Futur", ":category: Pain"))
    blog("e.rst", rst("Élan & co", ":status: draft"))
    root = configured(blog("pages/moi.rst", rst("Moi", ":x: y")), UNUSUAL)
    old, site = tmp_path_factory.mktemp("old"), tmp_path_factory.mktemp("new") / "site"
    published(root, old)
    write(convert_blog(root), site)
    verdict = verify(site, root, against=old)
    assert [str(one) for one in verdict if not one.inherited] == []
    assert [one.address for one in verdict] == ["/ébauche/futur.html", "/ébauche/Élan_et_co.html"]
    assert verdict.answered == verdict.asked_for - 2 > 39
    assert [one.state for one in verdict.old_pages] == [State.IDENTICAL] * 7
