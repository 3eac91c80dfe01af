"""Hugo's complaints about a new site are told with the source files behind the content files."""

from __future__ import annotations

import sysconfig
from collections.abc import Mapping
from pathlib import Path

import pytest
from support.old_blog import written

from rst2hugo.cli.report import next_steps
from rst2hugo.hugo import program, shell, trial_build
from rst2hugo.hugo.trial_build import Trial, build_in_memory
from rst2hugo.model import Page, Result
from rst2hugo.model.diagnostics import Code

SITE = {
    "hugo.toml": "baseURL = 'https://kettles.example/'\ndisableKinds = ['taxonomy', 'term', 'rss', 'sitemap']\n",
    "layouts/page.html": "{{ .Content }}",
    "layouts/list.html": "{{ .Content }}",
    "layouts/home.html": "{{ .Content }}",
    "content/notes/copper.md": "+++\ntitle = 'Copper'\n+++\n\nText.\n",
}
PAGES = (
    Page("old/copper.rst", "content/notes/copper.md", {}, "", url="/notes/copper/", aliases=("/",)),
    Page("old/steel.rst", "content/notes/steel.md", {}, "", url="/notes/steel/"),
)


def trial(root: Path, changed: Mapping[str, str]) -> Trial:
    files = {"hugo.toml": ""}
    found = build_in_memory(written(root, {**SITE, **changed}), Result("rst", "", PAGES, files=files))
    assert found is not None
    assert not (root / "public").exists()
    assert not (root / "resources").exists()
    return found


def told(found: Trial) -> list[str]:
    return [str(one) for one in found.diagnostics]


def test_a_site_that_builds(tmp_path: Path) -> None:
    found = trial(tmp_path / "my site", {})
    assert found.succeeded
    assert told(found) == []


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        (
            "content/notes/copper.md",
            "+++\ntitle = 'Copper'\n+++\n\n{{< none >}}\n",
            "old/copper.rst: error[hugo-refuses] content/notes/copper.md:5: failed to extract shortcode: "
            'template for shortcode "none" not found',
        ),
        (
            "content/notes/copper.md",
            "+++\ntitle = 'Copper'\n+++\n\n{{< ref \"tin.md\" >}}\n",
            'old/copper.rst: error[hugo-refuses] content/notes/copper.md:5: [en] REF_NOT_FOUND: Ref "tin.md": '
            "page not found",
        ),
        (
            "hugo.toml",
            "baseURL = '/'\n[languages.fr]\n[languages.fr]\n",
            "hugo.toml:3: error[hugo-refuses] unmarshal failed: toml: table fr already exists",
        ),
        (
            "layouts/page.html",
            "{{ .Kettle }}",
            "layouts/page.html:1: error[hugo-refuses] ",
        ),
        (
            "content/notes/copper.md",
            "+++\naliases = ['/']\n+++\n",
            'old/copper.rst: error[hugo-refuses] content/notes/copper.md: alias "/" ',
        ),
        ("content/notes/copper.md", "+++\nurl = '/a%b/'\n+++\n", ".: error[hugo-refuses] Hugo itself fails"),
    ],
)
def test_a_site_that_hugo_refuses(tmp_path: Path, file: str, text: str, message: str) -> None:
    found = trial(tmp_path, {file: text})
    assert not found.succeeded
    [one] = told(found)
    assert one.startswith(message)
    assert str(tmp_path) not in one


def test_warnings(tmp_path: Path) -> None:
    raw = "+++\ntitle = 'A'\nurl = '/notes/{}/'\n+++\n\nText <kbd>k</kbd>\n"
    changed = {
        "hugo.toml": SITE["hugo.toml"] + "languageCode = 'de'\n",
        "content/notes/copper.md": raw.format("steel"),
        "content/notes/steel.md": raw.format("steel"),
        "content/notes/tin.md": raw.format("tin"),
    }
    found = trial(tmp_path, changed)
    assert found.succeeded
    assert {one.code for one in found.diagnostics} == {Code.HUGO_WARNING}
    first, third, second = sorted(told(found))
    assert first.startswith("hugo.toml: warning[hugo-warning] deprecated: project config key languageCode")
    assert second == (
        "old/steel.rst: warning[hugo-warning] /notes/steel/ is published more than once, "
        "so that readers meet only one of the pages: old/steel.rst"
    )
    assert "Raw HTML omitted" in third
    assert third.endswith("(and in 2 more places)")


def test_a_build_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "LONGEST", 0.001)
    [one] = told(trial(tmp_path, {}))
    assert one == ".: error[hugo-refuses] Hugo did not come to an end within 0.001 s"


# What to do next


def test_the_command_works_in_the_shell_at_hand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = Trial((), 1.23)
    assert [*next_steps(done, tmp_path / "a b")][1] == f"Next: hugo server --source '{tmp_path}/a b'"
    monkeypatch.setenv("PATH", str(tmp_path))  # as after pipx install
    scripts = sysconfig.get_path("scripts")
    assert [*next_steps(done, Path("site"))] == [
        "Built by Hugo in 1.2 s, in memory",
        f"Next: {scripts}/hugo server --source site",
    ]


def test_without_hugo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "find_program", lambda: None)
    assert build_in_memory(written(tmp_path, SITE), Result("rst", "", ())) is None
    [line] = next_steps(None, Path("site"))
    assert line.startswith("Not built, since Hugo is not installed; https://gohugo.io/installation/")
    assert line.endswith("Then: hugo server --source site")


def test_a_refused_site_has_no_next_step() -> None:
    [one] = trial_build.read_messages("ERROR oh no\n", Path("/site"), ())
    assert [*next_steps(Trial((one,), 1.0), Path("site"))] == []


@pytest.mark.parametrize(
    ("word", "variables", "line"),
    [
        ("C:\\Tools\\hugo.exe", {"PROMPT": "$P$G"}, "C:\\Tools\\hugo.exe server"),
        ("C:\\My Tools\\hugo.exe", {"PROMPT": "$P$G"}, '"C:\\My Tools\\hugo.exe" server'),
        ("C:\\Tools\\hugo.exe", {}, "C:\\Tools\\hugo.exe server"),
        ("C:\\My Tool's\\hugo.exe", {}, "& 'C:\\My Tool''s\\hugo.exe' server"),
    ],
)
def test_shells_of_windows(word: str, variables: Mapping[str, str], line: str) -> None:
    assert shell.command_line([word, "server"], windows=True, variables=variables) == line
