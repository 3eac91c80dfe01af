"""A theme that the user has chosen is obeyed by every later run."""

from pathlib import Path

import pytest
from support.hugo_site import build

from rst2hugo import Result, convert_blog, write
from rst2hugo.model.diagnostics import Code
from rst2hugo.writing.themes import find_theme

THEME = {
    "baseof.html": '<body class="heron">{{ block "main" . }}{{ end }}</body>',
    "list.html": '{{ define "main" }}{{ range .Pages }}{{ .Title }}{{ end }}{{ end }}',
    "page.html": '{{ define "main" }}{{ .Content }}{{ end }}',
}


@pytest.fixture
def migrated(tmp_path: Path) -> tuple[Result, Path]:
    (tmp_path / "blog").mkdir()
    text = ":date: 2016-06-21\n\nReeds\n=====\n\n.. note:: Quiet.\n"
    (tmp_path / "blog" / "reeds.rst").write_text(text)
    result, site = convert_blog(tmp_path / "blog"), tmp_path / "site"
    write(result, site)
    for name, layout in THEME.items():
        file = site / "themes" / "heron" / "layouts" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(layout)
    return result, site


def test_the_theme_in_the_settings_is_obeyed(migrated: tuple[Result, Path]) -> None:
    result, site = migrated
    settings = (site / "hugo.toml").read_text()
    (site / "hugo.toml").write_text(f"theme = 'heron'\n{settings}")
    (site / "layouts" / "_partials" / "byline.html").write_text("mine")
    told = write(result, site)
    assert {*told.removed} == result.frame - {"layouts/_partials/byline.html"}
    assert (site / "layouts" / "_partials" / "byline.html").read_text() == "mine"
    assert [(one.path, one.code) for one in told.diagnostics] == [
        ("hugo.toml", Code.OWN_THEME),
        ("hugo.toml", Code.EDITED_FILE),
    ]
    page = build(site).destination / "posts" / "reeds" / "index.html"
    page = page if page.is_file() else build(site).destination / "reeds" / "index.html"
    assert page.read_text().startswith('<body class="heron">')
    assert "Quiet." in page.read_text()
    assert write(result, site).removed == ()
    (site / "hugo.toml").write_text(settings)
    assert {*write(result, site).written} == result.frame - {"layouts/_partials/byline.html"}


def test_deleted_layouts_stay_deleted(migrated: tuple[Result, Path]) -> None:
    result, site = migrated
    for path in result.frame:
        (site / path).unlink()
    assert {*write(result, site).deleted} == result.frame
    assert not any((site / path).exists() for path in result.frame)


@pytest.mark.parametrize(
    ("name", "text", "theme"),
    [
        ("hugo.toml", "Theme = ['heron', 'base']", "heron"),
        ("config.yaml", "theme: heron", "heron"),
        ("hugo.json", '{"theme": "heron"}', "heron"),
        ("config/_default/hugo.toml", "theme = 'heron'", "heron"),
        ("config/_default/module.toml", "[[imports]]\npath = 'example.org/heron'", "example.org/heron"),
        ("hugo.toml", "[module]\n[[module.imports]]\npath = 'a'\ndisable = true", ""),
        ("hugo.toml", "theme = ''", ""),
        ("hugo.toml", "theme = [[[", ""),
    ],
)
def test_where_a_theme_may_be_named(name: str, text: str, theme: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    assert find_theme(tmp_path) == ((name, theme) if theme else ("", ""))
