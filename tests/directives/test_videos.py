"""What the addresses of videos say, and their times."""

from __future__ import annotations

import pytest

from rst2hugo.directives.videos import identity, is_off, seconds


@pytest.mark.parametrize(
    ("written", "id", "query"),
    [
        ("abc-_1", "abc-_1", {}),
        ("abc?t=5", "abc", {"t": "5"}),
        ("https://www.youtube.com/watch?v=abc&list=x", "abc", {"list": "x"}),
        ("//www.youtube.com/embed/abc/", "abc", {}),
        ("youtu.be/abc#t=1m", "abc", {"t": "1m"}),
        ("https://player.vimeo.com/video/123?h=0f", "123", {"h": "0f"}),
        ("HTTPS://VIMEO.COM/channels/staffpicks/123", "123", {}),
        ("", "", {}),
    ],
)
def test_identity(written: str, id: str, query: dict[str, str]) -> None:
    assert identity(written) == (id, query)


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        ("90", 90),
        (" 90s ", 90),
        ("1m30s", 90),
        ("1m30", 90),
        ("2h", 7200),
        ("1:30", 90),
        ("1:02:03", 3723),
        ("0", 0),
        ("", None),
        ("soon", None),
        ("1:2:3:4", None),
        ("-5", None),
    ],
)
def test_seconds(time: str, expected: int | None) -> None:
    assert seconds(time) == expected


@pytest.mark.parametrize(("value", "off"), [("no", True), ("False", True), ("0", True), (None, False), ("yes", False)])
def test_is_off(value: str | None, off: bool) -> None:
    assert is_off(value) is off
