"""What has not changed is not compiled again, and every change is seen."""

from __future__ import annotations

import os
import pickle
import shutil
import struct
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from support.old_blog import written

from rst2hugo import Code, Diagnostic, Options, Page, cache, pipeline
from rst2hugo.cache import trees
from rst2hugo.model import Result
from rst2hugo.pipeline import compile_page, kept_pages

HEAD = "---\ntitle: {}\ndate: 2016-06-21\nslug: {}\n---\n\n"
FILES = {
    "harbour.rst": HEAD.format("Harbour", "harbour") + "Words of the harbour, `to the quay <quay.rst>`_.\n",
    "quay.rst": HEAD.format("Quay", "quay") + ".. include:: boats.inc\n\n:ferry:`Blue`\n",
    "crane.rst": HEAD.format("Crane", "crane") + ".. figure:: crane.png\n   :figwidth: image\n\n   Words.\n",
    "tide.rst": HEAD.format("Tide", "tide") + ".. include:: low.rst\n   :start-after: begin\n",
    "low.rst": HEAD.format("Low", "low") + "begin\n\nLow water.\n",
    "undated.rst": "---\ntitle: Undated\n---\n\nWords.\n",
    "tables.rst": HEAD.format("Tables", "tables") + ".. csv-table::\n   :file: ports.csv\n",
    "boats.inc": "Three boats.\n",
    "ports.csv": "Genoa,1\n",
    "rst2hugo.toml": '[roles.ferry]\nshortcode = "ferry"\n',
}
POSTS = sum(name.endswith(".rst") for name in FILES)


def png(width: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", width, 40) + bytes(60)


def git(blog: Path, *arguments: str):
    who = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
    dates = {"GIT_AUTHOR_DATE": "2014-03-09T12:00:00Z", "GIT_COMMITTER_DATE": "2014-03-09T12:00:00Z"}
    subprocess.run(["git", *who, *arguments], cwd=blog, env={**os.environ, **dates}, check=True, capture_output=True)


@pytest.fixture
def blog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A blog in a repository, and a folder for what is kept, which does not mind that the blog is that new."""
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "kept"))
    monkeypatch.setattr(trees, "TICK", -1000.0)
    folder = written(tmp_path / "blog", FILES)
    (folder / "crane.png").write_bytes(png(30))
    git(folder, "init", "-q")
    return folder


class Compiled:
    """The sources that were compiled, by their names, and what the blog became."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def convert(self, blog: Path, **options: object) -> Result:
        self.names.clear()
        return pipeline.start(blog, Options(**{"engine": "rst", **options}), site=blog.parent / "site").finish()  # type: ignore[arg-type]


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> Compiled:
    watcher, real = Compiled(), compile_page.compiled

    def compile_and_note(source, engine):
        watcher.names.append(source.path)
        return real(source, engine)

    monkeypatch.setattr(pipeline, "compiled", compile_and_note)
    return watcher


def test_what_has_not_changed_is_not_compiled_again(blog: Path, compiled: Compiled) -> None:
    first = compiled.convert(blog)
    assert len(compiled.names) == POSTS
    assert compiled.convert(blog) == first
    assert compiled.names == []
    assert compiled.convert(blog, jobs=3).pages == first.pages
    assert compiled.names == []
    written(blog.parent / "site", {"content/a.md": "of the new site"})
    assert compiled.convert(blog) == first
    assert compiled.names == []


def append(name: str, text: str) -> Callable[[Path], object]:
    return lambda blog: (blog / name).write_text((blog / name).read_text() + text)


# Each kind of change, and what is compiled then; None for everything.
CHANGES: dict[str, tuple[Callable[[Path], object], list[str] | None]] = {
    "a post": (append("harbour.rst", "More.\n"), ["harbour.rst"]),
    "the address of another post": (
        lambda blog: (blog / "quay.rst").write_text(FILES["quay.rst"].replace("slug: quay", "slug: pier")),
        ["quay.rst"],
    ),
    "a post that another one includes": (append("low.rst", "Ebb.\n"), ["low.rst", "tide.rst"]),
    "an included file": (append("boats.inc", "Four.\n"), None),
    "a table": (append("ports.csv", "Trieste,2\n"), None),
    "the size of a picture": (lambda blog: (blog / "crane.png").write_bytes(png(300)), None),
    "a rule": (append("rst2hugo.toml", '[roles.pier]\nshortcode = "pier"\n[roles.quay]\nshortcode = "quay"\n'), None),
    "a new post": (lambda blog: (blog / "ebb.rst").write_text(FILES["low.rst"].replace("Low", "Ebb")), None),
    "a post that is gone": (lambda blog: (blog / "tables.rst").unlink(), None),
    "a new file": (lambda blog: (blog / "plan.txt").write_text("x"), None),
    "when a post without a date was changed": (
        lambda blog: os.utime(blog / "undated.rst", (9e8, 9e8)),
        ["undated.rst"],
    ),
    "when a post without a date was committed": (
        lambda blog: [git(blog, *arguments) for arguments in (["add", "undated.rst"], ["commit", "-qm", "x"])],
        None,
    ),
}  # fmt: skip  # a table


@pytest.mark.parametrize("name", CHANGES)
def test_every_change_is_seen(name: str, blog: Path, compiled: Compiled, monkeypatch: pytest.MonkeyPatch) -> None:
    before = compiled.convert(blog)
    change, again = CHANGES[name]
    change(blog)
    after = compiled.convert(blog)
    assert compiled.names == (again if again is not None else sorted(one.name for one in blog.glob("*.rst")))
    monkeypatch.setenv(cache.VARIABLE, "")
    assert after == compiled.convert(blog)
    assert after != before or name == "a rule"


def test_what_a_page_shows_of_other_documents_is_seen(blog: Path, compiled: Compiled) -> None:
    """Titles in a ``toctree``, and what is to be done in a ``todolist``."""
    written(
        blog.parent / "docs",
        {
            "conf.py": "extensions = ['sphinx.ext.todo']\ntodo_include_todos = True\n",
            "index.rst": "Harbour\n=======\n\n.. toctree::\n\n   pier\n   mole\n\n.. todolist::\n",
            "pier.rst": "Pier\n====\n\nLength\n------\n\nLong.\n",
            "mole.rst": "Mole\n====\n\n.. todo:: Mend it.\n",
        },
    )
    for name, was, now in (("pier", "Length", "Height"), ("mole", "Mend", "Paint")):
        assert was in index_of(compiled.convert(blog.parent / "docs", engine="sphinx"))
        file = blog.parent / "docs" / f"{name}.rst"
        file.write_text(file.read_text().replace(was, now))
        assert now in index_of(compiled.convert(blog.parent / "docs", engine="sphinx"))
        assert compiled.names == ["index.rst", f"{name}.rst"]


def index_of(result: Result) -> str:
    return next(page.markdown for page in result.pages if page.source == "index.rst")


def test_other_options_and_another_program_are_seen(
    blog: Path, compiled: Compiled, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled.convert(blog)
    compiled.convert(blog, link_style="reference")
    assert len(compiled.names) == POSTS
    program = kept_pages.describe_program()
    monkeypatch.setattr(kept_pages, "describe_program", lambda: (*program, "docutils 99"))
    compiled.convert(blog, link_style="reference")
    assert len(compiled.names) == POSTS


def test_the_program_is_known_by_its_files_and_the_versions_of_others() -> None:
    program, distributions, *_ = kept_pages.describe_program()
    assert any(str(path).endswith("rst2hugo/constructs/lists.py") for path, *_ in program)
    assert any(name.startswith("docutils-") for name in distributions)


def test_settings_and_files_beside_a_post_are_seen(
    tmp_path: Path, compiled: Compiled, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "kept"))
    monkeypatch.setattr(trees, "TICK", -1000.0)
    meta = ".. title: A\n.. slug: a\n.. date: 2016-06-21 12:00 UTC\n"
    conf = "BLOG_TITLE = 'x'\nPOSTS = (('posts/*.rst', 'posts', 'post.tmpl'),)\n"
    blog = written(tmp_path / "blog", {"conf.py": conf, "posts/a.rst": "Words.\n", "posts/a.meta": meta})
    titles = []
    for name, text in (
        ("conf.py", conf),
        ("posts/a.meta", meta + ".. tags: b\n"),
        ("conf.py", conf + "PRETTY_URLS = False\n"),
    ):
        (blog / name).write_text(text)
        run = pipeline.start(blog, Options(engine="nikola"), site=tmp_path / "site").finish()
        titles.append((len(compiled.names), run.pages[0].front_matter.get("tags"), run.pages[0].old_url))
    assert titles == [(1, None, "/posts/a/"), (2, ["b"], "/posts/a/"), (3, ["b"], "/posts/a.html")]


class Bomb:
    def __reduce__(self):
        return os.mkdir, ("exploded",)


@pytest.mark.parametrize(
    "damage",
    [
        lambda head, data: data[:-1],
        lambda head, data: head,
        lambda head, data: b"",
        lambda head, data: head.split()[0] + b" " + data,
    ],
)
def test_what_is_damaged_is_not_used(damage, blog: Path, compiled: Compiled) -> None:
    first = compiled.convert(blog)
    (file,) = (blog.parent / "kept").iterdir()
    assert file.stat().st_mode & 0o077 == 0
    head, _, data = file.read_bytes().partition(b"\n")
    file.write_bytes(head + b"\n" + damage(head, data))
    assert compiled.convert(blog) == first
    assert len(compiled.names) == POSTS


def test_nothing_that_is_kept_does_anything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path))
    monkeypatch.chdir(tmp_path)
    for value in (Bomb(), cache.load, subprocess.Popen, pickle.Unpickler):
        cache.save("a", "key", value)
        assert (tmp_path / "a").is_file()
        assert cache.load("a", "key") is None
    assert not (tmp_path / "exploded").exists()
    cache.save("a", "key", [Code.BAD_VALUE, "x"])
    assert cache.load("a", "key") == [Code.BAD_VALUE, "x"]
    assert cache.load("a", "another") is None


def test_what_was_changed_a_moment_ago_is_not_kept(
    blog: Path, compiled: Compiled, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trees, "TICK", 1000.0)
    for _ in range(2):
        compiled.convert(blog)
        assert len(compiled.names) == POSTS
    assert not (blog.parent / "kept").exists()


def test_a_page_that_failed_is_compiled_again(blog: Path, compiled: Compiled) -> None:
    (blog / "deep.rst").write_text(HEAD.format("Deep", "deep") + "".join(f"{' ' * at}a\n\n" for at in range(400)))
    found = compiled.convert(blog)
    assert {one.code for page in found.pages for one in page.diagnostics} & {Code.TOO_DEEP}
    assert compiled.convert(blog) == found
    assert compiled.names == ["deep.rst"]


@pytest.mark.parametrize("code", [Code.INTERNAL_ERROR, Code.TOO_DEEP, Code.TOO_SLOW])
def test_what_may_come_out_otherwise_is_not_kept(code: Code) -> None:
    page = Page("a.rst", "content/a.md", {}, "", diagnostics=(Diagnostic("a.rst", None, code, "x"),))
    kept = kept_pages.KeptPages("", trees.Tree({}, 0.0), ())
    assert not kept.is_lasting(compile_page.Compiled(page))
    assert kept.is_lasting(compile_page.Compiled(Page("a.rst", "content/a.md", {}, "")))


def test_of_code_that_may_do_anything_nothing_is_kept(blog: Path, compiled: Compiled) -> None:
    compiled.convert(blog, trust=True)
    assert not (blog.parent / "kept").exists()


def test_a_run_that_is_not_finished_leaves_what_was_kept(blog: Path, compiled: Compiled) -> None:
    first = compiled.convert(blog)
    times = (blog / "harbour.rst").stat().st_mtime_ns
    append("harbour.rst", "More.\n")(blog)

    def lose_interest(done):
        raise KeyboardInterrupt
        yield from done

    with pytest.raises(KeyboardInterrupt):
        pipeline.start(blog, Options(engine="rst"), site=blog.parent / "site").finish(lose_interest)
    (blog / "harbour.rst").write_text(FILES["harbour.rst"])
    os.utime(blog / "harbour.rst", ns=(times, times))
    assert compiled.convert(blog) == first
    assert compiled.names == []


def test_it_may_be_deleted(blog: Path, compiled: Compiled) -> None:
    first = compiled.convert(blog)
    shutil.rmtree(blog.parent / "kept")
    assert compiled.convert(blog) == first
