"""Bad input is a clear message; the other posts go on, nothing is lost or half-written."""

import os
import re

import pytest
from lxml import etree
from support.hugo_site import build

from rst2hugo import Options, convert_blog, convert_text, render, write
from rst2hugo.engine import Engine
from rst2hugo.model.diagnostics import Code, RequestError

KNOWN = Options(base_url="https://tea.example/")
GOOD = "---\ntitle: Good\ndate: 2016-06-21\n---\n\nText.\n"


def codes(page):
    return [one.code for one in page.diagnostics]


@pytest.fixture
def blog(tmp_path):
    (tmp_path / "blog").mkdir()
    (tmp_path / "blog" / "good.rst").write_text(GOOD)
    return tmp_path / "blog"


def test_a_file_that_is_no_text_does_not_stop_the_others(blog):
    (blog / "bad.rst").write_bytes(b"---\ntitle: x\n---\n\nnot \xff \0 text\n")
    result = convert_blog(blog, KNOWN)
    assert [page.source for page in result.pages] == ["good.rst"]
    (found,) = result.diagnostics
    assert (found.path, found.line, found.code) == ("bad.rst", 5, Code.NOT_DECODABLE)


def test_a_text_in_an_encoding_that_it_does_not_name_is_kept_and_told(blog):
    """docutils up to 0.20 read it so, if the engine let it."""
    (blog / "old.rst").write_bytes(b"---\ntitle: x\ndate: 2009-01-02\n---\n\nCaf\xe9 \x96 open\n")
    pages = {page.source: page for page in convert_blog(blog, KNOWN).pages}
    assert "Café – open" in pages["old.rst"].text
    (found,) = pages["old.rst"].diagnostics
    assert (found.line, found.code) == (6, Code.NOT_DECODABLE)


def test_a_dangling_link_does_not_stop_the_others(blog):
    (blog / "bad.rst").symlink_to(blog / "nowhere.rst")
    (blog / "pic.png").symlink_to("/etc/hostname")
    os.mkfifo(blog / "pipe.rst")
    result = convert_blog(blog, KNOWN)
    assert [page.source for page in result.pages] == ["good.rst"]
    assert [(one.path, one.code) for one in result.diagnostics] == [
        *(("bad.rst", Code.UNREADABLE), ("pic.png", Code.OUTSIDE_BLOG), ("pipe.rst", Code.UNREADABLE)),
    ]


@pytest.mark.parametrize(
    ("header", "line"),
    [
        ("---\ntitle: a: b\n---\n", "line 2"),
        ("+++\ntitle = b\n+++\n", "line 2"),
        ("---\ntitle: [a\nx: y\n---\n", "line 3"),
    ],
)
def test_a_broken_header_stays_to_be_seen(header, line):
    page = convert_text(f"{header}\nThe *text*.\n", path="post-one.rst")
    assert Code.BROKEN_HEADER in codes(page)
    assert any(line in one.message for one in page.diagnostics)
    for kept in header.split("\n")[1:-2]:
        assert kept in page.markdown
    assert page.markdown.endswith("\n\nThe *text*.")
    assert page.front_matter["title"] == "Post one"


@pytest.mark.parametrize("engine", ["rst", "acrylamid"])
@pytest.mark.parametrize("header", ["---\ntitle: a: b\ndraft: true\n---\n", "+++\ndraft = maybe\n+++\n"])
def test_a_post_whose_header_is_broken_is_not_published(header, engine):
    page = convert_text(f"{header}\nNot yet to be read.\n", path="a.rst", engine=engine)
    assert page.front_matter["draft"] is True
    assert "draft = true" in page.text.split("+++")[1]
    assert "draft" in Code.BROKEN_HEADER.remedy


def test_missing_title_and_date():
    page = convert_text("---\ntags: [a]\n---\n\nText.\n", path="some-post.rst")
    assert codes(page) == [Code.MISSING_TITLE, Code.MISSING_DATE]
    assert page.front_matter == {"title": "Some post", "tags": ["a"]}


def test_a_date_that_is_none_is_kept():
    page = convert_text("---\ntitle: A\ndate: next tuesday\n---\n")
    assert Code.BAD_DATE in codes(page)
    assert page.front_matter == {"title": "A", "params": {"date_text": "next tuesday"}}


def test_a_folder_without_posts(tmp_path):
    result = convert_blog(tmp_path)
    assert [one.code for one in result.diagnostics] == [Code.NO_POSTS]


def test_includes(blog):
    (blog / "part.txt").write_text("*included*\n")
    (blog.parent / "secret.txt").write_text("secret\n")
    (blog / "link.txt").symlink_to(blog.parent / "secret.txt")
    for name, target in (("a", "part.txt"), ("b", "none.txt"), ("c", "../secret.txt"), ("d", "link.txt")):
        (blog / f"{name}.rst").write_text(f"{GOOD}\n.. include:: {target}\n\nEnd.\n")
    pages = {page.source: page for page in convert_blog(blog).pages}
    assert pages["a.rst"].markdown == "Text.\n\n*included*\n\nEnd."
    assert codes(pages["a.rst"]) == []
    assert codes(pages["b.rst"]) == [Code.MISSING_FILE]
    assert pages["b.rst"].diagnostics[0].line == 8
    for name in ("c.rst", "d.rst"):
        assert codes(pages[name]) == [Code.OUTSIDE_BLOG]
        assert "secret\n" not in pages[name].text
        assert pages[name].markdown.endswith("End.")


@pytest.mark.parametrize(
    "directive",
    [
        ".. raw:: html\n   :file: ../secret.txt",
        ".. csv-table::\n   :file: ../secret.txt",
        ".. include:: ../secret.txt\n   :literal:",
        ".. raw:: html\n   :url: file:///etc/hostname",
        ".. csv-table::\n   :url: http://127.0.0.1:9/",
    ],
)
def test_nothing_outside_the_blog_is_read_by_any_directive(blog, directive):
    (blog.parent / "secret.txt").write_text("secret words\n")
    (blog / "bad.rst").write_text(f"{GOOD}\n{directive}\n\nEnd.\n")
    page = next(page for page in convert_blog(blog).pages if page.source == "bad.rst")
    assert codes(page) == [Code.OUTSIDE_BLOG]
    assert "secret words" not in page.text
    assert "End." in page.text


def test_a_lone_text_reads_no_file():
    page = convert_text(f"{GOOD}\n.. include:: {__file__}\n", path="x.rst")
    assert "test_a_lone_text" not in page.text
    assert page.diagnostics


def test_a_config_that_cannot_be_read_is_reported_and_the_posts_go_on(blog):
    (blog / "content").mkdir()
    (blog / "content" / "a.rst").write_text(GOOD)
    (blog / "conf.py").write_text("# x\nWWW_ROOT = 'http://e.org'\nVIEWS = {\n")
    result = convert_blog(blog, Options(engine="acrylamid"))
    assert Code.UNREADABLE_SETTINGS in [one.code for one in result.diagnostics]
    assert [page.source for page in result.pages] == ["content/a.rst"]


def test_a_config_is_never_executed(blog):
    marker = blog / "executed"
    (blog / "content").mkdir()
    (blog / "content" / "a.rst").write_text(GOOD)
    (blog / "conf.py").write_text(
        f"# x\nopen({str(marker)!r}, 'w').close()\nWWW_ROOT = 'http://e.org' + __import__('os').getcwd()\n"
        "VIEWS = {'/:slug/': {'view': 'entry'}}\nFILTERS = ['rst']\n"
    )
    result = convert_blog(blog)
    assert not marker.exists()
    assert result.engine == "acrylamid"
    assert Code.UNKNOWN_SETTING in [one.code for one in result.diagnostics]


def test_our_own_bug_costs_one_post(blog, monkeypatch):
    (blog / "bad.rst").write_text(GOOD)
    good = Engine.meta

    def broken(self, values, source):
        if source.path == "bad.rst":
            raise KeyError("oops")
        return good(self, values, source)

    monkeypatch.setattr(Engine, "meta", broken)
    result = convert_blog(blog, KNOWN)
    bad, other = result.pages
    assert (bad.source, other.source) == ("bad.rst", "good.rst")
    (found,) = bad.diagnostics
    assert (found.path, found.code) == ("bad.rst", Code.INTERNAL_ERROR)
    assert "KeyError: 'oops'" in found.message
    assert bad.draft
    assert bad.markdown == f"```text\n{GOOD.strip()}\n```"


@pytest.mark.parametrize(
    ("path", "text", "markdown"),
    [
        ("bad.rst", GOOD, "```rst\nText.\n```"),
        ("bad.html", "<p>Text.</p>", "{{< rawhtml >}}\n<p>Text.</p>\n{{< /rawhtml >}}"),
    ],
)
def test_a_body_that_we_fail_on_is_kept_as_it_is(monkeypatch, path, text, markdown):
    def broken(document, context):
        broken.calls += 1
        if broken.calls == 1:
            raise IndexError("oops")
        return render.render(document, context)

    broken.calls = 0
    monkeypatch.setattr("rst2hugo.pipeline.compile_page.render", broken)
    page = convert_text(text, path=path)
    assert page.markdown == markdown
    assert not page.draft
    assert [one.message.partition(";")[2] for one in page.diagnostics if one.code is Code.INTERNAL_ERROR] == [
        f" the body was kept as {'HTML' if path.endswith('html') else 'a code block'}"
    ]


@pytest.mark.parametrize("options", [{"urls": "maybe"}, {"nonsense": 1}, {"engine": "drupal"}])
def test_an_impossible_option_is_a_request_error(options):
    with pytest.raises(RequestError):
        convert_text("x", **options)


@pytest.mark.parametrize("text", [b"abc", None, 5])
def test_a_text_is_a_str(text):
    with pytest.raises(TypeError, match=f"text must be a str, not {type(text).__name__}"):
        convert_text(text)


@pytest.mark.parametrize("line", ["x" * 20_000, "word " * 100_000, "a\t" * 20_000])
def test_no_line_is_too_long(line):
    page = convert_text(f"{GOOD}\n{line}\n\nEnd.")
    assert codes(page) == []
    assert page.markdown == f"Text.\n\n{' '.join(line.split())}\n\nEnd."


def test_no_line_of_an_included_file_is_too_long(blog):
    (blog / "part.txt").write_text("x" * 20_000)
    (blog / "a.rst").write_text(f"{GOOD}\n.. include:: part.txt\n")
    page = next(page for page in convert_blog(blog).pages if page.source == "a.rst")
    assert page.markdown == "Text.\n\n" + "x" * 20_000


def test_substitutions_that_multiply_end_in_a_diagnostic():
    laughs = "\n".join(f".. |l{n}| replace:: {f' |l{n - 1}|' * 10}" for n in range(1, 12))
    page = convert_text(f"{GOOD}\n|l11|\n\n.. |l0| replace:: ha\n{laughs}\n")
    assert Code.RST_ERROR in codes(page)
    assert len(page.markdown) < 1_000_000


@pytest.mark.parametrize("marker", ["* ", "1. ", "  "])
def test_what_is_nested_too_deeply_is_kept_as_text(marker):
    deep = "\n\n".join(f"{' ' * len(marker) * depth}{marker}word{depth}" for depth in range(300))
    page = convert_text(f"{GOOD}\n{deep}\n\nEnd.", path="deep.rst")
    assert codes(page) == [Code.TOO_DEEP]
    assert page.front_matter["title"] == "Good"
    assert page.markdown == f"```rst\nText.\n\n{deep}\n\nEnd.\n```"


def test_a_source_that_fails_today_costs_no_page_of_yesterday(blog):
    (blog / "other.rst").write_text(GOOD.replace("Good", "Other"))
    site = blog.parent / "site"
    write(convert_blog(blog), site)
    (blog / "other.rst").write_bytes(b"\xff")
    written = write(convert_blog(blog), site)
    assert written.removed == ()
    assert (site / "content" / "posts" / "other.md").is_file()
    (blog / "other.rst").unlink()
    assert "content/posts/other.md" in write(convert_blog(blog), site).removed


@pytest.mark.parametrize("opening", ["```c {linenos=99}", "```{=html}", "```goat {w=}", "~~~mermaid {a b}", "```"])
@pytest.mark.parametrize("name", ["a.rst", "a.md"])
def test_a_summary_that_begins_a_fence_is_one_for_hugo(blog, opening, name):
    (blog / name).write_text(f"---\ntitle: A\ndate: 2016-06-21\nsummary: |\n  {opening}\n  tea\n---\n\nText.\n")
    write(convert_blog(blog, KNOWN), blog.parent / "site")
    assert "Text." in (build(blog.parent / "site").destination / "posts" / "a" / "index.html").read_text()


@pytest.mark.parametrize("value", ["5", "True", "{'a': 1}", "'posts/*.rst'", "None", "[5]", "(('a',),)", "'\\ud800'"])
@pytest.mark.parametrize(
    ("engine", "setting"),
    [("nikola", "POSTS"), ("nikola", "PAGES"), ("nikola", "post_pages"), ("acrylamid", "CONTENT_IGNORE")]
    + [("pelican", name) for name in ("PATH", "STATIC_PATHS", "AUTHOR")],
)
def test_a_setting_of_another_type_stops_nothing(tmp_path, engine, setting, value):
    name = "pelicanconf.py" if engine == "pelican" else "conf.py"
    for folder in ("posts", "content"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.rst").write_text(GOOD)
    (tmp_path / name).write_text(f"SITE = 'Tea'\n{setting} = {value}\n")
    result = convert_blog(tmp_path, Options(base_url="https://tea.example/", engine=engine))
    told = [one.message for one in result.diagnostics if one.code is Code.BAD_VALUE]
    assert len(told) <= 1
    if engine == "nikola" and value in ("5", "True", "{'a': 1}", "'posts/*.rst'"):
        assert told == [f"{setting}: has to be a list of rows; the default was taken"]
    if result.pages:
        write(result, tmp_path.parent / f"{tmp_path.name}-site")


@pytest.mark.parametrize("name", ["INDEX", "Index", "_INDEX", "Index.fr"])
def test_an_index_in_capitals_takes_no_neighbour_offline(blog, name):
    """Hugo takes ``INDEX.md`` for a bundle, to which all that lies beside it belongs."""
    (blog / f"{name}.rst").write_text(GOOD.replace("Good", "Other"))
    write(convert_blog(blog, KNOWN), blog.parent / "site")
    built = build(blog.parent / "site").destination
    pages = [page.read_text() for page in built.glob("posts/*/index.html")]
    assert sorted(title for title in ("Good", "Other") for page in pages if f"<h1>{title}" in page) == ["Good", "Other"]


def test_whatever_signs_values_hold_hugo_builds_the_site(tmp_path):
    signs = [*"\0\x01\x0b\x1f\x7f\x85\ud800\ufdd0\ufffe\uffff\u2028\r'\""]
    (tmp_path / "blog" / "content").mkdir(parents=True)
    site = "".join(signs)
    (tmp_path / "blog" / "pelicanconf.py").write_text(
        f"SITENAME = {'Tea' + site!r}\nAUTHOR = {'Jo' + site!r}\nLINKS = (({'a' + site!r}, {'/b' + site!r}),)\n"
        f"MENUITEMS = (({'a' + site!r}, {'/b' + site!r}),)\nTIMEZONE = 'Mars/Sea'\nDEFAULT_LANG = 'Teaish'\n"
    )
    for number, sign in enumerate(signs):
        header = f"Title: A {sign} tea\nDate: 2016-06-21\nTags: x{sign}y, z\nSummary: {sign}\nX{sign}: {sign}\n\n"
        text = f"{header}Text {sign} and `{sign}` [a](/{sign})\n".encode("utf-8", "surrogatepass")
        (tmp_path / "blog" / "content" / f"p{number}.md").write_bytes(text)
    options = Options(base_url="https://tea.example/", engine="pelican")
    write(convert_blog(tmp_path / "blog", options), tmp_path / "site")
    built = build(tmp_path / "site").destination
    assert "Tea" in (built / "index.html").read_text("utf-8")
    feeds = [file for file in built.rglob("*.xml") if etree.parse(file).getroot() is not None]
    posts = [file for file in built.rglob("index.html") if re.search("<h1>.*tea</h1>", file.read_text("utf-8"))]
    assert len(posts) >= len(signs) - 3
    assert feeds
