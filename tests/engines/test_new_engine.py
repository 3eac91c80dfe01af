"""The complete small engine in CONTRIBUTING.md is one: its blog is recognised and converted."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest
from support.old_blog import written
from support.paths import PROJECT

from rst2hugo import Options, convert_blog, engines
from rst2hugo.locate import locate

HARBOUR = {
    "harbour.yml": "name: The harbour\naddress: https://harbour.example/\n",
    "notes/pier.rst": "---\ntitle: The pier\ndate: 2018-03-30\ntags: [Boats]\n---\n\nSee `the map <map.txt>`_.\n",
    "notes/map.txt": "A map\n",
}


def test_the_engine_that_contributors_see_converts_a_blog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The code in CONTRIBUTING.md as it stands there, in a module of its own."""
    [code] = re.findall(r"(?s)```python\n(.*?)```", (PROJECT / "CONTRIBUTING.md").read_text("utf-8"))
    (tmp_path / "harbour.py").write_text(code, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    kind = importlib.import_module("harbour").Harbour
    monkeypatch.setitem(engines.ENGINES, kind.name, kind)
    blog = written(tmp_path / "blog", HARBOUR)
    assert locate(blog, Options()).engine.value == "harbour"
    result = convert_blog(blog, Options())
    [page] = result.pages
    assert (page.old_url, page.url, page.front_matter["tags"]) == ("/notes/pier.html", "/notes/pier/", ["Boats"])
    assert [(term.name, term.url, term.aliases) for term in result.terms] == [
        ("Boats", "/about/boats/", ("/about/boats.html",))
    ]
    assert [asset.address for asset in result.assets] == ["/notes/map.txt"]
    assert "[the map](/notes/map.txt)" in page.text
    assert [str(one) for one in (*result.diagnostics, *page.diagnostics)] == []
