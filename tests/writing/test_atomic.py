from __future__ import annotations

from pathlib import Path

import pytest

from rst2hugo.model.diagnostics import RequestError
from rst2hugo.writing import atomic
from rst2hugo.writing.atomic import checksum, clear_remains, place, prune, temporary_of


def test_bytes_and_files_are_placed_with_their_checksum(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "a.txt"
    assert place(target, b"one") == checksum(b"one") == checksum(target)
    assert place(tmp_path / "b.txt", target) == checksum(b"one")
    assert place(target, b"two") == checksum(b"two")
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.txt", "b.txt", "deep"]


def test_what_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "folder" / "full").mkdir(parents=True)
    missing = tmp_path / "missing"
    for name, content in (("folder", b"x"), ("a", missing), ("n" * 300, b"")):
        with pytest.raises(RequestError) as caught:
            place(tmp_path / name, content)
        assert "\n" not in str(caught.value)
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_a_planted_link_is_not_written_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    victim = tmp_path / "victim"
    victim.write_text("precious")
    planted = temporary_of(tmp_path / "a")
    planted.symlink_to(victim)
    monkeypatch.setattr(atomic, "temporary_of", lambda file: planted)
    with pytest.raises(RequestError, match="File exists"):
        place(tmp_path / "a", b"x")
    clear_remains(tmp_path)
    assert victim.read_text() == "precious"


def test_two_runs_never_write_the_same_temporary_file(tmp_path: Path) -> None:
    assert temporary_of(tmp_path / "a") != temporary_of(tmp_path / "a")


def test_what_is_asked_last_decides(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"mine")
    assert place(tmp_path / "a", b"x", lambda: False) is None
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"mine"}


def test_a_file_that_cannot_be_read_is_not_called_one_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(RequestError, match="gone cannot be read: No such file"):
        place(tmp_path / "a", tmp_path / "gone")


def test_a_name_of_any_length_has_room_for_its_part(tmp_path: Path) -> None:
    place(tmp_path / ("é" * 127), b"x")
    assert len(list(tmp_path.iterdir())) == 1


def test_only_empty_folders_are_pruned(tmp_path: Path) -> None:
    (tmp_path / "a/b/c").mkdir(parents=True)
    (tmp_path / "a/file").touch()
    prune(tmp_path / "a/b/c", tmp_path)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a", "file"]
    (tmp_path / "a/file").unlink()
    prune(tmp_path / "a", tmp_path)
    assert tmp_path.is_dir()
    assert list(tmp_path.iterdir()) == []
