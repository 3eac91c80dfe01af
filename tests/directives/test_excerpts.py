"""Parts of a file of code, and what is told when they are not in it."""

from __future__ import annotations

import pytest

from rst2hugo.directives.excerpts import definition, difference, excerpt, line_numbers

TEXT = "one\ntwo\nthree\nfour\nfive\n"


@pytest.mark.parametrize(
    ("spec", "lines"),
    [
        ("1", [1]),
        ("1,3-5", [1, 3, 4, 5]),
        ("5, 1 - 2", [5, 1, 2]),
        ("1 3  4", [1, 3, 4]),
        ("4-", [4, 5]),
        ("-2", [1, 2]),
        ("5-", [5]),
        ("4-4", [4]),
        ("4-7", [4, 5, 6]),
        ("9-", [6]),
        ("7-999999999999", [6]),
    ],
)
def test_line_numbers(spec, lines):
    assert line_numbers(spec, 5) == lines


@pytest.mark.parametrize("spec", ["", "-", "a", "1,,a", "3-1", "0", "0-2", "1-2-3", "1.5", "--", "²"])
def test_what_is_no_list_of_lines(spec):
    with pytest.raises(ValueError, match="not a list of lines"):
        line_numbers(spec, 5)


@pytest.mark.parametrize(
    ("options", "lines", "first"),
    [
        ({}, ["one", "two", "three", "four", "five"], 1),
        ({"lines": "4,1"}, ["four", "one"], 4),
        ({"lines": "4-9"}, ["four", "five"], 4),
        ({"start-at": "two", "end-at": "four"}, ["two", "three", "four"], 2),
        ({"start-after": "two", "end-before": "five"}, ["three", "four"], 3),
        ({"start-at": "wo", "lines": "2-3", "lineno-match": ""}, ["three", "four"], 3),
        ({"end-before": "o"}, ["one"], 1),
        ({"start-at": "five", "end-at": "five"}, ["five"], 5),
        ({"lines": "1", "prepend": "zero", "append": "last"}, ["zero", "one", "last"], 1),
        ({"lines": "1", "dedent": 1, "prepend": "zero"}, ["zero", "ne"], 1),
    ],
)
def test_excerpt(options, lines, first):
    assert excerpt(TEXT, options) == (lines, first)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"start-at": "six"}, "'six', are not in it"),
        ({"end-before": "one"}, "'one', are not in it"),
        ({"lines": "6-"}, "none of the lines 6- is in it"),
        ({"lines": "1,3", "lineno-match": ""}, "do not follow each other"),
        ({"pyobject": "f"}, "there is no Python object 'f'"),
    ],
)
def test_what_is_not_there(options, message):
    with pytest.raises(ValueError, match=message):
        excerpt(TEXT, options)


def test_blanks_that_all_lines_begin_with():
    assert excerpt("    a\n      b\n\n", {"dedent": None}).lines == ["a", "  b", ""]


PYTHON = '''\
try:
    def f():
        """x"""
        # inside
        return 1
        # behind
except ImportError:
    f = None

@one
@two(
    2)
class A:
    def m(self): return 1

    class B:
        async def m(self):
            return "\\d"
'''


@pytest.mark.parametrize(
    ("name", "first", "last"), [("f", 2, 5), ("A", 10, 18), ("A.m", 14, 14), ("A.B", 16, 18), ("A.B.m", 17, 18)]
)
def test_definition(name, first, last):
    assert definition(PYTHON, name) == (PYTHON.split("\n")[first - 1 : last], first)


@pytest.mark.parametrize("name", ["B", "A.f", "m", "", "A."])
def test_a_definition_that_is_not_there(name):
    with pytest.raises(ValueError, match="no Python object"):
        definition(PYTHON, name)


@pytest.mark.parametrize("text", ["print 'old'", "\0", "(" * 10_000])
def test_what_is_not_python(text):
    with pytest.raises(ValueError, match="not Python"):
        definition(text, "f")


def test_difference():
    changes = difference("a\nb\n", "a\nc\n", "old.py", "new.py")
    assert changes.code == "--- old.py\n+++ new.py\n@@ -1,2 +1,2 @@\n a\n-b\n+c"
    assert difference("a", "a", "x", "y").code == ""
