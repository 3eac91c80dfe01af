"""Posts that have N of one construct each, for what holds the growth of time with the length of a post."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

Growing: TypeAlias = "Callable[[int], str]"


def each(piece: str, between: str = "\n\n", after: str = "") -> Growing:
    """A text of ``n`` pieces with their numbers for ``@``, then as many of ``after``."""

    def make(n: int) -> str:
        rows = [between.join(one.replace("@", str(number)) for number in range(n)) for one in (piece, after) if one]
        return "\n\n".join(rows) + "\n"

    return make


def within(piece: str, *around: str) -> Growing:
    """``n`` pieces in one line of text between what is ``around`` them."""
    return lambda n: piece.join(["", *[""] * (n - 1), ""]).join(around or ("a ", " z")) + "\n"


def chain(n: int) -> str:
    """``n`` targets, each an alias of the next."""
    return "t0_ leads on.\n\n" + "\n".join(f".. _t{k}: t{k + 1}_" for k in range(n)) + f"\n.. _t{n}: https://e.org/\n"


def chained(n: int) -> str:
    """``n`` empty targets, one right after the other, before a paragraph."""
    return "\n".join(f".. _t{k}:" for k in range(n)) + "\n\nThe goal. t0_\n"


def table(n: int) -> str:
    return (
        "=====  =====\nName   Value\n=====  =====\n"
        + "".join(f"a{k % 999:<4}  b\n" for k in range(n))
        + "=====  =====\n"
    )


def grid(n: int) -> str:
    line = "+-----+-----+\n"
    return line + "".join(f"|a{k % 999:<4}|b    |\n{line}" for k in range(n))


def nested_list(n: int) -> str:
    """Lists of ten levels."""
    return "\n\n".join("  " * (k % 10) + f"* item {k}" for k in range(n)) + "\n"


def line_block(n: int) -> str:
    return "".join(f"| line {k}\n" for k in range(n))


def contents(n: int) -> str:
    return "Top\n===\n\n.. contents::\n\n" + each("Section @\n---------\n\nText.")(n)


def doubled(n: int) -> str:
    """Sections of one title."""
    return each("Same\n----\n\nText @ same_.")(n)


CONSTRUCTS: Mapping[str, Growing] = {
    "paragraphs": each("A paragraph @ of *some* words."),
    "long paragraph": each("A line @ of *some* ``words`` here.", "\n"),
    "footnotes": each("Text [@@]_ here.", after=".. [@@] Note."),
    "numbered footnotes": each("Text [#]_ here.", after=".. [#] Note @."),
    "named footnotes": each("Text [#n@]_ here.", after=".. [#n@] Note @."),
    "symbol footnotes": each("Text [*]_ here.", after=".. [*] Note @."),
    "footnotes in a paragraph": each("Text [#n@]_ here.", "\n", after=".. [#n@] Note @."),
    "marks of a footnote": lambda n: each("Text [#n]_ here.")(n) + "\n.. [#n] Note.\n",
    "citations": each("Text [C@]_ here.", after=".. [C@] Note @."),
    "named links": each("A link@_ here.", after=".. _link@: https://e.org/@"),
    "links of one name": lambda n: each("A link_ here.")(n) + "\n.. _link: https://e.org/\n",
    "links in a paragraph": each("A link@_ here.", "\n", after=".. _link@: https://e.org/@"),
    "same links in a paragraph": lambda n: each("A link_ here.", "\n")(n) + "\n.. _link: https://e.org/\n",
    "anonymous links": each("A `link`__ here.", after="__ https://e.org/@"),
    "embedded links": each("A `link @ <https://e.org/@>`_ here."),
    "embedded links in a paragraph": each("A `link @ <https://e.org/@>`__ here.", "\n"),
    "bare addresses": each("See https://e.org/@ and x@@e.org.", "\n"),
    "dead links": each("A link@_ here."),
    "alike names": each("A `link-@`_ here.", after=".. _link @: https://e.org/@"),
    "internal targets": each(".. _place@:\n\nThe place@_ is here."),
    "inline targets": each("An _`target @` and `target @`_."),
    "indirect targets": each("A link@_.", after=".. _link@: goal@_\n.. _goal@: https://e.org/@"),
    "chain of targets": chain,
    "chained targets": chained,
    "substitutions": each("The |word@| here.", after=".. |word@| replace:: word @"),
    "one substitution": lambda n: each("The |word| here.")(n) + "\n.. |word| replace:: a word\n",
    "pictures as substitutions": each("The |word@| here.", after=".. |word@| image:: /a@.png"),
    "headings": each("Heading @\n---------\n\nText."),
    "sections of one title": doubled,
    "contents": contents,
    "bullet lists": each("* item @", "\n"),
    "loose lists": each("* item @\n\n  more"),
    "numbered lists": each("#. item @", "\n"),
    "nested lists": nested_list,
    "definition lists": each("term @\n    What it is."),
    "field lists": lambda n: "Text.\n\n" + each(":name@: value", "\n")(n),
    "option lists": each("-a@  An option.", "\n"),
    "tables": each("==  ==\na   b\n==  ==\n1   @\n==  =="),
    "rows": table,
    "grid rows": grid,
    "rows of a list-table": lambda n: ".. list-table::\n\n" + each("   * - a@\n     - b", "\n")(n),
    "rows of a csv-table": lambda n: ".. csv-table::\n\n" + each("   a@, b", "\n")(n),
    "pictures": each(".. image:: /a@.png"),
    "figures": each(".. figure:: /a@.png\n\n   Caption @"),
    "code blocks": each(".. code-block:: python\n\n   x = @"),
    "lines of code": lambda n: ".. code-block:: python\n\n" + each("   x = @  # `*|_", "\n")(n),
    "literal blocks": each("Text::\n\n   x @"),
    "doctests": each(">>> @\n@"),
    "quotes": each("Text.\n\n   A quote @.\n\n   -- Somebody"),
    "line blocks": line_block,
    "transitions": each("Text @.\n\n----"),
    "comments": each(".. comment @\n\nText."),
    "admonitions": each(".. note:: A note @."),
    "titled admonitions": each(".. admonition:: A note @\n\n   Text."),
    "roles": each("A :sub:`b@` and :sup:`c` and `d`.", "\n"),
    "unknown roles": each("A :nothing:`b@` here.", "\n"),
    "unknown directives": each(".. nothing:: @\n\n   Text."),
    "formulas": each("A :math:`a_@` here.", "\n"),
    "formula blocks": each(".. math:: a_@"),
    "defined macros": each(r"A :math:`\newcommand{\ab}{a} \ab` here."),
    "raw html": each('.. raw:: html\n\n   <p id="a@">x</p>'),
    "html comments": lambda n: ".. raw:: html\n\n" + each("   <!-- a @ -->", "\n")(n),
    "unclosed html comments": lambda n: ".. raw:: html\n\n" + each("   <!-- a @", "\n")(n),
    "html tags": lambda n: ".. raw:: html\n\n" + each('   <a href="/x@" id="y@">z</a>', "\n")(n),
    "unclosed html": lambda n: ".. raw:: html\n\n" + each("   <a href=<script", "\n")(n),
    "videos": each(".. youtube:: abcdefghi@"),
    "containers": each(".. container:: c@\n\n   Text."),
    "classes": each(".. class:: c@\n\nText."),
    "small capitals": each("A :sc:`b@` here.", "\n"),
    "emoji": each("A \N{GRINNING FACE} :smile: @", "\n"),
    "xrefs": each("A :ref:`b@` and :doc:`c@`.", "\n"),
    "labels": each(".. _b@:\n\nHeading @\n---------\n\nSee :ref:`b@`."),
    "terms": lambda n: ".. glossary::\n\n" + each("   term @\n      What.", "\n")(n),
    "rubrics": each(".. rubric:: R @"),
    "topics": each(".. topic:: R @\n\n   Text."),
    "toctrees": lambda n: ".. toctree::\n\n" + each("   page@", "\n")(n),
    "braces": each("A {{< b@ >}} {{% c %}} here.", "\n"),
    "dollars": each("A $b@$ \\(c\\) here.", "\n"),
    "typography": each("A -- \"b@\" ... 'c' \\* \\_ here!", "\n"),
    "markup in text": each(r"A \*b\* \`c\` \_d\_ [e](f) <g> &amp; #h ~i~ ==j== x\ :sub:`k`", "\n"),
}
"""Name of a construct → a post with N of it."""

SIGNS = (
    "*", "* ", "** ", "**", "`", "` ", "``", "`` ", "|", "| ", "_", "_ ", "__", "__ ", "[1]_ ", "[", "[#]_", ":", ":a:",
    ":role:", ":role:`a` ", ":sc:`", "$", "$ ", "$$", "!", "![", "{{<", "{{< ", "{{%", "{", "<", "< ", "<a ", "<!--",
    "&", "&a", "&amp;", "\\", "\\\\", "\\*", "\N{GRINNING FACE}", ":smile:", "-", "--", ".", "..", "~", "~~", "=",
    "==", "#", "# ", "'", '"', '" ', "(", ")", "()", "](", "<b>", "</b>", "http://a", "a@", "a.b", "www.", "\t",
    "\xa0", "e\u0301", "\u200b", "\u3042", "x_ ", "`a`_ ", "`a <b>`__ ", "|a| ", "a, ", "a\\ b", "1. ", "%", "^",
    "{#", "{.a}", "/", "[a](b)", "`a` ", "``a`` ", "*a* ", "**a** ", ":a:`b` ", "a-", "a_b ",
)  # fmt: skip  # a table
"""What a line may consist of."""
