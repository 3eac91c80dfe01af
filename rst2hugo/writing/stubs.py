"""Stubs on disk: written once, then the user's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from rst2hugo.writing.manifest import Manifest, on_disk

# Where Hugo looks for the template of a shortcode, in this order: the folder's older name, and those of themes.
SITE_FOLDERS = (
    "layouts/_shortcodes",
    "layouts/shortcodes",
    "themes/*/layouts/_shortcodes",
    "themes/*/layouts/shortcodes",
)


# How the stub of an unknown directive or role begins; a theme that has a shortcode of its name means another one.
UNKNOWN = "{{- /* rst2hugo stub of the "


def of_user(stubs: Mapping[str, str], folder: Path, before: Manifest) -> Iterator[str]:
    """The paths of the stubs that nobody needs any more: the user has edited one, or has such a template elsewhere."""
    for path, text in stubs.items():
        there = on_disk(folder / path)
        name = Path(path).name
        places = SITE_FOLDERS[1:2] if text.startswith(UNKNOWN) else SITE_FOLDERS[1:]
        elsewhere = any(file for place in places for file in folder.glob(f"{place}/{name}"))
        if elsewhere or (there is not None and not before.ours(path, there)):
            yield path
