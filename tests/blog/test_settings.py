from __future__ import annotations

import datetime as dt
import textwrap
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rst2hugo.blog.settings import read_assignments as of_user
from rst2hugo.blog.settings import read_python
from rst2hugo.model.diagnostics import Code

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
    year = dt.date.today().year
    assert names["CONTENT_FOOTER_FORMATS"] == {"en": ((), {"author": "Jane", "date": year})}
    assert diagnostics == []


def test_a_publishing_file_overrides_the_one_it_imports() -> None:
    files = {"pelicanconf.py": "SITEURL = ''\nPLUGINS = ['a']\n_KEY = 1\nTIME = now()\n"}
    start = "import os, sys\nsys.path.append(os.curdir)\nfrom pelicanconf import *\n"
    source = "SITEURL = 'https://x.org'\nPLUGINS += ['b']\n"
    names, diagnostics = read_python(start + source, "publishconf.py", sibling=files.get)
    assert names == {"SITEURL": "https://x.org", "PLUGINS": ["a", "b"]}
    assert [(one.path, one.line) for one in diagnostics] == [("pelicanconf.py", 4)]


@pytest.mark.parametrize(
    "line",
    [
        "sys.path.append('shared/conf')",
        "sys.path.insert(0, os.path.join(os.path.dirname(__file__), 'shared', 'conf'))",
        "sys.path.extend(['nowhere', 'shared/conf'])",
        "sys.path.insert(0, os.path.abspath('shared/conf'))",
        "sys.path += ['shared/conf']",
        "sys.path = ['shared/conf'] + sys.path",
    ],
)
def test_imports_from_a_folder_that_the_file_adds_to_the_path(line: str) -> None:
    files = {"docs/shared/conf/base.py": "PAGES = 3\n"}
    source = f"import os, sys\n{line}\nfrom base import *\n"
    assert read_python(source, "docs/conf.py", sibling=files.get) == ({"PAGES": 3}, [])


def test_names_that_a_file_asks_for() -> None:
    source = "A = ['a']\nif 'A' not in vars():\n    A = []\nif 'B' not in globals():\n    B = ['b']\n"
    assert read_python(source, "conf.py") == ({"A": ["a"], "B": ["b"]}, [])


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("from base import *", {"A": 1, "B": ["x"]}),
        ("from base import A as C, B", {"C": 1, "B": ["x"]}),
        ("from .base import A", {"A": 1}),
        ("import base\nC = base.A + 1", {"base.A": 1, "base.B": ["x"], "C": 2}),
        ("import base as b\nC = b.B", {"base.A": 1, "base.B": ["x"], "C": ["x"]}),
        ("from .. import other", {}),
        ("from ..other import D", {"D": "beside"}),
        ("from parts import *", {"E": "package"}),
        ("from top import *", {"F": "of the blog"}),
        ("from conf.round import *\nG = 2", {"H": 3, "G": 2}),
        ("try:\n    from nothing import *\nexcept ImportError:\n    A = 2", {"A": 2}),
    ],
)
def test_imports_from_files_of_the_blog(source: str, found: dict[str, object]) -> None:
    files = {
        "conf/base.py": "A = 1\nB = ['x']\n",
        "other.py": "D = 'beside'\n",
        "conf/parts/__init__.py": "E = 'package'\n",
        "top.py": "F = 'of the blog'\n",
        "conf/round.py": "from conf.site import *\nH = 3\n",
    }
    names, diagnostics = read_python(source, "conf/site.py", sibling=files.get)
    assert names == found
    told = {
        "A: from nothing import * is unknown, so the except branch was taken",
        "*: from nothing import * is in another file",
    }
    assert {one.message for one in diagnostics} == (told if "nothing" in source else set())


def test_each_file_is_read_once_and_its_troubles_told_once() -> None:
    files = {"a.py": "from c import *\n", "b.py": "from c import *\n", "c.py": "X = now()\nY = 2\n"}
    names, diagnostics = read_python("from a import *\nfrom b import *\n", "conf.py", sibling=files.get)
    assert names == {"Y": 2}
    assert [one.path for one in diagnostics] == ["c.py"]


def test_what_the_user_gave_overrides_the_file_and_is_never_reported() -> None:
    source = """\
        import os
        SITEURL = os.environ['URL']
        FEED = SITEURL + '/feed'
        PATH = 'content'
        A, B = secret()
        LINKS = []
        LINKS.append('y')
        LINKS[0] = 'z'
        if os.environ['DEV']:
            PATH = 'dev'
        """
    known = of_user(["SITEURL=https://x.org", "PATH=posts", "A=1", "LINKS=['x']", "NEW=true"])
    names, diagnostics = read_python(textwrap.dedent(source), "conf.py", given=known)
    assert names == {
        "SITEURL": "https://x.org", "FEED": "https://x.org/feed", "PATH": "posts", "A": 1, "LINKS": ["x"], "NEW": True,
    }  # fmt: skip  # a table
    assert [one.message for one in diagnostics] == ["(A, B): secret() cannot be known without running the file"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("https://example.org/", "https://example.org/"),
        ("", ""),
        ("True", True),
        ("false", False),
        ("None", None),
        ("12", 12),
        ("'12'", "12"),
        ('"a b"', "a b"),
        ("yes", "yes"),
        ("007", "007"),
        ("[1, 'b']", [1, "b"]),
        ("(('a', 'b'),)", (("a", "b"),)),
        ("{'en': ''}", {"en": ""}),
        ('{ en = "" }', {"en": ""}),
        ("2012-10-10", dt.date(2012, 10, 10)),
        ("a = b", "a = b"),
        ("{slug}.html", "{slug}.html"),
        ("1; import os", "1; import os"),
        ("open('x')", "open('x')"),
    ],
)
def test_values_that_the_user_gives(text: str, value: object) -> None:
    assert of_user([f"NAME={text}"]) == {"NAME": value}


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
# What no tool reads: a Python that is neither 2 nor 3.
BROKEN = """\
A = 'one'
what is this
B = {
    'c': 1,
}
try
    D = 2
E = A + '!'
"""


def test_what_does_not_parse_as_a_whole_is_read_in_pieces() -> None:
    names, diagnostics = read_python(BROKEN, "conf.py")
    assert names == {"A": "one", "B": {"c": 1}, "E": "one!"}
    assert [one.code for one in diagnostics] == [Code.UNREADABLE_SETTINGS]
    assert diagnostics[0].line is not None
    assert diagnostics[0].message.startswith("not Python 3: ")


def test_python_2_is_read_as_it_is() -> None:
    assert read_python(PYTHON_2, "conf.py") == (
        {
            "A": "one",
            "VIEWS": {"/": {"view": "index"}},
            "TEXT": "\nFAKE = 1\nprint 'x'\n",
            "B": 2,
            "MODE": 0o777,
            "C": "one!",
        },
        [],
    )


FOLDER = {
    "conf/base.py": "SITEURL = 'https://knots.example.net'\nif KNOT:\n    NAME = KNOT + 's'\nOTHER = compute()\n",
    "conf/loop.py": "exec(open('conf/loop.py').read())\nA = 1\n",
    "VERSION": " 2.1\n",
}


@pytest.mark.parametrize(
    "statement",
    [
        "exec(open(os.path.join(os.path.dirname(__file__), 'base.py')).read())",
        "execfile('conf/base.py')",
        "exec(compile(open('conf/base.py').read(), 'conf/base.py', 'exec'))",
        "with io.open('conf/base.py', encoding='utf-8') as file:\n    exec(file.read())",
        "exec open('conf/base.py').read()",
        "exec open('conf/base.py').read() in globals()",
    ],
)
def test_an_executed_file_of_the_blog_is_read_as_part_of_the_settings(statement: str) -> None:
    source = f"import io, os\nKNOT = 'bowline'\n{statement}\nLAST = NAME.upper()\n"
    names, diagnostics = read_python(source, "conf/publish.py", sibling=FOLDER.get)
    assert (
        names.items()
        >= {
            "SITEURL": "https://knots.example.net",
            "NAME": "bowlines",
            "LAST": "BOWLINES",
        }.items()
    )
    assert [str(one).partition(" ")[0] for one in diagnostics] == ["conf/base.py:4:"]


def test_a_file_that_executes_itself_ends() -> None:
    names, diagnostics = read_python("execfile('conf/loop.py')\n", "conf.py", sibling=FOLDER.get)
    assert names == {"A": 1}
    assert [one.path for one in diagnostics] == ["conf/loop.py"]


def test_texts_and_folders_of_the_blog_are_read() -> None:
    source = """
import glob, os
from os import listdir
VERSION = open('VERSION').read().strip()
STATIC_PATHS = ['extra/%s' % name for name in listdir('content/extra') if not name.startswith('.')]
PAGES = sorted(glob.glob('content/extra/*.txt'))
EXTRA = {}
for name in os.listdir('content/extra'):
    EXTRA['extra/' + name] = {'path': name}
NOTHING = glob.glob('nowhere/*')
BEYOND = os.listdir('..')
"""
    there = {"content/extra": ["robots.txt", "CNAME", ".keep"]}
    names, diagnostics = read_python(source, "conf.py", sibling=FOLDER.get, names_in=there.get)
    assert names == {
        "VERSION": "2.1",
        "STATIC_PATHS": ["extra/CNAME", "extra/robots.txt"],
        "PAGES": ["content/extra/robots.txt"],
        "EXTRA": {f"extra/{one}": {"path": one} for one in (".keep", "CNAME", "robots.txt")},
        "name": "robots.txt",
        "NOTHING": [],
    }
    assert [one.message.partition(":")[0] for one in diagnostics] == ["BEYOND"]


def test_octal_numbers_of_python_2_are_numbers() -> None:
    source = "WHEN = (2009, 07, 01, 007)\nTITLE = 'é', 010, '08'\nNEXT = 1\n"
    assert read_python(source, "conf.py") == (
        {"WHEN": (2009, 7, 1, 7), "TITLE": ("é", 8, "08"), "NEXT": 1},
        [],
    )


def test_a_number_that_no_python_knows_is_told() -> None:
    names, diagnostics = read_python("DAY = 08\nNEXT = 1\n", "conf.py")
    assert (names, [one.code for one in diagnostics]) == ({"NEXT": 1}, [Code.UNREADABLE_SETTINGS])


def test_lines_stay_true_in_pieces() -> None:
    _, diagnostics = read_python("what is\n\n\nA = {\n 'k': f(),\n}\n", "conf.py")
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
