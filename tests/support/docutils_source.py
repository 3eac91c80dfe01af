"""docutils' own test documents, which lie in its source distribution, below ``test/functional/input``.

They are no part of this project. ``RST2HUGO_DOCUTILS_SOURCE`` names the unpacked distribution; otherwise it is looked
for beside this project. ``nox -s standalone`` fetches it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from support.paths import PROJECT

GIVEN = os.environ.get("RST2HUGO_DOCUTILS_SOURCE")
PLACES = [Path(GIVEN)] if GIVEN else [*PROJECT.glob("docutils-*"), *PROJECT.parent.glob("docutils-*")]
FOLDERS = [place / "test" / "functional" / "input" for place in PLACES]
DOCUMENTS = ["standalone_rst_html5", "misc_rst_html5", "compact_lists", "field_list", "footnotes", "length_units"]
DOCUMENTS += ["standalone_rst_html4css1", "standalone_rst_s5_html", "rst_html5_tuftig", "cyrillic", "dangerous"]
DOCUMENTS += ["simple", "pep_html", "latex_cornercases", "odt_nested_class", "odt_tables1"]


def document_path(name: str) -> Path:
    """The document of this name; the test is skipped without docutils' sources."""
    found = [path for folder in FOLDERS for path in sorted(folder.glob(f"{name}.*"))]
    if not found:
        assert not GIVEN, f"there is no {name} below {GIVEN}"
        pytest.skip("docutils' sources are not here: set RST2HUGO_DOCUTILS_SOURCE, or run nox -s standalone")
    return found[0]
