"""The old blog's files: found, decoded, never outside the folder."""

import codecs
import os
import subprocess
import sys

import pytest

from rst2hugo.blog import files
from rst2hugo.model.diagnostics import Code


@pytest.mark.parametrize(
    "data",
    [
        "é\nü\n".encode(),
        codecs.BOM_UTF8 + "é\nü\n".encode(),
        "é\nü\n".encode("utf-16"),
        codecs.BOM_UTF16_BE + "é\nü\n".encode("utf-16-be"),
        "é\r\nü\r\n".encode(),
        "é\rü\r".encode(),
    ],
)
def test_text_is_the_same_in_whatever_encoding_says_its_name(data):
    source = files.decoded(data, "a.rst")
    assert source.text == "é\nü\n"
    assert source.diagnostics == ()


def test_a_coding_comment_is_heeded():
    source = files.decoded(".. -*- coding: latin-1 -*-\n\né\n".encode("latin-1"), "a.rst")
    assert source.text.endswith("é\n")


def test_an_unknown_coding_comment_leaves_utf8():
    assert files.decoded(".. coding: klingon\né".encode(), "a.rst").text.endswith("é")


def test_byte_order_marks_between_the_words_are_taken_out():
    """docutils up to 0.20 did so, with the markup beside them."""
    assert files.decoded("\ufeffone\n\n\ufeff*two*\n".encode(), "a.rst").text == "one\n\n*two*\n"


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (b"one\ntwo\n\x93thr\xe9e\x94\n", "one\ntwo\n\u201cthr\xe9e\u201d\n", "windows-1252"),
        (b"one\ntwo\n\x81thr\xe9e\n", "one\ntwo\n\x81thr\xe9e\n", "latin-1"),
        (b"\n\n\xe9\0", "", ""),
    ],
)
def test_other_bytes_are_read_with_eight_bits_and_told(data, text, encoding):
    source = files.decoded(data, "a.rst")
    assert source.text == text
    (found,) = source.diagnostics
    assert (found.code, found.line) == (Code.NOT_DECODABLE, 3)
    assert "(0x" in found.message
    assert found.message.endswith(f"the file was read as {encoding}" if encoding else "is not utf-8")


def test_walk_is_sorted_and_leaves_out_what_is_hidden_ignored_or_outside(tmp_path):
    blog = tmp_path / "blog"
    for name in ("b.rst", "a/z.rst", "a/.git/x.rst", ".hidden.rst", "a/skip.bak", "drafts/y.rst"):
        (blog / name).parent.mkdir(parents=True, exist_ok=True)
        (blog / name).write_text("x")
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "s.rst").write_text("secret")
    (blog / "linked").symlink_to(tmp_path / "secret")
    (blog / "s.rst").symlink_to(tmp_path / "secret" / "s.rst")
    told = []
    assert list(files.walk(blog, ignore=["*.bak", "drafts"], tell=told.append)) == ["b.rst", "a/z.rst"]
    assert [(one.path, one.code) for one in told] == [("linked", Code.OUTSIDE_BLOG), ("s.rst", Code.OUTSIDE_BLOG)]
    assert files.read(blog, "s.rst").diagnostics[0].code is Code.OUTSIDE_BLOG


def test_what_cannot_be_read_is_told(tmp_path):
    (tmp_path / "a.rst").symlink_to("nowhere")
    (tmp_path / "b.rst").symlink_to("b.rst")
    os.mkfifo(tmp_path / "c.rst")
    (tmp_path / "d.rst").write_text("x")
    (tmp_path / ".gone").symlink_to("nowhere")
    (tmp_path / "build-output").symlink_to(tmp_path.parent / "nobody/built")
    told = []
    assert list(files.walk(tmp_path, tell=told.append)) == ["d.rst"]
    faults = {(f"{name}.rst", Code.UNREADABLE) for name in "abc"}
    assert {(one.path, one.code) for one in told} == {*faults, ("build-output", Code.DEAD_SYMLINK)}
    assert files.read(tmp_path, "c.rst").diagnostics[0].code is Code.UNREADABLE
    assert files.read(tmp_path, "b.rst").diagnostics[0].code is Code.UNREADABLE


def test_a_folder_that_may_not_be_read_is_told(tmp_path):
    (tmp_path / "shut").mkdir(mode=0)
    # Root may read everything, so it becomes nobody, standing in a folder that nobody could enter by its path.
    script = """
import os, sys
from pathlib import Path
from rst2hugo.blog import files
os.chdir(sys.argv[1])
os.getuid() or os.setuid(65534)
for one in files.walk(Path("."), tell=print):
    print(one)
"""
    tmp_path.chmod(0o755)
    found = subprocess.run([sys.executable, "-c", script, tmp_path], capture_output=True, text=True, check=False)
    assert found.stdout == "shut: error[unreadable] Permission denied\n", found.stderr


def test_a_folder_of_the_blog_is_found_through_a_link_once(tmp_path):
    for name in ("content/2016/a.rst", "pics/p.png", "pics/more/q.png"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    for link, target in (("content/latest", "2016"), ("content/pics", "../pics"), ("pics/up", "../content"),
                         ("pics/self", "."), ("content/root", "..")):  # fmt: skip  # a table
        (tmp_path / link).symlink_to(target)
    told = []
    found = list(files.walk(tmp_path, "content", tell=told.append))
    assert found == ["content/2016/a.rst", "content/pics/p.png", "content/pics/more/q.png"]
    assert list(files.walk(tmp_path, tell=told.append)) == ["content/2016/a.rst", "pics/p.png", "pics/more/q.png"]
    assert told == []


@pytest.mark.parametrize("folder", ["/etc", "..", "../other"])
def test_no_folder_outside_is_walked(tmp_path, folder):
    (tmp_path / "blog").mkdir()
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "a.rst").write_text("x")
    told = []
    assert list(files.walk(tmp_path / "blog", folder, tell=told.append)) == []
    assert [(one.path, one.code) for one in told] == [(folder, Code.OUTSIDE_BLOG)]


def test_a_missing_file_is_a_diagnostic(tmp_path):
    (found,) = files.read(tmp_path, "none.rst").diagnostics
    assert found.code is Code.UNREADABLE
