"""In here: what rst means in Nikola only: files are below the blog's folder, ``:doc:`` names a post by its slug."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from docutils import nodes
from docutils.parsers.rst import states
from docutils.utils import unescape

from rst2hugo import slugs
from rst2hugo.crossrefs import xref
from rst2hugo.included import ConfinedCSVTable, ConfinedInclude, ConfinedRaw, Reading

TITLED = re.compile(r"(?s)^(.+?)\s*(?<!\x00)<([^<]*)>$")


class FromRoot(Reading):
    """Mixed into a directive that reads a file: its path is that below the blog's folder, not beside the post."""

    def candidates(self, name: str, here: Path, root: Path) -> Iterator[Path]:
        from_top = name.startswith("/")
        yield from super().candidates(name, here, root) if from_top else super().candidates(name, root, here)


class Include(FromRoot, ConfinedInclude):
    pass


class Raw(FromRoot, ConfinedRaw):
    pass


class CSVTable(FromRoot, ConfinedCSVTable):  # type: ignore[misc]  # the stubs name its nodes more narrowly
    pass


DIRECTIVES = {"include": Include, "raw": Raw, "csv-table": CSVTable}


def document(
    slug: Callable[[str], str], name: str, rawtext: str, text: str, lineno: int, inliner: states.Inliner,
    options: dict[str, Any] | None = None, content: Sequence[str] | None = None,
) -> tuple[list[nodes.Node], list[nodes.system_message]]:  # fmt: skip
    """``:doc:`slug``` or ``:doc:`text <slug#fragment>```; what is no slug becomes one, as Nikola does it."""
    titled = TITLED.match(text)
    title, target = (unescape(one) for one in ((titled[1], titled[2]) if titled else (text, text)))
    given, mark, fragment = target.partition("#")
    node = xref(rawtext, "", nodes.Text(title), kind="doc", explicit=bool(titled), literal=False, optional=False)
    node["target"] = slug(" ".join(given.split())) + mark + fragment
    return [node], []


def roles(*, slugify: bool) -> Mapping[str, Any]:
    """The roles; ``slugify`` is USE_SLUGIFY."""
    return {"doc": partial(document, slugs.nikola if slugify else slugs.nikola_verbatim)}
