from __future__ import annotations

import ast
import textwrap
from typing import Any

import pytest

from rst2hugo.blog.settings.statements import SEARCHED, Statements


def run(source: str, **before: Any) -> tuple[dict[str, Any], list[str]]:
    """The names that statements bind, and what they report as ``LINE: MESSAGE``."""
    statements = Statements(before, "conf.py")
    statements.run_all(ast.parse(textwrap.dedent(source)).body)
    names = {name: value for name, value in statements.names.items() if not name.startswith(("__", SEARCHED))}
    return names, [f"{one.line}: {one.message}" for one in statements.reports]


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("A = B = 1\nC: int = 2\nD: str\nE, (F, G) = 'x', [3, 4]", {"A": 1, "B": 1, "C": 2, "E": "x", "F": 3, "G": 4}),
        ("A = [1]\nA += [2]\nN = 2\nN *= 3\nN -= 1", {"A": [1, 2], "N": 5}),
        ("D = {'a': {}}\nD['b'] = 1\nD['a']['c'] = []\nD['a']['c'].append(2)", {"D": {"a": {"c": [2]}, "b": 1}}),
        ("A = [1]\nA.append(2)\nA.extend((3, 4))\nA.insert(0, 0)\nA.remove(3)", {"A": [0, 1, 2, 4]}),
        ("D = {}\nD.update({'a': 1})\nD.update(b=2)\nD.setdefault('a', 3)\nD.pop('b')", {"D": {"a": 1}}),
        ("S = {1}\nS.add(2)\nS |= {3}", {"S": {1, 2, 3}}),
        ("A = [3, 1]\nA.sort()\nB = A\nB.append(9)", {"A": [1, 3], "B": [1, 3, 9]}),
        ("A = [1]\nA.append(A)", {"A": [1, [1]]}),
        ("site.url = 'x'\nblog.per_page = 5\nU = site.url", {"site.url": "x", "blog.per_page": 5, "U": "x"}),
        ("blog = {}\nblog.path = 'x'\nA = blog.path + 'y'", {"blog": {}, "blog.path": "x", "A": "xy"}),
        ("A = 1\ndel A", {}),
        ("import sys, os\nsys.path.append('x')\nP = os.path.join('a', 'b')", {"P": "a/b"}),
        (
            "from os.path import join as j\nfrom os import path, environ\nA = j('a', 'b')\nB = environ.get('X', 'y')",
            {"A": "a/b", "B": "y"},
        ),
        ("import os.path as p\nA = p.basename('a/b')", {"A": "b"}),
        ("A = 1\nif A == 1:\n    B = 1\nelif zz:\n    B = 2\nelse:\n    B = 3", {"A": 1, "B": 1}),
        ("if __name__ == '__main__':\n    A = 1", {}),
        ("with open('x') as f:\n    A = 1", {"A": 1}),
        ("A = {}\nfor x, y in [('a', 1), ('b', 2)]:\n    A[x] = y", {"A": {"a": 1, "b": 2}, "x": "b", "y": 2}),
        ("try:\n    A = 1\nexcept E:\n    A = 2\nelse:\n    B = 3\nfinally:\n    C = 4", {"A": 1, "B": 3, "C": 4}),
        ("try:\n    import json\nexcept ImportError:\n    import simplejson as json\nA = 1", {"A": 1}),
        ("def f():\n    A = 1\nclass B:\n    C = 2\n'docstring'\nprint('x')\npass\nassert False\nraise E", {}),
    ],
)
def test_understood(source: str, names: dict[str, Any]) -> None:
    assert run(source) == (names, [])


RUN = "cannot be known without running the file"


@pytest.mark.parametrize(
    ("source", "names", "told"),
    [
        ("A = 'old'\nA = compute()", {}, [f"2: A: compute() {RUN}"]),
        ("A = 'x' + now()", {}, [f"1: A: now() {RUN}"]),
        ("A = 'x'\nA += now()", {}, [f"2: A: now() {RUN}"]),
        ("A = ['x']\nA += now()", {"A": ["x"]}, [f"2: A: now() {RUN}"]),
        ("D = {'k': 1}\nD['k'] = now()", {"D": {}}, [f"2: D['k']: now() {RUN}"]),
        ("A = []\nA.append(now())\nA.append(1)", {"A": [1]}, [f"2: A: now() {RUN}"]),
        ("A, B = now()", {}, [f"1: (A, B): now() {RUN}"]),
        ("A, B = 1, 2, 3", {}, [f"1: (A, B): A, B = (1, 2, 3) {RUN}"]),
        ("NO['k'] = 1", {}, [f"1: NO['k']: NO['k'] = 1 {RUN}"]),
        ("V = {\n 'a': 1,\n 'if': lambda e: e,\n}", {"V": {"a": 1}}, [f"3: V: lambda e: e {RUN}"]),
        ("def A(): pass\nB = A()\nA = 1", {"A": 1}, [f"2: B: A() {RUN}"]),
        ("def dict(): pass\nB = dict()", {}, [f"2: B: dict() {RUN}"]),
        ("for A in x:\n    B = A\nC = B", {}, [f"1: B: for A in x: B = A {RUN}", f"3: C: B {RUN}"]),
        ("L = []\nfor x in 'ab':\n    L += [x, now()]", {"L": []}, [f"2: L: for x in 'ab': L += [x, now()] {RUN}"]),
        ("L = []\nfor x in 'ab':\n    break\n    L += x", {"L": []}, [f"2: L: for x in 'ab': break L += x {RUN}"]),
        ("exec(x)", {}, ["1: *: exec(x) is in another file"]),
        ("exec('A = 1')", {}, [f"1: *: exec('A = 1') {RUN}"]),
        ("execfile('base.py')", {}, ["1: *: execfile('base.py') is in another file"]),
        ("L = [1]\nwhile x:\n    L.append(2)", {"L": [1]}, [f"2: L: while x: L.append(2) {RUN}"]),
        ("with open('x') as f:\n    A = f.read()", {}, [f"2: A: f.read() {RUN}"]),
        ("from x import *", {}, ["1: *: from x import * is in another file"]),
        ("from x import SITEURL, other", {}, ["1: SITEURL: from x import SITEURL, other is in another file"]),
        ("if DEV:\n    A = 1\nelse:\n    B = 3", {"A": 1}, ["1: A, B: DEV is unknown, so the first branch was taken"]),
        ("if DEV:\n    A = now()\nelse:\n    A = 2", {"A": 2}, ["1: A: DEV is unknown, so the first branch was taken"]),
        ("if DEV:\n    print('x')", {}, []),
        (
            "try:\n    from local import KEY\nexcept ImportError:\n    KEY = 'none'",
            {"KEY": "none"},
            ["2: KEY: from local import KEY is unknown, so the except branch was taken"],
        ),
        ("try:\n    A = now()\nfinally:\n    B = 1", {"B": 1}, [f"2: A: now() {RUN}"]),
    ],
)
def test_what_cannot_be_known_is_reported(source: str, names: dict[str, Any], told: list[str]) -> None:
    assert run(source) == (names, told)


def test_names_from_before_are_there_and_can_be_overridden() -> None:
    before = {"SITEURL": "", "LIST": [1]}
    names, told = run("SITEURL = 'https://x.org'\nLIST.append(2)", **before)
    assert names == {"SITEURL": "https://x.org", "LIST": [1, 2]}
    assert told == []
    assert before == {"SITEURL": "", "LIST": [1]}


def test_a_long_piece_of_source_is_shortened() -> None:
    _, told = run(f"A = f({'x' * 200})")
    assert len(told[0]) < 120
