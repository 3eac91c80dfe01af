"""Documents in Markdown that Sphinx and ABlog read through extensions: found, dated, titled, told in one line."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.hugo_site import build
from support.old_blog import converted, page, told

from rst2hugo import myst, write
from rst2hugo.engines.sphinx import conf, markdown_documents
from rst2hugo.model.diagnostics import Code

ABLOG = "extensions = ['ablog', 'myst_parser']\nblog_baseurl = 'https://reef.example'\npost_date_format = '%d %b %Y'\n"
POST = """\
---
myst:
  enable_extensions: [colon_fence]
---

```{post} 03 Apr 2021
:tags: coral, *pale* fish
:category: Notes
:author: ada
:exclude:

Not to be seen.
```

(top)=
# The *pale* `reef` &amp; [more](https://e.example)

See [the other](other.md#low) and [a chart](../files/chart.pdf).

:::{note}
Mind the **tide**.
:::

Read {doc}`other`.
"""


@pytest.fixture(autouse=True)
def without_myst_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the library MyST is carried over; ``tests/myst`` has the other case."""
    monkeypatch.setattr(myst, "is_there", lambda: False)


@pytest.mark.parametrize(
    ("settings", "endings"),
    [
        ({"extensions": []}, {".rst": "rst"}),
        ({"extensions": ["myst_parser"]}, {".rst": "rst", ".md": "markdown"}),
        ({"extensions": ["myst_nb"]}, {".rst": "rst", ".md": "markdown", ".myst": "markdown", ".ipynb": "ipynb"}),
        ({"extensions": ["nbsphinx"]}, {".rst": "rst", ".ipynb": "ipynb"}),
        ({"extensions": ["recommonmark"], "source_suffix": [".rst", ".md"]}, {".rst": "rst", ".md": "markdown"}),
        ({"source_suffix": [".rst", ".md"]}, {".rst": "rst", ".md": "markdown"}),
        ({"source_suffix": {".txt": "restructuredtext", ".md": "myst-nb"}}, {".txt": "rst", ".md": "markdown"}),
        ({"source_suffix": {".rst": None, ".ipynb": "myst-nb"}}, {".rst": "rst", ".ipynb": "ipynb"}),
        ({"source_suffix": {".x": "odd"}}, {".x": "odd"}),
        ({"source_suffix": ".md", "extensions": ["myst_parser"]}, {".md": "markdown"}),
    ],
)
def test_what_is_a_document(settings: dict[str, object], endings: dict[str, str]) -> None:
    """As ``sphinx.registry.merge_source_suffix`` has it."""
    assert conf.markups(conf.complete(settings)) == endings


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# One\n\nText.\n", "One"),
        ("Text.\n\n## Two ##\n", "Two"),
        ("Three\n=====\n", "Three"),
        ("```\n# no\n```\n\n# `Four` *is* a_name \\* [x](y)\n", "Four is a_name * x"),
        ("Text.\n", None),
        ("---\ntitle: Five\n---\n\nText.\n", "Five"),
    ],
)
def test_titles(text: str, title: str | None) -> None:
    found = markdown_documents.header(text)
    assert found.values.get("title") == title
    assert found.body.count("\n") == text.count("\n")


def test_a_post(tmp_path: Path) -> None:
    result = converted(
        tmp_path,
        {
            "conf.py": ABLOG + "blog_authors = {'ada': ('Ada L.', None)}\n",
            "blog/reef.md": POST,
            "files/chart.pdf": "x",
            "blog/other.md": "---\nblogpost: true\ndate: 04 Apr 2021\ntags: coral\n---\n# Other\n\n## Low\n",
            "index.rst": "Reef\n====\n",
        },
    )
    post = page(result, "blog/reef.md")
    assert post.kind == "post"
    assert str(post.front_matter["date"]) == "2021-04-03"
    assert post.front_matter["title"] == "The pale reef & more"
    assert post.front_matter["tags"] == ["coral", "*pale* fish"]
    assert (post.front_matter["categories"], post.front_matter["authors"]) == (["Notes"], ["Ada L."])
    assert post.old_url == "/blog/reef/"
    assert "Not to be seen" not in post.text
    assert "# The" not in post.text
    assert "[the other](/blog/other/#low)" in post.text
    assert "](/_downloads/" in post.text
    assert "> Mind" not in post.text  # the directive stays as it is
    assert ":::{note}\nMind the **tide**.\n:::" in post.text
    other = page(result, "blog/other.md")
    assert (other.kind, str(other.front_matter["date"])) == ("post", "2021-04-04")
    assert other.front_matter["tags"] == ["coral"]
    (line,) = [one for one in result.diagnostics if one.code is Code.UNSUPPORTED_CONSTRUCT]
    assert "which were carried over as they are: 2; with directives, roles or labels of MyST" in line.message
    assert "as text: 1; to have them converted, install rst2hugo[myst]" in line.message
    assert told(result) == ["unsupported-construct"]
    write(result, tmp_path.with_name("new"))
    assert build(tmp_path.with_name("new")).stderr == ""


def test_a_teaser_and_options_in_yaml(tmp_path: Path) -> None:
    text = ":::{post}\n---\ntags: [coral]\nlocation: Brest\n---\nShown *here*.\n:::\n\n# A\n\nText.\n"
    result = converted(tmp_path, {"conf.py": ABLOG, "a.md": text, "index.rst": "Reef\n====\n"})
    post = page(result, "a.md")
    assert post.front_matter["draft"] is True
    assert (post.front_matter["tags"], post.front_matter["locations"]) == (["coral"], ["Brest"])
    assert post.markdown.startswith("Shown *here*.")


def test_pages_of_sphinx(tmp_path: Path) -> None:
    settings = "extensions = ['myst_parser']\nhtml_theme = 'alabaster'\n"
    files = {"conf.py": settings, "index.md": "# Home\n\nText.\n", "a.md": "# A\n"}
    result = converted(tmp_path, files, engine="sphinx")
    found = [(one.kind, one.url, one.front_matter["title"]) for one in result.pages]
    assert found == [("page", "/a/", "A"), ("page", "/", "Home")]
