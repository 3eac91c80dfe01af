"""A source on which the program itself fails stays to be seen, and the rest of the blog is compared all the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from docutils import nodes
from support.old_blog import converted

from rst2hugo import Options, write
from rst2hugo.links import resolve
from rst2hugo.verify import State, verify

HEAD = "---\ntitle: Harbour\ndate: 2018-03-04\n---\n\n"


def test_the_others_are_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    resolve_all = resolve.resolve

    def fail_at_trap(document: nodes.document) -> None:
        if "A trap." in document.astext():
            raise IndexError("no such note")
        resolve_all(document)

    monkeypatch.setattr(resolve, "resolve", fail_at_trap)
    write(converted(tmp_path / "blog", {"a.rst": f"{HEAD}A trap.\n", "b.rst": f"{HEAD}Words.\n"}), tmp_path / "site")
    pages = verify(tmp_path / "site", tmp_path / "blog", options=Options()).pages
    assert {page.source: page.state for page in pages} == {"a.rst": State.UNREAD, "b.rst": State.IDENTICAL}
