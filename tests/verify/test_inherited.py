"""What was no better in the old blog is told so, and nothing else is."""

from __future__ import annotations

from pathlib import Path

from rst2hugo import convert_blog, write
from rst2hugo.verify import Kind, State, verify
from rst2hugo.verify.report import summary

CONF = "SITEURL = 'https://harbour.example'\nPATH = 'content'\n"


def migrated(folder: Path, texts: dict[str, str], **more: str) -> tuple[Path, Path]:
    """A Pelican blog of these posts, by their names, and its new site; ``more`` are further fields of a post."""
    blog, site = folder / "blog", folder / "site"
    (blog / "content").mkdir(parents=True)
    (blog / "pelicanconf.py").write_text(CONF, encoding="utf-8")
    for day, (name, text) in enumerate(texts.items(), 1):
        file, _, ending = name.partition(".")
        fields = [f"date: 2012-01-{day:02}", "tags: t", *filter(None, [more.get(file)])]
        if ending:
            header = "".join(f"{one}\n" for one in [f"title: {file}", *fields])
        else:
            header = f"{file}\n=\n\n" + "".join(f":{one}\n" for one in fields)
        (blog / f"content/{file}.{ending or 'rst'}").write_text(f"{header}\n{text}\n", encoding="utf-8")
    write(convert_blog(blog), site)
    return blog, site


def edit(folder: Path, name: str, was: str, now: str) -> None:
    [file] = folder.rglob(name)
    text = file.read_text("utf-8")
    assert was in text
    file.write_text(text.replace(was, now), encoding="utf-8")


def told(site: Path, blog: Path) -> list[str]:
    return sorted(summary.lines(verify(site, blog)))


# Drafts


def drafted(folder: Path, status: str) -> tuple[Path, Path, Path]:
    """A Pelican blog of two posts, one linked to the other, which is of this status; its new site, the old one."""
    texts = {"a": "See `d <{filename}d.rst>`_.", "d": "Text."}
    blog, site = migrated(folder, texts, d=status)
    old = folder / "old"
    (old / "drafts").mkdir(parents=True)
    at = "drafts/d.html" if "draft" in status else "d.html"
    (old / "a.html").write_text(f"<article><p>See <a href='/{at}'>d</a>.</p></article>", encoding="utf-8")
    (old / at).write_text("<article><p>Text.</p></article>", encoding="utf-8")
    return blog, old, site


def test_a_draft_answers_nobody(tmp_path: Path) -> None:
    blog, old, site = drafted(tmp_path, "status: draft")
    verdict = verify(site, blog, against=old)
    assert sorted(summary.lines(verdict)) == [
        "/drafts/d.html: address: /drafts/d.html → nothing; content/d.rst is a draft (so in the old blog)",
        "content/a.rst: broken-link: ‘d’ to /d/ → nothing (so in the old blog)",
    ]
    assert (verdict.asked_for, verdict.answered) == (2, 1)
    assert [page.state for page in verdict.pages] == [State.IDENTICAL] * 2
    assert [page.state for page in verdict.old_pages] == [State.IDENTICAL] * 2
    edit(site, "d.md", "Text.", "Test.")
    assert Kind.WORD in {one.difference.kind for one in verify(site, blog)}


def test_a_post_made_a_draft(tmp_path: Path) -> None:
    blog, old, site = drafted(tmp_path, "")
    assert list(verify(site, blog, against=old)) == []
    edit(site, "d.md", "+++\ntitle", "+++\ndraft = true\ntitle")
    found = verify(site, blog, against=old)
    assert sorted(str(one) for one in found) == [
        "/d.html: address: /d.html → nothing; content/d.rst is a draft",
        "content/a.rst: broken-link: ‘d’ to /d/ → nothing",
        "content/d.rst: header: nothing → draft true",
    ]
    [told] = [one for one in verify(site, against=old) if one.difference.kind is Kind.ADDRESS]
    assert told.difference.new == "nothing; content/posts/d.md is a draft"


# Links


def test_what_a_list_shows_of_a_post(tmp_path: Path) -> None:
    blog, site = migrated(tmp_path, {"a": "See `w <{filename}gone.rst>`_.", "b": "See `w </gone.html>`_."})
    assert told(site, blog) == [
        "content/a.rst: broken-link: ‘w’ to %7Bfilename%7Dgone.rst → nothing (so in the old blog)",
        "content/b.rst: broken-link: ‘w’ to /gone.html → nothing (so in the old blog)",
    ]
    edit(site, "a.md", "%7Bfilename%7Dgone.rst", "gone.html")
    assert [str(one) for one in verify(site, blog).findings if not one.inherited] == [
        "content/a.rst: broken-link: ‘w’ to gone.html → nothing"
    ]


def test_what_the_list_of_a_strange_term_shows(tmp_path: Path) -> None:
    """Its name cannot be that of a folder, so that an adapter makes its page; it is a list as all others are."""
    link = "See `w </gone.html>`_."
    blog, site = migrated(tmp_path, {"a": link, "b": link}, a="tags: t, why?", b="tags: t: u")
    assert [file.name for file in (site / "content/tags").glob("*.gotmpl")] == ["_content.gotmpl"]
    for name in "ab":
        edit(site, f"{name}.md", "/gone.html", "/lost.html")
    assert [one.place for one in verify(site, blog).findings if not one.inherited] == ["content/a.rst", "content/b.rst"]


RAW = ".. raw:: html\n\n   <p><a href=%s>e</a></p>"


def test_what_the_migration_broke(tmp_path: Path) -> None:
    blog, site = migrated(tmp_path, {"a": "See `e <{filename}e.rst>`_.", "b": RAW % "/none.html", "e": "Text."})
    assert told(site, blog) == ["content/b.rst: broken-link: ‘e’ to /none.html → nothing (so in the old blog)"]
    edit(site, "a.md", "/e/", "e.md")
    edit(site, "b.md", "/none.html", "/lost.html")
    assert sorted(str(one) for one in verify(site, blog).findings) == [
        "content/a.rst: broken-link: ‘e’ to e.md → nothing",
        "content/b.rst: broken-link: ‘e’ to /lost.html → nothing",
    ]


def test_what_the_settings_name(tmp_path: Path) -> None:
    blog, site = migrated(tmp_path, {"a": "Text."})
    with (blog / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write("MENUITEMS = [('Gone', '/gone.html'), ('A', '/a.html')]\n")
    write(convert_blog(blog), site)
    assert told(site, blog) == [
        f"content/{page}: broken-link: ‘Gone’ to /gone.html → nothing (so in the old blog)"
        for page in ("a.rst", "search.md")
    ]
    edit(site, "hugo.toml", "pageRef = '/posts/a'", "url = '/lost.html'")
    assert "content/a.rst: broken-link: ‘A’ to /lost.html → nothing" in told(site, blog)


def test_links_of_markdown_posts(tmp_path: Path) -> None:
    text = "See [e]({filename}e.md), [w](/gone.html) and [x](#x), <https://harbour.example/lost/1.png>"
    text += " or [e](/e.html#z).\n\nhttps://harbour.example/bare.html.\n"
    blog, site = migrated(tmp_path, {"a.md": text, "e.md": "Text."})
    inherited = [
        "content/a.md: broken-fragment: ‘e’ to /e/#z → nothing (so in the old blog)",
        "content/a.md: broken-fragment: ‘x’ to #x → nothing (so in the old blog)",
        *(
            f"content/a.md: broken-link: ‘{one}’ to {one} → nothing (so in the old blog)"
            for one in ("https://harbour.example/bare.html", "https://harbour.example/lost/1.png")
        ),
        "content/a.md: broken-link: ‘w’ to /gone.html → nothing (so in the old blog)",
    ]
    assert told(site, blog) == inherited
    edit(site, "a.md", "/e/)", "/f/)")
    assert "content/a.md: broken-link: ‘e’ to /f/ → nothing" in told(site, blog)


def test_anchors_of_markdown_posts(tmp_path: Path) -> None:
    text = (
        "[a](#here) and [b](#big-and-small) and [c](#nowhere).\n\n<a id='here'></a>Text.\n\nBig and small\n----\n\nx\n"
    )
    blog, site = migrated(tmp_path, {"a.md": text})
    lines = told(site, blog)
    assert lines == ["content/a.md: broken-fragment: ‘c’ to #nowhere → nothing (so in the old blog)"]
    edit(site, "a.md", "id='here'", "")
    edit(site, "a.md", "Big and small", "Large and small")
    assert [one for one in told(site, blog) if "so in" not in one] == [
        "content/a.md: broken-fragment: ‘a’ to #here → nothing",
        "content/a.md: broken-fragment: ‘b’ to #big-and-small → nothing",
    ]


def test_fragments_that_were_no_id(tmp_path: Path) -> None:
    b = "C\n-\n\nText, and see `here <#none>`_ and `there <#c>`_.\n\nD\n-\n\nMore [#]_.\n\n.. [#] Note."
    a = "See `x <{filename}b.rst#nope>`_, `c <{filename}b.rst#c>`_ and `n <{filename}b.rst#id2>`_."
    blog, site = migrated(tmp_path, {"a": a, "b": b})
    inherited = [
        "content/a.rst: broken-fragment: ‘x’ to /b/#nope → nothing (so in the old blog)",
        "content/b.rst: broken-fragment: ‘here’ to #none → nothing (so in the old blog)",
    ]
    assert told(site, blog) == inherited
    edit(site, "b.md", "## C", "## C {#e}")
    edit(site, "b.md", " [^1]", "")
    found = [str(one) for one in verify(site, blog).findings]
    assert sorted(found) == sorted(
        [
            *inherited,
            "content/a.rst: broken-fragment: ‘c’ to /b/#c → nothing",
            "content/a.rst: broken-fragment: ‘n’ to /b/#fn:1 → nothing",
            "content/b.rst: broken-fragment: ‘there’ to #c → nothing",
        ]
    )


# What is not the migration's


HARBOUR = """\
BLOG_TITLE = "Harbour"
SITE_URL = "https://harbour.example.org/"
DEFAULT_LANG = "en"
TRANSLATIONS = {"en": "", "pt": "./pt"}
POSTS = (("posts/*.rst", "posts", "post.tmpl"), ("posts/*.md", "posts", "post.tmpl"))
PAGES = ()
COMPILERS = {"rest": [".rst"], "markdown": [".md"]}
"""
NIKOLA_POST = ".. title: Pier\n.. slug: pier\n.. date: 2018-03-30 08:00:00 UTC\n.. tags: sea\n\n"


def test_what_the_old_blog_has_itself(tmp_path: Path) -> None:
    """Dead links in copied HTML and in the teasers of lists, and what an author wrote that looks like Hugo's syntax."""
    blog, site = tmp_path / "blog", tmp_path / "site"
    for name, text in {
        "conf.py": HARBOUR,
        "posts/pier.rst": f"{NIKOLA_POST}To the `boat <../nowhere>`_.\n\n.. TEASER_END\n\nMore.\n",
        "posts/pier.pt.rst": f"{NIKOLA_POST}Ao `barco <../algures>`_.\n\n.. TEASER_END\n\nMais.\n",
        "posts/braces.md": f"{NIKOLA_POST.replace('pier', 'braces')}A `[x]{{.y}}` and \\[z]{{.y}}.\n",
        "files/slides.html": "<html><body><a href='gone.html'>x</a> <a href='/posts/pier/#no'>y</a></body></html>",
    }.items():
        (blog / name).parent.mkdir(parents=True, exist_ok=True)
        (blog / name).write_text(text, encoding="utf-8")
    write(convert_blog(blog), site)
    assert told(site, blog) == [
        "/slides.html: broken-fragment: ‘y’ to /posts/pier/#no → nothing (so in the old blog)",
        "/slides.html: broken-link: ‘x’ to gone.html → nothing (so in the old blog)",
        "posts/pier.pt.rst: broken-link: ‘barco’ to /pt/posts/algures → nothing (so in the old blog)",
        "posts/pier.rst: broken-link: ‘boat’ to /posts/nowhere → nothing (so in the old blog)",
    ]


def test_pictures_of_markdown_that_were_not_there_before_either(tmp_path: Path) -> None:
    blog, site = migrated(tmp_path, {"a": "Text."})
    text = "Title: B\nDate: 2020-01-02\n\n![boat](boat.png) <img src='quay.png'>\n\n![mast](images/mast.png)\n"
    (blog / "content" / "b.md").write_text(text, encoding="utf-8")
    (blog / "content" / "images").mkdir()
    (blog / "content" / "images" / "mast.png").write_bytes(b"PNG")
    write(convert_blog(blog), site)
    assert told(site, blog) == [
        "content/b.md: broken-image: to /quay.png → nothing (so in the old blog)",
        "content/b.md: broken-image: ‘boat’ to /boat.png → nothing (so in the old blog)",
    ]
    (site / "static" / "images" / "mast.png").unlink()
    assert "content/b.md: broken-image: ‘mast’ to /images/mast.png → nothing" in told(site, blog)


def test_control_characters_that_no_browser_shows(tmp_path: Path) -> None:
    coloured = ".. code-block:: console\n\n   \x1b[31mred\x1b[0m\n\n::\n\n   a\x07b"
    code = f"{coloured}\n\n.. raw:: html\n\n   <pre>\n   &#27;[1mc</pre>"
    blog, site = migrated(tmp_path, {"a": code})
    assert told(site, blog) == []
    edit(site, "a.md", "red", "read")
    assert told(site, blog) != []


def test_what_a_home_page_in_html_names(tmp_path: Path) -> None:
    link = "<html><body><a href='/logs/a.html#comments-here'>Comments</a></body></html>"
    texts = {"index.html": link, "logs/a.rst": "A\n=\n\nText.\n", "logs/a.html": "<p>Text.</p>"}
    for name, text in texts.items():
        (tmp_path / "blog" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "blog" / name).write_text(text, encoding="utf-8")
    write(convert_blog(tmp_path / "blog"), tmp_path / "site")
    lines = [one for one in told(tmp_path / "site", tmp_path / "blog") if "broken" in one]
    assert lines == [
        "content/_index.md: broken-fragment: ‘Comments’ to /logs/a.html#comments-here → nothing (so in the old blog)"
    ]


def test_what_lies_beside_the_site_on_its_host(tmp_path: Path) -> None:
    """What else is below ``/~jo/`` is not the blog's: a link there leads where it led."""
    blog, site = tmp_path / "blog", tmp_path / "site"
    (blog / "content").mkdir(parents=True)
    (blog / "pelicanconf.py").write_text(CONF.replace(".example", ".example/~jo/log"), encoding="utf-8")
    (blog / "content/a.rst").write_text("A\n=\n\n:date: 2012-01-01\n\nSee my `boats </~jo/boats/>`_.\n", "utf-8")
    write(convert_blog(blog), site)
    assert told(site, blog) == ["content/a.rst: broken-link: ‘boats’ to /~jo/boats/ → nothing (so in the old blog)"]


def test_code_that_migrate_reported_is_no_leak_and_other_code_is(tmp_path: Path) -> None:
    kept = (".. autoclass:: pier.Boat", ".. plot:: tide.py", ".. glossary::", ".. gallery::", ".. subpages:: north")
    text = "\n\n".join([*kept, ".. seealso:: Tides\n\n   High."])
    blog, site = migrated(tmp_path, {"a": text})
    page = next(site.rglob("a.md")).read_text("utf-8")
    assert all(line in page for line in kept)
    assert told(site, blog) == []
    shown = page[: page.index("\n\n", page.index("subpages"))]
    next(site.rglob("a.md")).write_text(f"{shown}\n\n```rst\n.. seealso:: Tides\n\n   High.\n```\n", encoding="utf-8")
    assert any("leak: nothing → ‘.. seealso:: Tides’" in line for line in told(site, blog))


# Copied pages


def test_a_copied_page_that_links_to_what_it_does_not_have(tmp_path: Path) -> None:
    blog, site = migrated(tmp_path, {"a": "Text."})
    (blog / "pelicanconf.py").write_text(
        f"{CONF}STATIC_PATHS = ['maps']\nREADERS = {{'html': None}}\n", encoding="utf-8"
    )
    (blog / "content" / "maps").mkdir()
    page = "<html><head><title>M</title></head><body><p id='up'>M</p>{}</body></html>"
    links = "".join(
        f"<a href='{one}'>x</a>" for one in ("#up", "#down", "map.html#down", "/maps/map.html", "b.html#no")
    )
    (blog / "content/maps/map.html").write_text(page.format(links), encoding="utf-8")
    (blog / "content/maps/b.html").write_text(page.format(""), encoding="utf-8")
    write(convert_blog(blog), site)
    verdict = verify(site, blog)
    assert [one.difference.kind for one in verdict.findings if one.inherited] == [Kind.BROKEN_FRAGMENT] * 2
    assert [one for one in verdict.findings if not one.inherited] == []
