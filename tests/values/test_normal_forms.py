"""Names in different Unicode normal forms are one: files from macOS, tags and categories, links, includes, pictures."""

from __future__ import annotations

from pathlib import Path
from typing import Literal
from unicodedata import normalize

import pytest
from support.old_blog import converted, page

from rst2hugo.model import Page, Result
from rst2hugo.values.normal_forms import compose, find_file, with_composed

# A picture of one pixel.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000a49444154789c6300010000050001"
)


def nfc(text: str) -> str:
    return normalize("NFC", text)


def nfd(text: str) -> str:
    return normalize("NFD", text)


def blog(root: Path, files: dict[str, str], picture: str) -> Result:
    """A blog whose files are named as on macOS, and whose texts as elsewhere."""
    (root / nfd(picture)).parent.mkdir(parents=True)
    (root / nfd(picture)).write_bytes(PNG)
    return converted(root, {nfd(name): text for name, text in files.items()})


def of_source(result: Result, name: str) -> Page:
    return page(result, nfd(name))


def test_pelican(tmp_path: Path) -> None:
    dated = "\n###\n\n:date: 2020-01-01\n"
    links = f"`x <{{filename}}{nfc('forêt.rst')}>`_ `y <{{tag}}{nfd('été')}>`_"
    image = f".. image:: {{static}}/images/{nfc('forêt.png')}\n   :scale: 200\n"
    text = f"{links}\n\n{image}\n.. include:: {nfc('forêt.inc')}\n"
    files = {
        "pelicanconf.py": "PATH = 'content'\nSITEURL = 'https://x.example'\n",
        "content/forêt.rst": f"Oak{dated}:tags: {nfd('été')}\n\nWords.\n",
        "content/b.rst": f"Elm{dated}:tags: {nfc('été')}\n:category: {nfc('Bâle')}\n\n{text}",
        "content/Bâle/c.rst": f"Ash{dated}\nWords.\n",
        "content/forêt.inc": "More words.\n",
    }
    result = blog(tmp_path, files, "content/images/forêt.png")
    elm = of_source(result, "content/b.rst")
    assert elm.front_matter["tags"] == ["été"] == of_source(result, "content/forêt.rst").front_matter["tags"]
    assert (
        elm.front_matter["categories"] == ["Bâle"] == of_source(result, "content/Bâle/c.rst").front_matter["categories"]
    )
    picture = f'![](/images/{nfd("forêt.png")})\n{{width="2"}}'
    assert elm.markdown == f"[x](/oak/) [y](/tag/ete/)\n\n{picture}\n\nMore words."
    assert elm.diagnostics == ()
    assert not [one for one in result.diagnostics if one.code.value == "shared-list"]


def test_nikola(tmp_path: Path) -> None:
    links = f"`x <link://filename/posts/{nfc('forêt.rst')}>`_ `y <link://tag/{nfc('été')}>`_"
    text = f"{links}\n\n.. include:: posts/{nfc('forêt.inc')}"
    files = {
        "conf.py": "POSTS = (('posts/*.rst', 'posts', 'post.tmpl'),)\nSITE_URL = 'https://x.example/'\n",
        "posts/forêt.rst": f".. title: Oak\n.. slug: oak\n.. date: 2020-01-01\n.. tags: {nfd('été')}\n\nWords.\n",
        "posts/b.rst": f".. title: Elm\n.. slug: elm\n.. date: 2020-01-01\n.. tags: {nfc('été')}\n\n{text}\n",
        "posts/forêt.inc": f".. image:: /{nfc('forêt.png')}\n",
    }
    result = blog(tmp_path, files, "images/forêt.png")
    elm = of_source(result, "posts/b.rst")
    assert elm.front_matter["tags"] == ["été"] == of_source(result, "posts/forêt.rst").front_matter["tags"]
    assert elm.markdown == f"[x](/posts/oak/) [y](/categories/ete/)\n\n![](/{nfd('forêt.png')})"
    assert elm.diagnostics == ()


def test_a_plain_folder(tmp_path: Path) -> None:
    links = f"`x <{nfc('forêt.rst')}>`_ :doc:`{nfc('forêt')}`"
    figure = f".. figure:: {nfc('Bâle/forêt.png')}\n   :figwidth: image\n"
    files = {
        "b.rst": f":date: 2020-01-01\n\nElm\n===\n\n{links}\n\n{figure}",
        "forêt.rst": ":date: 2020-01-01\n\nOak\n===\n\nWords.\n",
    }
    elm = of_source(blog(tmp_path, files, "Bâle/forêt.png"), "b.rst")
    assert elm.markdown.startswith("[x](/posts/forêt/) [Oak](/posts/forêt/)")
    assert 'style="width: 1px' in elm.markdown
    assert f"/{nfd('Bâle/forêt.png')}" in elm.markdown
    assert elm.diagnostics == ()


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_files(form: Literal["NFC", "NFD"], tmp_path: Path) -> None:
    there = tmp_path / nfd("Bâle") / nfc("forêt")
    there.parent.mkdir()
    there.touch()
    assert find_file(tmp_path / normalize(form, "Bâle") / normalize(form, "forêt")) == there
    gone = tmp_path / "Genève" / "forêt"
    assert find_file(gone) == gone


def test_tables() -> None:
    both = {nfd("é"): 1, nfc("é"): 2}
    assert with_composed(both) == both
    assert with_composed({nfd("é"): 1, "e": 2}) == {nfd("é"): 1, nfc("é"): 1, "e": 2}
    assert compose(nfd("é")) == nfc("é")
