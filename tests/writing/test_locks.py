"""Two runs at once, and a user who edits while a run writes."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from threading import Thread

import pytest

from rst2hugo.model import Page, Result
from rst2hugo.model.codes import Code
from rst2hugo.model.diagnostics import RequestError
from rst2hugo.writing import locks, write, write_pages
from rst2hugo.writing.locks import lock


def blog(**texts: str) -> Result:
    pages = (
        Page(f"{name}.rst", f"content/{name}.md", {}, text, compose=lambda _, body: body)
        for name, text in texts.items()
    )
    return Result("rst", "", tuple(pages))


def texts(site: Path) -> dict[str, str]:
    return {file.name: file.read_text() for file in (site / "content").iterdir()}


def test_a_run_waits_until_another_one_has_written(tmp_path: Path) -> None:
    run = Thread(target=write, args=(blog(heron="Heron"), tmp_path / "site"))
    with lock(tmp_path / "site"):
        run.start()
        run.join(0.3)
        assert run.is_alive()
        assert [*(tmp_path / "site").glob("*.md")] == []
    run.join(20)
    assert texts(tmp_path / "site") == {"heron.md": "Heron"}


@pytest.mark.parametrize("put", [write, write_pages])
def test_a_run_that_does_not_end_is_told(put: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locks, "PATIENCE", 0)
    with lock(tmp_path / "site"), pytest.raises(RequestError, match="another run of rst2hugo is writing into"):
        put(blog(heron="Heron"), tmp_path / "site")  # type: ignore[operator]
    assert not (tmp_path / "site").exists()
    put(blog(heron="Heron"), tmp_path / "site")  # type: ignore[operator]


def test_a_folder_that_stays_empty_is_not_left(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), lock(tmp_path / "new" / "site"):
        1 / 0  # noqa: B018  # any error
    assert [*tmp_path.iterdir()] == []


class OfWindows:
    """``msvcrt`` as far as locks need it: whoever opens the file anew is refused while another has it."""

    LK_NBLCK = 2

    def locking(self, file: int, mode: int, size: int) -> None:
        assert (mode, size) == (self.LK_NBLCK, 1)
        fcntl = pytest.importorskip("fcntl")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise PermissionError(13, "Permission denied") from error


def test_the_lock_of_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "msvcrt", OfWindows())
    monkeypatch.setattr(locks, "lock_once", locks.lock_file)
    monkeypatch.setattr(locks, "PATIENCE", 0)
    site = tmp_path / "site"
    with lock(site):
        assert [file.name for file in site.iterdir()] == [locks.LOCK]
        with pytest.raises(RequestError, match="another run of rst2hugo is writing into"):
            write(blog(heron="Heron"), site)
    assert not site.exists()
    assert write(blog(heron="Heron"), site).written == ("content/heron.md",)
    assert sorted(file.name for file in site.iterdir()) == [".rst2hugo.json", "content"]


def edit_during_writing(site: Path, name: str, text: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a user edit or remove a file of the site as soon as a run has written its first file."""
    replace, file = os.replace, site / "content" / name

    def write_and_edit(source: Path, target: Path) -> None:
        replace(source, target)
        if target.name == "crane.md":
            file.write_text(text) if text is not None else file.unlink()

    monkeypatch.setattr(os, "replace", write_and_edit)


@pytest.mark.parametrize("edited", ["Mine", None])
def test_an_edit_during_the_writing_is_kept(
    edited: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(blog(crane="Crane", heron="Heron"), tmp_path)
    again = blog(crane="Crane 2", heron="Heron 2")
    with monkeypatch.context() as patch:
        edit_during_writing(tmp_path, "heron.md", edited, patch)
        done = write(again, tmp_path)
    assert (done.written, done.kept) == (("content/crane.md",), ("content/heron.md",))
    assert [(one.path, one.code) for one in done.diagnostics] == [("content/heron.md", Code.EDITED_FILE)]
    mine = {} if edited is None else {"heron.md": edited}
    assert texts(tmp_path) == {"crane.md": "Crane 2", **mine}
    write(again, tmp_path)
    assert texts(tmp_path) == {"crane.md": "Crane 2", **mine}  # and so it stays
    write(again, tmp_path, force=True)
    assert texts(tmp_path) == {"crane.md": "Crane 2", "heron.md": "Heron 2"}


def test_a_file_that_the_user_makes_during_the_writing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit_during_writing(tmp_path, "heron.md", "Mine", monkeypatch)
    for _ in range(2):
        assert write(blog(crane="Crane", heron="Heron"), tmp_path).kept == ("content/heron.md",)
        assert texts(tmp_path) == {"crane.md": "Crane", "heron.md": "Mine"}
