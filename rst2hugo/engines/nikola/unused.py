"""Files of a Nikola blog that it neither made pages of nor copied, and what a number of them is called."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from pathlib import PurePosixPath

from rst2hugo.blog import file_kinds
from rst2hugo.engine.plain_folder import PlainFolder
from rst2hugo.engines.nikola.conf import Conf
from rst2hugo.engines.nikola.inventory import Inventory

FOLDERS = {"themes": "theme", "plugins": "plugins", "templates": file_kinds.TEMPLATE}
OF_GALLERIES = ("metadata.yml", "metadata.sample.yml", "exclude.meta")


class NikolaFiles(PlainFolder):
    """The files of a Nikola blog, found by its settings."""

    unused = "that no setting names"
    conf: Conf
    files: Inventory

    def why_left_out(self, path: str) -> str:
        return classify_unused(path, self.conf, self.files) or super().why_left_out(path)

    def describe_search(self) -> str:
        rows = (row for name in ("POSTS", "PAGES") for row in self.conf.values[name])
        found = dict.fromkeys(str(row[0]) for row in rows if isinstance(row, list | tuple) and row)
        return f"{', '.join(found) or 'nothing'}, as POSTS and PAGES say"


def classify_unused(path: str, conf: Conf, files: Inventory) -> str:
    """What a number of such files is called; of a folder, with ``/`` at its end, what all in it is; else empty."""
    top = path.partition("/")[0]
    if path.startswith(f"{top}/"):
        own = {str(conf.values["CACHE_FOLDER"]): "cache", str(conf.values["OUTPUT_FOLDER"]): file_kinds.OUTPUT}
        if top in (folders := FOLDERS | own):
            return folders[top]
    if path.endswith("/") or file_kinds.classify(path):
        return ""
    name, ending = posixpath.basename(path), PurePosixPath(path).suffix
    if is_below(path, conf.folders("GALLERY_FOLDERS")):
        if path in files.excluded:
            return "excluded by exclude.meta"
        is_read = name in OF_GALLERIES or name.startswith("index.")
        return "about galleries" if is_read else "in galleries but no pictures"
    if ending == ".meta":
        return "metadata of posts"
    if is_below(path, conf.folders("IMAGE_FOLDERS")):
        return "in IMAGE_FOLDERS but no pictures"
    compilers = conf.values["COMPILERS"]
    endings = [one for found in compilers.values() for one in found] if isinstance(compilers, dict) else []
    return "that no row of POSTS or PAGES means" if ending in endings else ""


def is_below(path: str, folders: Iterable[str]) -> bool:
    return any(path.startswith(f"{folder}/") for folder in folders)
