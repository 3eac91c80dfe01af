"""Real blogs, migrated and built, and what came of them in numbers: ``python tests/corpus.py BLOG...``.

What a blog's engine published of it lies beside it as ``NAME-published.tar.gz`` or ``.tar.xz``. A blog may be in the
folder ``site`` of one that it links out of.
"""

from __future__ import annotations

import re
import sys
import tarfile
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from lxml import html
from support.hugo_site import build

from rst2hugo import Options, RequestError, Result, Severity, convert_blog, write
from rst2hugo.verify import Verdict, verify
from rst2hugo.verify.nouns.difference import Kind
from rst2hugo.verify.nouns.verdict import PageVerdict, State
from rst2hugo.verify.report import summary

LOSSES = {Kind.WORD, Kind.LINK, Kind.IMAGE, Kind.CODE, Kind.MATH, Kind.EMBED, Kind.FOOTNOTE}
HOW = re.compile(r"\((class|width|height) [^)]*\)$")  # a picture is there, but not as wide, or not where it was
POST = re.compile(r"blog/\d{4}/.*\.html$")
CONFERENCE = "blog/2016/06/21/DockerCon2016"
"""A long post of one blog, the links of which are compared one by one."""


@dataclass
class Row:
    """A line of the table: what became of a blog, and of its old site if that is at hand."""

    blog: str
    engine: str = "-"
    pages: str = "-"
    hugo: str = "-"
    verify: str = "-"
    addresses: str = "-"
    same: str = "-"


HEADS = Row("blog", "engine", "posts and pages", "Hugo", "as its source", "old addresses", "as published")


def main(blogs: Sequence[Path]) -> int:
    rows, faults = [], 0
    for blog in blogs:
        row, found = measure(blog)
        for fault in found:
            say(f"FAULT {fault}")
        say(f"{blog.name}: {len(found)} faults\n")
        rows.append(row)
        faults += len(found)
    show([HEADS, *rows])
    say(f"{len(blogs)} blogs, {faults} faults")
    return 1 if faults else 0


def measure(blog: Path) -> tuple[Row, list[str]]:
    """The line of the table for a blog, and all that is wrong."""
    row, began = Row(blog.name), time.monotonic()
    inner = blog / "site" if (blog / "site" / "conf.py").is_file() else blog
    options = Options(jobs=2, root=str(blog) if inner != blog else None)
    try:
        result = convert_blog(inner, options)
    except RequestError as error:
        return row, [str(error)]
    row.engine, row.pages = result.engine, count_pages(result)
    say(
        f"{blog.name}: {result.engine}, {row.pages}, {len(result.assets)} assets, {len(result.redirects)} redirects "
        f"in {time.monotonic() - began:.1f} s"
    )
    faults = tell_diagnostics(result)
    with tempfile.TemporaryDirectory() as folder:
        site, old = Path(folder) / "site", unpack(blog, Path(folder) / "old")
        try:
            write(result, site)
            built = build(site, "--printPathWarnings")
        except (AssertionError, RequestError) as error:
            row.hugo = "refused"
            return row, [*faults, str(error)]
        said = (built.stdout + built.stderr).splitlines()
        warnings = [line for line in said if line.startswith(("WARN", "ERROR"))]
        row.hugo = f"{len(warnings)} warnings" if warnings else "built"
        say(f"hugo: {len(warnings)} warnings, {sum(1 for _ in built.destination.rglob('*.html'))} HTML files")
        faults += [*warnings, *unanswered(result, built.destination, old), *conference_links(old, built.destination)]
        verdict = verify(site, inner, options=options, against=old)
        faults += prove(verdict, verify(site, inner, options=options, safe=True))
    row.verify, row.same = alike(verdict.pages), alike(verdict.old_pages)
    row.addresses = f"{verdict.answered} of {verdict.asked_for}" if old else "-"
    return row, faults


def count_pages(result: Result) -> str:
    kinds = Counter(page.kind for page in result.pages)
    return f"{kinds['post']} + {kinds['page']}"


def tell_diagnostics(result: Result) -> list[str]:
    """Count what was reported; faults are those that are ours."""
    found = [*result.diagnostics, *(one for page in result.pages for one in page.diagnostics)]
    counts = Counter(one.code for one in found)
    for code, count in sorted(counts.items(), key=lambda item: (-item[0].severity, item[0].value)):
        say(f"{count:6} {code.severity}[{code.value}]")
    for one in found:
        if one.code.severity is Severity.ERROR:
            say(f"       {one}")
    return [str(one) for one in found if one.code.value in ("internal-error", "no-posts")]


def unpack(blog: Path, folder: Path) -> Path | None:
    """The old site as it was published, if it is at hand."""
    for ending in ("gz", "xz"):
        archive = blog.parent / f"{blog.name}-published.tar.{ending}"
        if archive.is_file():
            with tarfile.open(archive) as tar:
                tar.extraction_filter = getattr(tarfile, "data_filter", None)  # since Python 3.11.4
                tar.extractall(folder)
            return folder
    return None


def unanswered(result: Result, site: Path, old: Path | None) -> list[str]:
    """The addresses that the new site should answer and does not."""
    published = [page for page in result.pages if not page.draft]
    addresses = [one for page in published for one in (page.url, page.old_url, *page.aliases)]
    missing = [str(one) for one in addresses if not answers(site, one)]
    say(f"old and new addresses of posts and pages without an answer: {len(missing)}")
    files = [file.relative_to(old).as_posix() for file in old.rglob("*.html")] if old else []
    posts = [file for file in files if POST.match(file)]
    lost = [post for post in posts if not answers(site, post)]
    if posts:
        say(f"published posts whose address answers: {len(posts) - len(lost)} of {len(posts)}")
    return [*missing, *lost]


def answers(site: Path, address: str | None) -> bool:
    if address is None:
        return True
    path = site / address.lstrip("/")
    return path.is_file() or (path / "index.html").is_file()


def conference_links(old: Path | None, site: Path) -> list[str]:
    """The links of one long post, compared with those of the published page."""
    post = old / f"{CONFERENCE}.html" if old else None
    if post is None or not post.is_file():
        return []
    before = html.parse(post).xpath("//article//a[contains(@class, 'reference external')]/@href")
    now = html.parse(site / CONFERENCE / "index.html").xpath("//div[@class='content']//a/@href")
    say(f"links of {CONFERENCE}: {len(now)}, as in the published page: {sum(map(str.__eq__, before, now))}")
    return [] if before == now and len(now) == 52 else [f"links differ: {before} {now}"]


def prove(verdict: Verdict, safe: Verdict) -> list[str]:
    """What ``rst2hugo verify`` says; a page that differs from its source is a fault, also without HTML in Markdown."""
    for line in summary.summary(verdict):
        say(f"verify: {line}")
    found = [one for page in safe.pages for one in page.differences]
    kinds = Counter(one.kind.value for one in found)
    say(f"verify with unsafe = false: {', '.join(f'{count} {kind}' for kind, count in kinds.items()) or 'nothing'}")
    return [str(one) for page in verdict.pages for one in page.differences if not one.inherited] + [
        f"with unsafe = false: {one}" for one in found if one.kind in LOSSES and not HOW.search(one.new)
    ]


def alike(pages: Sequence[PageVerdict]) -> str:
    """How many of the pages that were read say the same."""
    read = [page for page in pages if page.state is not State.UNREAD]
    return f"{sum(page.state is State.IDENTICAL for page in read)} of {len(read)}" if read else "-"


def show(rows: Sequence[Row]) -> None:
    """The table, with columns as wide as what is in them."""
    cells = [[str(getattr(row, field.name)) for field in fields(Row)] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for line in cells:
        say("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main([Path(one) for one in sys.argv[1:]]))
