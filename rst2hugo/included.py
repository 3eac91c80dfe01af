"""In here: docutils' directives that read files, kept inside the blog's folder and away from the network."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docutils import nodes
from docutils.parsers.rst.directives.misc import Include, Raw
from docutils.parsers.rst.directives.tables import CSVTable


class Confined:
    """Mixed into a directive of docutils: what it reads must lie inside ``settings.rst2hugo_root``."""

    state: Any
    options: Any
    arguments: Any
    error: Any

    def wanted(self) -> str | None:
        """The file that the directive names, as it stands in the source."""
        file = self.options.get("file")
        return None if file is None else str(file)

    def run(self) -> list[nodes.Node]:
        if "url" in self.options:
            raise self.error(f"Outside the blog: {self.options['url']} is not fetched.")
        name = self.wanted()
        root = self.state.document.settings.rst2hugo_root
        if name is not None and root is not None and not (name.startswith("<") and name.endswith(">")):
            here = Path(self.state.document.current_source or root).parent
            if not (here / name).resolve().is_relative_to(Path(root).resolve()):
                raise self.error(f"Outside the blog: {name} is not read.")
        nodes_made: list[nodes.Node] = super().run()  # type: ignore[misc]  # the directive that this is mixed into
        return nodes_made


class ConfinedInclude(Confined, Include):
    def wanted(self) -> str | None:
        return str(self.arguments[0])


class ConfinedRaw(Confined, Raw):
    pass


class ConfinedCSVTable(Confined, CSVTable):  # type: ignore[misc]  # the stubs name its nodes more narrowly
    pass


CONFINED = {"include": ConfinedInclude, "raw": ConfinedRaw, "csv-table": ConfinedCSVTable}
