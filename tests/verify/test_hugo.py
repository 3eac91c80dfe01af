"""Real Hugo builds a site with bare templates: the content and nothing else, whatever the layouts say."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from rst2hugo.hugo import program
from rst2hugo.model.diagnostics import RequestError
from rst2hugo.verify.build import hugo

FILES = {
    "hugo.toml": "baseURL = 'https://example.org/blog/'\ntheme = 'loud'\n[markup.goldmark.renderer]\nunsafe = true\n",
    "content/_index.md": "Welcome.\n",
    "content/a.md": "+++\nurl = '/old/a.html'\ntags = ['x']\n+++\nA *b* {{< own >}} <i>c</i>\n\n> quote\n",
    "content/sub/draft.md": "+++\ndraft = true\n+++\nDraft.\n",
    "content/future.md": "+++\ndate = 2999-01-01\nexpiryDate = 2001-01-01\n+++\nFuture.\n",
    "layouts/all.html": "<html>{{ .Content }} and the site's own</html>",
    "layouts/_shortcodes/own.html": 'OWN {{ partial "p.html" . }}',
    "layouts/_partials/p.html": "PARTIAL",
    "layouts/_default/single.html": "SINGLE",
    "themes/loud/layouts/page.html": "LOUD {{ .Content }}",
    "themes/loud/layouts/_markup/render-blockquote.html": "<blockquote>HOOK {{ .Text }}</blockquote>",
    "static/s.txt": "s",
    "public/left.html": "over",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    for path, text in FILES.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def state(folder: Path) -> dict[str, bytes]:
    return {path.as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_content_and_nothing_else(site: Path) -> None:
    before = state(site)
    found = hugo.contents(site)
    lists = {"/categories/index.html", "/sub/index.html", "/tags/index.html", "/tags/x/index.html"}
    assert set(found) == {"_index.md", "a.md", "sub/draft.md", "future.md"} | lists
    assert found["a.md"].file == "old/a.html"
    shown = " ".join(found["a.md"].html.split())
    assert shown == "<p>A <em>b</em> OWN PARTIAL <i>c</i></p> <blockquote>HOOK <p>quote</p> </blockquote>"
    assert state(site) == before, "the user's site is left alone"


def test_without_html_in_markdown(site: Path) -> None:
    shown = hugo.contents(site, hugo.SAFE)["a.md"].html
    assert "<i>c</i>" not in shown
    assert "OWN" in shown


def test_settings(site: Path) -> None:
    settings = hugo.settings(site)
    assert settings["baseurl"] == "https://example.org/blog/"
    assert hugo.typographer(settings)
    config = FILES["hugo.toml"] + "[markup.goldmark.extensions.typographer]\ndisable = true\n"
    (site / "hugo.toml").write_text(config, encoding="utf-8")
    assert not hugo.typographer(hugo.settings(site))


def test_the_site_as_it_will_be_published(site: Path, tmp_path: Path) -> None:
    before = state(site)
    hugo.build(site, tmp_path / "out")
    assert "LOUD" in (tmp_path / "out/old/a.html").read_text("utf-8")
    assert (tmp_path / "out/s.txt").exists()
    assert state(site) == before


def test_hugo_says_what_is_wrong(site: Path) -> None:
    (site / "content/bad.md").write_text("A {{< nonsense >}}\n", encoding="utf-8")
    with pytest.raises(RequestError, match=r'(?s)Hugo could not build the site:.*"content/bad.md:1:3".*nonsense'):
        hugo.contents(site)


def test_there_is_no_site(tmp_path: Path) -> None:
    with pytest.raises(RequestError, match="nowhere is not a folder"):
        hugo.contents(tmp_path / "nowhere")
    with pytest.raises(RequestError, match="is not a folder"):
        hugo.settings(tmp_path / "nowhere")


def test_there_is_no_hugo(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("sysconfig.get_path", lambda name: str(tmp_path))
    with pytest.raises(RequestError, match="Hugo is not installed"):
        program.executable()


def test_hugo_among_the_scripts_of_this_python(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    scripts = tmp_path / "scripts"
    scripts.mkdir()
    own = scripts / "hugo"
    own.write_text("#!/bin/sh\n", encoding="utf-8")
    own.chmod(own.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("sysconfig.get_path", lambda name: str(scripts))
    assert program.executable() == str(own)
