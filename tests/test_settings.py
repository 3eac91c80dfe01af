from __future__ import annotations

import textwrap
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rst2hugo.diagnostics import Code
from rst2hugo.settings import read_python

ACRYLAMID = """\
# -*- encoding: utf-8 -*-
SITENAME = 'A blog'
FILTERS = ['reST', 'hyphenate', 'h1']
VIEWS = {
    '/': {'filters': 'summarize', 'view': 'index', 'pagination': '/page/:num/'},
    '/:year/:slug/': {'views': ['entry', 'draft']},
    '/atom/': {'view': 'atom', 'if': lambda e: e.lang == 'en'},
}
DATE_FORMAT = '%Y-%m-%d %H:%M'
"""


def test_an_acrylamid_file() -> None:
    names, diagnostics = read_python(ACRYLAMID, "conf.py", drop_first_line=True)
    assert names == {
        "SITENAME": "A blog",
        "FILTERS": ["reST", "hyphenate", "h1"],
        "VIEWS": {
            "/": {"filters": "summarize", "view": "index", "pagination": "/page/:num/"},
            "/:year/:slug/": {"views": ["entry", "draft"]},
            "/atom/": {"view": "atom"},
        },
        "DATE_FORMAT": "%Y-%m-%d %H:%M",
    }
    assert [str(one) for one in diagnostics] == [
        "conf.py:7: warning[unknown-setting] VIEWS: lambda e: e.lang == 'en' cannot be known without running the file"
    ]


def test_a_nikola_file() -> None:
    source = """\
        import time
        DEFAULT_LANG = "en"
        TRANSLATIONS = {DEFAULT_LANG: "", "fr": "./fr"}
        NAVIGATION_LINKS = {DEFAULT_LANG: (("/archive.html", "Archive"), ("/rss.xml", "RSS"))}
        POSTS = (("posts/*.rst", "posts", "post.tmpl"),)
        BLOG_AUTHOR = "Jane"
        LICENSE = ""
        CONTENT_FOOTER = 'Contents &copy; {date} {author}'
        CONTENT_FOOTER_FORMATS = {DEFAULT_LANG: ((), {"author": BLOG_AUTHOR, "date": time.gmtime().tm_year})}
        """
    names, diagnostics = read_python(textwrap.dedent(source), "conf.py")
    assert names["TRANSLATIONS"] == {"en": "", "fr": "./fr"}
    assert names["NAVIGATION_LINKS"] == {"en": (("/archive.html", "Archive"), ("/rss.xml", "RSS"))}
    assert names["POSTS"] == (("posts/*.rst", "posts", "post.tmpl"),)
    assert names["CONTENT_FOOTER_FORMATS"] == {"en": ((), {"author": "Jane"})}
    assert [(one.line, one.code) for one in diagnostics] == [(9, Code.UNKNOWN_SETTING)]


def test_a_publishing_file_overrides_the_one_it_imports() -> None:
    conf, _ = read_python("SITEURL = ''\nPLUGINS = ['a']\n", "pelicanconf.py")
    start = "import os, sys\nsys.path.append(os.curdir)\nfrom pelicanconf import *\n"
    source = "SITEURL = 'https://x.org'\nPLUGINS += ['b']\n"
    names, diagnostics = read_python(start + source, "publishconf.py", before=conf)
    assert names == {"SITEURL": "https://x.org", "PLUGINS": ["a", "b"]}
    assert diagnostics == []
    assert conf["PLUGINS"] == ["a"]


def test_the_first_line_is_dropped_only_when_asked() -> None:
    assert read_python("A = 1\nB = 2\n", "conf.py", drop_first_line=True)[0] == {"B": 2}
    assert read_python("A = 1\nB = 2\n", "conf.py")[0] == {"A": 1, "B": 2}
    _, diagnostics = read_python("this is no Python\nB = x\n", "conf.py", drop_first_line=True)
    assert [one.line for one in diagnostics] == [2]


def test_line_ends_and_byte_order_mark() -> None:
    assert read_python("\ufeffA = 1\r\nB = '''x\r\ny'''\r\n", "conf.py")[0] == {"A": 1, "B": "x\ny"}
    assert read_python("", "conf.py") == ({}, [])


def test_backslashes_in_strings_are_nobodys_business() -> None:
    assert read_python("A = '\\d'\nif A is 'x': B = 1\n", "conf.py")[0] == {"A": "\\d"}


PYTHON_2 = """\
# coding: utf-8
A = u'one'
print 'loading', A
VIEWS = {
    '/': {'view': 'index'},
}
TEXT = '''
FAKE = 1
print 'x'
'''
def f(x):
    print x
try:
    B = 2
except Exception, e:
    B = 3
MODE = 0777
C = A + '!'
"""


def test_what_does_not_parse_as_a_whole_is_read_in_pieces() -> None:
    names, diagnostics = read_python(PYTHON_2, "conf.py")
    assert names == {"A": "one", "VIEWS": {"/": {"view": "index"}}, "TEXT": "\nFAKE = 1\nprint 'x'\n", "C": "one!"}
    assert [one.code for one in diagnostics] == [Code.UNREADABLE_SETTINGS]
    assert diagnostics[0].line is not None
    assert diagnostics[0].message.startswith("not Python 3: ")


def test_lines_stay_true_in_pieces() -> None:
    _, diagnostics = read_python("print 'x'\n\n\nA = {\n 'k': f(),\n}\n", "conf.py")
    assert [(one.line, one.code) for one in diagnostics] == [(1, Code.UNREADABLE_SETTINGS), (5, Code.UNKNOWN_SETTING)]


@pytest.mark.parametrize(
    "source",
    [
        "A = " + "[" * 180 + "]" * 180,
        "A = " + "(" * 5000 + "1" + ")" * 5000,
        "A = 'a'" + " + 'a'" * 20000,
        "A = " + "-" * 20000 + "1",
        "A = " + "x." * 20000 + "y",
        "A = 1\0",
        "A = []\n" + "A = [A, A, A, A]\n" * 60,
        "A = [1]\n" + "A.append(A)\n" * 60,
        "A = [1]\n" + "A += A\n" * 60,
        "A = 'a'\n" + "A = f'{A}{A}'\n" * 60,
        "A = 3\n" + "A *= A\n" * 60,
        "A = []\n" + "A = [A]\n" * 1500,
        "if a:\n    A = 1\n" + "elif b:\n    A = 2\n" * 400,
        "print 'x'\n" + "A = (\n" * 500,
    ],
)
def test_bombs_end_soon_and_break_nothing(source: str) -> None:
    began = time.monotonic()
    names, diagnostics = read_python(source, "conf.py")
    assert time.monotonic() - began < 10
    assert diagnostics or names


def test_nothing_is_executed(tmp_path: Path) -> None:
    trap = tmp_path / "trap"
    source = f"""
        import os, pathlib
        open({str(trap)!r}, 'w').close()
        A = open({str(trap)!r}, 'w')
        B = os.system('touch {trap}')
        C = [pathlib.Path({str(trap)!r}).touch() for x in 'a']
        D = __import__('os').mkdir({str(trap)!r})
        E = eval("__import__('os').mkdir({str(trap)!r})")
        class F:
            os.mkdir({str(trap)!r})
        @os.mkdir
        def g(): pass
        print(f"{{os.mkdir({str(trap)!r})}}")
        """
    names, _ = read_python(textwrap.dedent(source), "conf.py")
    assert names == {}
    assert not trap.exists()


@given(st.text(alphabet="AB=[](){}'\",:+*%.\n 1fimportdef#\\\0", max_size=80))
def test_no_text_breaks_it(source: str) -> None:
    names, diagnostics = read_python(source, "conf.py", drop_first_line=True)
    assert all(isinstance(name, str) for name in names)
    assert all("\n" not in one.message for one in diagnostics)
