"""The tool that runs Hugo says what Hugo says."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.hugo_site import build, render


def test_each_snippet_becomes_its_own_page() -> None:
    assert render(["*a*", "b"]) == ["<p><em>a</em></p>\n", "<p>b</p>\n"]
    assert render({"first": "+++", "second": ""}) == ["<p>+++</p>\n", ""]


def test_a_failure_tells_why() -> None:
    with pytest.raises(AssertionError, match='template for shortcode "nonsense" not found'):
        render(["{{< nonsense >}}"])


def test_a_whole_site(tmp_path: Path) -> None:
    (tmp_path / "hugo.toml").write_text("baseURL = 'https://example.org/'\n", encoding="utf-8")
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "a.txt").write_text("a", encoding="utf-8")
    result = build(tmp_path, "--environment", "test")
    assert (result.destination / "a.txt").read_text(encoding="utf-8") == "a"
    assert "Total in" in result.stdout
