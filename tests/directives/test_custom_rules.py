"""The user's own directives and roles: what their file may say, and where it is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from rst2hugo import RequestError, convert_blog, convert_text
from rst2hugo.directives.custom_rules import Rule, Vocabulary, read
from rst2hugo.model.options import Options


def test_a_file_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "rst2hugo.toml").write_text('[directives]\nBox = { element = "div", class = "box" }\n')
    assert read(tmp_path) == Vocabulary((("box", Rule("element", "div", (("class", "box"),))),))


def test_a_table_in_pyproject(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.rst2hugo.roles]\nt = { keep = "text" }\n')
    assert read(tmp_path) == Vocabulary((), (("t", Rule("keep", "text")),))


def test_nothing_said(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    assert read(tmp_path) == read(None) == Vocabulary()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[directives]\na = 1", "directives.a must be a table of texts"),
        ("[directives]\na = { form = 'x' }", "directives.a must have one of shortcode, element"),
        ("[directives]\na = { keep = 'all' }", "directives.a can only keep = 'body'"),
        ("[roles]\na = { admonition = 'note' }", "roles.a must have one of shortcode, element, code, link, keep"),
        ("[directives]\na = { admonition = 'loud' }", "directives.a must be one of attention"),
        ("[directives]\na = { element = 'a b' }", "'a b' is not the name of an HTML element"),
        ("[directives]\na = { code = 'c', class = 'x' }", "has class, which code does not know"),
        ("[directive]\n", "there is no table 'directive'"),
        ("directives = 1", "directives must be a table"),
        ("[directives", "rst2hugo.toml: "),
    ],
)
def test_faults_are_named(tmp_path: Path, text: str, reason: str) -> None:
    (tmp_path / "rst2hugo.toml").write_text(text)
    with pytest.raises(RequestError, match=r"rst2hugo\.toml") as raised:
        read(tmp_path)
    assert reason in str(raised.value)


def test_all_faults_at_once(tmp_path: Path) -> None:
    (tmp_path / "rst2hugo.toml").write_text("[directives]\na = 1\n[roles]\nb = 2\n")
    with pytest.raises(RequestError) as raised:
        read(tmp_path)
    assert len(str(raised.value).splitlines()) == 2


def test_a_whole_blog_follows_its_file(tmp_path: Path) -> None:
    (tmp_path / "a.rst").write_text("A\n=\n\n.. mine:: One\n\n   Two :my:`three`.\n")
    (tmp_path / "rst2hugo.toml").write_text(
        "[directives]\nmine = { admonition = 'tip', title = '{argument}' }\n[roles]\nmy = { code = '' }\n"
    )
    for jobs in (1, 2):
        (page,) = convert_blog(tmp_path, Options(engine="rst", jobs=jobs)).pages
        assert page.markdown == "> [!TIP] One\n> Two `three`."


def test_the_default_role() -> None:
    text = "Some `words` and `more`.\n\n`Third`\n"
    page = convert_text(text)
    assert page.markdown == "Some *words* and *more*.\n\n*Third*"
    assert convert_text(text, default_role="code").markdown == "Some `words` and `more`.\n\n`Third`"


def test_the_default_role_is_summed_up(tmp_path: Path) -> None:
    (tmp_path / "a.rst").write_text("A\n=\n\nSome `words` and `more`, :title:`not this`.\n")
    (tmp_path / "b.rst").write_text("B\n=\n\n`Third`\n")
    result = convert_blog(tmp_path, Options(engine="rst", base_url="https://tea.example/"))
    assert [str(one) for one in result.diagnostics] == [
        "a.rst:4: note[default-role] `words` is emphasis, as are 3 such phrases on 2 pages"
    ]
