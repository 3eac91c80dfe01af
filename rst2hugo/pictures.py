"""In here: pictures as files of the blog: which one an address in a post means, and how many pixels it has."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from pathlib import Path

# What Sphinx takes first when a post asks for picture.* (the supported types of its HTML builder).
ENDINGS = (".svg", ".png", ".gif", ".jpg", ".jpeg", ".webp")


def find(address: str, post: Path, root: Path) -> Path | None:
    """The file below ``root`` that ``address`` means in ``post``; None if there is none.

    A relative address starts at the post, one from the site's root at a folder above the post or
    directly below ``root``, since engines publish different folders as their site's root.
    Pelican's ``{static}`` says nothing more. An ending ``.*`` is that of the file found.
    """
    name = re.sub(r"^[{|]\w+[}|]/?", "", address).partition("?")[0]
    if re.match(r"(?i)[a-z][a-z0-9+.-]*:|//", name):
        return None
    top = root.resolve()
    for folder in folders(post.parent, root):
        for ending in ENDINGS if name.endswith(".*") else ("",):
            file = folder / (name.removesuffix(".*") + ending).lstrip("/")
            if file.is_file() and file.resolve().is_relative_to(top):
                return file
    return None


def folders(here: Path, root: Path) -> Iterator[Path]:
    """Where a picture may lie: beside the post, in each folder above it, in those of the blog's own."""
    yield here
    yield from (folder for folder in here.parents if folder == root or folder.is_relative_to(root))
    yield from sorted(folder for folder in root.iterdir() if folder.is_dir())


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
