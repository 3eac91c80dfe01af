"""Settings that change neither a text nor an address are not reported when they cannot be known."""

from __future__ import annotations

from pathlib import Path

import pytest

from rst2hugo import Code, Options, convert_blog

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
        ("nikola", "TRANSLATIONS = shop.languages()"),
        ("sphinx", "html_static_path = [shop.path()]"),
        ("sphinx", "rst_epilog = shop.epilog()"),
    ],
)
def test_what_texts_and_addresses_need_is_reported(tmp_path, engine, setting):
    assert unknown(tmp_path, engine, setting) == [setting.split(" ")[0]]
