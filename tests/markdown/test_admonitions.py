"""Admonitions of Python-Markdown: alerts where the blog's configuration switches the extension on, else text."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.old_blog import converted, page

from rst2hugo.markdown.admonitions import is_switched_on, write_alerts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("!!! tip\n    Prune *late*.\n\n    Saw.\n\nEnd.", "> [!TIP]\n> Prune *late*.\n>\n> Saw.\n\nEnd."),
        ('!!! warning "Mind the `saw`"\n    Sharp.', "> [!WARNING] Mind the `saw`\n> Sharp."),
        ("First\n!!! note\n    A\nLast", "First\n\n> [!NOTE]\n> A\n\nLast"),
        ("!!! danger\n    A", "> [!DANGER] Danger\n> A"),
        ("!!! note\n    - A\n    - B", "> [!NOTE]\n>\n> - A\n> - B"),
        ('!!! note ""\n    A', "> [!NOTE] <span></span>\n> A"),
        ("!!! two-fold wide\n    A", "> [!NOTE] Two-fold\n> A\n{.two-fold .wide}"),
        ("!!! tip\n    A\n\n    !!! note\n        B", "> [!TIP]\n> A\n>\n> > [!NOTE]\n> > B"),
        ("- A\n\n    !!! tip\n        B\n\n- C", "- A\n\n    > [!TIP]\n    > B\n\n- C"),
        ("!!! tip\nnot in it", "> [!TIP]\n\nnot in it"),
        ("```\n!!! tip\n    A\n```", "```\n!!! tip\n    A\n```"),
        ("Text\n\n    !!! tip\n        A", "Text\n\n    !!! tip\n        A"),
        ("So much!!! tip", "So much!!! tip"),
    ],
)
def test_alerts(text: str, expected: str) -> None:
    assert write_alerts(text) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        *((name, True) for name in ("admonition", "markdown.extensions.admonition", "admonition()")),
        *((name, False) for name in ("extra", "pymdownx.details", "my_admonition")),
    ],
)
def test_names_of_the_extension(name: str, expected: bool) -> None:
    assert is_switched_on([name]) is expected


TEXT = "!!! tip\n    Prune late.\n"
PELICAN = ("content/a.md", f"Title: Trees\nDate: 2020-01-02\n\n{TEXT}", "pelicanconf.py", "PATH = 'content'\n")
NIKOLA = (
    "posts/a.md",
    f".. title: Trees\n.. date: 2020-01-02\n\n{TEXT}",
    "conf.py",
    "POSTS = (('posts/*.md', 'posts', 'post.tmpl'),)\n",
)


@pytest.mark.parametrize(
    ("blog", "setting"),
    [
        (PELICAN, "MARKDOWN = {'extension_configs': {'markdown.extensions.admonition': {}}}\n"),
        (PELICAN, "MARKDOWN = {'extensions': ['admonition']}\n"),
        (PELICAN, "MD_EXTENSIONS = ['codehilite', 'admonition']\n"),
        (NIKOLA, "MARKDOWN_EXTENSIONS = ['markdown.extensions.extra', 'markdown.extensions.admonition']\n"),
    ],
)
def test_the_configuration_switches_it_on(blog: tuple[str, str, str, str], setting: str, tmp_path: Path) -> None:
    path, text, file, settings = blog
    engine = "nikola" if blog is NIKOLA else "pelican"
    on = page(converted(tmp_path / "on", {path: text, file: settings + setting}, engine=engine), path)
    off = page(converted(tmp_path / "off", {path: text, file: settings}, engine=engine), path)
    assert (on.markdown, off.markdown) == ("> [!TIP]\n> Prune late.", TEXT.strip())
