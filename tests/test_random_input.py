"""Input as nobody writes it: no text, header, configuration, vocabulary, manifest or old page stops anything.

Each case is made of a number, which a failure names: ``header(number)`` makes it again. ``RST2HUGO_CASES=20000`` looks
at so many of each kind, other ones each time.
"""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import tomllib
import traceback
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

from support import random_blogs
from support.paths import PROJECT
from support.random_input import RandomInput

from rst2hugo import Code, Options, Page, RequestError, Result, convert_blog, convert_text, write
from rst2hugo.engines import ENGINES
from rst2hugo.verify import differences
from rst2hugo.verify.read.published import Published
from rst2hugo.writing.manifest import NAME

# How many cases of each kind are tried, unless the environment says it: as many as take some seconds.
USUAL = {"post": 100, "header": 200, "configuration": 60, "vocabulary": 60, "manifest": 80, "page": 150}
CASES = int(os.environ.get("RST2HUGO_CASES", "0"))
FIRST = random.SystemRandom().randrange(2**40) if CASES else 0
SHOWN = 20


def try_all(kind: str, run: Callable[[int], None]) -> None:
    """Run the cases of a kind; what failed is told once for each place in the code, with the first case."""
    failed: dict[str, list[str]] = {}
    for number in range(FIRST, FIRST + (CASES or USUAL[kind])):
        try:
            run(number)
        except RequestError:
            continue
        except Exception as error:
            place = traceback.extract_tb(error.__traceback__)[-1]
            what = f"{type(error).__name__} ({Path(place.filename).name}:{place.lineno}) {error}"
            failed.setdefault(re.sub(r"\d{3,}", "#", what)[:120], []).append(f"{kind} {number}: {what[:300]}")
    counted = [f"{len(cases)} times {cases[0]}" for cases in failed.values()]
    assert not failed, "\n".join(counted[:SHOWN])


def check_page(page: Page) -> None:
    """What is on a page is valid, and nothing of it failed."""
    found = [one.message for one in page.diagnostics if one.code is Code.INTERNAL_ERROR]
    assert not found, found[0]
    page.text.encode("utf-8")
    if page.text.startswith("+++\n"):
        tomllib.loads(page.text[3:].partition("\n+++")[0])


def check_site(site: Path) -> None:
    """Every file that a program is to read can be read by it; archetypes and layouts are templates."""
    for file in site.rglob("*"):
        if file.relative_to(site).parts[0] in ("archetypes", "layouts"):
            continue
        if file.suffix == ".toml":
            tomllib.loads(file.read_text("utf-8"))
        elif file.suffix == ".json":
            json.loads(file.read_text("utf-8"))
        elif file.suffix == ".md" and (text := file.read_text("utf-8")).startswith("+++\n"):
            tomllib.loads(text[3:].partition("\n+++")[0])


def migrate(blog: Path, engine: str) -> Result:
    """Convert a blog and write its site beside it."""
    site = blog.parent / "site"
    shutil.rmtree(site, ignore_errors=True)
    result = convert_blog(blog, Options(engine=engine))
    found = [str(one) for one in result.diagnostics]
    assert not any(Code.INTERNAL_ERROR.value in one for one in found), found
    for page in result.pages:
        check_page(page)
    write(result, site)
    check_site(site)
    return result


@cache
def texts() -> list[str]:
    """Texts with every construct, to be changed."""
    return [path.read_text("utf-8") for path in sorted((PROJECT / "tests/constructs").rglob("*.rst"))]


def post(number: int) -> tuple[str, str]:
    """The name of an engine, and a text of which bytes and pieces are changed."""
    chance = RandomInput(f"post {number}")
    text = chance.text(chance.pick(texts()))
    if chance.often(0.3):
        how = chance.pick(("replace", "surrogateescape", "ignore"))
        text = chance.bytes(text.encode("utf-8", "surrogatepass")).decode("utf-8", how)
    return chance.pick(sorted(ENGINES)) if chance.often(0.3) else "rst", text


def test_posts() -> None:
    def run(number: int) -> None:
        engine, text = post(number)
        check_page(convert_text(text, path="a.rst", engine=engine))

    try_all("post", run)


def test_headers() -> None:
    def run(number: int) -> None:
        engine, text = random_blogs.header(number)
        check_page(convert_text(text, path="a.rst", engine=engine))

    try_all("header", run)


def test_configurations(tmp_path: Path) -> None:
    def run(number: int) -> None:
        name, files = random_blogs.configuration(number)
        random_blogs.put(tmp_path / name / "blog", files)
        migrate(tmp_path / name / "blog", random_blogs.engine_of(name))

    try_all("configuration", run)


def test_vocabularies(tmp_path: Path) -> None:
    def run(number: int) -> None:
        random_blogs.put(tmp_path / "blog", random_blogs.vocabulary(number))
        migrate(tmp_path / "blog", "rst")

    try_all("vocabulary", run)


def test_manifests(tmp_path: Path) -> None:
    """Whatever a manifest says, nothing outside of its site changes, and no file in it but those of the site."""
    random_blogs.put(tmp_path / "blog", {"a.rst": random_blogs.DATED.encode()})
    result = migrate(tmp_path / "blog", "rst")
    text = (tmp_path / "site" / NAME).read_text("utf-8")
    outside = tmp_path / "outside.txt"
    outside.write_text("mine")

    def run(number: int) -> None:
        (tmp_path / "site" / NAME).write_bytes(random_blogs.manifest(number, text))
        (tmp_path / "site/mine.md").write_text("mine")
        try:
            write(result, tmp_path / "site", force=number % 5 == 0)
        finally:
            assert (outside.read_text(), (tmp_path / "site/mine.md").read_text()) == ("mine", "mine")

    try_all("manifest", run)


def test_old_pages(tmp_path: Path) -> None:
    def run(number: int) -> None:
        (tmp_path / "a.html").write_bytes(random_blogs.page(number))
        old = Published(tmp_path, "/blog", frozenset({"a.example"}))
        for file in [*old.pages()]:
            assert old.facts(file) is not None
            assert old.answer("/a.html") is not None
        assert (old.redirects, old.fragments, old.refused) is not None
        with suppress(RecursionError):  # which is told of a page that is nested as deeply as that
            list(differences("<p>Words, <em>some</em></p>", old.text("a.html")))

    try_all("page", run)
