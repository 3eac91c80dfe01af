"""What of a blog may be read: what is in its repository or its folder, through whatever link; nothing beyond."""

from __future__ import annotations

import os
import struct
from pathlib import Path

import pytest
from support.old_blog import committed, page, told, written

from rst2hugo import Options, convert_blog, convert_text, write
from rst2hugo.blog import boundary
from rst2hugo.model import Asset
from rst2hugo.model.diagnostics import Code, RequestError
from rst2hugo.verify import verify
from rst2hugo.verify.report import summary
from rst2hugo.writing import origin_of

CONF = """\
BLOG_TITLE = "Tides"
SITE_URL = "https://tides.example/"
POSTS = (("posts/*.rst", "posts", "post.tmpl"),)
PAGES = (("pages/*.rst", "pages", "page.tmpl"),)
FILES_FOLDERS = {"files": ""}
IMAGE_FOLDERS = {"images": "images"}
"""
POST = """\
.. title: Ebb
.. slug: ebb
.. date: 2015-03-04 05:06

.. image:: /images/shore.gif
   :scale: 50

.. include:: note.txt

.. listing:: wave.py python
"""


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A blog in the folder ``site`` whose posts and files are links out of it, and a file beyond all of that."""
    top = written(
        tmp_path / "repository",
        {
            "site/conf.py": CONF, "site/files/robots.txt": "User-agent: *\n", "words/ebb.rst": POST,
            "words/note.txt": "Mind the *mud*.\n", "code/wave.py": "height = 3\n", "downloads/.htaccess": "Deny\n",
            "downloads/chart.pdf": "chart", "toml": "[roles]\nkey = { element = 'kbd' }\n",
        },
    )  # fmt: skip  # a table
    (top / "pictures").mkdir()
    (top / "pictures" / "shore.gif").write_bytes(b"GIF89a" + struct.pack("<HH", 40, 20))
    written(tmp_path, {"secret.txt": "secret words\n", "beyond/more.txt": "secret words\n"})
    for link, target in (
        ("site/posts", "../words"),
        ("site/images", "../pictures"),
        ("site/listings", "../code"),
        ("site/files/more", "../../downloads"),
        ("site/rst2hugo.toml", "../toml"),
    ):
        (top / link).symlink_to(target)
    return top


def migrated(site: Path, blog: Path, **options: str) -> list[str]:
    """What was reported when the blog was migrated to ``site``."""
    result = convert_blog(blog, Options(**options))  # type: ignore[arg-type]
    return [*told(result), *(one.code.value for one in write(result, site).diagnostics)]


def test_the_repository_around_the_blog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blog = tmp_path / "home" / "repository" / "blog"
    blog.mkdir(parents=True)
    assert boundary.find_boundary(blog).folder == blog.resolve()
    (tmp_path / ".git").mkdir()
    assert boundary.find_boundary(blog).folder == tmp_path.resolve()
    (tmp_path / "home" / "repository" / ".git").write_text("gitdir: elsewhere\n")  # as in a worktree
    assert boundary.find_boundary(blog).folder == (tmp_path / "home" / "repository").resolve()
    (tmp_path / "home" / "repository" / ".git").unlink()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert boundary.find_boundary(blog).folder == blog.resolve()  # somebody's settings are in that repository


def test_a_folder_that_is_named(tmp_path: Path) -> None:
    (tmp_path / "a" / "blog").mkdir(parents=True)
    (tmp_path / "b").mkdir()
    assert boundary.find_boundary(tmp_path / "a" / "blog", str(tmp_path)).folder == tmp_path.resolve()
    with pytest.raises(RequestError, match="is not in --root"):
        boundary.find_boundary(tmp_path / "a" / "blog", str(tmp_path / "b"))
    with pytest.raises(RequestError, match="is not a folder"):
        boundary.find_boundary(tmp_path / "a" / "blog", str(tmp_path / "c"))


def test_what_lies_beyond_is_refused_with_the_option(repository: Path) -> None:
    """Without a repository the blog's own folder is the boundary."""
    result = convert_blog(repository / "site", Options(config=str(repository / "toml")))
    assert result.pages == ()
    outside = {one.path: one.message for one in result.diagnostics if one.code is Code.OUTSIDE_BLOG}
    assert set(outside) == {"posts", "images", "listings", "files/more", "rst2hugo.toml"}
    assert f"say --root {repository.resolve()}" in outside["posts"]
    with pytest.raises(RequestError, match=r"rst2hugo\.toml leads out of .*, or --config"):
        convert_blog(repository / "site")


def test_settings_that_are_links(tmp_path: Path) -> None:
    """Recognised and read within the repository; a pipe is nothing to read."""
    (tmp_path / ".git").mkdir()
    written(tmp_path, {"shared/conf.py": CONF, "site/posts/ebb.rst": ".. title: Ebb\n.. date: 2015-03-04\n"})
    (tmp_path / "site" / "conf.py").symlink_to("../shared/conf.py")
    os.mkfifo(tmp_path / "site" / "Makefile")
    assert convert_blog(tmp_path / "site").engine == "nikola"


def test_nobody_is_told_to_open_the_whole_disk(tmp_path: Path) -> None:
    assert "--root DIR" in boundary.find_boundary(tmp_path).advice(Path("/etc/hostname"))


@pytest.mark.parametrize("has_git", [False, True])
def test_links_inside_it_are_followed(repository: Path, tmp_path: Path, *, has_git: bool) -> None:
    """Posts, includes, code, pictures, files and hidden ones, each by its path in the blog."""
    if has_git:
        (repository / ".git").mkdir()
    options = {} if has_git else {"root": str(repository)}
    site = tmp_path / "new"
    assert migrated(site, repository / "site", **options) == []
    found = convert_blog(repository / "site", Options(**options))  # type: ignore[arg-type]
    post = page(found, "posts/ebb.rst")
    assert post.old_url == "/posts/ebb/"
    assert "Mind the *mud*." in post.text
    assert "height = 3" in post.text
    assert 'width="20"' in post.text
    assert Asset("images/shore.gif", "static/images/shore.gif", "/images/shore.gif") in found.assets
    assert (site / "static/more/chart.pdf").read_text() == "chart"
    assert (site / "static/more/.htaccess").exists()


def test_the_site_remembers_it(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a path from the site, so that both can be moved, and verify needs no option."""
    monkeypatch.chdir(tmp_path)
    migrated(tmp_path / "new", repository / "site", root="repository", config="repository/toml")
    tmp_path.rename(moved := tmp_path.with_name(f"{tmp_path.name}-moved"))
    monkeypatch.chdir(moved.parent)
    origin = origin_of(moved / "new")
    assert origin["root"] == str(moved / "repository")
    assert origin["config"] == str(moved / "repository" / "toml")
    options = Options.of({name: value for name, value in origin.items() if name != "blog"})
    verdict = verify(moved / "new", Path(origin["blog"]), options=options)
    assert summary.counted(verdict.pages)["identical"] == len(verdict.pages) == 3  # with its listings
    assert not list(verdict)


def test_what_leads_beyond_it_is_not_read(repository: Path, tmp_path: Path) -> None:
    (repository / "words" / "far.txt").symlink_to(tmp_path / "secret.txt")
    (repository / "words" / "far.rst").symlink_to(tmp_path / "secret.txt")
    (repository / "downloads" / "far").symlink_to(tmp_path / "beyond")
    (repository / "downloads" / "far.pdf").symlink_to(tmp_path / "secret.txt")
    written(repository, {"words/flow.rst": ".. title: Flow\n.. date: 2015-03-05\n\n.. include:: far.txt\n"})
    result = convert_blog(repository / "site", Options(root=str(repository)))
    assert [one.path for one in result.diagnostics if one.code is Code.OUTSIDE_BLOG] == [
        "posts/far.rst",
        "posts/far.txt",
        "files/more/far",
        "files/more/far.pdf",
    ]
    flow = page(result, "posts/flow.rst")
    assert [one.code for one in flow.diagnostics] == [Code.OUTSIDE_BLOG]
    assert f"say --root {tmp_path.resolve()}" in flow.diagnostics[0].message
    write(result, tmp_path / "new")
    texts = (one.read_bytes() for one in (tmp_path / "new").rglob("*") if one.is_file())
    assert not any(b"secret words" in one for one in texts)


def test_links_in_circles_end(repository: Path) -> None:
    (repository / "words" / "back").symlink_to("../site")
    (repository / "words" / "self").symlink_to(".")
    (repository / "downloads" / "up").symlink_to("..")
    (repository / "downloads" / "around").symlink_to("../words")
    (repository / "words" / "around").symlink_to("../downloads")
    result = convert_blog(repository / "site", Options(root=str(repository)))
    assert [one.source for one in result.pages if one.kind == "post"] == ["posts/ebb.rst"]
    assert "files/more/around/note.txt" in {one.source for one in result.assets}


def test_links_that_are_texts(repository: Path, tmp_path: Path) -> None:
    """As git writes them where ``core.symlinks`` is false, and archivers that know no links."""
    for link in [one for one in (repository / "site").rglob("*") if one.is_symlink()]:
        target = os.readlink(link)
        if (link.parent / target).is_dir():
            link.unlink()
            link.write_text(f"{target}/\n" if link.name == "posts" else target)
    (repository / "site" / "files" / "here").write_text("../files/robots.txt")  # a file that says so
    (repository / "site" / "files" / "far").write_text("../../../beyond")
    assert migrated(tmp_path / "new", repository, base_url="https://tides.example/") == []
    found = convert_blog(repository)
    post = page(found, "posts/ebb.rst")
    assert all(one in post.text for one in ("Mind the *mud*.", "height = 3", 'width="20"'))
    assert post.included == ("posts/note.txt", "listings/wave.py")
    assert Asset("images/shore.gif", "static/images/shore.gif", "/images/shore.gif") in found.assets
    assert (tmp_path / "new/static/more/chart.pdf").read_text() == "chart"
    assert (tmp_path / "new/static/more/.htaccess").exists()
    assert (tmp_path / "new/static/here").read_text() == "../files/robots.txt"
    assert not (tmp_path / "new/static/far/more.txt").exists()


def test_texts_that_lead_in_a_circle(tmp_path: Path) -> None:
    written(tmp_path, {"a/b": "../c/d", "c/d": "../a/b", "c/e": "./", "x.rst": "X\n=\n\n.. include:: a/b/c.txt\n"})
    assert [one.source for one in convert_blog(tmp_path).pages] == ["x.rst"]


def test_an_include_from_elsewhere_in_the_repository(repository: Path) -> None:
    """Documentation often shows a file that lies above it; docutils reads that."""
    written(repository, {"CHANGES.txt": "Flood, *ebb*.\n"})
    text = ".. title: A\n.. date: 2015-03-04\n\n.. include:: ../../CHANGES.txt\n"
    (repository / "site" / "rst2hugo.toml").unlink()
    written(repository, {"site/pages/a.rst": text})
    refused = page(convert_blog(repository / "site"), "pages/a.rst")
    assert [one.code for one in refused.diagnostics] == [Code.OUTSIDE_BLOG]
    (repository / ".git").mkdir()
    assert "Flood, *ebb*." in page(convert_blog(repository / "site"), "pages/a.rst").text
    alone = convert_text(text, path="pages/a.rst", root=repository / "site", engine="nikola")
    assert [one.code for one in alone.diagnostics] == [Code.OUTSIDE_BLOG]  # its root is all that there is


def test_folders_outside_that_sphinx_copies(tmp_path: Path) -> None:
    conf = "extensions = []\nhtml_static_path = ['../shared']\nhtml_extra_path = ['../CNAME']\n"
    conf += "html_logo = '../logo.svg'\n"
    files = {"docs/conf.py": conf, "docs/index.rst": "A\n=\n", "shared/a.css": "", "CNAME": "x", "logo.svg": "<svg/>"}
    written(tmp_path, files)
    result = convert_blog(tmp_path / "docs", Options(engine="sphinx", root=str(tmp_path)))
    assert [(one.source, one.address) for one in result.assets if "_sources" not in one.address] == [
        ("../shared/a.css", "/_static/a.css"),
        ("../CNAME", "/CNAME"),
        ("../logo.svg", "/_static/logo.svg"),
    ]


def test_dates_of_linked_files_are_in_their_repository(tmp_path: Path) -> None:
    written(tmp_path, {"words/a.rst": "A\n=\n\nText.\n", "site/index.txt": ""})
    (tmp_path / "site" / "words").symlink_to("../words")
    committed(tmp_path, "2011-02-03T04:05:06+00:00")
    result = convert_blog(tmp_path / "site", Options(engine="rst"))
    assert str(page(result, "words/a.rst").front_matter["date"]).startswith("2011-02-03")
