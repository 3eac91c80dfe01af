"""A first build of the new site by real Hugo, in memory; what Hugo says becomes diagnostics of the sources."""

from __future__ import annotations

import os
import re
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from rst2hugo.addresses import urls
from rst2hugo.hugo import kept_build, program
from rst2hugo.model import Page, Result
from rst2hugo.model.diagnostics import Code, Diagnostic, RequestError

SPOKEN = re.compile(r"(ERROR|WARN|panic:)\s+(.*)")
# "/home/me/site/content/a.md:7:1"; quoted, unless it ends a sentence.
PLACE = r'"?{site}([^":\n]+)(?::(\d+)(?::\d+)?)?"?'
# What leads up to a place and tells only of Hugo's own steps.
STEPS = re.compile(
    r"^(?:error building site: |assemble: |process: |render: \[[^\]]*\] |failed to load config: "
    r"|failed to create page from pageMetaSource \S+ |failed to render pages: |failed to load modules: )+"
)
DUPLICATE = re.compile(r"(\S+) \((\d+)\)(?:, |$)")
OF_SETTINGS = re.compile(r"(?i)deprecated|module|config")
SETTINGS_FILES = [
    f"{folder}{name}.{ending}"
    for folder in ("", "config/_default/")
    for name in ("hugo", "config")
    for ending in ("toml", "yaml", "yml", "json")
]


class Trial(NamedTuple):
    """What came of the build: what Hugo said, how many seconds it was at it, and whether that was in an earlier run."""

    diagnostics: tuple[Diagnostic, ...]
    seconds: float
    is_recalled: bool = False

    @property
    def succeeded(self) -> bool:
        return not any(one.code is Code.HUGO_REFUSES for one in self.diagnostics)


def build_in_memory(site: Path, result: Result) -> Trial | None:
    """Build the site in the folder ``site``, which ``result`` has become; None when there is no Hugo.

    Nothing is written into the site. What is deprecated is only told of settings and templates that are ours. A site
    that Hugo has built, and that has not changed since, is not built again.
    """
    if program.find_program() is None:
        return None
    folder = site.resolve()
    key, kept = kept_build.recall(folder, result)
    if kept is not None:
        return Trial(*kept, is_recalled=True)
    trial = build(folder, result)
    if trial.succeeded:
        kept_build.keep(folder, key, trial.diagnostics, trial.seconds)
    return trial


def build(folder: Path, result: Result) -> Trial:
    """Build the site in ``folder``."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="rst2hugo-") as name:
        flags = ("--renderToMemory", "--noBuildLock", "--printPathWarnings")
        try:
            program.refuse_endless(folder)
            done = program.call(["--source", str(folder), *flags], {"HUGO_RESOURCEDIR": name})
        except RequestError as error:
            done = program.Output(1, "", "".join(f"ERROR {line}\n" for line in str(error).splitlines()))
    told = read_messages(done.stderr + done.stdout, folder, result.pages)
    diagnostics = [one for one in told if "hugo.toml" in result.files or not one.message.startswith("deprecated: ")]
    if done.code and not any(one.code is Code.HUGO_REFUSES for one in diagnostics):
        said = " ".join((done.stderr or done.stdout).split())
        diagnostics.append(Diagnostic(".", None, Code.HUGO_REFUSES, f"exit code {done.code}: {said[-200:]}"))
    return Trial(tuple(diagnostics), time.monotonic() - began)


def read_messages(printed: str, site: Path, pages: Sequence[Page]) -> Iterator[Diagnostic]:
    """Each error and warning in what Hugo printed, those that differ only in the place as one with a count."""
    sources = {page.output: page.source for page in pages}
    places: dict[tuple[Code, str], list[tuple[str, int | None]]] = {}
    for line in printed.splitlines():
        spoken = SPOKEN.match(line)
        if spoken is None or re.match(r"error building site: logged \d+ error", spoken[2]):
            continue
        code = Code.HUGO_WARNING if spoken[1] == "WARN" else Code.HUGO_REFUSES
        if spoken[2].startswith("Duplicate target paths: "):
            yield from duplicates(spoken[2].removeprefix("Duplicate target paths: "), pages)
            continue
        file, number, message = split_place(spoken[2], site)
        if spoken[1] == "panic:":
            message = f"Hugo itself fails, which is a fault of its own: {message}"
        places.setdefault((code, message), []).append((file, number))
    for (code, message), found in places.items():
        file, number = min(found, key=lambda place: (place[0], place[1] or 0))  # Hugo has no order of its own
        told = message + (f" (and in {len(found) - 1} more places)" if len(found) > 1 else "")
        if file == "." and (page := page_with_address(told, pages)):
            yield Diagnostic(page.source, None, code, f"{page.output}: {told}")
        elif file in sources:  # whose lines are others
            yield Diagnostic(sources[file], None, code, f"{file}{f':{number}' if number else ''}: {told}")
        else:
            yield Diagnostic(file, number, code, told)


def split_place(message: str, site: Path) -> tuple[str, int | None, str]:
    """The file of the site that a message is about, the line in it, and the message without either."""
    message = message.replace("\\\\", "\\") if os.sep == "\\" else message
    prefix = re.escape(f"{site}{os.sep}")
    places = [one for one in re.finditer(PLACE.format(site=prefix), message) if (site / one[1]).is_file()]
    if not places:
        settings = next((one for one in SETTINGS_FILES if (site / one).is_file()), ".")
        plain = STEPS.sub("", re.sub(prefix, "", message))
        return (settings if OF_SETTINGS.search(message) else "."), None, plain
    place = places[-1]  # a template after the page that it renders
    before = STEPS.sub("", message[: place.start()])
    rest = re.sub(prefix, "", before + message[place.end() :]).strip(" :;")
    rest = re.sub(r"\s*:\s*:|\s+([:;])", lambda found: found[1] or ":", rest)
    return Path(place[1]).as_posix(), int(place[2]) if place[2] else None, rest


def page_with_address(message: str, pages: Sequence[Page]) -> Page | None:
    """The first page that has an address which the message quotes, as its own or as an alias."""
    quoted = set(re.findall(r'"(/[^"]*)"', message))
    return next((page for page in pages if not quoted.isdisjoint([page.url, *page.aliases])), None)


def duplicates(said: str, pages: Sequence[Page]) -> Iterator[Diagnostic]:
    """One diagnostic for each address that Hugo publishes more than once, which names the pages that claim it."""
    claims: dict[str, list[str]] = {path.lstrip("/"): [] for path, _ in DUPLICATE.findall(said)}
    for page in pages:
        if page.url and (path := urls.file_of(page.url)) in claims:
            claims[path].append(page.source)
    for path, sources in claims.items():
        told = f"{urls.clean(path)} is published more than once, so that readers meet only one of the pages"
        named = f": {', '.join(sources)}" if sources else ""
        yield Diagnostic(sources[0] if sources else ".", None, Code.HUGO_WARNING, told + named)
