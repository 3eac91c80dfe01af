"""Pandoc reads the examples, too, as rst and as the Markdown that they become: it finds the same links."""

from __future__ import annotations

from collections import Counter
from urllib.parse import unquote

import pytest
from docutils import nodes
from support.example_blogs import BLOGS

from rst2hugo import markdown, pipeline
from rst2hugo.model.options import Options
from rst2hugo.model.reports import Reports
from rst2hugo.pandoc import pandoc, trees
from rst2hugo.pandoc.cross_check import disagreements
from rst2hugo.pipeline.body import doctree
from rst2hugo.pipeline.compile_page import page_of

RUNS = [pipeline.start(root, Options()) for root in BLOGS.values()]
SOURCES = {
    source.path: (run.engine, source)
    for run in RUNS
    for source in run.sources
    if run.engine.is_rst(source, run.engine.header(source).values)
}


def read(name):
    """The doctree of a source, and its body."""
    engine, source = SOURCES[name]
    header = engine.header(source)
    return doctree(header.body, source, engine, header.values, Reports(source.path)), header.body


@pytest.mark.parametrize("name", SOURCES)
def test_of_the_source(name):
    document, body = read(name)
    assert disagreements(document, body) == []


@pytest.mark.parametrize("name", SOURCES)
def test_of_the_markdown(name):
    """Every link of the doctree is one for a reader of CommonMark, and there are no others."""
    engine, source = SOURCES[name]
    document, _ = read(name)
    references = [one["refuri"] for one in document.findall(nodes.reference) if "refuri" in one and not is_image(one)]
    text = markdown.fill(page_of(source, engine).markdown, lambda uri, line: uri)
    links = trees.kinds(pandoc.tree(text, "commonmark+footnotes").blocks, "Link")
    seen = [address for _, inner, (address, _) in links if [one["t"] for one in inner] != ["Image"]]
    external = [unquote(address) for address in seen if not address.startswith("#")]
    assert Counter(external) == Counter(map(unquote, references))


def is_image(reference):
    """An image with a target may be a shortcode."""
    return [type(child) for child in reference.children] == [nodes.image]
