"""Settings come in through one door: those that an engine names, each of its kind; else the default counts."""

import ast
import datetime as dt
import re
import zoneinfo

import pytest
from support.paths import PACKAGE

from rst2hugo import Options, convert_blog
from rst2hugo.blog.settings import door, kinds
from rst2hugo.engines import ENGINES
from rst2hugo.model.diagnostics import Code

WRONG = [["x"], {"x": "y"}, b"x", 1j, ...]
POST = "---\ntitle: Ebb\ndate: 2016-06-21\n---\n\nText.\n"


@pytest.mark.parametrize(
    ("kind", "right", "wrong"),
    [
        (kinds.TEXT, ["x", "", 5, 1.5, dt.date(2016, 6, 21), None, False], [*WRONG, True]),
        (kinds.TEXTS, ["x", ["x", 5], ("x",), {"x"}, []], [{"x": "y"}, b"x", [["x"]], [None], True]),
        (kinds.PATH, ["a/b", "../a", "/a", 2016, "é/日"], [*WRONG, "a\0b", "\ud800", "x" * 300, "a/" * 600, "a\nb"]),
        (kinds.PATHS, ["a", ["a", "b/*"]], [["a\0"], [{}], {"a": "b"}]),
        (kinds.NUMBER, [1, 0, -1, True], [*WRONG, "5", 1.5, 2**70, float("nan")]),
        (kinds.SWITCH, [True, False, 1, "yes", []], [{"x": "y"}, b"x", 1j]),
        (kinds.TABLE, [{}, {"x": ["y"]}], ["x", ["x"], 5]),
        (kinds.TABLE_OF_TEXTS, [{"x": "y", "z": None}], [{"x": ["y"]}, "x"]),
        (kinds.TABLE_OF_PATHS, [{"a": ""}, {"a/b": "c"}], [{"a": "x\0"}, {"a\0": "x"}, {("a",): "b"}, ["a"]]),
        (kinds.ROWS, [[], ((1, 2),)], ["x", {"x": "y"}, 5]),
        (kinds.ENDING, [".rst", "html"], ["/x", "a\\b", "x" * 60, ["x"]]),
        (
            kinds.LANGUAGE,
            ["en", "pt_BR.UTF-8", "sr@latin", "C", "zh-Hans-CN"],
            ["{slug}", "English", 5, ["en"]],
        ),
        (kinds.ZONE, ["UTC", "Europe/Paris", "America/New York"], ["Mars/Sea", "../UTC", "x\0", ["UTC"], 5]),
        (kinds.REGEX, ["a.*b"], ["(", 5, ["a"]]),
        (kinds.GLOBS, ["a/*", ["**/b"], "*a" * 20], [{"a": "b"}, ["[z-a]"]]),
        (kinds.DATE_FORM, ["%Y-%m-%d"], [5, "%(x)s" * 400, ["%Y"]]),
    ],
)
def test_what_is_of_a_kind(kind, right, wrong):
    assert [value for value in right if door.admit({"a": value}, {"a": kind}).faults] == []
    assert [value for value in wrong if not door.admit({"a": value}, {"a": kind}).faults] == []


def test_only_what_is_named_comes_in():
    known = {"a": kinds.TEXT, "t.x": kinds.NUMBER, "t.y.z": kinds.TEXT, "*_URL": kinds.TEXT, "l.*.d": kinds.PATH}
    values = {
        "a": "1",
        "b": "2",
        "t": {"x": 3, "u": 4, "y": {"z": "5", "v": 6}},
        "TAG_URL": "7",
        "l": {"en": {"d": "8"}},
    }
    admitted, faults = door.admit(values, known)
    assert admitted == {"a": "1", "t": {"x": 3, "y": {"z": "5"}}, "TAG_URL": "7", "l": {"en": {"d": "8"}}}
    assert faults == {}
    assert door.admit({"t": {"x": "no", "y": "no"}, "l": ["en"]}, known).faults == {
        "t.x": "has to be a number",
        "t.y": "has to be a table",
        "l": "has to be a table",
    }


def test_numbers_among_texts_are_texts():
    found = door.admit({"a": [2016, "x"], "b": 5}, {"a": kinds.PATHS, "b": kinds.TEXTS})
    assert found.values == {"a": ["2016", "x"], "b": "5"}
    assert door.admit({"a": 0, "b": False}, {"a": kinds.PATHS, "b": kinds.TEXTS}).values == {"a": None, "b": None}
    assert door.admit({"a": [], "b": ""}, {"a": kinds.PATHS, "b": kinds.TEXTS}).values == {"a": [], "b": ""}


@pytest.mark.parametrize("none", ["None", "False"])
@pytest.mark.parametrize(
    "engine", ["acrylamid", "blogofile", "jekyll", "nikola", "pelican", "sphinx", "tinkerer", "wok"]
)
def test_what_stands_for_no_value_is_no_word_of_the_site(tmp_path, engine, none):
    for place in ("a.rst", "content/a.rst", "_posts/2016-06-21-a.rst"):
        (tmp_path / place).parent.mkdir(exist_ok=True)
        (tmp_path / place).write_text(POST)
    (tmp_path / [*ENGINES[engine].settings_files, "pelicanconf.py"][0]).write_text("")
    texts = kinds.TEXT, kinds.ZONE, kinds.LANGUAGE
    known = ENGINES[engine].named_settings.items()
    names = [name for name, kind in known if "*" not in name and (kind in texts or name.startswith("BLOG_"))]
    given = tuple(f"{name}={none}" for name in names)
    result = convert_blog(tmp_path, Options(engine=engine, base_url="https://ebb.example/", settings=given))
    assert none not in result.files["hugo.toml"].replace(f"= {none.lower()}", "")
    assert "locale = 'en'" in result.files["hugo.toml"]


def test_a_pattern_of_translations_has_its_three_parts(tmp_path):
    (tmp_path / "conf.py").write_text("POSTS = (('*.rst', '', 'post.tmpl'),)\n")
    (tmp_path / "a.rst").write_text(POST)
    for value, count in (("{path}.{lang}.{ext}", 0), ("", 0), ("{path}.{lang}", 1), ("{path}{path}.{lang}.{ext}", 1)):
        options = Options(
            engine="nikola", base_url="https://ebb.example/", settings=(f"TRANSLATIONS_PATTERN={value!r}",)
        )
        found = convert_blog(tmp_path, options)
        assert len(found.pages) == 1
        assert [one.code for one in found.diagnostics].count(Code.BAD_VALUE) == count


@pytest.mark.parametrize(
    ("engine", "file", "text", "line", "name", "expected"),
    [
        ("pelican", "pelicanconf.py", "SITENAME = 'Ebb'\n\nSITENAME = ['Ebb']\n", 3, "SITENAME", "a text"),
        ("nikola", "conf.py", "POSTS = (('*.rst', '', 'post.tmpl'),)\nTIMEZONE = 5\n", 2, "TIMEZONE", "a time zone"),
        ("sphinx", "conf.py", "\nproject = {'a': 1}\n", 2, "project", "a text"),
        ("jekyll", "_config.yml", "title: [Ebb]\n", 1, "title", "a text"),
        ("rstblog", "config.yml", "modules:\n  blog:\n    feed_url: [x]\n", 3, "modules.blog.feed_url", "a path"),
        ("pyblosxom", "config.py", "py['blog_title'] = ['Ebb']\n", 1, "py.blog_title", "a text"),
        ("blogofile", "_config.py", "blog.path = {}\nblog.path = ['x']\n", 2, "blog.path", "a path"),
        ("cyrax", "settings.cfg", "[site]\ntitle = Ebb\n", None, None, None),
    ],
)
def test_a_wrong_value_is_reported_with_its_line_and_the_default_counts(
    tmp_path, engine, file, text, line, name, expected
):
    for place in ("a.rst", "content/a.rst", "_posts/2016-06-21-a.rst", "entries/a.rst"):
        (tmp_path / place).parent.mkdir(exist_ok=True)
        (tmp_path / place).write_text(POST)
    (tmp_path / file).write_text(text)
    result = convert_blog(tmp_path, Options(engine=engine, base_url="https://ebb.example/"))
    told = [one for one in result.diagnostics if one.code is Code.BAD_VALUE]
    if name is None:
        assert told == []
        return
    (one,) = told
    assert (one.path, one.line) == (file, line)
    assert one.message.startswith(f"{name}: has to be {expected}")
    assert one.message.endswith("; the default was taken")


def test_what_the_user_gives_is_looked_at_as_well(tmp_path):
    (tmp_path / "pelicanconf.py").write_text("SITENAME = 'Ebb'\n")
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.rst").write_text("A\n#\n\n:date: 2016-06-21\n")
    options = Options(engine="pelican", base_url="https://ebb.example/", settings=("DEFAULT_PAGINATION=many",))
    told = [one for one in convert_blog(tmp_path, options).diagnostics if one.code is Code.BAD_VALUE]
    assert [(one.path, one.line, one.message) for one in told] == [
        ("--set", None, "DEFAULT_PAGINATION: has to be a number; the default was taken")
    ]


# What an engine puts among its settings itself.
MADE = {"pelican": {"READERS_OF_PLUGINS"}}


def names_asked_for(engine):
    """The names that the code of an engine asks a mapping called ``conf`` for."""
    place = PACKAGE / "engines" / engine
    for source in [*place.rglob("*.py"), *(one for one in [place.with_suffix(".py")] if one.exists())]:
        for node in ast.walk(ast.parse(source.read_text("utf-8"))):
            key = None
            if isinstance(node, ast.Subscript):
                asked, key = node.value, node.slice
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
                asked, key = (
                    (node.func.value, node.args[0]) if node.func.attr in ("get", "text", "path") else (node, None)
                )
                if ast.unparse(node.func) == "settings.table" and len(node.args) > 1:
                    asked, key = node.args[:2]
            is_name = isinstance(key, ast.Constant) and isinstance(key.value, str)
            if is_name and ast.unparse(asked).removeprefix("self.") in ("conf", "conf.values", "config"):
                yield key.value


@pytest.mark.parametrize("engine", sorted(ENGINES))
def test_an_engine_names_every_setting_that_it_asks_for(engine):
    """What is asked for and not named never comes in, so it is forgotten, or of no use."""
    named = ENGINES[engine].named_settings
    parts = {*named, *(part for name in named for part in (name.rpartition(".")[2], name.partition(".")[0]))}
    forms = [re.compile(name.replace("*", r"\w*")) for name in parts if "*" in name]
    asked = {
        one for one in names_asked_for(engine) if one not in parts and not any(form.fullmatch(one) for form in forms)
    }
    assert asked <= MADE.get(engine, set())


def test_no_engine_reads_a_settings_file_past_the_door():
    """``all_python_settings`` and the like are for the blog's own code, and for Hugo, which merges its files first."""
    past = re.compile(r"\b(?:all_(?:python|data)_settings|read_python|read_data|read_assignments)\b")
    found = {
        file.relative_to(PACKAGE).as_posix() for file in PACKAGE.rglob("*.py") if past.search(file.read_text("utf-8"))
    }
    assert {one for one in found if one.startswith("engine")} == {
        "engines/own_code.py",
        "engines/hugo/__init__.py",
        "engines/pelican/location.py",
    }


def test_where_the_system_lacks_older_names_of_zones_any_name_may_be_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zoneinfo, "available_timezones", lambda: {"UTC", "Europe/Paris"})
    kinds.known_zones.cache_clear()
    try:
        assert kinds.ZONE("US/Central") is None
    finally:
        kinds.known_zones.cache_clear()
