"""What is true of every engine: it is never written to, each header is read once, several jobs lose nothing."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from support import example_blogs, small_blogs
from support.old_blog import written

from rst2hugo import Options, convert_blog, pipeline
from rst2hugo.cli.commands import main
from rst2hugo.engine import Engine
from rst2hugo.engine.source_reader import SourceReader
from rst2hugo.model import Result

BLOGS = [*example_blogs.BLOGS, *small_blogs.BLOGS]


def blog_of(name: str, folder: Path) -> Path:
    """The blog of an example, or a small one that is written into ``folder``."""
    if name in example_blogs.BLOGS:
        return Path(shutil.copytree(example_blogs.BLOGS[name], folder))
    return written(folder, small_blogs.BLOGS[name])


def read_attributes(engine: Engine) -> dict[str, Any]:
    """The attributes of an engine, containers copied, without what is derived from the others."""
    derived = {
        name for kind in type(engine).__mro__ for name, one in vars(kind).items() if isinstance(one, cached_property)
    }
    kept = {name: value for name, value in vars(engine).items() if name not in derived}
    return {name: value.copy() if isinstance(value, dict | list | set) else value for name, value in kept.items()}


@pytest.mark.parametrize("name", BLOGS)
def test_an_engine_stays_as_it_was_made(name: str, tmp_path: Path) -> None:
    run = pipeline.start(blog_of(name, tmp_path / "blog"), Options())
    before = read_attributes(run.engine)
    assert run.finish().pages
    assert read_attributes(run.engine) == before
    with pytest.raises(AttributeError, match="cannot be set after __init__"):
        run.engine.site = replace(run.engine.site, title="Another")


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often the header of each source is read by an engine; what an engine inherits is a part of its own."""
    found: Counter[str] = Counter()
    depth: list[str] = []

    def counting(header: Callable[..., Any]) -> Callable[..., Any]:
        def read(engine: Engine, source: Any) -> Any:
            found.update([] if depth else [source.path])
            depth.append(source.path)
            try:
                return header(engine, source)
            finally:
                depth.pop()

        return read

    def kinds(kind: type[SourceReader]) -> list[type[SourceReader]]:
        return [kind, *(one for below in kind.__subclasses__() for one in kinds(below))]

    for kind in kinds(SourceReader):
        if "header" in vars(kind):
            monkeypatch.setattr(kind, "header", counting(vars(kind)["header"]))
    return found


@pytest.mark.parametrize("name", BLOGS)
def test_each_header_is_read_once(name: str, tmp_path: Path, reads: Counter[str]) -> None:
    run = pipeline.start(blog_of(name, tmp_path / "blog"), Options())
    result = run.finish()
    assert result.pages
    assert {source.path for source in run.sources} <= reads.keys()
    assert {path: count for path, count in reads.items() if count != 1} == {}


def without_jobs(result: Result) -> Result:
    return replace(result, options={})


@pytest.mark.parametrize("name", BLOGS)
def test_two_jobs_find_what_one_finds(name: str, tmp_path: Path) -> None:
    blog = blog_of(name, tmp_path / "blog")
    one, two = (convert_blog(blog, Options(jobs=jobs)) for jobs in (1, 2))
    assert without_jobs(one) == without_jobs(two)


LATIN: Mapping[str, bytes] = {
    "conf.py": b"""BLOG_TITLE = "A"\nSITE_URL = "https://a.example/"\n"""
    b"""POSTS = (("posts/*.rst", "posts", "post.tmpl"),)\nPAGES = ()\n""",
    "posts/a.rst": b"Words\n",
    "posts/a.meta": b"Caf\xe9\na\n2015-03-01\n\n\n\n",
    "posts/b.rst": b".. title: B\n.. date: 2015-03-02\n\nMore words\n",
}


def test_a_file_beside_a_post_that_cannot_be_read_is_reported_by_every_job(tmp_path: Path) -> None:
    for name, text in LATIN.items():
        (tmp_path / "blog" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "blog" / name).write_bytes(text)
    runs = [
        CliRunner().invoke(
            main, ["migrate", str(tmp_path / "blog"), str(tmp_path / jobs), "--no-build", "--jobs", jobs]
        )
        for jobs in ("1", "2")
    ]
    assert [run.exit_code for run in runs] == [1, 1]
    assert all("posts/a.meta" in run.stderr and "not-decodable" in run.stderr for run in runs)
    files = [
        {file.relative_to(tmp_path / jobs): file.read_bytes() for file in sorted((tmp_path / jobs).rglob("*.md"))}
        for jobs in ("1", "2")
    ]
    assert files[0] == files[1]
    results = [convert_blog(tmp_path / "blog", Options(jobs=jobs)) for jobs in (1, 2)]
    assert without_jobs(results[0]) == without_jobs(results[1])
