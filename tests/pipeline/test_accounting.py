"""Every file of a blog is a page, in a page, copied, or left out for a reason that is told."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from support.old_blog import converted, told, written
from support.paths import PROJECT

from rst2hugo import Options, convert_blog, model, write
from rst2hugo.blog import file_kinds
from rst2hugo.cli.commands import main
from rst2hugo.model.diagnostics import RequestError

EXAMPLES = sorted((PROJECT / "examples").glob("*/blog"))
POST = ":date: 2019-08-07\n\nBread\n=====\n\nFlour.\n"
# A repository around a few texts, with what a repository has besides.
PLAIN = {
    "loaves/rye.rst": POST
    + "\nSee `the recipe <../bake.py>`_ and `the Makefile </Makefile>`_.\n\n.. include:: salt.txt\n",
    "loaves/salt.txt": "Salt, *too*.\n",
    "loaves/oven.jpg": "jpg",
    "loaves/README.rst": POST,
    "about.rst": POST,
    "loaves/oat.md": "---\ndate: 2019-08-08\n---\n# Oat *milk*\n\nOats.\n",
    "loaves/plain.md": "# No header\n",
    "page.html": "<p>Crust</p>",
    "README.rst": "Bakery\n======\n",
    "LICENSE.txt": "x",
    "CHANGES.rst": "x\n",
    "Makefile": "x",
    "bake.py": "x",
    "deploy.sh": "x",
    "Dockerfile": "x",
    "poetry.lock": "x",
    "package.json": "{}",
    "tox.ini": "",
    "netlify.toml": "",
    "site.yml": "a: b",
    ".github/workflows/ci.yml": "x",
    ".gitignore": "x",
    "loaves/rye.rst~": "x",
    "node_modules/a/index.js": "x",
    "templates/base.html": "x",
    "loaves/list.html": "{% extends 'base.html' %}",
    "feed.xml": "{{ range .Pages }}",
    "output/index.html": "old",
}


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments])


def reasons(result: model.Result) -> dict[str, str]:
    return {one.source: one.reason for one in result.left_out}


def test_a_folder_of_texts(tmp_path: Path) -> None:
    """Without an engine nothing tells what was published: all but what a repository has for itself."""
    result = converted(tmp_path, PLAIN)
    assert {one.source for one in result.pages} == {
        "about.rst",
        "loaves/rye.rst",
        "loaves/README.rst",
        "loaves/oat.md",
    }
    assert {one.source for one in result.assets} == {
        "loaves/oven.jpg",
        "loaves/plain.md",
        "loaves/salt.txt",
        "page.html",
        "bake.py",
        "Makefile",
    }
    assert reasons(result) == {
        **dict.fromkeys(("README.rst", "LICENSE.txt", "CHANGES.rst"), file_kinds.ABOUT),
        "deploy.sh": "programs",
        **dict.fromkeys(("Dockerfile", "netlify.toml"), "build files"),
        "loaves/rye.rst~": "backup copies",
        **dict.fromkeys(("poetry.lock", "package.json"), "lists of packages"),
        "node_modules/": "installed packages",
        **dict.fromkeys(("tox.ini", "site.yml"), file_kinds.SETTINGS),
        "output/": file_kinds.OUTPUT,
        **dict.fromkeys((".github/", ".gitignore"), file_kinds.HIDDEN),
        **dict.fromkeys(("templates/", "loaves/list.html", "feed.xml"), file_kinds.TEMPLATE),
    }
    rye = next(one for one in result.pages if one.source == "loaves/rye.rst")
    assert "[the recipe](/bake.py)" in rye.text
    assert rye.included == ("loaves/salt.txt",)
    oat = next(one for one in result.pages if one.source == "loaves/oat.md")
    assert (oat.front_matter["title"], oat.markdown) == ("Oat milk", "Oats.")


def test_html_beside_its_source(tmp_path: Path) -> None:
    """Somebody ran rst2html and put both online: the page was there, and its links lead there."""
    files = {"index.rst": "Bakery\n======\n\n`Bread <words/rye.html>`_\n", "index.html": "<p>x", "words/rye.rst": POST}
    result = converted(tmp_path, {**files, "words/rye.html": "<p>x", "words/old.html": "<p>x"})
    assert reasons(result) == dict.fromkeys(("index.html", "words/rye.html"), file_kinds.OUTPUT)
    assert {one.source: (one.url, one.aliases) for one in result.pages} == {
        "index.rst": ("/", ()),
        "words/rye.rst": ("/words/rye/", ("/words/rye.html",)),
    }
    assert "[Bread](/words/rye/)" in next(one for one in result.pages if one.source == "index.rst").text


@pytest.mark.parametrize(
    ("engine", "files", "left_out"),
    [
        (
            "nikola",
            {
                "conf.py": "POSTS = (('posts/*.rst', 'posts', 'post.tmpl'),)\nPAGES = ()\n",
                "posts/a.rst": ".. title: A\n",
                "posts/a.meta": "",
                "posts/b.md": "x",
                "posts/part.inc": "x",
                "images/a.png": "",
                "images/a.psd": "x",
                "galleries/g/a.jpg": "",
                "galleries/g/metadata.yml": "",
                "galleries/g/notes.doc": "",
                "themes/t/t.theme": "",
                "output/a.html": "",
                "cache/x": "",
                "Makefile": "",
                "notes.txt": "",
                ".doit.db": "",
            },
            {
                "conf.py": "settings",
                "posts/a.meta": "metadata of posts",
                "themes/": "theme",
                "cache/": "cache",
                "posts/b.md": "that no row of POSTS or PAGES means",
                "notes.txt": "that no row of POSTS or PAGES means",
                "posts/part.inc": "that no setting names",
                "images/a.psd": "in IMAGE_FOLDERS but no pictures",
                "galleries/g/metadata.yml": "about galleries",
                "output/": "what the old engine made",
                "galleries/g/notes.doc": "in galleries but no pictures",
                "Makefile": "build files",
                ".doit.db": "hidden",
            },
        ),
        (
            "mynt",
            {
                "config.yml": "",
                "_posts/2019-08-07-a.rst": f"---\ntitle: A\n---\n{POST}",
                "old/2019-08-08-b.rst": POST,
                "old/c.md": "C.\n",
                "old/d.xcf": "",
            },
            {
                "config.yml": "settings",
                "old/2019-08-08-b.rst": "texts that mynt does not read",
                "old/c.md": "texts that mynt does not read",
                "old/d.xcf": "of other kinds",
            },
        ),
        (
            "pelican",
            {
                "pelicanconf.py": "PATH = 'content'\nARTICLE_PATHS = ['blog']\nIGNORE_FILES = ['*.new', 'old']\n",
                "content/blog/a.rst": POST,
                "content/blog/b.rst": POST.replace("\n\n", "\n:status: skip\n\n", 1),
                "content/blog/c.new": "",
                "content/blog/old/d.rst": POST,
                "content/notes/e.rst": POST,
                "content/blog/f.org": "* F",
                "content/images/g.png": "",
                "content/files/h.zip": "",
                "README.md": "",
            },
            {
                "content/blog/b.rst": "with status: skip",
                "content/blog/c.new": "ignored by IGNORE_FILES",
                "content/blog/old/": "ignored by IGNORE_FILES",
                "content/blog/f.org": "that no setting and no link names",
                "content/notes/e.rst": "outside of ARTICLE_PATHS and PAGE_PATHS",
                "content/files/h.zip": "that no setting and no link names",
            },
        ),
        (
            "sphinx",
            {
                "conf.py": "extensions = []\nexclude_patterns = ['drafts']\ntemplates_path = ['_t']\n",
                "_t/a.html": "",
                "index.rst": "A\n=\n\n.. image:: a.png\n\n.. literalinclude:: code.py\n",
                "a.png": "",
                "b.png": "",
                "drafts/c.rst": "C\n=\n",
                "code.py": "x = 1\n",
                "ext.py": "",
                "note.md": "# N\n",
                "locale/de/a.po": "",
                "_build/html/index.html": "",
                "make.bat": "",
            },
            {
                "conf.py": "settings",
                "_t/": "templates",
                "b.png": "that no document shows or links to",
                "drafts/": "excluded by exclude_patterns",
                "ext.py": "programs",
                "note.md": "of no source_suffix",
                "locale/de/a.po": "translations",
                "_build/": "what the old engine made",
                "make.bat": "build files",
            },
        ),
        (
            "jekyll",
            {
                "_config.yml": "exclude: [raw]\n",
                "_posts/2019-08-07-a.rst": "---\ntitle: A\n---\nText.\n",
                "_layouts/a.html": "",
                "_data/x.csv": "",
                "index.html": "---\n---\n{{ x }}",
                "raw/b.txt": "",
                "c.css": "",
            },
            {
                "_config.yml": "settings",
                "_layouts/": "templates",
                "_data/x.csv": "in folders of Jekyll's own",
                "index.html": "templates",
                "raw/b.txt": "excluded by the configuration",
            },
        ),
        (
            "tinkerer",
            {"conf.py": "project = 'x'\n", "master.rst": "x\n", "pages/a.rst": "A\n=\n"},
            {"conf.py": "settings", "master.rst": "lists of posts"},
        ),
    ],
)
def test_what_engines_leave_out(tmp_path: Path, engine: str, files: dict[str, str], left_out: dict[str, str]) -> None:
    assert reasons(converted(tmp_path, files, engine=engine)) == left_out


@pytest.mark.parametrize("blog", EXAMPLES, ids=lambda blog: blog.parent.name)
def test_every_file_of_the_examples(blog: Path) -> None:
    result = convert_blog(blog)
    known = {page.source for page in result.pages}
    known |= {*(asset.source for asset in result.assets), *(file.source for file in result.left_out)}
    known |= {file for one in result.pages for file in one.included}
    content = blog / (result.location.content.value if result.location and result.location.content else ".")
    content = content / "content" if result.engine == "acrylamid" else content
    for file in (one for one in content.rglob("*") if one.is_file()):
        path = file.relative_to(blog)
        assert path.as_posix() in known or any(f"{one.as_posix()}/" in known for one in path.parents)


def test_what_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "far.txt").write_text("x")
    blog = written(tmp_path / "blog", {"a.rst": POST})
    (blog / "far.rst").symlink_to("../far.txt")
    (blog / "gone.rst").symlink_to("nowhere.rst")
    os.mkfifo(blog / "pipe.rst")
    assert reasons(convert_blog(blog)) == {
        "far.rst": "outside the blog",
        "gone.rst": "that could not be read or converted",
        "pipe.rst": "that could not be read or converted",
    }


def test_the_summary_and_the_report(tmp_path: Path) -> None:
    blog = written(tmp_path / "blog", PLAIN)
    found = run("migrate", blog, tmp_path / "site", "--no-build", "--report", tmp_path / "report.json")
    assert "\n18 left out: 3 about the repository (.rst .txt), 3 templates (.xml .html), 2 hidden, " in found.stderr
    assert "tox.ini" not in found.stderr
    report = json.loads((tmp_path / "report.json").read_text())
    assert {"source": "tox.ini", "reason": "settings"} in report["left_out"]
    assert report["counts"]["left_out"] == 18
    listed = run("migrate", blog, tmp_path / "site", "--no-build", "-v")
    assert "\ntox.ini: left out: settings\n" in listed.stderr


def test_a_plan(tmp_path: Path) -> None:
    """A dry run prints where each file would go; nothing is called written."""
    blog, site = written(tmp_path / "blog", PLAIN), tmp_path / "site"
    found = run("migrate", blog, site, "--dry-run")
    assert not site.exists()
    lines = found.stdout.splitlines()
    assert "write      content/posts/loaves/rye.md from loaves/rye.rst" in lines
    assert "write      static/loaves/oven.jpg from loaves/oven.jpg" in lines
    assert "write      hugo.toml" in lines
    assert "leave out  tox.ini: settings" in lines
    assert "would be written" in found.stderr
    assert "files written" not in found.stderr
    assert "Next" not in found.stderr
    run("migrate", blog, site, "--no-build")
    (site / "content/posts/about.md").write_text("mine")
    (blog / "loaves/oven.jpg").unlink()
    again = run("migrate", blog, site, "--dry-run").stdout.splitlines()
    assert "keep       content/posts/about.md from about.rst" in again
    assert "unchanged  content/posts/loaves/rye.md from loaves/rye.rst" in again
    assert "remove     static/loaves/oven.jpg" in again
    assert (site / "static/loaves/oven.jpg").exists()


@pytest.mark.parametrize(
    ("files", "options", "looked"),
    [
        ({"README.rst": "x\n"}, [], ".rst and .rest files, and .md files with a header, below the blog's folder"),
        (
            {"conf.py": "POSTS = (('words/*.rst', 'a', 'b'),)\nPAGES = ()\n", "listings/x.py": "x\n"},
            ["--from", "nikola"],
            "settings conf.py: looked for words/*.rst, as POSTS and PAGES say",
        ),
        (
            {"pelicanconf.py": "PATH = 'words'\nSITENAME = 'x'\n", "words/a.txt": "x"},
            [],
            "below words/ (ARTICLE_PATHS = [''], PAGE_PATHS = ['pages'])",
        ),
        ({"conf.py": "extensions = []\n"}, ["--from", "sphinx"], "documents ending in .rst"),
        ({"_config.yml": "title: X\n"}, ["--from", "jekyll"], "texts below the blog's folder"),
    ],
)
def test_no_post_no_site(tmp_path: Path, files: dict[str, str], options: list[str], looked: str) -> None:
    blog, site = written(tmp_path / "blog", files), tmp_path / "site"
    for arguments in (["migrate", blog, site], ["migrate", blog, site, "--dry-run"], ["links", blog]):
        found = run(*arguments, *options)
        assert found.exit_code == 2
        assert looked in found.stderr
        assert "or the engine with --from" in found.stderr
    assert not site.exists()
    with pytest.raises(RequestError, match="nothing was written"):
        write(convert_blog(blog, Options(engine=options[1] if options else None)), site)


def test_no_post_that_can_be_read(tmp_path: Path) -> None:
    blog = written(tmp_path / "blog", {"a.txt": "x"})
    (blog / "gone.rst").symlink_to("nowhere.rst")
    found = run("migrate", blog, tmp_path / "site")
    assert found.exit_code == 2
    assert "gone.rst: error[unreadable]" in found.stderr
    assert not (tmp_path / "site").exists()


def test_verify_without_posts(tmp_path: Path) -> None:
    site = tmp_path / "site"
    blog = written(tmp_path / "blog", {"a.rst": POST})
    assert run("migrate", blog, site, "--no-build").exit_code == 0
    (blog / "a.rst").unlink()
    found = run("verify", site)
    assert (found.exit_code, "no post was found" in found.stderr) == (2, True)


@pytest.mark.parametrize(
    ("engine", "files"),
    [
        ("nikola", {"conf.py": "POSTS = (\n", "posts/a.txt": ".. title: A\n"}),
        ("pelican", {"pelicanconf.py": "SITENAME = 'x\n", "a.rst": POST}),
        ("rstblog", {"config.yml": "a: [\n", "a.rst": "title: A\n\nText.\n"}),
        ("jekyll", {"_config.yml": "- a\n", "_posts/2019-08-07-a.rst": "---\ntitle: A\n---\n"}),
    ],
)
def test_settings_that_cannot_be_read(tmp_path: Path, engine: str, files: dict[str, str]) -> None:
    blog = written(tmp_path / "blog", files)
    found = run("migrate", blog, tmp_path / "site", "--from", engine)
    assert found.exit_code == 2
    assert f"{next(iter(files))}:" in found.stderr
    assert "error[unreadable-settings]" in found.stderr
    assert "--settings" in found.stderr
    assert not (tmp_path / "site").exists()


def test_settings_of_which_a_part_can_be_read(tmp_path: Path) -> None:
    """As of Python 2, whose ``print`` is understood and whose ``raise`` is not."""
    files = {"pelicanconf.py": "SITENAME = 'x'\nprint 'hello'\nif 0:\n    raise IOError, 'no colours'\n", "a.rst": POST}
    assert "unreadable-settings" in told(converted(tmp_path, files, engine="pelican"))


def test_a_folder_without_texts_is_not_converted(tmp_path: Path) -> None:
    written(tmp_path / "blog", {"a.txt": "x"})
    found = run("convert", tmp_path / "blog", "-o", tmp_path / "out")
    assert (found.exit_code, "there is no text of rst in" in found.stderr) == (2, True)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("README.md", "about the repository"),
        ("docs/README.md", ""),
        ("readme", "about the repository"),
        ("news.rst", ""),
        ("NEWS.rst", "about the repository"),
        ("NEWSLETTER.rst", ""),
        ("readme.jpg", ""),
        ("a/tasks.py", "build files"),
        ("a/b.py", ""),
        ("b.py", "programs"),
        ("a/site.yml", ""),
        ("site.yml", "settings"),
        ("a/node_modules/", "installed packages"),
        ("a/theme/", ""),
        ("theme/", "theme"),
        ("a/.b/c", "hidden"),
        ("../shared/a.css", ""),
        ("a/b.rst.orig", "backup copies"),
        ("a/b.mako", "templates"),
        ("pictures/", ""),
    ],
)
def test_kinds_of_files(path: str, kind: str) -> None:
    assert file_kinds.classify(path) == kind
