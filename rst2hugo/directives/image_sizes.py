"""How many pixels a picture has, from the first bytes of its file."""

from __future__ import annotations

import struct
from pathlib import Path


def pixels(file: Path) -> tuple[int, int] | None:
    """Width and height of a PNG, GIF, JPEG or WebP picture in pixels; None for any other file.

    Read from the places that the formats' specifications give them; nothing else is decoded.
    """
    try:
        head = file.read_bytes()
    except OSError:
        return None
    try:
        if head.startswith(b"\x89PNG\r\n\x1a\n"):
            return struct.unpack(">II", head[16:24])
        if head.startswith((b"GIF87a", b"GIF89a")):
            return struct.unpack("<HH", head[6:10])
        if head.startswith(b"\xff\xd8"):
            return of_jpeg(head)
        if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
            return of_webp(head)
    except (struct.error, IndexError):  # the file breaks off
        return None
    return None


def of_jpeg(data: bytes) -> tuple[int, int] | None:
    """The size in the frame header (SOF), before which stand segments that tell their own length."""
    at = 2
    while at < len(data):
        if data[at] != 0xFF:
            return None
        marker = data[at + 1]
        if marker == 0xFF:  # a filling byte
            at += 1
        elif 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        else:
            at += 2 + struct.unpack(">H", data[at + 2 : at + 4])[0]
    return None


def of_webp(data: bytes) -> tuple[int, int] | None:
    """The size in the first chunk: of a lossy, a lossless or an extended file."""
    if len(data) < 30:
        return None
    kind = data[12:16]
    if kind == b"VP8X":
        return 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")
    if kind == b"VP8L":
        bits = struct.unpack("<I", data[21:25])[0]
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if kind == b"VP8 ":
        width, height = struct.unpack("<HH", data[26:30])
        return width & 0x3FFF, height & 0x3FFF
    return None
