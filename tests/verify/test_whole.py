"""A migrated example proves to be whole; every damage to the site as a whole is found."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from support.paths import PROJECT

from rst2hugo import Options, RequestError, convert_blog, write
from rst2hugo.model.diagnostics import Severity
from rst2hugo.verify import Finding, Kind, State, verify
from rst2hugo.verify.build import hugo
from rst2hugo.verify.checks.near_addresses import nearest
from rst2hugo.verify.report import summary

EXAMPLES = PROJECT / "examples"
BLOG = EXAMPLES / "acrylamid" / "blog"


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("migrated") / "site"
    write(convert_blog(BLOG), site)
    return site


@pytest.fixture
def site(migrated: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(migrated, tmp_path / "site"))


def edit(folder: Path, name: str, was: str, now: str) -> None:
    [file] = folder.rglob(name)
    text = file.read_text("utf-8")
    assert was in text
    file.write_text(text.replace(was, now), encoding="utf-8")


def post(site: Path, text: str, **front_matter: str) -> None:
    header = "".join(f"{key} = {value}\n" for key, value in front_matter.items())
    (site / "content/new.md").write_text(f"+++\ntitle = 'New'\n{header}+++\n{text}\n", encoding="utf-8")


def test_nothing_is_lost(migrated: Path) -> None:
    verdict = verify(migrated, BLOG)
    assert list(summary.lines(verdict)) == []
    assert {page.source: page.state for page in verdict.pages} == {
        page.source: State.UNREAD if page.source.endswith(".md") else State.IDENTICAL for page in verdict.pages
    }
    assert len(verdict.pages) == 8
    assert summary.summary(verdict)[0] == "8 pages against their sources: 7 identical, 1 not compared (Markdown source)"
    assert not summary.failed(verdict, Severity.NOTE)


def test_in_several_processes(migrated: Path) -> None:
    assert verify(migrated, BLOG, options=Options(jobs=3)) == verify(migrated, BLOG)


def test_without_the_blog(migrated: Path) -> None:
    verdict = verify(migrated)
    assert (list(verdict), verdict.pages) == ([], ())
    assert verdict.files > 20


def test_a_source_that_is_nested_too_deeply_is_unread(tmp_path: Path) -> None:
    (tmp_path / "blog").mkdir()
    deep = "\n\n".join(f"{'  ' * depth}* word" for depth in range(300))
    (tmp_path / "blog" / "deep.rst").write_text(f"---\ntitle: Deep\ndate: 2016-06-21\n---\n\n{deep}\n")
    write(convert_blog(tmp_path / "blog"), tmp_path / "site")
    verdict = verify(tmp_path / "site", tmp_path / "blog")
    assert [page.state for page in verdict.pages] == [State.UNREAD]
    assert list(summary.lines(verdict)) == []


# Each damage to the site, what it is, and what names the place.
DAMAGES: dict[str, tuple[Callable[[Path], None], Kind, str]] = {
    "a word": (
        lambda site: edit(site, "rope.md", "eleven", "twelve"),
        Kind.WORD,
        "content/blog/2019/05/20/rope.rst:12",
    ),
    "a link into the blog": (
        lambda site: edit(site, "rope.md", "#exhibition", "#nothing"),
        Kind.BROKEN_FRAGMENT,
        "content/blog/2019/05/20/rope.rst",
    ),
    "a link to nothing": (
        lambda site: post(site, "[a](/nowhere/) and [b](/about/#nowhere)"),
        Kind.BROKEN_LINK,
        "content/new.md",
    ),
    "a fragment of its own page": (lambda site: post(site, "[a](#x)"), Kind.BROKEN_FRAGMENT, "content/new.md"),
    "an image of nothing": (lambda site: post(site, "![a](/images/x.svg)"), Kind.BROKEN_IMAGE, "content/new.md"),
    "an image gone": (
        lambda site: (site / "static/images/boat.svg").unlink(),
        Kind.BROKEN_IMAGE,
        "content/blog/2016/11/27/storm-surge.rst",
    ),
    "a page gone": (lambda site: next(site.rglob("rope.md")).unlink(), Kind.PAGE, "content/blog/2019/05/20/rope.rst"),
    "a page elsewhere": (
        lambda site: edit(site, "hugo.toml", "pluralizeListTitles", "uglyURLs = true\npluralizeListTitles"),
        Kind.ADDRESS,
        "content/about.rst",
    ),
    "two pages at one address": (lambda site: post(site, "a", url="'/about/'"), Kind.COLLISION, "/about/"),
    "an alias that is a page": (lambda site: post(site, "a", aliases="['/about/']"), Kind.COLLISION, "/about/"),
    "an alias that is a list": (lambda site: post(site, "a", aliases="['/tags/']"), Kind.COLLISION, "/tags/"),
    "two aliases": (
        lambda site: post(site, "a", aliases="['/blog/2016/11/27/StormSurge.html']"),
        Kind.COLLISION,
        "/blog/2016/11/27/StormSurge.html",
    ),
    "an attribute as text": (lambda site: post(site, "*a*{.b}"), Kind.LEAK, "content/new.md"),
    "an alert as text": (lambda site: post(site, "a [!NOTE] b"), Kind.LEAK, "content/new.md"),
    "a shortcode as text": (lambda site: post(site, r"{{\</* figure */>}}"), Kind.LEAK, "content/new.md"),
    "a footnote as text": (lambda site: post(site, "a[^1]"), Kind.LEAK, "content/new.md"),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_damage_to_the_site(name: str, site: Path) -> None:
    damage, kind, place = DAMAGES[name]
    damage(site)
    verdict = verify(site, BLOG)
    found = [one for one in verdict if one.difference.kind is kind and str(one).startswith(f"{place}: ")]
    assert found, "\n".join(summary.lines(verdict))
    assert not any(one.inherited for one in found)
    assert summary.failed(verdict, Severity.ERROR)


def test_code_may_look_like_anything(site: Path) -> None:
    post(site, "`{.a}` `[!NOTE]`\n\n```\n{{</* a */>}} [^1]\n```")
    assert list(verify(site, BLOG)) == []


def test_what_was_broken_already_is_only_a_warning(tmp_path: Path) -> None:
    blog = Path(shutil.copytree(BLOG, tmp_path / "blog"))
    edit(blog, "rope.rst", "/images/boat.svg", "/images/sunk.svg")
    site = tmp_path / "site"
    write(convert_blog(blog), site)
    verdict = verify(site, blog)
    [one] = verdict
    assert str(one).endswith("broken-link: ‘the picture’ to /images/sunk.svg → nothing (so in the old blog)")
    assert one.severity is Severity.WARNING
    assert summary.failed(verdict, Severity.WARNING)
    assert not summary.failed(verdict, Severity.ERROR)
    assert not summary.failed(verdict, None)


def test_a_fragment_that_was_broken_already(tmp_path: Path) -> None:
    blog = Path(shutil.copytree(BLOG, tmp_path / "blog"))
    edit(blog, "rope.rst", "/images/boat.svg", "#mast")
    site = tmp_path / "site"
    write(convert_blog(blog), site)
    found = {str(one) for one in verify(site, blog) if one.inherited}
    assert found == {
        "content/blog/2019/05/20/rope.rst: broken-fragment: ‘the picture’ to #mast → nothing (so in the old blog)"
    }


def test_ids_of_one_place(tmp_path: Path) -> None:
    (tmp_path / "blog").mkdir()
    text = ".. _kontakt:\n\nKontakt\n=======\n\nA\n\n.. contents::\n\nUnter\n-----\n\nSee kontakt_.\n"
    (tmp_path / "blog" / "a.rst").write_text(f"---\ntitle: A\ndate: 2020-01-01\n---\n\n{text}", encoding="utf-8")
    options = Options(engine="rst")
    write(convert_blog(tmp_path / "blog", options), tmp_path / "site")
    assert list(verify(tmp_path / "site", tmp_path / "blog", options=options)) == []
    edit(tmp_path / "site", "a.md", "(#kontakt)", "(#unter)")
    assert {one.difference.kind for one in verify(tmp_path / "site", tmp_path / "blog", options=options)} == {Kind.LINK}


def test_markdown_that_speaks_of_shortcodes(tmp_path: Path) -> None:
    blog, site = tmp_path / "blog", tmp_path / "site"
    (blog / "content").mkdir(parents=True)
    (blog / "pelicanconf.py").write_text("SITEURL = 'https://example.org'\nPATH = 'content'\n", encoding="utf-8")
    (blog / "content/a.md").write_text("Title: A\nDate: 2014-01-03\n\nSay {{< x >}} {{% y %}}.\n", encoding="utf-8")
    write(convert_blog(blog), site)
    assert list(verify(site, blog)) == []
    assert list(verify(site)) == []
    edit(site, "a.md", "Say", "Say {{</* z */>}}")
    [one] = verify(site, blog)
    assert (one.place, one.difference.kind) == ("content/a.md", Kind.LEAK)
    assert list(verify(site)) == []


def test_without_html_in_markdown(tmp_path: Path) -> None:
    blog = tmp_path / "blog"
    blog.mkdir()
    source = "---\ntitle: A\ndate: 2020-01-01\n---\n\nH\\ :sub:`2`\\ O\n"
    source += "\n+---+---+\n| a | b |\n+---+---+\n| both  |\n+-------+\n"  # no cell is lost
    (blog / "a.rst").write_text(source, encoding="utf-8")
    site, options = tmp_path / "site", Options(engine="rst")
    write(convert_blog(blog, options), site)
    assert list(verify(site, blog, options=options)) == []
    assert {one.difference.kind for one in verify(site, blog, options=options, safe=True)} == {Kind.MARKUP, Kind.TABLE}


def test_as_json(site: Path) -> None:
    edit(site, "rope.md", "eleven", "twelve")
    post(site, "[a](/nowhere/)")
    told = summary.as_json(verify(site, BLOG))
    assert told["version"] == 1
    assert told["counts"]["pages"] == {"identical": 6, "different": 1, "missing": 0, "unread": 1}
    assert told["counts"]["differences"] == {"broken-link": 1, "word": 1}
    [page] = [one for one in told["pages"] if one["differences"]]
    assert page["differences"] == [{"kind": "word", "line": 12, "old": "‘eleven’", "new": "‘twelve’"}]
    assert told["findings"] == [
        {"place": "content/new.md", "kind": "broken-link", "line": None, "old": "‘a’ to /nowhere/", "new": "",
         "address": "/nowhere/", "inherited": False}
    ]  # fmt: skip  # a table


def test_requests_that_cannot_be_met(migrated: Path, tmp_path: Path) -> None:
    with pytest.raises(RequestError, match="is not a folder"):
        verify(tmp_path / "nowhere")
    with pytest.raises(RequestError, match="is not a folder"):
        verify(migrated, tmp_path / "nowhere")
    with pytest.raises(RequestError, match="is not a folder"):
        verify(migrated, against=tmp_path / "nowhere")
    with pytest.raises(RequestError, match="there is no HTML in"):
        verify(migrated, against=tmp_path)


# The old site


def bare(site: Path) -> None:
    """A site with no more than Hugo needs."""
    for path, text in (("hugo.toml", "baseURL = 'https://example.org/'\n"), ("layouts/all.html", "{{ .Content }}")):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text, encoding="utf-8")
    (site / "content").mkdir()


@pytest.fixture(scope="module")
def published(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What Hugo made of the migrated blog, in another theme, for an old site."""
    folder = tmp_path_factory.mktemp("published") / "old"
    hugo.build(migrated, folder)
    for content in hugo.contents(migrated).values():
        if (folder / content.file).is_file():  # a draft is not
            (folder / content.file).write_text(f"<article>{content.html}</article>", encoding="utf-8")
    return folder


def test_against_the_same_site(migrated: Path, published: Path) -> None:
    verdict = verify(migrated, against=published)
    assert list(verdict) == []
    assert verdict.asked_for == verdict.answered > 20
    assert {page.state for page in verdict.old_pages} == {State.IDENTICAL}


def against(site: Path, old: Path, **more: str) -> list[Finding]:
    return list(verify(site, against=old, content_selector=more.get("selector")))


def test_old_addresses(migrated: Path, published: Path, tmp_path: Path) -> None:
    old = Path(shutil.copytree(published, tmp_path / "old"))
    (old / "blog/gone").mkdir()
    (old / "blog/gone/Rope.html").write_text("<article>A</article>", encoding="utf-8")
    (old / "style.css").write_text("", encoding="utf-8")
    (old / ".git").mkdir()
    (old / ".git/config").write_text("", encoding="utf-8")
    verdict = verify(migrated, against=old)
    assert [one.difference.old for one in verdict] == ["/blog/gone/Rope.html"]
    assert verdict.theme_files == ("style.css",)
    assert "the theme's own files, which are not missed: 1" in summary.summary(verdict)


def test_a_missing_alias_and_what_would_answer(site: Path, published: Path) -> None:
    edit(site, "storm-surge.md", "aliases = ['/blog/2016/11/27/StormSurge.html']\n", "")
    [one] = against(site, published)
    assert str(one) == (
        "/blog/2016/11/27/StormSurge.html: address: /blog/2016/11/27/StormSurge.html → nothing; "
        "a line of _redirects would answer: /blog/2016/11/27/StormSurge.html /blog/2016/11/27/StormSurge/ 301"
    )
    redirects = "/blog/2016/11/27/StormSurge.html /blog/2016/11/27/StormSurge/ 301\n"
    (site / "static/_redirects").write_text(redirects, encoding="utf-8")
    assert against(site, published) == []


NEAR = {
    "/blog/2016/Storm.html": "/blog/2016/Storm/",  # the address is the same but for its ending
    "/news/2016/storm/": "/blog/2016/Storm/",
    "/blog/2016/Strom/": "/blog/2016/Storm/",
    "/blog/2016/Storm2/": "",
    "/blog/2017/Storm/": "",
    "/storm/": "",
    "/tag/a/rss.xml": "/tags/a/rss.xml",
    "/tag/b/rss.xml": "",
    "/rss.xml": "",
    "/other/": "",
    "/archive/2015/": "",
    "/about/index.rst": "",
}


@pytest.mark.parametrize("address", NEAR)
def test_what_would_answer_is_truly_alike(address: str) -> None:
    there = ["/", "/archive/2016/", "/atom/index.rst", "/blog/2016/Storm/", "/blog/rss.xml", "/others/more/",
             "/tags/a/rss.xml"]  # fmt: skip  # a table
    assert nearest(address, there) == NEAR[address]


THEMES = {
    "acrylamid": "<body><nav>n</nav><article><header><h1>T</h1></header>{}<footer>f</footer></article></body>",
    "pelican": '<body><div><h1>T</h1><div class="entry-content"><div class="post-info">p</div>{}</div></div></body>',
    "nikola": '<body><article><h1>T</h1><div class="e-content entry-content">{}</div></article></body>',
    "tinkerer": '<title>T — Blog</title><body><div class="body"><div class="timestamp">d</div><h1>T'
    '<a class="headerlink" href="#t">¶</a></h1>{}</div></body>',
    "main": "<body><header>h</header><main>{}</main></body>",
    "body": "<body><header>h</header>{}</body>",
}


@pytest.mark.parametrize("theme", THEMES)
def test_themes(theme: str, tmp_path: Path) -> None:
    site, old = tmp_path / "site", tmp_path / "old"
    bare(site)
    post(site, "A *b*.\n\n## C\n\nD.")
    old.mkdir()
    content = "<p>A <em>b</em>.</p><div class='section' id='c'><h3>C</h3><p>D.</p></div>"
    (old / "new").mkdir()
    (old / "new/index.html").write_text(THEMES[theme].format(content), encoding="utf-8")
    assert against(site, old) == []
    (old / "new/index.html").write_text(THEMES[theme].format(content.replace("D", "E")), encoding="utf-8")
    [one] = against(site, old)
    assert str(one) == "/new/: word: ‘E.’ → ‘D.’"


def test_links_to_their_own_page_by_its_name(tmp_path: Path) -> None:
    site, old = tmp_path / "site", tmp_path / "old"
    bare(site)
    post(site, "A [^1].\n\n[^1]: B.")
    (old / "new").mkdir(parents=True)
    reference = '<a class="footnote-reference brackets" href="index.html#f" id="r" role="doc-noteref">1</a>'
    note = '<aside class="footnote brackets" id="f" role="doc-footnote"><span class="label">1</span><p>B.</p></aside>'
    (old / "new/index.html").write_text(f"<article><p>A {reference}.</p>{note}</article>", encoding="utf-8")
    assert against(site, old) == []


def test_a_selector_for_the_content(tmp_path: Path) -> None:
    site, old = tmp_path / "site", tmp_path / "old"
    bare(site)
    post(site, "A.")
    (old / "new").mkdir(parents=True)
    (old / "new/index.html").write_text("<article>no</article><div class='own text'>A.</div>", encoding="utf-8")
    assert len(against(site, old)) == 1
    assert against(site, old, selector="div.own > p, div.own") == []
    [told] = against(site, old, selector="#none")
    assert str(told) == "/new/: unreadable: nothing on the page matches #none → nothing"
    with pytest.raises(RequestError, match="is no CSS selector"):
        against(site, old, selector="[")
