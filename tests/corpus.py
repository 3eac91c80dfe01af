"""In here: a real blog, migrated and built, and what came of it in numbers: ``python tests/corpus.py BLOG``."""

from __future__ import annotations

import re
import sys
import tarfile
import tempfile
import time
from collections import Counter
from pathlib import Path

from hugo_site import build
from lxml import html

from rst2hugo import Options, Severity, convert_blog, write
from rst2hugo.verify import answer, verify
from rst2hugo.verify.difference import Kind

# Of Acrylamid blogs the tarball beside it has what the engine published.
LOSSES = {Kind.WORD, Kind.LINK, Kind.IMAGE, Kind.CODE, Kind.MATH, Kind.EMBED, Kind.FOOTNOTE}
HOW = re.compile(r"\((class|width|height) [^)]*\)$")  # a picture is there, but not as wide, or not where it was
POST = re.compile(r"\./(blog/\d{4}/.*\.html)$")


def main(blog: Path) -> int:
    began = time.monotonic()
    result = convert_blog(blog, Options(jobs=2))
    found = [*result.diagnostics, *(one for page in result.pages for one in page.diagnostics)]
    kinds = Counter(Path(page.source).suffix for page in result.pages)
    pages = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
    say(f"{result.engine}: {len(result.pages)} pages ({pages}), {len(result.assets)} assets, "
        f"{len(result.redirects)} redirects in {time.monotonic() - began:.1f} s")  # fmt: skip
    for code, count in sorted(
        Counter(one.code for one in found).items(), key=lambda item: (-item[0].severity, item[0].value)
    ):
        say(f"{count:6} {code.severity}[{code.value}]")
    for one in found:
        if one.code.severity is Severity.ERROR:
            say(f"       {one}")
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        write(result, site)
        built = build(site, "--printPathWarnings")
        warnings = [line for line in (built.stdout + built.stderr).splitlines() if line.startswith(("WARN", "ERROR"))]
        say(f"hugo: {len(warnings)} warnings, {sum(1 for _ in built.destination.rglob('*.html'))} HTML files")
        published = [page for page in result.pages if not page.front_matter.get("draft")]
        addresses = [one for page in published for one in (page.url, page.old_url, *page.aliases)]
        unanswered = [one for one in addresses if not answers(built.destination, one)]
        say(f"old and new addresses of posts and pages without an answer: {len(unanswered)}")
        missing, total = against_published(blog, built.destination)
        if total:
            say(f"published posts whose address answers: {total - len(missing)} of {total}")
        faults = warnings + unanswered + missing + [str(one) for one in found if one.code.value == "internal-error"]
        faults += conference_links(blog, built.destination)
        faults += proven(site, blog, Path(folder))
    for fault in faults:
        say(f"FAULT {fault}")
    say(f"{1 if not faults else 0} passed, {len(faults)} failed")
    return 1 if faults else 0


def proven(site: Path, blog: Path, folder: Path) -> list[str]:
    """What `rst2hugo verify` says; a page that differs from its source is a fault."""
    archive = blog.parent / f"{blog.name}-published.tar.gz"
    old = folder / "old" if archive.is_file() else None
    if old is not None:
        with tarfile.open(archive) as tar:
            tar.extractall(old, filter="data")
    verdict = verify(site, blog, options=Options(jobs=2), against=old)
    for line in answer.summary(verdict):
        say(f"verify: {line}")
    safe = [one for page in verify(site, blog, options=Options(jobs=2), safe=True).pages for one in page.differences]
    kinds = Counter(one.kind.value for one in safe)
    say(f"verify with unsafe = false: {', '.join(f'{count} {kind}' for kind, count in kinds.items()) or 'nothing'}")
    return [str(one) for page in verdict.pages for one in page.differences] + [
        f"with unsafe = false: {one}" for one in safe if one.kind in LOSSES and not HOW.search(one.new)
    ]


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def answers(site: Path, address: str | None) -> bool:
    if address is None:
        return True
    path = site / address.lstrip("/")
    return path.is_file() or (path / "index.html").is_file()


def against_published(blog: Path, site: Path) -> tuple[list[str], int]:
    """The published posts whose address the new site does not answer, and how many were published."""
    archive = blog.parent / f"{blog.name}-published.tar.gz"
    if not archive.is_file():
        return [], 0
    with tarfile.open(archive) as tar:
        posts = [found[1] for name in tar.getnames() if (found := POST.match(name))]
    return [post for post in posts if not answers(site, post)], len(posts)


def conference_links(blog: Path, site: Path) -> list[str]:
    """The links of one long post, compared with those of the published page."""
    archive, post = blog.parent / f"{blog.name}-published.tar.gz", "blog/2016/06/21/DockerCon2016.html"
    if not archive.is_file():
        return []
    with tarfile.open(archive) as tar:
        member = tar.extractfile(f"./{post}")
        old = html.parse(member).xpath("//article//a[contains(@class, 'reference external')]/@href") if member else []
    new = html.parse(site / post.removesuffix(".html") / "index.html").xpath("//div[@class='content']//a/@href")
    say(f"links of {post}: {len(new)}, as in the published page: {sum(map(str.__eq__, old, new))}")
    return [] if old == new and len(new) == 52 else [f"links differ: {old} {new}"]


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
