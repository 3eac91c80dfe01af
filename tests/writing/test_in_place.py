"""A page takes the place of its source, unless the user writes there meanwhile."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from support.old_blog import written

from rst2hugo.cli.commands import main

FILES = {"crane.rst": "Crane\n=====\n\nGrey.\n", "heron.rst": "Heron\n=====\n\nGrey, too.\n"}


def convert(blog: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["convert", "--in-place", str(blog), *arguments])


def edit_after(name: str, edits: dict[Path, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a user write files as soon as the page of that name is at its place."""
    replace = os.replace

    def replace_and_edit(source: Path, target: Path) -> None:
        replace(source, target)
        if Path(target).name == name:
            for file, text in edits.items():
                file.write_text(text)

    monkeypatch.setattr(os, "replace", replace_and_edit)


def names(blog: Path) -> list[str]:
    return sorted(file.name for file in blog.iterdir())


@pytest.mark.parametrize("force", [[], ["--force"]])
def test_a_source_that_is_edited_before_its_page_is_written_stays(
    force: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blog = written(tmp_path, FILES)
    edit_after("crane.md", {blog / "heron.rst": "Mine"}, monkeypatch)
    found = convert(blog, *force)
    assert names(blog) == ["crane.md", "heron.rst"]
    assert (blog / "heron.rst").read_text() == "Mine"
    assert "heron.rst: warning[edited-file] was edited or removed while it was converted" in found.stderr


def test_a_source_that_is_edited_just_when_its_page_is_written_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blog = written(tmp_path, FILES)
    edit_after("crane.md", {blog / "crane.rst": "Mine"}, monkeypatch)
    found = convert(blog)
    assert names(blog) == ["crane.md", "crane.rst", "heron.md"]
    assert (blog / "crane.rst").read_text() == "Mine"
    assert found.stderr.count("[edited-file]") == 1


def test_a_page_that_the_user_makes_meanwhile_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blog = written(tmp_path, FILES)
    edit_after("crane.md", {blog / "heron.md": "Mine"}, monkeypatch)
    assert convert(blog).stderr.count("[edited-file]") == 1
    assert names(blog) == ["crane.md", "heron.md", "heron.rst"]
    assert (blog / "heron.md").read_text() == "Mine"


def test_a_page_that_is_its_own_source_is_not_written_over_an_edit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = "---\ntitle: {0}\n---\n{{{{< rst >}}}}Grey{{{{< /rst >}}}}\n"
    files = {"hugo.toml": "", "content/a.rst": "---\ntitle: A\n---\n\nA *word*.\n", "content/b.md": page.format("B")}
    blog = written(tmp_path, files)
    edit_after("a.md", {blog / "content/a.rst": "Mine"}, monkeypatch)
    convert(blog)
    assert (blog / "content/a.rst").read_text() == "Mine"
    assert (blog / "content/b.md").read_text() == page.format("B")


def test_without_edits_nothing_is_kept(tmp_path: Path) -> None:
    blog = written(tmp_path, FILES)
    assert "[edited-file]" not in convert(blog).stderr
    assert names(blog) == ["crane.md", "heron.md"]
