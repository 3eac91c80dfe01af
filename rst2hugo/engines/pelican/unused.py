"""Files of a Pelican blog that it neither read nor copied, and what a number of them is called."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from rst2hugo.blog import file_kinds, files
from rst2hugo.engine.plain_folder import PlainFolder
from rst2hugo.engines.pelican.inventory import READ, Inventory


class PelicanFiles(PlainFolder):
    """The files of a Pelican blog, found by its settings."""

    unused = "that no setting and no link names"
    publishing_setting = "STATIC_PATHS"
    files: Inventory

    def rst_files(self, folder: str) -> Iterator[str]:
        start = self.files.content or folder if folder == "." else folder
        found = [path for path in super().rst_files(start) if PurePosixPath(path).suffix == ".rst"]
        return iter([path for path in found if self.files.is_content(path)] or found)

    def why_left_out(self, path: str) -> str:
        return classify_unused(path, self.files) or super().why_left_out(path)

    def describe_search(self) -> str:
        rules = (f"{name} = {self.files.list_setting(name)}" for name in ("ARTICLE_PATHS", "PAGE_PATHS"))
        return f"{' '.join(READ)} below {self.files.content or '.'}/ ({', '.join(rules)})"


def classify_unused(path: str, inventory: Inventory) -> str:
    """What a number of files like this is called; of a folder, with ``/`` at its end, what all in it is; else empty."""
    if path.startswith(inventory.outputs):
        return file_kinds.OUTPUT
    if files.fits(path.rstrip("/"), inventory.ignored):
        return file_kinds.HIDDEN if file_kinds.is_hidden(path) else "ignored by IGNORE_FILES"
    if path.endswith("/") or PurePosixPath(path).suffix.lower() not in READ or file_kinds.classify(path):
        return ""
    return "with status: skip" if inventory.kind(path) else "outside of ARTICLE_PATHS and PAGE_PATHS"
