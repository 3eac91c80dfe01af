"""Nikola's links and redirections; what Nikola 8.3.3 makes of them was seen in what it published."""

from support.hugo_site import build
from support.nikola_blog import POST, blog
from support.old_blog import page, told

from rst2hugo.writing import write


def markdown(root, text, files, settings=""):
    result = blog(root, {"posts/a.rst": f"{POST}\n{text}\n", **files}, settings)
    return page(result, "posts/a.rst").markdown, told(result)


def slugged(slug):
    return f".. title: B\n.. slug: {slug}\n.. date: 2015-01-02\n\nx\n"


def test_a_document_is_named_by_its_slug_as_it_is_written_before_it_is_made_one(tmp_path):
    files = {"posts/b.rst": slugged("tea/green"), "posts/c.rst": slugged("Loose-Leaf"), "posts/d.rst": slugged("cup")}
    text = ":doc:`tea/green`, :doc:`here <Loose-Leaf#x>`, :doc:`Cup`, `source <link://slug/tea/green>`__"
    wanted = "[B](/posts/tea/green/), [here](/posts/Loose-Leaf/#x), [B](/posts/cup/), [source](/posts/tea/green/)"
    found, codes = markdown(tmp_path, text, files)
    assert found == wanted
    assert codes == ["broken-link"]  # no x


def test_a_slug_is_no_part_of_another_one(tmp_path):
    text = ":doc:`green` and `b <link://slug/green>`__ and :doc:`loose-leaf`"
    files = {"posts/b.rst": slugged("tea/green"), "posts/c.rst": slugged("Loose-Leaf")}
    assert markdown(tmp_path, text, files)[1] == ["broken-link", "unresolved-link", "unresolved-link"]


def test_links_to_the_home_page(tmp_path):
    text = ":doc:`index`, `s <link://slug/index>`__, `f <link://filename/pages/index.rst>`__, `r <link://root>`__"
    home = ".. title: Welcome\n.. slug: index\n\nx\n"
    found, codes = markdown(tmp_path, text, {"pages/index.rst": home}, "INDEX_PATH = 'blog'\n")
    assert found == "[Welcome](/), [s](/), [f](/), [r](/)"
    assert codes == []


def test_redirections_that_are_no_aliases_are_files_as_nikola_wrote_them(tmp_path):
    rows = ["('index.html', '/news/')", "('a.php', '/posts/a.html')", "('b.html', '/posts/a.html#x')",
            "('?p=1', '/posts/a.html')", "('news/index.html', '/b/')"]  # fmt: skip  # a table
    settings = f"INDEX_PATH = 'news'\nPRETTY_URLS = False\nREDIRECTIONS = [{', '.join(rows)}]\n"
    result = blog(tmp_path / "blog", {"posts/a.rst": f"{POST}\n`h </>`__ `f </a.php>`__\n"}, settings)
    write(result, tmp_path / "site")
    public = tmp_path / "public"
    build(tmp_path / "site", destination=public)
    goals = {"index.html": "/news/", "a.php": "/posts/a/", "b.html": "/posts/a/#x"}
    for file, goal in goals.items():
        assert f'content="0; url={goal}"' in (public / file).read_text()
    assert "A</a>" in (public / "news" / "index.html").read_text()
    assert page(result, "posts/a.rst").markdown == "[h](/) [f](/a.php)"
    assert page(result, "posts/a.rst").diagnostics == ()
    assert [one.message for one in result.diagnostics] == [
        "REDIRECTIONS: no file can answer /?p=1, which led to /posts/a.html; --redirects writes rules for a server",
        "REDIRECTIONS: /news/ is the address of a list of posts, so it does not lead to /b/",
    ]


TONGUES = """
TRANSLATIONS = {'en': '', 'es': './es', 'de': './de'}
INDEX_PATH = {'en': 'news', 'es': 'noticias', 'de': 'neues'}
ARCHIVE_PATH = {'en': 'old', 'es': 'viejo', 'de': 'alt'}
ARCHIVE_FILENAME = {'en': 'all.html', 'es': 'todo.html', 'de': 'alles.html'}
TAG_PATH = {'en': 'tags', 'es': 'etiquetas', 'de': 'worte'}
CATEGORY_PATH = {'en': 'cats', 'es': 'clases', 'de': 'klassen'}
NAVIGATION_LINKS = {'es': (('/es/viejo/todo.html', 'Archivo'), ('/es/etiquetas/', 'Etiquetas'))}
PAGE_INDEX = True
"""


def test_lists_are_where_they_were_in_each_language(tmp_path):
    files = {
        "posts/b.rst": slugged("b") + "\n",
        "posts/b.es.rst": ".. title: B es\n.. tags: te\n\nx\n",
        "pages/p.rst": ".. title: P\n\nx\n",
    }
    settings = TONGUES + "PAGES = (('pages/*.rst', {'en': 'more', 'es': 'mas', 'de': 'mehr'}, 'page.tmpl'),)\n"
    result = blog(tmp_path, files, settings)
    spanish = result.files["content/posts/_index.es.md"], result.files["content/archive.es.md"]
    assert spanish[0] == "+++\ntitle = 'Noticias'\nurl = '/es/noticias/'\n+++\n"
    assert "url = '/es/viejo/todo/'" in spanish[1]
    # What stands in a header in Spanish, Hugo puts below /es/.
    assert "aliases = ['/viejo/todo.html', '/viejo/2015/', '/clases/']" in spanish[1]
    assert "aliases = ['/etiquetas/']" in result.files["content/tags/_index.es.md"]
    assert "name = 'Archivo', url = '/es/viejo/todo/'" in result.files["hugo.toml"]
    assert "name = 'Etiquetas', url = '/es/tags/'" in result.files["hugo.toml"]
    # Nobody has written in German, so its lists were in English.
    assert "'/de/neues/'" in result.files["content/posts/_index.md"]
    assert "'/de/alt/alles.html', '/de/alt/2015/', '/de/klassen/'" in " ".join(
        result.files["content/archive.md"].split()
    )
    links = " ".join(f"`x <link://{one}>`__" for one in ("root", "index", "archive", "tag_index", "tag/te"))
    again = blog(tmp_path, {"posts/b.es.rst": f".. title: B es\n.. tags: te\n\n{links}\n"}, settings)
    places = ("/es/", "/es/noticias/", "/es/viejo/todo.html", "/es/etiquetas/", "/es/etiquetas/te/")
    assert page(again, "posts/b.es.rst").markdown == " ".join(f"[x]({one})" for one in places)
    assert page(result, "more/index.html").aliases == ("/es/es/mas/", "/de/de/mehr/")
    assert told(result) == []


def test_links_to_what_is_beside_the_site_on_its_host(tmp_path):
    text = "`cv </~jo/cv.html>`__ `b </~jo/blog/posts/b/>`__ `c </~jo/blog/c/>`__ `d </d/>`__"
    settings = "SITE_URL = 'https://x.example/~jo/blog/'\n"
    found, codes = markdown(tmp_path, text, {"posts/b.rst": slugged("b")}, settings)
    assert found == "[cv](/~jo/cv.html) [b](/~jo/blog/posts/b/) [c](/~jo/blog/c/) [d](/d/)"
    assert codes == ["broken-link", "broken-link"]


def test_the_role_of_the_plugin_for_issues(tmp_path):
    plugin = {"plugins/issue_role/issue_role.py": "ISSUE_URL = 'https://t.example/i/{issue}'\n"}
    assert markdown(tmp_path / "there", ":issue:`T-1`", plugin)[0] == "[T-1](https://t.example/i/T-1)"
    assert markdown(tmp_path / "not", ":issue:`T-1`", {})[1] == ["unknown-role"]
