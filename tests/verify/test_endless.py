"""Pipes, sockets and devices never keep a run waiting: in the blog, in the new site, in the old one."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.old_blog import written
from support.paths import EXAMPLES

from rst2hugo import Code, Options, RequestError, convert_blog, engines, write
from rst2hugo.hugo.trial_build import build_in_memory
from rst2hugo.verify import Kind, verify
from rst2hugo.verify.build.origin import find_origin

POST = ":date: 2014-03-09\n\nEbb\n===\n\nMud.\n"


@pytest.fixture(autouse=True)
def _deadline() -> Iterator[None]:
    """Who waits is ended."""

    def end(*_: object) -> None:
        raise TimeoutError("it waits without end")

    before = signal.signal(signal.SIGALRM, end)
    signal.alarm(40)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def replace_by_pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


@pytest.mark.parametrize("name", sorted(one.name for one in EXAMPLES.iterdir() if (one / "blog").is_dir()))
def test_every_file_of_a_blog_may_be_one(name: str, tmp_path: Path) -> None:
    blog = tmp_path / "blog"
    shutil.copytree(EXAMPLES / name / "blog", blog, symlinks=True)
    files = sorted(one for one in blog.rglob("*") if one.is_file() and not one.is_symlink())
    for file in files[::2]:
        replace_by_pipe(file)
    engine = next((one for one in engines.ENGINES if name.startswith(one)), "rst")
    try:
        result = convert_blog(blog, Options(engine=engine))
    except RequestError:
        result = None
    if result is not None:
        told = [one for one in result.diagnostics if one.code is Code.UNREADABLE]
        assert told or {one.source for one in result.left_out}
    for file in files[1::2]:
        replace_by_pipe(file)
    try:
        result = convert_blog(blog, Options(engine=engine))
    except RequestError:
        return
    assert result.pages == ()


def migrated(tmp_path: Path) -> tuple[Path, Path]:
    """A blog and the site that it became."""
    blog = written(tmp_path / "blog", {"a.rst": POST, "p.png": "x"})
    write(convert_blog(blog), tmp_path / "site")
    return blog, tmp_path / "site"


@pytest.mark.parametrize("path", ["content/a.md", "content/new.md", "hugo.toml", "layouts/x.html", "static/zero"])
def test_in_the_new_site(path: str, tmp_path: Path) -> None:
    blog, site = migrated(tmp_path)
    (site / path).parent.mkdir(parents=True, exist_ok=True)
    (site / path).unlink(missing_ok=True)
    if path == "static/zero":
        (site / path).symlink_to("/dev/zero")
    else:
        os.mkfifo(site / path)
    with pytest.raises(RequestError, match=f"{path} is not a plain file"):
        verify(site, blog)
    result = convert_blog(blog)
    again = write(result, site)
    assert path in again.kept or path not in again.unchanged
    trial = build_in_memory(site, result)
    assert trial is not None
    assert [(one.path, one.code) for one in trial.diagnostics] == [(".", Code.HUGO_REFUSES)]
    assert path in trial.diagnostics[0].message


def test_a_manifest_that_is_one(tmp_path: Path) -> None:
    blog, site = migrated(tmp_path)
    replace_by_pipe(site / ".rst2hugo.json")
    with pytest.raises(RequestError, match="is damaged"):
        write(convert_blog(blog), site)
    with pytest.raises(RequestError, match="is damaged"):
        find_origin(site, None, {}, is_needed=True)


def test_in_the_old_site(tmp_path: Path) -> None:
    blog, site = migrated(tmp_path)
    old = written(tmp_path / "old", {"a/index.html": "<title>Ebb</title><h1>Ebb</h1><p>Mud.</p>"})
    written(tmp_path, {"secret.html": "<p>secret words</p>"})
    os.mkfifo(old / "pipe.html")
    os.mkfifo(old / "_redirects")
    (old / "zero.html").symlink_to("/dev/zero")
    (old / "out.html").symlink_to("../secret.html")
    with socket.socket(socket.AF_UNIX) as server:
        here = os.getcwd()
        os.chdir(old)  # the path of a socket is short
        server.bind("socket.html")
        os.chdir(here)
        verdict = verify(site, blog, against=old)
    unread = {one.place: one.difference.new for one in verdict.findings if one.difference.kind is Kind.UNREADABLE}
    assert sorted(unread) == ["_redirects", "out.html", "pipe.html", "socket.html", "zero.html"]
    assert "secret" not in str([*verdict])


def test_links_in_the_new_site_lead_to_nothing_else(tmp_path: Path) -> None:
    """They are not followed out of it, nor round and round."""
    blog, site = migrated(tmp_path)
    written(tmp_path, {"disk/a.md": "secret words", "disk/deep/b.md": "secret words", "x.md": "secret words"})
    for link, target in (
        ("content/disk", "../../disk"), ("content/x.md", "../../x.md"), ("content/up", ".."), ("content/same", "same"),
        ("content/again", "../content"), ("layouts/disk", "../../disk"), ("data", "content"),
        ("content/gone", "nowhere"),
    ):  # fmt: skip  # a table
        (site / link).parent.mkdir(exist_ok=True)
        (site / link).symlink_to(target)
    verdict = verify(site, blog)
    refused = sorted(one.place for one in verdict.findings if one.difference.kind is Kind.UNREADABLE)
    assert refused == ["content/disk", "content/x.md", "layouts/disk"]
    assert "secret" not in str([*verdict])
    assert (tmp_path / "disk/deep/b.md").exists()
    assert [page.state.value for page in verdict.pages] == ["identical"]


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("blog", "/", "which is not a blog's folder"),
        ("blog", "..", "which is not a blog's folder"),
        ("blog", "~", "which is not a blog's folder"),
        ("root", "/", "say it again"),
        ("root", "~", "say it again"),
        ("config", "pipe", "not a plain file"),
    ],
)
def test_a_manifest_names_no_folder_of_its_own_choice(name: str, value: str, message: str, tmp_path: Path) -> None:
    blog, site = migrated(tmp_path)
    os.mkfifo(site / "pipe")
    manifest = json.loads((site / ".rst2hugo.json").read_text())
    origin = {"blog": os.path.relpath(blog, site), name: value.replace("~", str(Path.home()))}
    (site / ".rst2hugo.json").write_text(json.dumps({**manifest, "origin": origin}))
    with pytest.raises(RequestError, match=message):
        find_origin(site, None, {}, is_needed=True)


@pytest.mark.parametrize("path", ["../x", "/x", "a/../../x", "a\0", ".rst2hugo.json", "./a", "a//b", ""])
def test_a_manifest_names_no_file_outside(path: str, tmp_path: Path) -> None:
    blog, site = migrated(tmp_path)
    manifest = json.loads((site / ".rst2hugo.json").read_text())
    for part in ("files", "planned"):
        (site / ".rst2hugo.json").write_text(json.dumps({**manifest, part: {path: "0" * 64}}))
        with pytest.raises(RequestError, match="is damaged"):
            write(convert_blog(blog), site)


def test_a_manifest_removes_nothing_through_a_link(tmp_path: Path) -> None:
    blog, site = migrated(tmp_path)
    outside = written(tmp_path, {"outside/a.md": "mine"}) / "outside"
    name = ".rst2hugo-ca978112ca1bbdca.part"  # what a run that was killed left of a file "a"
    (outside / name).write_text("mine")
    (site / "link").symlink_to(outside)
    manifest = json.loads((site / ".rst2hugo.json").read_text())
    manifest["planned"] = {"link/a": "0" * 64}
    (site / ".rst2hugo.json").write_text(json.dumps(manifest))
    write(convert_blog(blog), site)
    assert (outside / name).exists()
