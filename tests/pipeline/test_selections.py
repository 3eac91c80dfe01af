"""Each file that is named alone may read what is in its own folder, and nothing of what all of them lie in."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from support.old_blog import written

from rst2hugo import Options
from rst2hugo.cli.commands import main
from rst2hugo.pipeline.selections import convert_paths

POST = ":date: 2014-03-09\n\n{0}\n=\n\n.. include:: {1}\n"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments])


@pytest.fixture
def top(tmp_path: Path) -> Path:
    """Two folders, and beside them a file of neither."""
    return written(
        tmp_path,
        {"one/x.rst": POST.format("X", "own.txt"), "one/own.txt": "own words\n", "secret.txt": "secret words\n",
         "two/y.rst": POST.format("Y", "../secret.txt"), "two/deep/z.rst": POST.format("Z", "../near.txt"),
         "two/near.txt": "near words\n", "two/x.rst": POST.format("X", "../one/own.txt")},
    )  # fmt: skip  # a table


def test_a_root_for_each_argument(top: Path) -> None:
    files = [top / one for one in ("one/x.rst", "two/y.rst", "two/deep/z.rst", "two/x.rst")]
    found = run("convert", *files, "-o", top / "out")
    assert found.exit_code == 1
    made = {file.relative_to(top / "out").as_posix(): file.read_text() for file in (top / "out").rglob("*.md")}
    assert sorted(made) == ["one/x.md", "two/deep/z.md", "two/x.md", "two/y.md"]
    assert "own words" in made["one/x.md"]
    assert "near words" in made["two/deep/z.md"]  # two/ was named as the folder of y.rst
    assert "secret words" not in made["two/y.md"]
    assert "own words" not in made["two/x.md"]
    assert found.stderr.count("[outside-blog]") == 2
    assert (
        "two/y.rst:6: error[outside-blog]"
        in run("convert", "-v", top / "one", top / "two/y.rst", "-o", top / "again").stderr
    )


def test_in_one_repository_they_are_one_blog(top: Path) -> None:
    (top / ".git").mkdir()
    found = convert_paths([str(top / "one/x.rst"), str(top / "two/y.rst")], Options())
    assert [page.source for page in found.pages] == ["one/x.rst", "two/y.rst"]
    assert "secret words" in found.pages[1].text


def test_a_root_that_is_named_is_for_all(top: Path) -> None:
    found = convert_paths([str(top / "one/x.rst"), str(top / "two/y.rst")], Options(root=str(top)))
    assert "secret words" in found.pages[1].text


def test_links_and_files_in_place(top: Path) -> None:
    listed = run("links", top / "one", top / "two").stderr
    assert "0 links" in listed
    assert run("convert", "--in-place", top / "one/x.rst", top / "two/y.rst", "--fail-on", "never").exit_code == 0
    assert (top / "one/x.md").exists()
    assert not (top / "two/y.rst").exists()


def test_files_of_two_blogs(tmp_path: Path) -> None:
    """Each is read by its own engine, as it is alone."""
    written(
        tmp_path,
        {
            "p/pelicanconf.py": "ARTICLE_URL = 'x/{slug}/'\n",
            "p/content/a.rst": "A\n#\n\n:date: 2014-03-09\n",
            "t/b.rst": ":date: 2014-03-09\n\nB\n=\n",
        },
    )
    found = convert_paths([str(tmp_path / "p/content/a.rst"), str(tmp_path / "t/b.rst")], Options())
    assert [page.source for page in found.pages] == ["p/content/a.rst", "t/b.rst"]
    assert found.pages[0].old_url == "/x/a/"


def test_of_files_nearby_nothing_is_reported(tmp_path: Path) -> None:
    """What is wrong in other folders concerns the blog, not the texts that were named."""
    files = {
        "one.rst": POST.format("X", "own.txt"),
        "own.txt": "own words\n",
        "mine/y.rst": POST.format("Y", "out.txt"),
    }
    top = written(tmp_path / "top", files | {"other/z.txt": "z"})
    for link in ("other/gone", "other/out.txt", "mine/gone", "mine/out.txt"):
        (top / link).symlink_to(tmp_path / ("secret.txt" if link.endswith(".txt") else "nowhere"))
    (tmp_path / "secret.txt").write_text("secret words\n")
    alone = run("convert", "-v", top / "one.rst", "-o", tmp_path / "out")
    assert (alone.exit_code, "other/" in alone.stderr, "mine/" in alone.stderr) == (0, False, False)
    both = run("convert", "-v", top / "one.rst", top / "mine", "-o", tmp_path / "both").stderr
    assert "mine/gone: warning[dead-symlink]" in both
    assert "mine/out.txt: error[outside-blog]" in both
    assert "mine/y.rst:6: error[outside-blog]" in both
    assert "other/" not in both
