from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from rst2hugo.model import Asset, Page, Result
from rst2hugo.model.diagnostics import Code, RequestError
from rst2hugo.writing import Written, write, write_pages

NAME = ".rst2hugo.json"


def blog(root: Path, pages: Mapping[str, str], *, files: Mapping[str, str] | None = None, **assets: bytes) -> Result:
    """A converted blog: pages by output, files by path, assets ``name`` as ``static/name.bin``."""
    root.mkdir(exist_ok=True)
    for name, data in assets.items():
        (root / f"{name}.bin").write_bytes(data)
    return Result(
        "acrylamid",
        str(root),
        tuple(Page(f"{output}.rst", output, {}, text, compose=as_it_is) for output, text in pages.items()),
        tuple(Asset(f"{name}.bin", f"static/{name}.bin", f"/{name}.bin") for name in assets),
        files or {},
    )


def as_it_is(header: object, body: str) -> str:
    """The text of a file without a header."""
    return body


def contents(site: Path) -> dict[str, str]:
    """Every file of the site but the manifest."""
    found = (path for path in site.rglob("*") if path.is_file() and path.name != NAME)
    return {path.relative_to(site).as_posix(): path.read_bytes().decode("latin-1") for path in found}


def kept_manifest(site: Path) -> Any:
    return json.loads((site / NAME).read_text("ascii"))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "new" / "site"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "blog"


POSTS = {"content/posts/a.md": "A\n", "content/posts/b.md": "B\n"}


def test_a_first_run(root: Path, site: Path) -> None:
    result = blog(root, POSTS, files={"hugo.toml": "title = 'x'\n"}, pic=b"\x00\xff\r\n")
    paths = ("content/posts/a.md", "content/posts/b.md", "hugo.toml", "static/pic.bin")
    assert write(result, str(site)) == Written(written=paths)
    assert contents(site) == {**POSTS, "hugo.toml": "title = 'x'\n", "static/pic.bin": "\x00ÿ\r\n"}
    manifest = kept_manifest(site)
    assert manifest["version"] == 1
    assert tuple(manifest["files"]) == paths
    assert set(manifest) == {"version", "origin", "files"}
    assert all(len(one) == 64 for one in manifest["files"].values())


def test_a_second_run_changes_nothing(root: Path, site: Path) -> None:
    result = blog(root, POSTS, pic=b"x")
    write(result, site)
    before = {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in site.rglob("*")}
    assert write(result, site) == Written(unchanged=(*POSTS, "static/pic.bin"))
    assert {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in site.rglob("*")} == before


def test_text_is_utf8_with_newlines_and_no_mark(root: Path, site: Path) -> None:
    write(blog(root, {"content/a.md": "\ufeffé\r\n\ud83d\ude00 \ud800\n"}), site)
    assert (site / "content/a.md").read_bytes() == "é\n😀 \ufffd\n".encode()


def test_unedited_files_are_replaced_and_removed(root: Path, site: Path) -> None:
    write(blog(root, {**POSTS, "content/old/c.md": "C\n"}, pic=b"1"), site)
    told = write(blog(root, {"content/posts/a.md": "A2\n", "content/posts/b.md": "B\n"}, pic=b"2"), site)
    assert told == Written(
        written=("content/posts/a.md", "static/pic.bin"),
        unchanged=("content/posts/b.md",),
        removed=("content/old/c.md",),
    )
    assert contents(site) == {"content/posts/a.md": "A2\n", "content/posts/b.md": "B\n", "static/pic.bin": "2"}
    assert not (site / "content/old").exists()
    assert (site / "content/posts").exists()


def test_edited_files_are_kept_until_forced(root: Path, site: Path) -> None:
    write(blog(root, POSTS), site)
    (site / "content/posts/a.md").write_text("mine\n")
    changed = blog(root, {"content/posts/a.md": "A2\n", "content/posts/b.md": "B2\n"})
    for _ in range(2):  # and stay so
        told = write(changed, site)
        assert told.kept == ("content/posts/a.md",)
        assert [(one.path, one.line, one.code) for one in told.diagnostics] == [
            ("content/posts/a.md", None, Code.EDITED_FILE)
        ]
        assert contents(site) == {"content/posts/a.md": "mine\n", "content/posts/b.md": "B2\n"}
    assert write(changed, site, force=True).written == ("content/posts/a.md",)
    assert contents(site)["content/posts/a.md"] == "A2\n"
    assert write(changed, site).kept == ()


def test_an_edit_that_is_what_we_would_write_is_no_edit(root: Path, site: Path) -> None:
    write(blog(root, POSTS), site)
    (site / "content/posts/a.md").write_text("A2\n")
    assert write(blog(root, {**POSTS, "content/posts/a.md": "A2\n"}), site).unchanged == tuple(POSTS)
    assert write(blog(root, {**POSTS, "content/posts/a.md": "A3\n"}), site).written == ("content/posts/a.md",)


def test_the_users_own_files_are_kept_until_forced(root: Path, site: Path) -> None:
    write(blog(root, {}), site)
    (site / "content").mkdir()
    (site / "content/a.md").write_text("mine\n")
    (site / "themes").mkdir()
    result = blog(root, {"content/a.md": "A\n"})
    told = write(result, site)
    assert told.kept == ("content/a.md",)
    assert "not written by rst2hugo" in told.diagnostics[0].message
    assert kept_manifest(site)["files"] == {}
    assert write(result, site, force=True).written == ("content/a.md",)
    assert write(blog(root, {}), site).removed == ("content/a.md",)
    assert (site / "themes").exists()


def test_an_edited_file_that_the_blog_no_longer_has_is_kept_even_if_forced(root: Path, site: Path) -> None:
    write(blog(root, POSTS), site)
    (site / "content/posts/a.md").write_text("mine\n")
    for force in (False, True, False):
        told = write(blog(root, {}), site, force=force)
        assert told.kept == ("content/posts/a.md",)
        assert "no longer" in told.diagnostics[0].message
    assert contents(site) == {"content/posts/a.md": "mine\n"}


def test_what_was_deleted_by_hand_is_written_again_only_by_force(root: Path, site: Path) -> None:
    write(blog(root, POSTS), site)
    (site / "content/posts/a.md").unlink()
    for text in ("A\n", "A2\n"):  # nor if the blog changes it
        told = write(blog(root, {**POSTS, "content/posts/a.md": text}), site)
        assert (told.written, told.deleted) == ((), ("content/posts/a.md",))
        assert [(one.path, one.code) for one in told.diagnostics] == [("content/posts/a.md", Code.DELETED_FILE)]
        assert contents(site) == {"content/posts/b.md": "B\n"}
    assert write(blog(root, POSTS), site, force=True).written == ("content/posts/a.md",)
    assert write(blog(root, POSTS), site) == Written(unchanged=tuple(POSTS))


def test_what_was_deleted_by_hand_stays_so_while_the_blog_has_it_no_more(root: Path, site: Path) -> None:
    write(blog(root, POSTS), site)
    (site / "content/posts/a.md").unlink()
    assert write(blog(root, {"content/posts/b.md": "B\n"}), site).removed == ()
    assert write(blog(root, POSTS), site).deleted == ("content/posts/a.md",)


def test_what_a_run_removed_comes_back_with_the_blog(root: Path, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(blog(root, POSTS), site)
    write(blog(root, {"content/posts/b.md": "B\n"}), site)
    assert write(blog(root, POSTS), site).written == ("content/posts/a.md",)
    with monkeypatch.context() as patch:  # a run that is cut off once the file is gone
        patch.setattr(os, "replace", stop_after(1, KeyboardInterrupt()))
        with pytest.raises(KeyboardInterrupt):
            write(blog(root, {"content/posts/b.md": "B2\n"}), site)
    assert not (site / "content/posts/a.md").exists()
    assert write(blog(root, POSTS), site).written == ("content/posts/a.md",)


def test_dry_run_tells_and_touches_nothing(root: Path, site: Path) -> None:
    result = blog(root, POSTS, pic=b"x")
    told = write(result, site, dry_run=True)
    assert told.written == (*POSTS, "static/pic.bin")
    assert not site.parent.exists()
    write(result, site)
    (site / "content/posts/a.md").write_text("mine\n")
    before = contents(site) | {NAME: (site / NAME).read_text()}
    changed = blog(root, {"content/posts/a.md": "A2\n"})
    would = write(changed, site, dry_run=True)
    assert contents(site) | {NAME: (site / NAME).read_text()} == before
    assert write(changed, site) == would


def stop_after(count: int, error: BaseException) -> Callable[..., None]:
    """os.replace that works ``count`` times and then fails."""
    real = os.replace
    calls: Iterator[int] = iter(range(count))

    def fail(source: Any, target: Any) -> None:
        if next(calls, None) is None:
            raise error
        real(source, target)

    return fail


@pytest.mark.parametrize("count", range(6))
@pytest.mark.parametrize("error", [KeyboardInterrupt(), OSError(28, "No space left on device")])
def test_an_interrupted_first_run_is_resumed(
    root: Path, site: Path, count: int, error: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = blog(root, {**POSTS, "content/c.md": "C\n"}, pic=b"x")
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", stop_after(count, error))
        with pytest.raises(KeyboardInterrupt if isinstance(error, KeyboardInterrupt) else RequestError):
            write(result, site)
    whole = {**POSTS, "content/c.md": "C\n", "static/pic.bin": "x"}
    assert contents(site).items() <= whole.items()
    told = write(result, site)
    assert told.kept == ()
    assert len(told.written) + len(told.unchanged) == 4
    assert contents(site) == whole
    assert set(kept_manifest(site)) == {"version", "origin", "files"}


@pytest.mark.parametrize("first", range(5))
@pytest.mark.parametrize("second", range(5))
def test_a_run_after_two_interrupted_ones_with_other_texts(
    root: Path, site: Path, first: int, second: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def texts(number: int) -> dict[str, str]:
        return {f"content/{name}.md": f"{name}{number}\n" for name in "abc"}

    write(blog(root, {**texts(1), "content/gone.md": "x\n"}), site)
    for number, count in ((2, first), (3, second)):
        with monkeypatch.context() as patch:
            patch.setattr(os, "replace", stop_after(count, KeyboardInterrupt()))
            with pytest.raises(KeyboardInterrupt):
                write(blog(root, texts(number)), site)
    told = write(blog(root, texts(4)), site)
    assert told.kept == ()
    assert contents(site) == texts(4)


def test_an_edit_after_an_interrupted_run_is_still_seen(
    root: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(blog(root, POSTS), site)
    changed = blog(root, {path: text * 2 for path, text in POSTS.items()})
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", stop_after(2, KeyboardInterrupt()))
        with pytest.raises(KeyboardInterrupt):
            write(changed, site)
    assert contents(site) == {"content/posts/a.md": "A\nA\n", "content/posts/b.md": "B\n"}
    for path in POSTS:
        (site / path).write_text("mine\n")
    assert write(changed, site).kept == tuple(POSTS)


def test_the_remains_of_a_killed_run_are_cleared(root: Path, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = blog(root, POSTS)
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", stop_after(1, KeyboardInterrupt()))
        patch.setattr(Path, "unlink", lambda self, missing_ok=False: None)
        with pytest.raises(KeyboardInterrupt):
            write(result, site)
    assert any(path.endswith(".part") for path in contents(site))
    write(result, site)
    assert contents(site) == POSTS


def test_a_full_disk_leaves_nothing_half_written(root: Path, site: Path) -> None:
    result = blog(root, {"content/a.md": "a\n", "content/b.md": "b" * 50_000})
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, hard))
    try:
        with pytest.raises(RequestError, match=r"content/b\.md cannot be written: File too large"):
            write(result, site)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert contents(site) == {"content/a.md": "a\n"}
    assert write(result, site).written == ("content/b.md",)


def test_the_site_must_be_new_empty_or_ours(root: Path, site: Path) -> None:
    result = blog(root, POSTS)
    site.mkdir(parents=True)
    (site / ".git").mkdir()
    assert write(result, site).written == tuple(POSTS)
    other = site.parent / "other"
    other.mkdir()
    (other / "notes.txt").write_text("mine")
    for force in (False, True):
        with pytest.raises(RequestError, match="not empty"):
            write(result, other, force=force)
    assert contents(other) == {"notes.txt": "mine"}
    with pytest.raises(RequestError, match="not a folder"):
        write(result, other / "notes.txt")
    with pytest.raises(RequestError, match="cannot be written"):
        write(result, other / "notes.txt" / "site")


@pytest.mark.parametrize(("folder", "allowed"), [(".", 0), ("site", 0), ("..", 0), ("../blog2", 1)])
def test_blog_and_site_must_not_overlap(root: Path, folder: str, allowed: int) -> None:
    result = blog(root, POSTS)
    if allowed:
        write(result, root / folder)
        return
    for dry_run in (False, True):
        with pytest.raises(RequestError, match="overlap"):
            write(result, root / folder, dry_run=dry_run)
    assert list(root.iterdir()) == []


@pytest.mark.parametrize("mode", [0o555, 0o000])
def test_a_site_where_one_may_not_write_is_seen_before_the_work(mode: int) -> None:
    script = """
import os, sys
from rst2hugo.writing import ready
os.getuid() or os.setuid(65534)  # root may write everywhere
try:
    ready("blog", os.path.join(sys.argv[1], "site"))
except Exception as error:
    print(type(error).__name__, error)
"""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(mode)
        found = subprocess.run([sys.executable, "-c", script, folder], capture_output=True, text=True, check=False)
        Path(folder).chmod(0o755)
    assert found.stdout.startswith(f"RequestError {folder}/site cannot be written: "), found


def test_overlap_is_seen_through_links(root: Path, tmp_path: Path) -> None:
    result = blog(root, POSTS)
    (tmp_path / "link").symlink_to(root)
    with pytest.raises(RequestError, match="overlap"):
        write(result, tmp_path / "link" / "site")


@pytest.mark.parametrize("path", ["../a.md", "content/../../a.md", "/etc/a.md", "", ".", "a//b.md", "a\0b", NAME])
def test_a_path_that_leads_out_of_the_site_is_our_bug(root: Path, site: Path, path: str) -> None:
    for result in (blog(root, {path: "x"}), blog(root, {}, files={path: "x"})):
        with pytest.raises(ValueError, match="is no path"):
            write(result, site)
    assert not site.exists()


def test_two_files_of_one_path_are_our_bug(root: Path, site: Path) -> None:
    with pytest.raises(ValueError, match="two files"):
        write(blog(root, {"a.md": "x"}, files={"a.md": "y"}), site)


def test_nothing_is_written_through_a_link_that_leads_out(root: Path, site: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "b.md").write_text("B\n")
    write(blog(root, POSTS), site)
    for name in ("a.md", "b.md"):
        (site / "content/posts" / name).unlink()
    (site / "content/posts").rmdir()
    (site / "content/posts").symlink_to(outside)
    for result in (blog(root, {**POSTS, "content/posts/c.md": "C\n"}), blog(root, {})):
        for force in (False, True):
            with pytest.raises(RequestError, match="leads out of the site"):
                write(result, site, force=force)
    assert contents(outside) == {"b.md": "B\n"}


def test_a_link_inside_the_site_is_followed(root: Path, site: Path) -> None:
    write(blog(root, {}), site)
    (site / "real").mkdir()
    (site / "content").symlink_to("real")
    write(blog(root, POSTS), site)
    assert (site / "real/posts/a.md").read_text() == "A\n"


def test_a_file_that_became_a_link_is_the_users(root: Path, site: Path, tmp_path: Path) -> None:
    write(blog(root, {"a.md": "A\n"}), site)
    outside = tmp_path / "outside.md"
    outside.write_text("A\n")
    (site / "a.md").unlink()
    (site / "a.md").symlink_to(outside)
    assert write(blog(root, {"a.md": "A2\n"}), site).kept == ("a.md",)
    assert write(blog(root, {}), site).kept == ("a.md",)
    assert write(blog(root, {"a.md": "A2\n"}), site, force=True).written == ("a.md",)
    assert outside.read_text() == "A\n"
    assert not (site / "a.md").is_symlink()


def test_folders_and_files_in_the_way_are_all_named_before_anything_is_written(root: Path, site: Path) -> None:
    write(blog(root, {}), site)
    (site / "a.md").mkdir()
    (site / "b").write_text("mine")
    with pytest.raises(RequestError) as caught:
        write(blog(root, {"a.md": "A\n", "b/c.md": "C\n", "b/d.md": "D\n", "0.md": "0\n"}), site, force=True)
    lines = str(caught.value).split("\n")
    assert [line.removeprefix(f"{site}/") for line in lines] == [
        "a.md is a folder, but a file of that name is to be written",
        "b is a file, but a folder of that name is to be written",
    ]
    assert contents(site) == {"b": "mine"}


def test_a_file_of_ours_makes_way_for_a_folder_and_back(root: Path, site: Path) -> None:
    write(blog(root, {"x": "file\n"}), site)
    write(blog(root, {"x/y/a.md": "A\n", "x/b.md": "B\n"}), site)
    assert contents(site) == {"x/y/a.md": "A\n", "x/b.md": "B\n"}
    write(blog(root, {"x": "file\n"}), site)
    assert contents(site) == {"x": "file\n"}


def test_assets_that_cannot_be_read_are_reported_and_the_others_go_on(root: Path, site: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    result = blog(root, {}, gone=b"", folder=b"", pipe=b"", outside=b"", good=b"good")
    for name in ("gone", "folder", "pipe", "outside"):
        (root / f"{name}.bin").unlink()
    (root / "folder.bin").mkdir()
    os.mkfifo(root / "pipe.bin")
    (root / "outside.bin").symlink_to(tmp_path / "secret")
    climbing = Asset("../secret", "static/climb", "/climb")
    told = write(replace(result, assets=(*result.assets, climbing)), site)
    assert contents(site) == {"static/good.bin": "good"}
    assert [(one.path, one.code) for one in told.diagnostics] == [
        ("gone.bin", Code.UNREADABLE),
        ("folder.bin", Code.UNREADABLE),
        ("pipe.bin", Code.UNREADABLE),
        ("outside.bin", Code.OUTSIDE_BLOG),
        ("../secret", Code.OUTSIDE_BLOG),
    ]


def test_an_asset_that_cannot_be_read_today_is_not_removed(root: Path, site: Path) -> None:
    result = blog(root, {}, pic=b"x")
    write(result, site)
    (root / "pic.bin").unlink()
    told = write(result, site)
    assert [one.code for one in told.diagnostics] == [Code.UNREADABLE]
    assert contents(site) == {"static/pic.bin": "x"}
    (root / "pic.bin").write_bytes(b"y")
    assert write(result, site).written == ("static/pic.bin",)


def test_a_large_asset_arrives_whole(root: Path, site: Path) -> None:
    data = os.urandom(3_000_001)
    write(blog(root, {}, film=data), site)
    assert (site / "static/film.bin").read_bytes() == data


def test_names_that_are_no_utf8(root: Path, site: Path) -> None:
    name = os.fsdecode(b"caf\xe9.bin")
    result = blog(root, {})
    (root / name).write_bytes(b"x")
    result = replace(result, assets=(Asset(name, f"static/{name}", "/x"),))
    assert write(result, site).written == (f"static/{name}",)
    assert write(result, site).unchanged == (f"static/{name}",)
    assert (site / "static" / name).read_bytes() == b"x"


def test_a_result_without_a_blog(tmp_path: Path, site: Path) -> None:
    write(replace(blog(tmp_path / "blog", POSTS), root=""), site)
    assert contents(site) == POSTS


def test_pages_alone(root: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "notes.txt").write_text("mine")
    write_pages(blog(root, POSTS, files={"hugo.toml": ""}, pic=b"x"), out)
    assert contents(out) == {"notes.txt": "mine", "posts/a.md": "A\n", "posts/b.md": "B\n"}
    changed = blog(root, {"content/posts/a.md": "A\n", "content/posts/b.md": "B2\n", "content/c.md": "C\n"})
    with pytest.raises(RequestError, match=r"posts/b\.md exists"):
        write_pages(changed, out)
    assert not (out / "c.md").exists()
    write_pages(changed, out, force=True)
    assert contents(out) == {"notes.txt": "mine", "posts/a.md": "A\n", "posts/b.md": "B2\n", "c.md": "C\n"}


def test_a_kept_file_on_the_address_of_another_page_is_told(root: Path, site: Path) -> None:
    def titled(**pages: str) -> Result:
        texts = {f"content/posts/{name}.md": f"+++\n{header}\n+++\n" for name, header in pages.items()}
        made = blog(root, texts)
        return replace(made, pages=tuple(replace(one, **addressed(one.text)) for one in made.pages))

    def addressed(text: str) -> dict[str, Any]:
        header = tomllib.loads(text.split("+++")[1])
        return {"url": header.get("url"), "aliases": tuple(header.get("aliases", ())), "front_matter": header}

    old = {"a": "url = '/a\\:b/'", "c": "aliases = ['/old.html']", "d": "url = '/d/'", "e": "url = '/e/'"}
    write(titled(**old), site)
    for name in "acde":
        file = site / "content" / "posts" / f"{name}.md"
        file.write_text(file.read_text() + "edited\n")
    told = write(titled(b="url = '/a:b/'", f="aliases = ['/old.html', '/posts/c/']", e=old["e"]), site).diagnostics
    found = [(one.path, one.message) for one in told if one.code is Code.DUPLICATE_ADDRESS]
    assert [path for path, _ in found] == ["content/posts/a.md", "content/posts/c.md", "content/posts/c.md"]
    assert ["b.md.rst" in found[0][1], "/old.html" in found[1][1], "/posts/c/" in found[2][1]] == [True] * 3


def test_only_what_is_published_takes_an_address(root: Path, site: Path) -> None:
    page = Page("a.rst", "content/a.md", {}, "+++\nurl = '/x/'\n+++\n", url="/x/", compose=as_it_is)
    write(replace(blog(root, {}), pages=(page,)), site)
    (site / "content" / "a.md").write_text("+++\nurl = '/x/'\ndraft = true\n+++\n")
    renamed = replace(page, source="b.rst", output="content/b.md")
    told = write(replace(blog(root, {}), pages=(renamed,)), site).diagnostics
    assert [one.code for one in told] == [Code.EDITED_FILE]
