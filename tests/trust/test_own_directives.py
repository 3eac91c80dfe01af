"""The blog's own directives and roles: nothing of the blog runs without ``--trust``, with it they are as they were."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from support.old_blog import converted, page, told, written
from support.own_plugins import BOX_POST, KINDS, MARK, NAMES, NIKOLA, PELICAN, SPHINX, pelican_with

from rst2hugo import Options, RequestError, convert_blog
from rst2hugo.model import Result
from rst2hugo.pipeline.selections import convert_paths

ABLOG = os.environ.get("RST2HUGO_ABLOG_PYTHON", "")


def text_of(result: Result, source: str) -> str:
    return page(result, source).text.split("\n+++\n", 1)[1].strip()


def converted_one(tmp_path: Path, text: str, **options: Any) -> str:
    return text_of(converted(tmp_path, pelican_with(text), trust=True, **options), "content/one.rst")


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_of_the_blog_runs_unasked(tmp_path: Path, kind: str) -> None:
    files, _ = KINDS[kind]
    result = converted(tmp_path, files)
    assert not list(tmp_path.rglob(MARK))
    assert not list(tmp_path.rglob("__pycache__"))
    assert f'Unknown directive type "{NAMES[kind]}"' in " ".join(one.message for one in messages(result))


def messages(result: Result) -> list[Any]:
    return [*result.diagnostics, *(one for page in result.pages for one in page.diagnostics)]


@pytest.mark.parametrize("kind", KINDS)
def test_trusted_code_runs_and_leaves_nothing_in_the_blog(tmp_path: Path, kind: str) -> None:
    files, _ = KINDS[kind]
    result = converted(tmp_path, files, trust=True)
    assert (tmp_path / MARK).read_text() == "imported"
    assert not list(tmp_path.rglob("__pycache__"))
    assert "unknown-directive" not in told(result)
    assert "own-code-failed" not in told(result)


def test_raw_html_of_a_pelican_plugin(tmp_path: Path) -> None:
    text = converted_one(tmp_path, ".. player:: ep-7\n   :heading: Listen\n")
    assert text == '{{< rawhtml >}}\n<div class="player" data-feed="ep-7">Listen</div>\n{{< /rawhtml >}}'


def test_a_body_is_read_as_all_rst_of_the_blog(tmp_path: Path) -> None:
    """Links, notes, substitutions, our directives and the blog's own work in it as outside of it."""
    assert converted_one(tmp_path, BOX_POST) == (
        'Before.\n\n<div class="orchard-box">\n\n**A title**\n\n'
        "Words with [a link](https://example.org/pears), [the other](/other/), "
        '<abbr title="language">HTML</abbr> and a note [^1], *named*.\n\n'
        '```python\nprint("pear")\n```\n\n<div class="orchard-box">\n\nInner **WORDS!**.\n\n</div>\n\n'
        "![](/apple.png)\n\n</div>\n\n[^1]: The note."
    )


def test_a_directive_that_fails_is_as_without_trust(tmp_path: Path) -> None:
    """The messages have the line of the place, wherever it is."""
    post = "Words.\n\n.. box::\n\n   Kept.\n\n   .. broken::\n\n      These *words*.\n\n.. broken::\n\n   refuse\n"
    result = converted(tmp_path, pelican_with(post), trust=True)
    found = [one for one in page(result, "content/one.rst").diagnostics if one.code.value == "own-code-failed"]
    assert [(one.line, one.message) for one in found] == [
        (12, "the blog's own directive \"broken\" failed: KeyError: 'absent' (boxes.py:38)"),
        (16, 'the blog\'s own directive "broken" failed: it wants no such words'),
    ]
    without = converted(tmp_path, {"content/one.rst": "One\n###\n\n:date: 2014-03-02\n\n.. broken::\n\n   refuse\n"})
    kept = text_of(without, "content/one.rst")
    assert "These *words*." in text_of(result, "content/one.rst")
    assert text_of(result, "content/one.rst").endswith(kept)


def test_arguments_that_the_directive_refuses(tmp_path: Path) -> None:
    result = converted(tmp_path, pelican_with(".. player::\n\n   Words.\n"), trust=True)
    assert "1 argument(s) required, 0 supplied" in " ".join(one.message for one in messages(result))
    assert "Words." in text_of(result, "content/one.rst")


def test_roles(tmp_path: Path) -> None:
    post = "A :shout:`pear` and a :shout:`silence`.\n\n.. role:: cry(shout)\n\nA :cry:`plum`.\n"
    result = converted(tmp_path, pelican_with(post), trust=True)
    text = text_of(result, "content/one.rst")
    assert text.startswith("A **PEAR!** and a ")
    assert "silence" in text
    assert "**PLUM!**" in text
    assert [one.line for one in messages(result) if one.code.value == "own-code-failed"] == [6]


def test_nodes_where_docutils_never_has_them(tmp_path: Path) -> None:
    """A title within a section, and raw HTML for the items of a list, as blogs have them."""
    assert converted_one(tmp_path, "Fruits\n------\n\nWords.\n\n.. best::\n\n   * pear\n   * plum\n\nMore.\n") == (
        "## Fruits\n\nWords.\n\n## The best\n\n{{< rawhtml >}}\n"
        "<ol>\n<li><em>pear</em></li><li><em>plum</em></li></ol>\n{{< /rawhtml >}}\n\nMore."
    )


def test_a_title_on_a_page_without_sections(tmp_path: Path) -> None:
    result = converted(tmp_path, pelican_with("Words.\n\n.. best::\n\n   * pear\n"), trust=True)
    assert page(result, "content/one.rst").front_matter["title"] == "One"
    assert text_of(result, "content/one.rst").startswith("Words.\n\n## The best\n\n")


def test_a_rule_of_the_user_comes_first(tmp_path: Path) -> None:
    rules = "[directives]\nplayer = { shortcode = 'player id=\"{0}\"' }\n"
    result = converted(tmp_path, pelican_with(".. player:: ep-7\n", **{"rst2hugo.toml": rules}), trust=True)
    assert text_of(result, "content/one.rst") == '{{< player id="ep-7" >}}'


def test_nodes_with_visitors_of_their_own(tmp_path: Path) -> None:
    text = text_of(converted(tmp_path, SPHINX, trust=True), "one.rst")
    assert '<div class="pear">\nconference, green, small</div>' in text
    assert '<section class="basket">' in text
    assert "See [Orchard](/) and [tree 42](https://example.org/trees/42)." in text
    assert "</section>" in text
    assert "Bare **words**." in text


def test_a_nikola_plugin(tmp_path: Path) -> None:
    assert "<p>Apple pippin of Orchard</p>" in text_of(converted(tmp_path, NIKOLA, trust=True), "posts/one.rst")


def test_modules_that_the_user_names(tmp_path: Path) -> None:
    """Of a folder without an engine, and what cannot be imported is reported once."""
    module = (
        "from docutils import nodes\nfrom docutils.parsers.rst import Directive, directives\n\n\n"
        'class Plum(Directive):\n    def run(self):\n        return [nodes.paragraph("", "A plum")]\n\n\n'
        'directives.register_directive("plum", Plum)\n'
    )
    files = {
        "rst2hugo.toml": '[trust]\nmodules = ["lib.plums", "absent"]\nseconds = 5\n',
        "lib/__init__.py": "",
        "lib/plums.py": module,
        "a.rst": "Title\n=====\n\n.. plum::\n",
    }
    result = converted(tmp_path, files, trust=True)
    assert text_of(result, "a.rst") == "A plum"
    failed = [one for one in messages(result) if one.code.value == "own-code-failed"]
    assert [one.message for one in failed] == ["absent: ModuleNotFoundError: No module named 'absent'"]


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("trust = 1", 'trust must be a table, such as modules = ["mydirectives"]'),
        ("[trust]\nmodule = []", "trust.module is not known; known are modules and seconds"),
        ('[trust]\nmodules = "a"', "trust.modules must be a list of names"),
        ("[trust]\nseconds = 0", "trust.seconds must be a number from 1 to 3600"),
    ],
)
def test_what_is_wrong_with_the_table(tmp_path: Path, table: str, message: str) -> None:
    with pytest.raises(RequestError, match="rst2hugo") as error:
        converted(tmp_path, {"rst2hugo.toml": table, "a.rst": "Words.\n"})
    assert message in str(error.value)


def test_several_processes_and_single_files(tmp_path: Path) -> None:
    many = {f"content/n{n}.rst": f"N{n}\n###\n\n:date: 2014-03-02\n\n.. player:: n{n}\n" for n in range(40)}
    files = pelican_with(".. player:: ep-7\n", **many)
    alone = converted(tmp_path, files, trust=True)
    several = convert_blog(tmp_path, Options(trust=True, jobs=2))
    assert [one.text for one in several.pages] == [one.text for one in alone.pages]
    assert messages(several) == messages(alone)
    single = convert_paths([str(tmp_path / "content/one.rst")], Options(trust=True))
    assert 'data-feed="ep-7"' in single.pages[0].markdown


def test_a_python_that_is_none(tmp_path: Path) -> None:
    written(tmp_path, PELICAN)
    with pytest.raises(RequestError, match="say --trust as well"):
        convert_blog(tmp_path, Options(python="python3"))
    with pytest.raises(RequestError, match="cannot run the blog's own code: No such file"):
        convert_blog(tmp_path, Options(trust=True, python=str(tmp_path / "absent")))


@pytest.mark.skipif(not ABLOG, reason="RST2HUGO_ABLOG_PYTHON names no Python with another docutils")
@pytest.mark.parametrize("kind", KINDS)
def test_the_python_of_another_environment(tmp_path: Path, kind: str) -> None:
    """Its folder or its program, which may be a link; what comes back is the same as from our own docutils."""
    files, source = KINDS[kind]
    ours = converted(tmp_path, files, trust=True)
    folder = Path(ABLOG).parent.parent
    for python in (ABLOG, str(folder)):
        theirs = convert_blog(tmp_path, Options(trust=True, python=python))
        assert text_of(theirs, source) == text_of(ours, source)
        assert messages(theirs) == messages(ours)
