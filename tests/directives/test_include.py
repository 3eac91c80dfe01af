"""Directives that read files find them where the engines do, and never outside the blog's folder."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from rst2hugo import Options, convert_text, pipeline
from rst2hugo.model import Page, Source
from rst2hugo.model.diagnostics import Code

HEADER = "---\ntitle: A\ndate: 2016-06-21\n---\n\n"
# Each way to name a file, once for every directive that reads one.
READERS = [
    ".. include:: {}",
    ".. include:: {}\n   :literal:",
    ".. include:: {}\n   :code: python",
    ".. raw:: html\n   :file: {}",
    ".. csv-table::\n   :file: {}",
    ".. literalinclude:: {}",
    ".. literalinclude:: inside.txt\n   :diff: {}",
    ".. code-include:: {}",
    ".. listing:: {} python",
    ".. include-hg:: {}",
    ".. graphviz:: {}",
    ".. uml:: {}",
    ".. mermaid:: {}",
    ".. blockdiag:: {}",
]


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    """A blog with a file, and beside it one that is none of its business."""
    (tmp_path / "secret.txt").write_text("secret words\n")
    blog = tmp_path / "blog"
    (blog / "posts").mkdir(parents=True)
    (blog / "inside.txt").write_text("inside words\n")
    (blog / "link.txt").symlink_to(tmp_path / "secret.txt")
    return blog


def converted(source: str, blog: Path | None) -> Page:
    return convert_text(f"{HEADER}{source}\n\nEnd.\n", path="posts/a.rst", root=blog)


def codes(page: Page) -> list[Code]:
    return [one.code for one in page.diagnostics if one.code is not Code.UNSUPPORTED_CONSTRUCT]


@pytest.mark.parametrize("reader", READERS)
def test_below_the_blogs_folder(reader: str, blog: Path) -> None:
    """Beside the post, in the blog's folder, and with a slash, as Sphinx has it, only there."""
    (blog / "posts" / "near.txt").write_text("near words\n")
    (blog / "posts" / "inside.txt").write_text("nearer words\n")
    for name, words in (("near.txt", "near"), ("../inside.txt", "inside"), ("/inside.txt", "inside"),
                        ("posts/near.txt", "near"), ("inside.txt", "nearer")):  # fmt: skip  # a table
        if "diff" not in reader:
            page = converted(reader.format(name), blog)
            assert f"{words} words" in page.text, name
            assert codes(page) == [], name


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    "name", ["../../secret.txt", "../link.txt", "/link.txt", "/../secret.txt", "posts/../../secret.txt", "{outside}"]
)
def test_outside_it(reader: str, name: str, blog: Path) -> None:
    name = name.replace("{outside}", str(blog.parent / "secret.txt"))
    page = converted(reader.format(name), blog)
    assert codes(page) == [Code.OUTSIDE_BLOG]
    assert "secret words" not in page.text
    assert name in page.text
    assert page.text.endswith("End.\n")


# How a file beside the blog might be named: SECRET is its path, UP the way there from the post.
DISGUISES = [
    "<{SECRET}>", "<{UP}>", "<.{SECRET}>", "<file://{SECRET}>", "</{SECRET}>", "< {SECRET} >", "<~/secret.txt>",
    "~/secret.txt", "file://{SECRET}", "file:{SECRET}", "FILE://{SECRET}", "..%2f..%2fsecret.txt",
    "%2e%2e/%2e%2e/secret.txt", "../../SECRET.TXT",
    "../LINK.txt", "../link.txt", "../around/../../../secret.txt", "deep/../../../secret.txt",
    "<deep/../../../secret.txt>", "<isonum.txt/../../../../../../../../../../../../..{SECRET}>", "<>", "<.>", "<..>",
]  # fmt: skip  # a table


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("name", DISGUISES)
def test_no_spelling_leads_outside(reader: str, name: str, blog: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not by docutils' own folder, the home folder, an address, percent signs, or a link whose ``..`` is elsewhere."""
    secret = blog.parent / "secret.txt"
    (blog / "posts" / "a" / "b" / "c" / "d").mkdir(parents=True)
    (blog / "around").symlink_to(blog / "posts" / "a" / "b" / "c" / "d")
    (blog / "posts" / "deep").symlink_to(blog / "posts" / "a" / "b" / "c" / "d")
    (blog / "posts" / "a" / "secret.txt").write_text("inside words\n")
    monkeypatch.setenv("HOME", str(blog.parent))
    page = converted(reader.format(name.format(SECRET=secret, UP="../" * 40 + str(secret))), blog)
    assert "secret words" not in page.text
    assert set(codes(page)) & {Code.OUTSIDE_BLOG, Code.MISSING_FILE, Code.RST_ERROR}
    assert page.text.endswith("End.\n")


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("name", ["../../secret.txt", "../link.txt", "{outside}"])
def test_elsewhere_in_the_repository(reader: str, name: str, blog: Path) -> None:
    """What lies beside the blog in its repository belongs to it."""
    (blog.parent / ".git").mkdir()
    text = f"{HEADER}{reader.format(name.replace('{outside}', str(blog.parent / 'secret.txt')))}\n"
    (page,) = pipeline.convert_source(Source("posts/a.rst", text), blog, Options()).pages
    assert codes(page) == []
    assert "secret words" in page.text


INCLUDES = [one for one in READERS if one.startswith((".. include", ".. code-include", ".. listing"))]


@pytest.mark.parametrize("reader", INCLUDES)
def test_what_docutils_brings(reader: str, blog: Path) -> None:
    """Definition files by their names in angle brackets, as docutils has it; a file of the blog is not called so."""
    (blog / "posts" / "<isonum.txt>").write_text("no definitions\n")
    page = converted(reader.format("<isonum.txt>"), blog)
    assert codes(page) == []
    assert "no definitions" not in page.text
    if reader in (".. include:: {}", ".. include-hg:: {}"):
        assert "½ off" in converted(f"{reader.format('<isonum.txt>')}\n\n|frac12| off", blog).text
    assert codes(converted(reader.format("<isonun.txt>"), blog)) == [Code.MISSING_FILE]


@pytest.mark.parametrize("setting", ["rst_prolog", "rst_epilog"])
@pytest.mark.parametrize("name", ["<{}>", "{}", "<../../../../../../../../../../../../{}>", "../secret.txt"])
def test_what_stands_around_every_text(setting: str, name: str, blog: Path) -> None:
    secret = blog.parent / "secret.txt"
    (blog / "conf.py").write_text(f"extensions = []\n{setting} = '.. include:: {name.format(secret)}'\n")
    page = convert_text("A\n=\n\nWords.\n", path="a.rst", root=blog, engine="sphinx")
    assert "secret words" not in page.text
    assert Code.OUTSIDE_BLOG in codes(page)


@pytest.mark.parametrize("reader", READERS)
def test_a_name_over_two_lines(reader: str, blog: Path) -> None:
    """docutils puts it together; so must whoever looks where it leads."""
    page = converted(reader.format("../..\n      /secret.txt"), blog)
    assert "secret words" not in page.text
    assert page.text.endswith("End.\n")


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("name", ["none.txt", "posts", "x" * 5000, "pipe", "loop", "a\N{SNOWMAN}b"])
def test_what_is_no_file(reader: str, name: str, blog: Path) -> None:
    os.mkfifo(blog / "pipe")
    (blog / "loop").symlink_to(blog / "loop")
    page = converted(reader.format(name), blog)
    assert codes(page) == [Code.MISSING_FILE]
    assert page.text.endswith("End.\n")


@pytest.mark.parametrize("reader", READERS)
def test_what_is_not_text(reader: str, blog: Path) -> None:
    (blog / "bytes.bin").write_bytes(b"\xff\xfe\x00\xd8")
    (blog / "latin.txt").write_bytes("Tümpel".encode("latin-1"))
    for name in ("bytes.bin", "latin.txt"):
        page = converted(reader.format(name), blog)
        assert codes(page) == [Code.NOT_DECODABLE]
        assert ("Tümpel" in page.text) is (name == "latin.txt")


@pytest.mark.parametrize("reader", READERS)
def test_a_lone_text_reads_nothing(reader: str, blog: Path) -> None:
    page = converted(reader.format(blog / "inside.txt"), None)
    assert "inside words" not in page.text
    assert Code.RST_WARNING in codes(page)


def test_an_absolute_path_into_the_blog(blog: Path) -> None:
    assert "inside words" in converted(f".. literalinclude:: {blog / 'inside.txt'}", blog).text


def test_no_python_module_is_imported_as_a_parser(blog: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """docutils would take any module of that name for a parser."""
    (blog / "evil_parser.py").write_text("raise SystemExit('imported')\n")
    monkeypatch.syspath_prepend(str(blog))
    page = converted(".. include:: inside.txt\n   :parser: evil_parser", blog)
    assert "evil_parser" not in sys.modules
    assert codes(page) == [Code.RST_ERROR]
    assert "inside words" not in page.text


@pytest.mark.parametrize("directive", ["raw:: html", "csv-table::"])
def test_nothing_is_fetched(directive: str, blog: Path) -> None:
    page = converted(f".. {directive}\n   :url: {(blog / 'inside.txt').as_uri()}", blog)
    assert codes(page) == [Code.OUTSIDE_BLOG]
    assert "inside words" not in page.text


def test_an_include_that_includes_itself(blog: Path) -> None:
    (blog / "posts" / "round.txt").write_text("Round.\n\n.. include:: round.txt\n")
    page = converted(".. include:: round.txt", blog)
    assert page.text.count("Round.") == 1
    assert codes(page) == [Code.RST_WARNING]
