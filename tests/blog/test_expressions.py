from __future__ import annotations

import ast
import datetime as dt
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rst2hugo.blog.settings.bindings import Bindings
from rst2hugo.blog.settings.expressions import Unknown

NAMES: dict[str, Any] = {"LANG": "en", "N": 3, "LIST": ["a"], "DICT": {"k": {"x": 1}}, "__file__": "conf.py"}
YEAR = dt.date.today().year


def value(source: str) -> Any:
    return Bindings(dict(NAMES)).visit(ast.parse(source, mode="eval").body)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("u'text'", "text"),
        ("('a', 1, None, True, -2.5)", ("a", 1, None, True, -2.5)),
        ("{LANG: ('x',), 'fr': []}", {"en": ("x",), "fr": []}),
        ("[*LIST, 'b', {1, 2}]", ["a", "b", {1, 2}]),
        ("{**DICT, 'y': N}", {"k": {"x": 1}, "y": 3}),
        ("'a' + 'b' * N", "abbb"),
        ("'%s-%03d' % (LANG, N)", "en-003"),
        ("'%(a)s 100%%' % {'a': LANG}", "en 100%"),
        ("{'a': 1} | {'b': 2}", {"a": 1, "b": 2}),
        ("7 // 2 - 10 % 4", 1),
        ("f'{LANG!r:>6}|{N:02}'", "  'en'|03"),
        ("f'{LANG:{N}}'", "en "),
        ("'{0}/{lang}/{2[0]}'.format('a', 'b', LIST, lang=LANG)", "a/en/a"),
        ("', '.join(['a', *LIST])", "a, a"),
        ("'A b'.lower().replace(' ', '-').split('-')", ["a", "b"]),
        ("dict(a=1, **{'b': 2})", {"a": 1, "b": 2}),
        ("list(DICT.keys())", ["k"]),
        ("DICT.items()", [("k", {"x": 1})]),
        ("tuple(set(['a']))", ("a",)),
        ("DICT['k']['x']", 1),
        ("DICT.get('no', 'default')", "default"),
        ("'abcdef'[1:-1:2]", "bd"),
        ("os.environ.get('HOME', 'none')", "none"),
        ("os.environ.get('HOME') or os.getenv('HOME', 'b')", "b"),
        ("os.path.join(os.path.dirname(os.path.abspath(__file__)), 'content', 'x/')", "content/x/"),
        ("os.path.join('a', os.pardir) + os.sep", "a/../"),
        ("re.compile(r'^\\d+$')", "^\\d+$"),
        ("'a' if N > 2 and LANG in ('en', 'fr') else 'b'", "a"),
        ("1 < N <= 3 != 4", True),
        ("not N", False),
        ("LANG and '' or 'z'", "z"),
        ("str(N) + 'x'", "3x"),
        ("datetime.datetime.now().year", YEAR),
        ("datetime.date.today().year - 1", YEAR - 1),
        ("datetime.datetime.now(datetime.timezone.utc).year", YEAR),
        ("'2010-%d' % time.gmtime().tm_year", f"2010-{YEAR}"),
        ("time.strftime('%Y')", str(YEAR)),
        ("datetime.date.today().strftime('%Y')", str(YEAR)),
        ("datetime.datetime(2012, 3, 4, 10, 11)", dt.datetime(2012, 3, 4, 10, 11)),
        ("datetime.date(2012, 3, 4).isoformat()", "2012-03-04"),
        ("os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), 'x')", "../x"),
        ("str(pathlib.Path(__file__).resolve().parent / 'content')", "content"),
        ("str(pathlib.Path(__file__).parent.parent.joinpath('a', 'b'))", "../a/b"),
        ("(pathlib.Path.cwd() / 'a').as_posix() + str('b' / pathlib.Path('c.rst'))", "ab/c.rst"),
        ("str(pathlib.Path(__file__).absolute().parents[2])", "../.."),
        ("pathlib.Path('a/b.tar.gz').stem + pathlib.Path('a/b.rst').suffix", "b.tar.rst"),
        ("os.path.join(pathlib.Path('a'), 'b')", "a/b"),
        ("[x + y for x in 'ab' if x != 'a' for y in LIST]", ["ba"]),
        ("{key: {'path': f'{key}{N}'} for key, _ in DICT.items()}", {"k": {"path": "k3"}}),
        ("{len(x) for x in ('a', 'b')}", {1}),
        ("', '.join(x for x in LIST)", "a"),
        ("[N for N in (1, 2)] + [N]", [1, 2, 3]),
    ],
)
def test_known(source: str, expected: Any) -> None:
    found = value(source)
    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize(
    "source",
    [
        *("lambda x: x", "[x for x in NO]", "open('/etc/passwd').read()", "eval('1')", "exec('x = 1')", "NO"),
        *("__import__('os').system('true')", "datetime.now().year", "time.gmtime().n_fields", "os.environ['HOME']"),
        *("os.listdir('.')", "os.system('true')", "LANG.__class__", "LIST.sort", "'{0.__class__}'.format(N)"),
        *("f'{N.real}'", "1 / 0", "LANG + 1", "LIST[7]", "{[]: 1}['x']", "2 ** 8", "1 << 8"),
        *("(yield)", "(N := 4)", "LIST.append(1)", "DICT.pop('k')", "getattr(LANG, 'upper')()", "('a', NO)"),
    ],
)
def test_unknown(source: str) -> None:
    with pytest.raises(Unknown):
        value(source)


@pytest.mark.parametrize(
    "source",
    [
        *("'a' * 1000000000", "1000000000 * 'a'", "[0] * 1000000000", "'%1000000000d' % 1", "'%*d' % (1000000000, 1)"),
        *("'%(a)999999999s' % {'a': 1}", "'{:1000000000}'.format(1)", "'{:{}}'.format(1, 1000000000)"),
        *("f'{1:1000000000}'", "f'{N:.999999999f}'", "('a' * 99999).replace('a', 'b' * 99999)"),
        *("('a' * 99999).join(['b'] * 99999)", "('{0}' * 9999).format('a' * 9999)", "(9 ** 9) ** 9"),
        *("time.strftime('%999999999d')", "datetime.date.today().strftime('%0999999999Y')"),
        "[1 for a in 'x' * 9999 for b in 'x' * 9999]",
        "'9' * 400 + " + " * ".join(["int('9' * 300)"] * 50),
    ],
)
def test_bombs_are_unknown_at_once(source: str) -> None:
    began = time.monotonic()
    with pytest.raises(Unknown):
        value(source)
    assert time.monotonic() - began < 2


def test_a_name_gives_a_copy() -> None:
    names: dict[str, Any] = {"A": [[]]}
    Bindings(names).visit(ast.parse("A", mode="eval").body)[0].append(1)
    assert names == {"A": [[]]}


def test_unknown_entries_are_left_out_and_noted() -> None:
    evaluator = Bindings({"K": "k"})
    tree = ast.parse("{'a': 1, K: f(), g(): 2, 'l': [1, h(), (2, i()), (3,)], 't': ((1, 2), (j(), 3))}", mode="eval")
    assert evaluator.visit(tree.body) == {"a": 1, "l": [1, (3,)], "t": ((1, 2),)}
    assert [ast.unparse(one.node) for one in evaluator.omitted] == ["f()", "g()", "h()", "i()", "j()"]


plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**80), 2**80) | st.text() | st.binary(),
    lambda inner: st.lists(inner) | st.tuples(inner, inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(plain)
def test_literals_are_what_python_says(literal: Any) -> None:
    assert value(repr(literal)) == literal
