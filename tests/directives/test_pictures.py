"""Which file of a blog an address of a picture means, and that the answer is of use to a post."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from support.paths import TESTS

from rst2hugo import convert_text
from rst2hugo.blog.boundary import Boundary
from rst2hugo.directives.image_sizes import pixels
from rst2hugo.directives.pictures import find

FILES = TESTS / "constructs" / "images" / "files" / "images"


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    """A blog with a picture beside a post, one in a folder that is the site's root, and one outside."""
    root = tmp_path / "blog"
    for folder in ("posts/2020", "content/images", "static"):
        (root / folder).mkdir(parents=True)
    shutil.copy(FILES / "a.png", root / "posts/2020/beside.png")
    shutil.copy(FILES / "b.gif", root / "content/images/b.gif")
    shutil.copy(FILES / "c.jpg", root / "static/two words.jpg")
    shutil.copy(FILES / "a.png", tmp_path / "outside.png")
    return root


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("beside.png", "posts/2020/beside.png"),
        ("./beside.png", "posts/2020/beside.png"),
        ("beside.png?size=2", "posts/2020/beside.png"),
        ("beside.*", "posts/2020/beside.png"),
        ("/images/b.gif", "content/images/b.gif"),
        ("{static}/images/b.gif", "content/images/b.gif"),
        ("|filename|/images/b.gif", "content/images/b.gif"),
        ("/images/b.*", "content/images/b.gif"),
        ("/two%20words.jpg", "static/two words.jpg"),
        ("/posts/2020/beside.png", "posts/2020/beside.png"),
        ("../../../outside.png", None),
        ("/images/c.gif", None),
        ("/images", None),
        ("https://example.org/images/b.gif", None),
        ("//example.org/images/b.gif", None),
        ("a\0b.png", None),
        ("x" * 5000 + ".png", None),
        ("", None),
    ],
)
def test_find(blog: Path, address: str, found: str | None) -> None:
    picture = find(address, blog / "posts/2020/post.rst", blog, Boundary(blog.resolve()))
    assert picture == (blog / found if found else None)


def test_a_link_to_the_outside_is_not_followed(blog: Path) -> None:
    (blog / "posts/2020/link.png").symlink_to(blog.parent / "outside.png")
    assert find("link.png", blog / "posts/2020/post.rst", blog, Boundary(blog.resolve())) is None


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("a.png", (640, 480)),
        ("b.gif", (100, 50)),
        ("c.jpg", (321, 200)),
        ("progressive.jpeg", (321, 200)),
        ("lossy.webp", (64, 48)),
        ("lossless.webp", (66, 40)),
        ("extended.webp", (70, 30)),
        ("broken.png", None),
        ("short.png", None),
        ("missing.png", None),
    ],
)
def test_pixels(name: str, size: tuple[int, int] | None) -> None:
    assert pixels(FILES / name) == size


@pytest.mark.parametrize("name", ["a.png", "b.gif", "c.jpg", "lossy.webp", "lossless.webp", "extended.webp"])
def test_a_file_that_breaks_off_has_no_size(name: str, tmp_path: Path) -> None:
    data = (FILES / name).read_bytes()
    for length in range(26):
        (tmp_path / name).write_bytes(data[:length])
        size = pixels(tmp_path / name)
        assert size is None or size == pixels(FILES / name)


def test_scale_of_a_picture_beside_the_post(blog: Path) -> None:
    page = convert_text(".. image:: beside.png\n   :scale: 25\n", path="posts/2020/post.rst", root=blog)
    assert page.markdown.endswith('beside.png)\n{width="160"}')
