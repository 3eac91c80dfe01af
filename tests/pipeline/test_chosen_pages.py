"""``--only``, ``--since``, ``--no-source-copies``, ``--git-lastmod``, ``--diff``: what there is on the new site."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from support.old_blog import written

from rst2hugo import RequestError, convert_blog, write
from rst2hugo.cli.commands import main
from rst2hugo.writing import origin_of

CONF = """\
BLOG_TITLE = "Weirs"
SITE_URL = "https://weirs.example/"
POSTS = (("posts/*.rst", "posts", "post.tmpl"),)
PAGES = (("pages/*.rst", "pages", "page.tmpl"),)
COPY_SOURCES = True
"""
HEAD = ".. title: {0}\n.. slug: {1}\n.. date: {2} 10:00:00 UTC\n.. tags: {3}\n\n"
FILES = {
    "conf.py": CONF,
    "posts/gate.rst": HEAD.format("Gate", "gate", "2014-03-02", "wood, oak") + "Old.\n",
    "posts/lock.rst": HEAD.format("Lock", "lock", "2016-03-02", "wood, iron") + "See `the gate <link://slug/gate>`_.\n",
    "posts/sluice.rst": HEAD.format("Sluice", "sluice", "2017-03-02", "iron") + "See `the lock <link://slug/lock>`_.\n",
    "pages/about.rst": HEAD.format("About", "about", "2013-01-01", "") + "Me.\n",
}


def run(*arguments: Any) -> Any:
    return CliRunner().invoke(main, [str(one) for one in arguments])


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    return written(tmp_path / "blog", FILES)


def test_posts_since_a_day(blog: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    found = run("migrate", blog, site, "--since", "2016-01-01", "--no-build")
    assert found.exit_code == 0, found.output
    assert {file.stem for file in (site / "content").rglob("*.md")} >= {"lock", "sluice"}
    assert not [*(site / "content").rglob("gate.md")]
    assert not [file for file in (site / "content").rglob("_index.md") if "oak" in file.parts]
    assert "posts/lock.rst:6: warning[unasked-target] /posts/gate/ is posts/gate.rst, which is left out" in found.stderr
    assert "not asked for (--only, --since) (.rst)" in found.stderr
    assert "(/posts/gate/)" in next(site.rglob("lock.md")).read_text()  # where it will be
    proof = run("verify", site)
    assert proof.exit_code == 0, proof.output


def test_only_some_files(blog: Path, tmp_path: Path) -> None:
    result = convert_blog(blog, only="posts/[ls]*")
    assert sorted(page.source for page in result.pages) == ["posts/lock.rst", "posts/sluice.rst"]
    assert [page.source for page in convert_blog(blog, only="pages").pages] == ["pages/about.rst"]
    whole = {page.source: page.url for page in convert_blog(blog).pages}
    assert all(page.url == whole[page.source] for page in result.pages)
    with pytest.raises(RequestError, match="no post fits"):
        convert_blog(blog, only="drafts/*")
    with pytest.raises(RequestError, match=r"--only: .* is not a pattern"):
        convert_blog(blog, only="[z-a]")
    with pytest.raises(RequestError, match="--since 2016 is not a day such as"):
        convert_blog(blog, since="2016")


def test_without_copies_of_sources(blog: Path, tmp_path: Path) -> None:
    whole, result = convert_blog(blog), convert_blog(blog, source_copies=False)
    copies = {asset.source for asset in whole.assets} - {asset.source for asset in result.assets}
    assert copies == FILES.keys() - {"conf.py"}
    assert {one.source for one in result.left_out} >= copies
    old = tmp_path / "old"
    for address in ("posts/lock/index.html", "posts/lock/index.rst", "posts/gate/index.rst"):
        (old / address).parent.mkdir(parents=True, exist_ok=True)
        page = "<html><body><article><p>See <a href='/posts/gate/'>the gate</a>.</p></article></body></html>"
        (old / address).write_text(page if address.endswith("html") else "rst")
    write(result, tmp_path / "site")
    assert "/posts/gate/index.rst" not in run("verify", tmp_path / "site", "--against", old).output
    write(whole, tmp_path / "whole")
    (tmp_path / "whole" / "static" / "posts" / "gate" / "index.rst").unlink()
    assert "/posts/gate/index.rst" in run("verify", tmp_path / "whole", "--against", old).output


def test_the_day_of_the_last_commit(blog: Path, tmp_path: Path) -> None:
    def git(*arguments: str, date: str = "") -> None:
        dates = {"GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date} if date else {}
        environment = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", **dates}
        who = ("-c", "user.name=a", "-c", "user.email=a@b.example")
        subprocess.run(["git", "-C", str(blog), *who, *arguments], check=True, capture_output=True, env=environment)

    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "all", date="2017-03-02T10:00:00+00:00")
    (blog / "posts/gate.rst").write_text(FILES["posts/gate.rst"] + "\nMore.\n")
    git("commit", "-qam", "more", date="2018-05-06T07:08:09+02:00")
    result = convert_blog(blog, git_lastmod=True)
    dates = {page.source: str(page.front_matter.get("lastmod")) for page in result.pages}
    assert dates["posts/gate.rst"] == "2018-05-06 07:08:09+02:00"
    assert dates["posts/sluice.rst"] == "None"  # committed on its day
    assert "lastmod = 2018-05-06T07:08:09+02:00\n" in next(one.text for one in result.pages if "gate" in one.source)
    assert all("lastmod" not in page.front_matter for page in convert_blog(blog).pages)
    write(result, tmp_path / "site")
    assert origin_of(tmp_path / "site")["git_lastmod"] == "True"
    proof = run("verify", tmp_path / "site")
    assert proof.exit_code == 0, proof.output


def test_a_diff_writes_nothing(blog: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    run("migrate", blog, site, "--no-build")
    before = {file: file.read_bytes() for file in site.rglob("*") if file.is_file()}
    (blog / "posts/gate.rst").write_text(FILES["posts/gate.rst"].replace("Old.", "Ancient."))
    (blog / "posts/weir.rst").write_text(HEAD.format("Weir", "weir", "2018-03-02", "iron") + "New.\n")
    found = run("migrate", blog, site, "--diff")
    assert found.exit_code == 0, found.output
    assert "--- a/content/posts/gate.md\n+++ b/content/posts/gate.md\n" in found.stdout
    assert "\n-Old.\n+Ancient.\n" in found.stdout
    assert "--- /dev/null\n+++ b/content/posts/weir.md\n" in found.stdout
    assert {file: file.read_bytes() for file in site.rglob("*") if file.is_file()} == before
