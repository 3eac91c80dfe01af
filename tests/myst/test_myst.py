"""Documents in MyST Markdown: golden pages, held against their sources in a real Hugo; posts; what may be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_regressions.file_regression import FileRegressionFixture
from support.old_blog import converted, page, told

from rst2hugo import convert_blog, myst, write
from rst2hugo.model import Result
from rst2hugo.model.diagnostics import Code
from rst2hugo.verify import verify

pytestmark = pytest.mark.skipif(not myst.is_there(), reason="needs myst-parser; test_elsewhere.py runs these with it")
FOLDER = Path(__file__).parent
BLOG = FOLDER / "blog"
NAMES = sorted(path.stem for path in BLOG.glob("*.md"))
CONF = "extensions = ['myst_parser']\nhtml_baseurl = 'https://quay.example'\n"
POSTS = "extensions = ['ablog', 'myst_parser']\nblog_baseurl = 'https://quay.example'\npost_date_format = '%d %b %Y'\n"


@pytest.fixture(scope="module")
def result() -> Result:
    return convert_blog(BLOG)


@pytest.mark.parametrize("name", NAMES)
def test_golden(name: str, result: Result, file_regression: FileRegressionFixture) -> None:
    """``blog/NAME.md`` becomes ``golden/NAME.md``."""
    made = page(result, f"{name}.md")
    golden = FOLDER / "golden" / f"{name}.md"
    file_regression.check(f"{made.markdown}\n", encoding="utf-8", extension=".md", fullpath=golden)
    diagnostics = "".join(f"{one}\n" for one in made.diagnostics)
    expected = golden.with_suffix(".txt")
    if diagnostics or expected.exists():
        file_regression.check(diagnostics, encoding="utf-8", fullpath=expected)


def test_hugo_shows_what_docutils_shows(result: Result, tmp_path: Path) -> None:
    write(result, tmp_path / "site")
    verdict = verify(tmp_path / "site", BLOG)
    assert [f"{one.source}: {difference}" for one in verdict.pages for difference in one.differences] == []
    assert len(verdict.pages) == len(NAMES)


def markdown(root: Path, text: str, conf: str = CONF, **files: str) -> str:
    """What one document becomes; ``files`` are others, by their names without the ending."""
    others = {f"{name}.md": body for name, body in files.items()}
    return page(converted(root, {"conf.py": conf, "index.md": text, **others}, engine="sphinx"), "index.md").markdown


@pytest.mark.parametrize(
    "text",
    [
        "Words  \nwith a *break*, __strong__ ones and `code`.",
        "* a\n* b\n\n  c\n* ```python\n  x = 1\n  ```",
        "1) one\n2) two",
        "> quoted\n> twice",
        "Set\n---\n\ntext",
        "~~~python\ncode\n~~~",
        "    indented = 1 \n\nand words",
        "![words on\ntwo lines](https://e.example/d.png)",
        "| a |\n|---|\n| `b` |",
        "[a][b] and ![c](https://e.example/d.png 'e')\n\n[b]: https://e.example 'f'",
        "A note[^1].\n\n[^1]: Here.",
        "<!-- a comment -->",
    ],
)
def test_plain_markdown_stays_as_it_was_typed(text: str, tmp_path: Path) -> None:
    expected = text.replace("Set\n---", "## Set")  # a heading is that of a section
    assert markdown(tmp_path, f"# Title\n\n{text}\n") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See [this](https:///quay.example/a).", "See [this](https://quay.example/a)."),
        ("Not ~~struck~~.", r"Not \~\~struck\~\~."),
        ("Term\n: no definition", "Term\n\\: no definition"),
        ("- [ ] no task", r"- \[ ] no task"),
    ],
)
def test_what_only_goldmark_takes_for_markup_is_text(text: str, expected: str, tmp_path: Path) -> None:
    assert markdown(tmp_path, f"# Title\n\n{text}\n") == expected


def test_the_first_heading_is_the_title_whatever_the_top_matter_says(tmp_path: Path) -> None:
    files = {
        "conf.py": CONF,
        "index.md": "---\ntitle: No\nmyst:\n  html_meta:\n    description: So\n---\n(l)=\n# *Yes*\n",
    }
    made = page(converted(tmp_path, files, engine="sphinx"), "index.md")
    assert made.front_matter["title"] == "Yes"
    assert made.front_matter["description"] == "So"
    assert "'linkTitle': 'No'" in str(made.front_matter)
    assert "myst" not in str(made.front_matter)


def test_nothing_of_a_blog_is_run(tmp_path: Path) -> None:
    conf = CONF + "myst_enable_extensions = ['substitution']\nmyst_heading_slug_func = 'os.getcwd'\n"
    text = "# Title\n\n{{ ''.__class__ }} {{ 6 * 7 }}\n"
    assert markdown(tmp_path, text, conf) == r"{{ ''.\_\_class\_\_ }} {{ 6 * 7 }}"


def test_nothing_outside_is_read(tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("The key.")
    calls = ("{include} ../secret.md", "{Include} ../secret.md", "{raw} html\n:file: ../secret.md")
    text = "# Title\n\n" + "".join(f"```{one}\n```\n\n" for one in calls)
    blog = tmp_path / "blog"
    (blog / ".git").mkdir(parents=True)
    result = converted(blog, {"conf.py": CONF, "index.md": text}, engine="sphinx")
    assert "The key" not in page(result, "index.md").markdown
    assert told(result).count(Code.OUTSIDE_BLOG.value) == 3


def test_files_that_include_each_other_end(tmp_path: Path) -> None:
    text = "# Title\n\n```{include} piece.md\n```\n"
    made = markdown(
        tmp_path, text, CONF + "exclude_patterns = ['piece.md']\n", piece="Round.\n\n```{include} piece.md\n```\n"
    )
    assert 0 < made.count("Round.") <= 21


def test_a_post_of_ablog(tmp_path: Path) -> None:
    post = (
        "```{post} 03 Apr 2021\n:tags: coral, pale fish\n:category: Notes\n:exclude:\n\n"
        "A *teaser* with {kbd}`Esc`.\n```\n\n# A post\n\nSee {doc}`about`.\n"
    )
    files = {"conf.py": POSTS, "blog/one.md": post, "about.md": "# About\n", "blog/about.md": "# Near\n"}
    made = page(converted(tmp_path, files, engine="ablog"), "blog/one.md")
    assert made.kind == "post"
    assert f"{made.front_matter['date']}".startswith("2021-04-03")
    assert made.front_matter["tags"] == ["coral", "pale fish"]
    assert made.front_matter["summary"] == "A *teaser* with <kbd>Esc</kbd>."
    assert made.markdown == "See [Near](/blog/about/)."


def test_the_title_in_the_top_matter_of_a_post_is_the_one_in_lists(tmp_path: Path) -> None:
    text = "---\nblogpost: true\ndate: 03 Apr 2021\ntitle: Short\n---\n\nWords.\n\n## Long one\n"
    made = page(converted(tmp_path, {"conf.py": POSTS, "one.md": text}, engine="ablog"), "one.md")
    assert (made.front_matter["title"], made.front_matter["linkTitle"]) == ("Long one", "Short")


def test_rst_in_a_document_of_recommonmark(tmp_path: Path) -> None:
    conf = "extensions = ['recommonmark']\nsource_suffix = ['.rst', '.md']\n"
    text = "# Title\n\n```eval_rst\n.. note:: Mind *it*.\n```\n\n```{note}\ncode\n```\n"
    assert markdown(tmp_path, text, conf) == "> [!NOTE]\n> Mind *it*.\n\n```note\ncode\n```"


def test_notes_of_a_page_are_all_typed_or_none(tmp_path: Path) -> None:
    text = "# Title\n\nOne[^a].\n\n[^a]: First.\n\nTwo[^b] {kbd}`Esc`.\n\n[^b]: Second.\n"
    assert markdown(tmp_path, text) == "One[^a].\n\n[^a]: First.\n\nTwo[^b] <kbd>Esc</kbd>.\n\n[^b]: Second."
