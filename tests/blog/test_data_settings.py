"""Configuration files that are data are read with as few types as can be, and never break anything."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rst2hugo.blog.settings import read_data
from rst2hugo.model.diagnostics import Code

YAML = """\
active_modules: [pygments, tags, blog]
canonical_url: http://example.org/
date: 2012-03-04
draft: yes
public: true
per_page: 10
modules:
  blog:
    index_url: /blog/
"""


def test_yaml_keeps_what_is_no_plain_number_or_switch_as_text():
    assert read_data(YAML, "config.yml") == (
        {
            "active_modules": ["pygments", "tags", "blog"],
            "canonical_url": "http://example.org/",
            "date": "2012-03-04",
            "draft": "yes",
            "public": True,
            "per_page": 10,
            "modules": {"blog": {"index_url": "/blog/"}},
        },
        [],
    )


def test_a_file_without_ending_is_yaml():
    assert read_data("url_pattern: /{slug}.{ext}\n", "config")[0] == {"url_pattern": "/{slug}.{ext}"}
    assert read_data("", "config") == ({}, [])


def test_toml_and_ini():
    assert read_data("[a]\nb = 1\n", "site.toml")[0] == {"a": {"b": 1}}
    text = "[site]\nTitle = A: blog\nurl: %(x)s\n[tags]\nflag\n"
    assert read_data(text, "settings.cfg")[0] == {"site": {"Title": "A: blog", "url": "%(x)s"}, "tags": {"flag": None}}


def test_what_the_user_gave_replaces_entries():
    values, _ = read_data(YAML, "config.yml", given={"per_page": 5, "modules.blog.index_url": "/", "feed.name": "F"})
    assert (values["per_page"], values["modules"], values["feed"]) == (5, {"blog": {"index_url": "/"}}, {"name": "F"})
    assert read_data("a: 1", "x.yml", given={"a.b": 2})[0] == {"a": {"b": 2}}


@pytest.mark.parametrize(
    ("text", "path", "line"),
    [
        ("a: 1\nb: [1\n", "x.yml", 3),
        ("- one\n- two\n", "x.yml", 1),
        ("just text", "x.yml", 1),
        ("a: !!python/object/apply:os.system ['true']", "x.yml", None),
        ("a: " + "[" * 2000, "x.yml", None),
        ("a: &x [1, 2]\n" + "".join(f"b{i}: &x{i} [*x, *x]\n" for i in range(3)), "x.yml", None),
        ("x = 1\na = \n", "x.toml", 2),
        ("no section\n", "x.cfg", 1),
        ("[a]\n = 1\n[", "x.ini", 2),
    ],
)
def test_what_cannot_be_read_is_reported(text, path, line):
    values, told = read_data(text, path, given={"kept": 1})
    if line is None:  # read as text, whatever it asks for
        assert values["kept"] == 1
    else:
        assert values == {"kept": 1}
        assert [(one.code, one.line) for one in told] == [(Code.UNREADABLE_SETTINGS, line)]
        assert "\n" not in told[0].message


@given(st.text(alphabet="ab:-[]{}&*!|>\n \"'=%#\0", max_size=60), st.sampled_from(("x.yml", "x.toml", "x.cfg")))
def test_no_text_breaks_it(text, path):
    values, told = read_data(text, path)
    assert isinstance(values, dict)
    assert len(told) <= 1


def test_an_indented_line_after_a_name_without_a_value():
    """Python before 3.13 fails on it with an AttributeError."""
    values, told = read_data("[site]\ntide\n high\n", "settings.cfg")
    assert (values, [one.code for one in told]) == ({}, [Code.UNREADABLE_SETTINGS])
