"""No page of the old site ends the whole comparison, and no process that is killed does."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import Any

import pytest
from support.old_blog import written

from rst2hugo import Options, RequestError, convert_blog, write
from rst2hugo.verify import verify
from rst2hugo.verify.checks.conversion_checks import Blog
from rst2hugo.verify.nouns.verdict import State

HOSTILE = {
    "deep": "<div>" * 20_000 + "Words.",
    "deep-lists": "<ul><li>" * 900 + "Words.",
    "deep-marks": "<em>" * 3000 + "Words.",
    "empty": "",
    "comment": "<!-- nothing -->",
    "binary": "\x00\x01\ufffe\ud800",
    "good": "<article><p>Words.</p></article>",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a page at the address of each of ``HOSTILE``."""
    files = {f"content/{name}.md": f"+++\ntitle = 'Heron'\nurl = '/{name}.html'\n+++\nWords.\n" for name in HOSTILE}
    more = {"hugo.toml": "baseURL = 'https://heron.example/'\n", "layouts/all.html": "{{ .Content }}"}
    return written(tmp_path_factory.mktemp("hostile") / "site", files | more)


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile") / "old"
    folder.mkdir()
    for name, text in HOSTILE.items():
        (folder / f"{name}.html").write_bytes(text.encode("utf-8", "surrogatepass"))
    return folder


def test_a_hostile_page_is_one_difference(site: Path, old: Path) -> None:
    verdict = verify(site, against=old)
    told = {one.source: [str(one) for one in one.differences] for one in verdict.old_pages}
    assert told.pop("/good.html") == []
    deep = "unreadable: its HTML is nested too deeply to be compared → nothing"
    assert {told.pop(f"/{name}.html")[0] for name in ("deep", "deep-lists", "deep-marks")} == {deep}
    assert {address: len(found) for address, found in told.items()} == {
        "/empty.html": 1, "/comment.html": 1, "/binary.html": 1
    }  # fmt: skip  # a table


@pytest.mark.parametrize("selector", ["", "div[", "x|y", "a " * 3000, "::after"])
def test_what_is_not_a_selector_is_refused_before_anything_is_built(selector: str, tmp_path: Path) -> None:
    with pytest.raises(RequestError, match="is no CSS selector"):
        verify(tmp_path, against=tmp_path, content_selector=selector)


def test_a_page_without_the_selected_element_does_not_end_the_comparison(site: Path, old: Path) -> None:
    verdict = verify(site, against=old, content_selector="article")
    states = {one.source: one.state for one in verdict.old_pages}
    assert states["/good.html"] is State.IDENTICAL
    [missing] = next(one for one in verdict.old_pages if one.source == "/empty.html").differences
    assert str(missing) == "unreadable: nothing on the page matches article → nothing"


def killed(*_: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_killed_process_costs_one_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    head = ":date: 2014-03-09\n\n"
    files = {f"{name}.rst": f"{head}{name}\n=====\n\nWords.\n" for name in ("heron", "stork", "crane")}
    blog = written(tmp_path / "blog", files)
    write(convert_blog(blog, Options(engine="rst")), tmp_path / "site")
    compare = Blog.read_and_compared
    monkeypatch.setattr(
        Blog,
        "read_and_compared",
        lambda self, task: (killed if task.source.path == "stork.rst" else compare)(self, task),
    )
    verdict = verify(tmp_path / "site", blog, options=Options(engine="rst", jobs=2))
    assert {page.source: page.state for page in verdict.pages} == {
        "crane.rst": State.IDENTICAL, "heron.rst": State.IDENTICAL, "stork.rst": State.DIFFERENT
    }  # fmt: skip  # a table
    [told] = [str(one) for page in verdict.pages for one in page.differences]
    assert told.startswith("unreadable: the process that compared it was killed")
