"""Docutils' own test document, with everything that docutils knows, reads in Hugo as docutils' page reads.

The document is no part of this project: it lies in docutils' source distribution, below
``test/functional/input``. ``RST2HUGO_DOCUTILS_SOURCE`` names the unpacked distribution; otherwise it is
looked for beside this project. ``nox -s standalone`` fetches it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from support import hugo_site
from support.paths import PROJECT

from rst2hugo import Code, convert_text
from rst2hugo.engine import Engine
from rst2hugo.model import Source
from rst2hugo.model.options import Options
from rst2hugo.verify import differences, source_html

GIVEN = os.environ.get("RST2HUGO_DOCUTILS_SOURCE")
PLACES = [Path(GIVEN)] if GIVEN else [*PROJECT.glob("docutils-*"), *PROJECT.parent.glob("docutils-*")]
FOLDERS = [place / "test" / "functional" / "input" for place in PLACES]
DOCUMENTS = ["standalone_rst_html5", "misc_rst_html5", "compact_lists", "field_list", "footnotes", "length_units"]
DOCUMENTS += ["standalone_rst_html4css1", "standalone_rst_s5_html", "rst_html5_tuftig", "cyrillic", "dangerous"]
DOCUMENTS += ["simple", "pep_html", "latex_cornercases", "odt_nested_class", "odt_tables1"]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_reads_the_same(name: str) -> None:
    found = [path for folder in FOLDERS for path in sorted(folder.glob(f"{name}.*"))]
    if not found:
        assert not GIVEN, f"there is no {name} below {GIVEN}"
        pytest.skip("docutils' sources are not here: set RST2HUGO_DOCUTILS_SOURCE, or run nox -s standalone")
    path = found[0]
    text = path.read_text("utf-8")
    page = convert_text(text, path=path.name, root=path.parent)
    assert not [one for one in page.diagnostics if one.code is Code.INTERNAL_ERROR]
    old = source_html(Source(path.name, text), Engine(path.parent, Options()))
    assert differences(old, hugo_site.render([page.markdown])[0]) == []
