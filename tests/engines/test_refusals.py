"""What an engine refused to publish is a draft, and told; what it published is not. The engines themselves judge."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from support.old_blog import converted, page, written

from rst2hugo.model.diagnostics import Code
from rst2hugo.verify import verify
from rst2hugo.verify.nouns.difference import Kind
from rst2hugo.writing import write

DATED = ":date: 2011-02-03\n"
BODIES = {
    "plain": "Words.\n",
    "remark": "3. three\n4. four\n\nA\n-\n\nx\n\nA\n-\n",
    "short": "A longer heading\n-----\n\nWords.\n",
    "emphasis": "An *open one.\n",
    "option": ".. note::\n   :loud: yes\n\n   Words.\n",
    "list": "* one\ntwo\n",
    "dangling": "A link_ to nowhere.\n",
    "unknown-within": "|outer|\n\n.. |outer| replace:: some |inner| words\n",
    "code": ".. code-block:: nolanguage\n   :linenos: inline\n\n   x\n\n:abbr:`KG (Kilogram)`\n",
}
FIELDS = {
    "spoken": ":date: Feb 3, 2011\n",
    "french": ":date: 3 février 2011\n",
    "modified": f"{DATED}:modified: soon\n",
    "undated": ":tags: a\n",
    "empty-date": ":date:\n",
    "status": f"{DATED}:status: publish\n",
    "draft": f"{DATED}:status: draft\n",
    "hidden": f"{DATED}:status: hidden\n",
    "two-authors": f"{DATED}:author: - Ann\n         - Bo\n",
    "no-author": f"{DATED}:author:\n",
    "empty-table": f"{DATED}:author: .. list-table::\n",
}


@pytest.fixture(scope="module")
def pelican(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A blog for Pelican, and beside it the site that Pelican made of it."""
    root = tmp_path_factory.mktemp("pelican")
    posts = {name: f"{name}\n##########\n\n{DATED}\n{body}" for name, body in BODIES.items()}
    posts |= {name: f"{name}\n##########\n\n{fields}\nWords.\n" for name, fields in FIELDS.items()}
    posts["two"] = f"One\n###\n\n{DATED}\nx\n\nTwo\n###\n\ny\n"
    files = {f"content/{name}.rst": text for name, text in posts.items()}
    files["content/untitled.md"] = "Date: 2011-02-03\n\nWords.\n"
    conf = "SITEURL = 'https://x.example'\nPATH = 'content'\nSLUGIFY_SOURCE = 'basename'\nTIMEZONE = 'UTC'\n"
    written(root / "blog", {"pelicanconf.py": conf, "requirements.txt": "pelican==4.12.0\n", **files})
    command = [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "-o", str(root / "site"), "-q"]
    subprocess.run(command, cwd=root / "blog", capture_output=True, check=True)
    return root


def test_pelican_publishes_what_is_no_draft(pelican: Path) -> None:
    result = converted(pelican / "blog", {})
    names = {Path(one.source).stem: one for one in result.pages}
    published = {name for name in names if (pelican / "site" / f"{name}.html").is_file()}
    assert {name for name, one in names.items() if not one.draft} == published
    assert published == {"plain", "remark", "code", "spoken", "hidden"}
    silent = [name for name in names.keys() - published if not names[name].diagnostics]
    assert silent == ["draft"]


def test_verify_does_not_take_them_for_lost(pelican: Path) -> None:
    write(converted(pelican / "blog", {}), pelican / "new")
    pages = verify(pelican / "new", pelican / "blog").pages
    assert [(page.source, one) for page in pages for one in page.differences if one.kind is Kind.HEADER] == []


@pytest.mark.parametrize(
    ("version", "settings", "draft", "code"),
    [
        ("==4.1", "", True, Code.UNPUBLISHED),
        (">=4.0", "", True, Code.UNPUBLISHED),
        ("==3.7", "", False, None),
        ("", "", False, Code.MAYBE_UNPUBLISHED),
        ("", "DOCUTILS_SETTINGS = {'halt_level': 3}\n", False, None),
        ("==3.7", "DOCUTILS_SETTINGS = {'halt_level': 2}\n", True, Code.UNPUBLISHED),
    ],
)
def test_the_level_at_which_pelican_halts(
    tmp_path: Path, version: str, settings: str, draft: bool, code: Code | None
) -> None:
    files = {"pelicanconf.py": f"PATH = 'content'\n{settings}", "requirements.txt": f"pelican{version}\n"}
    text = f"Fog\n###\n\n{DATED}\n{BODIES['emphasis']}"
    found = page(converted(tmp_path, {**files, "content/a.rst": text}), "content/a.rst")
    assert found.draft == draft
    ours = (Code.UNPUBLISHED, Code.MAYBE_UNPUBLISHED)
    assert [(one.line, one.code) for one in found.diagnostics if one.code in ours] == ([(6, code)] if code else [])


def test_what_a_plugin_may_have_known_is_no_reason(tmp_path: Path) -> None:
    files = {"pelicanconf.py": "PATH = 'content'", "requirements.txt": "pelican==4.12\n"}
    bodies = (".. tide-table:: Dover\n\nAn *open one.\n", ":tide:`high`\n\nAn *open one.\n", ".. include:: gone.txt\n")
    for number, body in enumerate(bodies):
        files[f"content/{number}.rst"] = f"Fog\n###\n\n{DATED}\n{body}"
    assert not [one.source for one in converted(tmp_path, files).pages if one.draft]


NIKOLA = {"conf.py": "POSTS = (('posts/*.rst', 'posts', 'post.tmpl'),)\nPAGES = ()\n"}


def nikola_post(root: Path, date: str, body: str) -> tuple[bool, list[Code]]:
    """Whether a post is a draft, and what is told of it."""
    files = {**NIKOLA, "posts/a.rst": f".. title: Fog\n.. slug: a\n{date}\n\n{body}"}
    found = page(converted(root, files, engine="nikola"), "posts/a.rst")
    return found.draft, [one.code for one in found.diagnostics]


STOPS = {
    "undated": (".. tags: a", BODIES["plain"]),
    "french": (".. date: 3 février 2011", BODIES["plain"]),
}
GOES_ON = {
    "link": (".. date: 2011-02-03", BODIES["dangling"]),
    "short": (".. date: Feb 3, 2011", BODIES["short"]),
}


@pytest.mark.parametrize("name", STOPS)
def test_nikola_stops(name: str, tmp_path: Path) -> None:
    draft, codes = nikola_post(tmp_path, *STOPS[name])
    assert draft
    assert {Code.UNPUBLISHED, Code.MISSING_DATE} & {*codes}


@pytest.mark.parametrize("name", GOES_ON)
def test_nikola_goes_on(name: str, tmp_path: Path) -> None:
    draft, codes = nikola_post(tmp_path, *GOES_ON[name])
    assert not draft
    assert Code.UNPUBLISHED not in codes


@pytest.mark.parametrize("name", ["link", "undated"])
def test_nikola_itself(name: str, tmp_path: Path) -> None:
    date, body = {**STOPS, **GOES_ON}[name]
    settings = "BLOG_TITLE = 'x'\nSITE_URL = 'https://x.example/'\nDEFAULT_LANG = 'en'\nTRANSLATIONS = {'en': ''}\n"
    post = f".. title: Fog\n.. slug: a\n{date}\n\n{body}"
    written(tmp_path, {"conf.py": settings + NIKOLA["conf.py"], "posts/a.rst": post})
    command = [sys.executable, "-m", "nikola", "build", "-v0", "render_posts"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode != 0) == (name in STOPS), done.stderr
