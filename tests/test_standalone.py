"""Docutils' own test document, with everything that docutils knows, reads in Hugo as docutils' page reads."""

from __future__ import annotations

import pytest
from support import hugo_site
from support.docutils_source import DOCUMENTS, document_path

from rst2hugo import Code, convert_text
from rst2hugo.engine import Engine
from rst2hugo.model import Source
from rst2hugo.model.options import Options
from rst2hugo.verify import differences, source_html


@pytest.mark.parametrize("name", DOCUMENTS)
def test_reads_the_same(name: str) -> None:
    path = document_path(name)
    text = path.read_text("utf-8")
    page = convert_text(text, path=path.name, root=path.parent)
    assert not [one for one in page.diagnostics if one.code is Code.INTERNAL_ERROR]
    old = source_html(Source(path.name, text), Engine(path.parent, Options()))
    assert differences(old, hugo_site.render([page.markdown])[0]) == []
