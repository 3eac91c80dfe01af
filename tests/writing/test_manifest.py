from __future__ import annotations

from pathlib import Path

import pytest

from rst2hugo.model.diagnostics import RequestError
from rst2hugo.writing import manifest
from rst2hugo.writing.manifest import Manifest


def test_the_same_bytes_for_the_same_files(tmp_path: Path) -> None:
    one = Manifest({"b": "2", "é": "1", "a\udce9": "3"}, {"x": "4"})
    other = Manifest({"a\udce9": "3", "é": "1", "b": "2"}, {"x": "4"})
    assert one.encoded() == other.encoded()
    (tmp_path / manifest.NAME).write_bytes(one.encoded())
    assert manifest.read(tmp_path) == one


def test_a_file_is_ours_with_either_checksum() -> None:
    one = Manifest({"a": "1"}, {"a": "2", "b": "3"})
    assert [one.ours("a", "1"), one.ours("a", "2"), one.ours("b", "3")] == [True] * 3
    assert [one.ours("a", "3"), one.ours("b", "1"), one.ours("c", None), one.ours("a", None)] == [False] * 4


def test_no_site_yet(tmp_path: Path) -> None:
    assert manifest.read(tmp_path / "none") == Manifest()
    assert manifest.read(tmp_path) == Manifest()
    (tmp_path / ".rst2hugo-0123.part").touch()  # a run was killed before it had a manifest
    assert manifest.read(tmp_path) == Manifest()


@pytest.mark.parametrize(
    "content",
    [
        *("", "x", "[]", "{}", "null", '{"version": 1}', '{"version": 1, "files": []}', "[" * 100_000),
        *('{"version": 2, "files": {}}', '{"version": 1, "files": {"a": 1}}', '{"version": 1, "files": {"../a": "1"}}'),
        *('{"version": 1, "files": {"/a": "1"}}', '{"version": 1, "files": {}, "planned": {"a/../../b": "1"}}'),
        '{"version": 1, "files": {"a\\udfff": "1"}}',
    ],
)
def test_a_damaged_manifest_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / manifest.NAME).write_text(content)
    with pytest.raises(RequestError, match="damaged"):
        manifest.read(tmp_path)
