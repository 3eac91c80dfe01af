"""Hugo builds a site again only if something has changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from support.old_blog import written

from rst2hugo import Page, Result, cache
from rst2hugo.cli.report import next_steps
from rst2hugo.hugo import program, trial_build
from rst2hugo.hugo.trial_build import build_in_memory

FILES = {
    "hugo.toml": "title = 'x'\n",
    "content/a.md": "+++\ntitle = 'Imports and mounts'\n+++\n\nWords.\n",
    "layouts/all.html": "{{ warnf `the tide` }}{{ .Content }}",
    ".rst2hugo.json": "{}",
}
PAGE = Page("a.rst", "content/a.md", {}, "Words.")


class Hugo:
    """A stand-in that counts how often it is asked, and warns."""

    def __init__(self) -> None:
        self.times = 0
        self.code = 0

    def call(self, arguments: object, environment: object = None) -> program.Output:
        self.times += 1
        return program.Output(self.code, "", "WARN  the tide\n")


@pytest.fixture
def hugo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Hugo:
    hugo = Hugo()
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "kept"))
    monkeypatch.setattr(program, "call", hugo.call)
    return hugo


def result(*pages: Page) -> Result:
    return Result("rst", "", pages, (), {"hugo.toml": ""})


def test_an_unchanged_site_is_built_once(tmp_path: Path, hugo: Hugo) -> None:
    site = written(tmp_path / "site", FILES)
    first, second = (build_in_memory(site, result(PAGE)) for _ in range(2))
    assert first is not None
    assert second == first._replace(is_recalled=True)
    assert hugo.times == 1
    assert [one.message for one in first.diagnostics] == ["the tide"]
    assert "in memory" in next(next_steps(first, site))
    assert "in an earlier run, and unchanged since" in next(next_steps(second, site))


CHANGES: dict[str, Callable[[Path], object]] = {
    "a post": lambda site: (site / "content/a.md").write_text(FILES["content/a.md"].replace("Words", "Waves")),
    "a layout": lambda site: written(site, {"layouts/home.html": ""}),
    "a file that is gone": lambda site: (site / "layouts/all.html").unlink(),
    "a link": lambda site: (site / "content/b.md").symlink_to(site / "content/a.md"),
    "a module": lambda site: written(site, {"config/_default/module.toml": "[[imports]]\npath = 'x'\n"}),
    "the network": lambda site: written(site, {"layouts/home.html": "{{ resources.GetRemote `https://x` }}"}),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_changed_site_is_built_again(change: Callable[[Path], object], tmp_path: Path, hugo: Hugo) -> None:
    site = written(tmp_path / "site", FILES)
    build_in_memory(site, result(PAGE))
    change(site)
    build_in_memory(site, result(PAGE))
    assert hugo.times == 2


def test_sites_that_are_not_all_that_hugo_reads_are_built_every_time(tmp_path: Path, hugo: Hugo) -> None:
    for name in ("a link", "a module", "the network"):
        site = written(tmp_path / name, FILES)
        CHANGES[name](site)
        before = hugo.times
        for _ in range(2):
            build_in_memory(site, result(PAGE))
        assert hugo.times == before + 2, name


def test_another_hugo_other_variables_and_other_sources_are_seen(
    tmp_path: Path, hugo: Hugo, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = written(tmp_path / "site", FILES)
    build_in_memory(site, result(PAGE))
    build_in_memory(site, result(replace(PAGE, source="b.rst")))
    assert hugo.times == 2
    monkeypatch.setenv("HUGO_TITLE", "y")
    build_in_memory(site, result(PAGE))
    assert hugo.times == 3
    other = tmp_path / "hugo"
    other.write_text("")
    monkeypatch.setattr(program, "find_program", lambda: str(other))
    build_in_memory(site, result(PAGE))
    assert hugo.times == 4


def test_a_build_that_failed_is_tried_again(tmp_path: Path, hugo: Hugo) -> None:
    hugo.code = 1
    site = written(tmp_path / "site", FILES)
    for _ in range(2):
        trial = build_in_memory(site, result(PAGE))
        assert trial is not None
        assert not trial.succeeded
    assert hugo.times == 2


def test_without_a_cache_every_site_is_built(tmp_path: Path, hugo: Hugo, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cache.VARIABLE, "")
    site = written(tmp_path / "site", FILES)
    for _ in range(2):
        build_in_memory(site, result(PAGE))
    assert hugo.times == 2
    assert trial_build.Trial((), 0.0).is_recalled is False
