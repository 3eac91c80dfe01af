"""Input as nobody writes it: values of another type, odd strings, files with bytes changed; the same for a seed."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

NUL, ESCAPE, LONE, NONCHARACTER = "\0", "\x1b", "\ud800", "\ufdd0"
ODD_STRINGS = (
    "", " ", "\n", "\t", NUL, f"a{NUL}b", ESCAPE, f"a{LONE}b", "\udfff", NONCHARACTER, "\ufdef", "\ufffe", "\uffff",
    "\x7f", "\x85", "\u2028", "\ufeff", "\r", "a\r\nb", "é", "e\u0301", "日本", "\u202e", "😀", "'", '"', '"""', "'''",
    "\\", "\\u", "{", "}", "{}", "{slug}", "{slug:{x}}", "{date:%}", "{0}", "%s", "%(a)s", "%", "%zz", "%00", "[", "(",
    "*", "**", "a**", "(?P<x", "(?P<date>.*)(?P<date>.*)", "(a+)+$", "[[]]", "#", "?", "/", "//", "///a", ".", "..",
    "../..", "/etc", "/", "~", "~/x", "a/../../b", "a//b", "./a", "C:\\x", "con", "a" * 300, "a/" * 600, "http://[",
    "http://[::1", "http://a:b/", "http://\0/", "http://", "https://x.example:99999/", "//x", "mailto:", "javascript:x",
    "<b>", "</script>", "&amp;", "{{<", "{{< x >}}", "{{%", "+++", "---", "```", "-", ":", ": ", "a: b", "0", "-1",
    "1e999", "99999999999999999999", "nan", "inf", "True", "None", "null", "yes", "2016-13-45", "0000-00-00", "en_US",
    "zz", "xx_YY.UTF-8@x", "Mars/Sea", "../zoneinfo/UTC", "dirhtml", "-*- coding: hex -*-", "9" * 5000, "a" * 5000,
)  # fmt: skip  # a table
ODD_SCALARS: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 5, 2**31, 2**63, 2**70, -(2**70), 0.0, 1.5, -1.5, 1e308, float("inf"), float("nan"),
    b"", b"bytes", b"\xff\0", (), [], {}, set(), frozenset({1}), 1j, ...,
)  # fmt: skip  # a table
ODD_BYTES = (
    b"\0", b"\xff", b"\xed\xa0\x80", b"\xef\xb7\x90", b"\x1b[31m", b"\r", b"\r\n", b"\t", b"\xc2\x85", b"\xe2\x80\xa8",
    b"\xef\xbb\xbf", b"\x0b", b"\x0c",
)  # fmt: skip  # a table
PIECES = (
    "*", "**", "`", "``", "|", "_", "__", ":", "::", "..", ".. ", "\n", "\n\n", "   ", "\t", "[1]_", "[#]_", "[*]_",
    "[#a]_", ".. [1] x", ".. [#] y", ".. _a: b", ".. _a:", ".. |a| image:: b.png", ".. |a| replace:: c", "|a|", "`a`_",
    "a_", "a__", "__ x", ":role:`x`", ":raw:`x`", ":sub:`x`", ":math:`x`", ":ref:`x`", ":doc:`x`", ":code:`x`",
    ":class:", ":name:", ":width: 9999999999", ":scale: 1e9", ":number-lines: x", ":widths: a", ":header-rows: 99",
    "=====", "-----", "~~~", "====  ====", "+---+", "| a |", "1. ", "i. ", "(a) ", "A) ", "#. ", "- ", "> ", "% ", "$",
    "$$", "\\(", "{{% x %}}", "{{< x >}}", "<!-- x", "-->", "{filename}", "http://[", "mailto:", "\\", "&amp;", "<b>",
    ".. raw:: html", ".. include:: x", ".. code:: python", ".. image:: x", ".. figure:: x", ".. table::", ".. math::",
    ".. csv-table::", ".. list-table::", ".. contents::", ".. sectnum::", ".. role:: a(b)", ".. default-role:: x",
    ".. unicode:: 0xD800", ".. |u| unicode:: U+110000", ".. date:: %", ".. meta::", ".. class:: x", ".. target-notes::",
    ".. -*- coding: hex -*-", ".. container::", ".. parsed-literal::", ".. epigraph::", ".. topic:: x", ".. sidebar::",
    "9" * 4400 + ". ", "infpx", ":height: infpx", ":width: nan%", "m" * 5000 + ". ", "x" * 300,
    "\x00", "\x1b", "\ud800",
    "\ufdd0", "\ufffe", "\u2028", "\u202e",
)  # fmt: skip  # a table


class RandomInput:
    """A source of odd values, texts and bytes."""

    def __init__(self, seed: object) -> None:
        self.chance = random.Random(str(seed))

    def often(self, share: float) -> bool:
        return self.chance.random() < share

    def pick(self, things: Sequence[Any]) -> Any:
        return things[self.chance.randrange(len(things))]

    def string(self) -> str:
        """A string that is odd, or made of several odd ones."""
        return "".join(self.pick(ODD_STRINGS) for _ in range(self.pick((1, 1, 1, 2, 3))))

    def value(self, depth: int = 0) -> Any:
        """A value of any type, also nested."""
        kind = self.chance.random()
        if kind < 0.4 or depth > 3:
            return self.string()
        if kind < 0.65:
            return self.pick(ODD_SCALARS)
        parts = [self.value(depth + 1) for _ in range(self.chance.randrange(4))]
        if kind < 0.75:
            return parts
        if kind < 0.85:
            return tuple(parts)
        names = [self.string() if self.often(0.7) else self.pick((1, None, True, (), 1.5)) for _ in parts]
        return dict(zip(names, parts, strict=True))

    def text(self, text: str) -> str:
        """A text with pieces put in, taken out, doubled and moved."""
        for _ in range(self.pick((1, 1, 2, 3, 5, 8))):
            start = self.chance.randrange(len(text) + 1)
            end = min(len(text), start + self.pick((0, 0, 1, 3, 10, 40)))
            piece = self.pick(PIECES)
            change = self.chance.randrange(5)
            if change == 0:
                piece = ""
            elif change == 1:
                piece = text[start:end] * self.pick((2, 2, 3, 50))
            elif change == 2:
                other = self.chance.randrange(len(text) + 1)
                piece = text[other : other + self.pick((1, 10, 40))]
            text = text[:start] + piece + text[end:]
        return text

    def bytes(self, data: bytes) -> bytes:
        """Bytes of which some are changed, put in or cut off."""
        for _ in range(self.pick((1, 1, 2, 4))):
            start = self.chance.randrange(len(data) + 1)
            change = self.chance.randrange(4)
            if change == 0:
                data = data[:start] + self.pick(ODD_BYTES) + data[start:]
            elif change == 1:
                data = data[:start] + bytes([self.chance.randrange(256)]) + data[start + 1 :]
            elif change == 2:
                data = data[:start] + data[start + self.pick((1, 2, 20)) :]
            else:
                data = data[:start] if self.often(0.2) else data + data[start : start + 30]
        return data
