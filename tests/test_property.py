"""Random documents, every construct in every other: real Hugo's page reads as docutils' page of the source.

Hypothesis picks the seeds of batches; a document that reads differently is made smaller before it is
shown. ``RST2HUGO_CASES=20000`` looks at so many documents, other ones each time.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from subprocess import TimeoutExpired
from time import monotonic
from typing import NamedTuple

import pytest
from docutils import nodes
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from support import hugo_site
from support.random_rst import document
from support.random_words import Node

from rst2hugo import Code
from rst2hugo.engine import Engine
from rst2hugo.links.resolve import resolve
from rst2hugo.model import Source
from rst2hugo.model.options import Options
from rst2hugo.model.reports import Reports
from rst2hugo.pipeline import convert_source
from rst2hugo.rst.parse import parse
from rst2hugo.verify import differences, source_html

CASES = int(os.environ.get("RST2HUGO_CASES", "1000"))
BATCH = 250
ROUND = 120  # smaller documents tried in one build
SECONDS = 60.0
"""After these no further round begins: where Hugo refuses pages, each round is many builds."""


@pytest.fixture(scope="module")
def workers() -> Iterator[Executor]:
    with ProcessPoolExecutor(mp_context=multiprocessing.get_context("spawn")) as pool:
        yield pool


class Converted(NamedTuple):
    """A source in Markdown, with the stubs that it calls; docutils' HTML of it; our own failure if there is one."""

    markdown: str
    stubs: dict[str, str]
    html: str
    failure: str


def converted(text: str) -> Converted:
    source = Source("case.rst", text)
    result = convert_source(source, None, Options())
    page = result.pages[0]
    failure = next((str(one) for one in page.diagnostics if one.code is Code.INTERNAL_ERROR), "")
    return Converted(page.markdown, dict(result.stubs), source_html(source, Engine(None, Options())), failure)


def compared(pages: tuple[str, str]) -> list[str]:
    """No page is right for a comment in raw HTML that nobody ends: it swallows all up to the next one."""
    unended = "<!--" in pages[0].rpartition("-->")[2]
    return [] if unended else [str(one) for one in differences(*pages)]


def faults(sources: Sequence[str], workers: Executor) -> list[list[str]]:
    """What a reader of each document's new page meets differently."""
    done = list(workers.map(converted, sources, chunksize=8))
    pairs = zip((one.html for one in done), built(done), strict=True)
    found = workers.map(compared, pairs, chunksize=8)
    return [[one.failure] if one.failure else faults for one, faults in zip(done, found, strict=True)]


def built(pages: Sequence[Converted]) -> list[str]:
    """Hugo's HTML of each page; its message for one that it refuses."""
    stubs: dict[str, str] = {}
    for path, text in (stub for page in pages for stub in page.stubs.items()):
        stubs[path] = max(stubs.get(path, ""), text, key=shows_most)
    try:
        return hugo_site.render([page.markdown for page in pages], more=stubs)
    except (AssertionError, TimeoutExpired) as refused:
        if len(pages) == 1:
            return [str(refused)]
        half = len(pages) // 2
        return built(pages[:half]) + built(pages[half:])


def shows_most(stub: str) -> tuple[bool, bool, int]:
    """What tells of several stubs of one name which one shows all that the others show."""
    return "&quot;" in stub, ".Inner" in stub, len(stub)


def smallest(tree: Node, workers: Executor) -> str:
    """The smallest document that is found in some time, made of ``tree``, and still reads differently."""
    source = str(tree)
    waiting = candidates(tree)
    end = monotonic() + SECONDS
    while waiting and monotonic() < end:
        part, waiting = waiting[:ROUND], waiting[ROUND:]
        found = faults([str(one) for one in part], workers)
        failing = next((one for one, fault in zip(part, found, strict=True) if fault), None)
        if failing is not None:
            source, waiting = str(failing), candidates(failing)
    return source


def candidates(tree: Node) -> list[Node]:
    written = str(tree)
    smaller = {str(one): one for one in tree.smaller()}
    return [smaller[one] for one in sorted(smaller, key=lambda one: (len(one), one)) if len(one) < len(written)]


@settings(
    max_examples=-(-CASES // BATCH),
    derandomize="RST2HUGO_CASES" not in os.environ,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(seed=st.integers(0, 2**40))
def test_reads_the_same(workers: Executor, seed: int) -> None:
    trees = [document(f"{seed} {number}") for number in range(min(BATCH, CASES))]
    found = faults([str(tree) for tree in trees], workers)
    failing = [tree for tree, fault in zip(trees, found, strict=True) if fault]
    if failing:
        source = smallest(min(failing, key=lambda tree: len(str(tree))), workers)
        told = "\n".join(faults([source], workers)[0])
        pytest.fail(f"{len(failing)} documents of seed {seed} read differently, such as\n{source}\n{told}")


# What engines read as metadata, and what docutils has resolved before a page is written.
EXCEPTIONS = {
    *("docinfo", "address", "author", "authors", "contact", "copyright", "date", "organization", "revision"),
    *("status", "version", "pending", "substitution_reference"),
}


def test_every_construct_occurs() -> None:
    """In the documents, and every block in every kind of thing that holds blocks."""
    seen: set[str] = set()
    for number in range(400):
        tree = parse(str(document(number)), Reports("case.rst"))
        resolve(tree)
        seen |= {kind.__name__ for node in tree.findall() for kind in type(node).__mro__}  # some are subclasses of ours
    assert set(nodes.node_class_names) - EXCEPTIONS - seen == set()
