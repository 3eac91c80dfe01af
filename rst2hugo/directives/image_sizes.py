"""The size of a picture in pixels, from the first bytes of its file, as the package ``imagesize`` reads them."""

from __future__ import annotations

from pathlib import Path

import imagesize


def pixels(file: Path) -> tuple[int, int] | None:
    """Width and height of a picture in pixels, as they are stored; None for a file that is not a picture of that kind.

    A drawing (SVG) has no pixels: docutils, which asks Pillow, does not scale one either.
    """
    if file.suffix.lower() in (".svg", ".svgz"):
        return None
    width, height = imagesize.get(file, exif_rotation=False)
    return (width, height) if width > 0 and height > 0 else None
