"""Links written in every style make the same page; and links to pages by their files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from support import hugo_site
from support.golden_cases import CASES, INTENDED, root
from support.golden_cases import options as of_case

from rst2hugo import Options, convert_blog, convert_text, write
from rst2hugo.engine import Engine
from rst2hugo.model import Source
from rst2hugo.pipeline import convert_source
from rst2hugo.verify import State, differences, source_html, verify

TEXT = """\
First
-----

A `named one`_, an `embedded <https://example.org/e>`_, an `anonymous`__ and again the `named one`_,
`Named One`_ and `*odd* [text]`__. Here is [named one] as text. https://example.org/auto

.. _named one: https://example.org/n
__ https://example.org/a
__ https://example.org/o

Second
------

With ``[anonymous]`` in code, `text <named one_>`_ and an |image|.

.. |image| image:: /a.png
   :target: https://example.org/i
"""


def test_inline_is_the_default() -> None:
    assert convert_text(TEXT).markdown == convert_text(TEXT, link_style="inline").markdown
    assert "]: " not in convert_text(TEXT).markdown


def test_by_reference() -> None:
    assert (
        convert_text(TEXT, link_style="reference").markdown
        == """\
## First

A [named one][named one 2], an [embedded][], an [anonymous][anonymous 2] and again the [named one][named one 2],
[Named One][named one 2] and [\\*odd\\* \\[text\\]][1]. Here is [named one] as text. <https://example.org/auto>

[named one 2]: https://example.org/n
[embedded]: https://example.org/e
[anonymous 2]: https://example.org/a
[1]: https://example.org/o

## Second

With `[anonymous]` in code, [text][named one 2] and an [![image](/a.png)][2].

[2]: https://example.org/i"""
    )


def test_as_in_the_source() -> None:
    assert (
        convert_text(TEXT, link_style="source").markdown
        == """\
## First

A [named one][named one 2], an [embedded](https://example.org/e), an [anonymous](https://example.org/a) \
and again the [named one][named one 2],
[Named One][named one 2] and [\\*odd\\* \\[text\\]](https://example.org/o). Here is [named one] as text. <https://example.org/auto>

[named one 2]: https://example.org/n

## Second

With `[anonymous]` in code, [text][named one 2] and an [![image](/a.png)](https://example.org/i)."""
    )


@pytest.mark.parametrize("style", ["reference", "source"])
def test_every_case_reads_the_same(style: str) -> None:
    options = {name: replace(of_case(name), link_style=style) for name in CASES}  # type: ignore[arg-type]
    sources = {name: Source("case.rst", path.read_text("utf-8")) for name, path in CASES.items()}
    results = {name: convert_source(source, root(name), options[name]) for name, source in sources.items()}
    stubs = {path: text for result in results.values() for path, text in result.stubs.items()}
    html = hugo_site.render({name: result.pages[0].markdown for name, result in results.items()}, more=stubs)
    wrong = {}
    for name, built in zip(CASES, html, strict=True):
        if found := differences(source_html(sources[name], Engine(root(name), options[name])), built):
            wrong[name] = [str(one) for one in found]
    assert set(wrong) <= set(INTENDED), wrong


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    (tmp_path / "blog").mkdir()
    (tmp_path / "blog" / "one.rst").write_text(
        "---\ntitle: One\ndate: 2020-01-01\npermalink: /old/one.html\n---\n\n"
        "To `two <two.html#part>`_, `out <https://example.org/x.md>`_, a `draft <draft.html>`_, two__\n"
        "and :doc:`two`.\n\n"
        "__ /old/two.html\n"
    )
    (tmp_path / "blog" / "two.rst").write_text(
        "---\ntitle: Two\ndate: 2020-01-02\npermalink: /old/two.html\n---\n\nText.\n\nPart\n====\n\n"
        "`One </old/one.html>`_.\n"
    )
    (tmp_path / "blog" / "draft.rst").write_text(
        "---\ntitle: Draft\ndate: 2020-01-02\ndraft: true\npermalink: /old/draft.html\n---\n\nText.\n"
    )
    return tmp_path / "blog"


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("url", "[two](/old/two/#part)"),
        ("relref", '[two]({{< relref "/posts/two.md#part" >}})'),
        ("md", "[two](two.md#part)"),
    ],
)
@pytest.mark.parametrize("link_style", ["inline", "reference"])
def test_internal_links(tmp_path: Path, blog: Path, style: str, expected: str, link_style: str) -> None:
    options = Options(engine="rst", internal_links=style, link_style=link_style)  # type: ignore[arg-type]
    result = convert_blog(blog, options)
    page = next(one for one in result.pages if one.source == "one.rst")
    shown = expected if link_style == "inline" else expected.replace("[two](", "[two]: ").removesuffix(")")
    assert shown in page.markdown
    assert "https://example.org/x.md" in page.markdown
    assert "/old/draft/" in page.markdown  # Hugo fails on a relref to what is not published
    assert ("layouts/_markup/render-link.html" in result.files) == (style == "md")
    write(result, tmp_path / "site")
    verdict = verify(tmp_path / "site", blog, options=options)
    assert [one.state for one in verdict.pages] == [State.IDENTICAL] * 3


@pytest.mark.parametrize("style", ["url", "relref", "md"])
def test_links_by_file_between_languages(tmp_path: Path, style: str) -> None:
    """Hugo looks for a file in the language of the page only, and stops where relref finds none."""
    blog = tmp_path / "blog"
    (blog / "content").mkdir(parents=True)
    (blog / "pelicanconf.py").write_text("SITEURL = 'https://b.example'\nPATH = 'content'\nDEFAULT_LANG = 'en'\n")
    header = ":date: 2020-01-01\n:slug: {}\n:lang: {}\n:category: c\n\n"
    all_links = " ".join(f"`{name} <{{filename}}{name}.rst>`__" for name in ("a", "a-fr", "b-fr", "c")) + "\n"
    for name, slug, language in [("a", "a", "en"), ("a-fr", "a", "fr"), ("b-fr", "b", "fr"), ("c", "c", "en")]:
        title = f"{name}\n{'=' * len(name)}\n\n"
        (blog / "content" / f"{name}.rst").write_text(title + header.format(slug, language) + all_links)
    options = Options.of({"internal_links": style})
    write(convert_blog(blog, options), tmp_path / "site")
    verdict = verify(tmp_path / "site", blog, options=options)
    assert [page.state for page in verdict.pages] == [State.IDENTICAL] * 4
    assert not verdict.findings
