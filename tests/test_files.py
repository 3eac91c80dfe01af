"""In here: the old blog's files: found, decoded, never outside the folder."""

import codecs

import pytest

from rst2hugo import files
from rst2hugo.diagnostics import Code


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


def test_bytes_that_are_no_text_are_named_with_byte_and_line():
    source = files.decoded(b"one\ntwo\nthr\xe9e\n", "a.rst")
    assert source.text == ""
    (found,) = source.diagnostics
    assert found.code is Code.NOT_DECODABLE
    assert found.line == 3
    assert "byte 11 (0xe9)" in found.message


def test_walk_is_sorted_and_leaves_out_what_is_hidden_ignored_or_outside(tmp_path):
    blog = tmp_path / "blog"
    for name in ("b.rst", "a/z.rst", "a/.git/x.rst", ".hidden.rst", "a/skip.bak", "drafts/y.rst"):
        (blog / name).parent.mkdir(parents=True, exist_ok=True)
        (blog / name).write_text("x")
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "s.rst").write_text("secret")
    (blog / "linked").symlink_to(tmp_path / "secret")
    (blog / "s.rst").symlink_to(tmp_path / "secret" / "s.rst")
    assert list(files.walk(blog, ignore=["*.bak", "drafts"])) == ["b.rst", "a/z.rst"]
    assert files.read(blog, "s.rst").diagnostics[0].code is Code.OUTSIDE_BLOG


def test_a_missing_file_is_a_diagnostic(tmp_path):
    (found,) = files.read(tmp_path, "none.rst").diagnostics
    assert found.code is Code.UNREADABLE
