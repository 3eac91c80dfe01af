"""References by name between the posts of a blog."""

from __future__ import annotations

import re
from pathlib import Path

from rst2hugo import Options, convert_blog, write
from rst2hugo.links.crossrefs import candidates
from rst2hugo.model.diagnostics import Code
from rst2hugo.verify import State, verify

FIRST = """\
.. _first-post:

First *post*
============

:date: 2020-01-01

Words.

.. _deep label:

Deep
----

.. figure:: /cat.png
   :name: fig-cat

   The cat
"""
SECOND = """\
Second
======

:date: 2020-01-02

:doc:`one`, :doc:`the first </posts/one>`, :doc:`../about`, :ref:`first-post`, :ref:`Deep  Label`,
:ref:`a cat <fig-cat>`, :ref:`fig-cat`, :any:`deep label`, :doc:`one#deep` and :ref:`nowhere`.

.. toctree::
   :glob:
   :titlesonly:

   *
   About us </about>
"""


def blog(folder: Path) -> Path:
    (folder / "posts").mkdir(parents=True)
    (folder / "cat.png").write_bytes(b"")
    (folder / "posts" / "one.rst").write_text(FIRST)
    (folder / "posts" / "two.rst").write_text(SECOND)
    (folder / "about.rst").write_text("About [us]\n==========\n\n:date: 2019-01-01\n\n")
    return folder


def test_references_between_posts(tmp_path: Path) -> None:
    result = convert_blog(blog(tmp_path / "blog"), Options(engine="rst"))
    page = next(one for one in result.pages if one.source == "posts/two.rst")
    assert page.markdown.replace("\n", " ") == (
        "[First post](/posts/one/), [the first](/posts/one/), [About \\[us\\]](/posts/about/), "
        "[First post](/posts/one/), [Deep](/posts/one/#deep-label), [a cat](/posts/one/#fig-cat), "
        "[The cat](/posts/one/#fig-cat), [Deep](/posts/one/#deep-label), [First post](/posts/one/#deep) and nowhere.  "
        "- [First post](/posts/one/) - [About us](/posts/about/)"
    )
    told = [str(one) for one in page.diagnostics]
    assert told == ["posts/two.rst:7: error[unresolved-link] ref 'nowhere' is nowhere in the blog"]


def test_the_proof_knows_the_names(tmp_path: Path) -> None:
    root = blog(tmp_path / "blog")
    write(convert_blog(root, Options(engine="rst")), tmp_path / "site")
    verdict = verify(tmp_path / "site", root, options=Options(engine="rst"))
    assert [page.state for page in verdict.pages] == [State.IDENTICAL] * 3
    assert not verdict.findings


def test_documents_are_relative_to_the_page_or_to_the_blog() -> None:
    assert list(candidates("doc", "../x", "posts/a/one.rst")) == ["doc:posts/x", "doc:../x"]
    assert list(candidates("doc", "/x", "posts/one.rst")) == ["doc:x", "doc:/x"]


def test_a_reference_by_name_to_a_draft_is_told_unless_it_is_from_one(tmp_path: Path) -> None:
    def post(name: str, *header: str) -> None:
        top = [name, "=" * len(name), "", ":date: 2020-01-01", *header, ""]
        part = [f".. _part-{name}:", "", "Part", "----", "", ":doc:`draft` :ref:`part-draft`", ""]
        (tmp_path / f"{name}.rst").write_text("\n".join(top + part), encoding="utf-8")

    post("draft", ":draft: true")
    post("other", ":draft: true")
    post("post")
    pages = {page.source: page for page in convert_blog(tmp_path).pages}
    assert [one.code for one in pages["post.rst"].diagnostics] == [Code.BROKEN_LINK] * 2
    assert re.findall(r"\]\((.*?)\)", pages["post.rst"].markdown) == ["/posts/draft/", "/posts/draft/#part-draft"]
    assert pages["other.rst"].diagnostics == ()
