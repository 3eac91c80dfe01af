"""What one post describes, terms, options and modules, is found from another."""

from __future__ import annotations

from pathlib import Path

from rst2hugo import Options, convert_blog, write
from rst2hugo.verify import State, verify

FIRST = """\
.. py:module:: shop

Shop
====

.. py:class:: Till

   .. py:method:: pay(amount)

.. program:: till

.. option:: --fast, -f

.. envvar:: TILL

.. glossary::

   Till roll
      Paper.
"""
SECOND = """\
Second
======

:date: 2020-01-02

:py:mod:`shop`, :py:meth:`shop.Till.pay`, :class:`~shop.Till`, :option:`till --fast`, :option:`-f`, :envvar:`TILL`
and the :term:`till roll`.
"""


def test_references_to_what_another_post_describes(tmp_path: Path) -> None:
    (tmp_path / "blog").mkdir()
    (tmp_path / "blog" / "one.rst").write_text(FIRST)
    (tmp_path / "blog" / "two.rst").write_text(SECOND)
    result = convert_blog(tmp_path / "blog", Options(engine="rst"))
    page = next(one for one in result.pages if one.source == "two.rst")
    assert page.markdown.replace("\n", " ") == (
        "[`shop`](/posts/one/), [`shop.Till.pay()`](/posts/one/#shop.Till.pay), [`Till`](/posts/one/#shop.Till), "
        "[`till --fast`](/posts/one/#cmdoption-till-fast), [`-f`](/posts/one/#cmdoption-till-fast), "
        "[`TILL`](/posts/one/#envvar-TILL) and the [till roll](/posts/one/#term-Till-roll)."
    )
    assert not page.diagnostics
    write(result, tmp_path / "site")
    verdict = verify(tmp_path / "site", tmp_path / "blog", options=Options(engine="rst"))
    assert [one.state for one in verdict.pages] == [State.IDENTICAL] * 2
    assert not verdict.findings
