"""Settings that change neither a text nor an address are not reported when they cannot be known."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from support.paths import PACKAGE

from rst2hugo import Code, Options, convert_blog
from rst2hugo.engines import ENGINES

POSTS = {
    "pelican": ("content/a.rst", "Rope\n####\n\n:date: 2020-01-02\n\nText.\n"),
    "nikola": ("posts/a.rst", ".. title: Rope\n.. slug: a\n.. date: 2020-01-02\n\nText.\n"),
    "sphinx": ("index.rst", "Rope\n====\n\nText.\n"),
}
FILES = {"pelican": "pelicanconf.py", "nikola": "conf.py", "sphinx": "conf.py"}


def unknown(folder: Path, engine: str, settings: str) -> list[str]:
    """The names of the settings that are reported as unknown."""
    path, text = POSTS[engine]
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text)
    (folder / FILES[engine]).write_text(f"import shop\n{settings}")
    diagnostics = convert_blog(folder, Options(engine=engine)).diagnostics
    return [one.message.partition(":")[0] for one in diagnostics if one.code is Code.UNKNOWN_SETTING]


@pytest.mark.parametrize(
    ("engine", "setting"),
    [
        ("pelican", "helper = shop.helper()"),
        ("pelican", "JINJA_FILTERS = {'x': shop.x}"),
        ("pelican", "JINJA_FILTERS = {}\nJINJA_FILTERS['x'] = shop.x"),
        ("pelican", "THEME = shop.get_path()"),
        ("nikola", "GLOBAL_CONTEXT_FILLER = [shop.fill]"),
        ("nikola", "FILTERS = {'.html': [shop.minify]}"),
        ("pelican", "AUTHOR_EMAIL = shop.decode('x')"),
        ("pelican", "GIT_HEAD_HASH = shop.run('git')"),
        ("nikola", "REVISION = shop.run('git')"),
        ("sphinx", "version = shop.__version__"),
        ("sphinx", "html_theme_path = [shop.path()]"),
    ],
)
def test_what_only_themes_and_tools_read_is_not_reported(tmp_path, engine, setting):
    assert unknown(tmp_path, engine, setting) == []


@pytest.mark.parametrize(
    ("engine", "setting"),
    [
        ("pelican", "ARTICLE_URL = shop.url()"),
        ("pelican", "PLUGINS = [shop]"),
        ("pelican", "TAG_FEED_RSS = shop.url()"),
        ("pelican", "STATIC_PATHS = []\nSTATIC_PATHS += shop.paths()"),
        ("nikola", "NAVIGATION_LINKS = {'en': shop.menu()}"),
        ("nikola", "TRANSLATIONS = shop.languages()"),
        ("sphinx", "html_static_path = [shop.path()]"),
        ("sphinx", "rst_epilog = shop.epilog()"),
    ],
)
def test_what_texts_and_addresses_need_is_reported(tmp_path, engine, setting):
    assert unknown(tmp_path, engine, setting) == [setting.split(" ")[0]]


# What looks like a setting in the code of an engine and is a part of its name, or of one that has no effect.
PARTS = {
    "pelican": {
        *("ARTICLE", "ATOM", "BEGIN", "CATEGORY", "DRAFT", "DRAFT_PAGE", "MONTH", "PAGE"),
        *("PELICAN_", "PELICAN_VERSION", "SAVE_AS", "SLUG", "SUBCATEGORY", "TRANSLATION", "YEAR"),
        *("GITHUB_URL", "GOOGLE_ANALYTICS", "PLUGIN_PATH", "PLUGIN_PATHS", "THEME", "THEME_STATIC_DIR"),
        "THEME_STATIC_PATHS",
    },
    "nikola": {
        *("AUTHOR", "AUTHORS", "CATEGORIES", "CATEGORY", "DESCRIPTIONS", "TAGS", "TITLES"),
        *("EXTRA_PLUGINS_DIRS", "FILTERS", "THEME", "THEME_COLOR", "THEME_CONFIG"),
    },
}


@pytest.mark.parametrize("engine", PARTS)
def test_every_setting_that_the_code_of_an_engine_names_has_an_effect(engine):
    names = set()
    for file in (PACKAGE / "engines" / engine).glob("*.py"):
        constants = (
            node.value for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.Constant)
        )
        names |= {one for one in constants if isinstance(one, str) and re.fullmatch("[A-Z][A-Z0-9_]{3,}", one)}
    silent = {name for name in names if ENGINES[engine].without_effect.match(name)}
    assert silent == PARTS[engine]
