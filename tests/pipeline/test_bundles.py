"""``--bundles``: the pictures that only one post shows lie beside it, and Hugo publishes them there."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.hugo_site import build
from support.old_blog import written

from rst2hugo import Code, Options, convert_blog, write
from rst2hugo.verify import verify

CONF = "SITEURL = 'https://piers.example'\nPATH = 'content'\nSTATIC_PATHS = ['images']\n"
HEAD = "{0}\n{1}\n\n:date: 2016-06-21\n:slug: {0}\n\n"
FIGURE = ".. figure:: {{static}}/images/{0}\n   :alt: A {0}\n\n   Caption.\n\n"
PICTURES = ("Own_1.PNG", "shared.png", "raw.png", "a b.png", "line.svg", "free.png")
FILES = {
    "pelicanconf.py": CONF,
    "content/pier.rst": HEAD.format("pier", "====")
    + "".join(map(FIGURE.format, ["Own_1.PNG", "shared.png", "raw.png", "a b.png"]))
    + "A |pic| in a line.\n\n.. |pic| image:: {static}/images/line.svg\n\n"
    + ".. code-block:: html\n\n   <img src='/images/raw.png'>\n",
    "content/quay.rst": HEAD.format("quay", "====") + FIGURE.format("shared.png"),
    "content/plain.rst": HEAD.format("plain", "=====") + "`The pier </pier.html>`_.\n",
    **{
        f"content/images/{name}": name
        for name in ("Own_1.PNG", "shared.png", "raw.png", "a b.png", "line.svg", "free.png")
    },
}


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    return written(tmp_path / "blog", FILES)


def test_a_bundle(blog: Path, tmp_path: Path) -> None:
    options = Options(bundles=True)
    result, site = convert_blog(blog, options), tmp_path / "site"
    write(result, site)
    content = {
        file.relative_to(site / "content").as_posix() for file in (site / "content").rglob("*") if file.is_file()
    }
    own = {path for path in content if "pier" in path}
    folder = next(path for path in own if path.endswith("index.md")).removesuffix("index.md")
    assert own == {f"{folder}{name}" for name in ("index.md", "Own_1.PNG", "line.svg")}
    assert not any("quay/" in path or "plain/" in path for path in content)
    assert {file.name for file in (site / "static/images").iterdir()} == {
        "shared.png",
        "raw.png",
        "a b.png",
        "free.png",
    }
    text = (site / "content" / folder / "index.md").read_text()
    assert 'src="/pier/Own_1.PNG"' in text
    public = build(site).destination
    assert (public / "pier/Own_1.PNG").read_text() == "Own_1.PNG"
    assert (public / "pier/line.svg").is_file()
    assert [one.path for one in result.diagnostics if one.code is Code.MOVED_PICTURE] == [
        "content/images/Own_1.PNG",
        "content/images/line.svg",
    ]
    assert [str(one) for one in verify(site, blog, options=options)] == []
    (site / "content" / folder / "Own_1.PNG").unlink()
    assert any("Own_1.PNG" in str(one) for one in verify(site, blog, options=options))


def test_a_server_redirects_the_old_addresses(blog: Path) -> None:
    result = convert_blog(blog, bundles=True, redirects="netlify")
    assert not any(one.code is Code.MOVED_PICTURE for one in result.diagnostics)
    rules = next(text for path, text in result.files.items() if path.endswith("_redirects"))
    assert "/images/line.svg /pier/line.svg" in rules
    assert "/images/shared.png" not in rules
