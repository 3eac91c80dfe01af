"""The highlighter of real Hugo: the languages that it knows, its numbers, marks and ids of lines."""

from __future__ import annotations

import re

import pytest
from lxml import html
from support import hugo_site

from rst2hugo import convert_text
from rst2hugo.engine import Engine
from rst2hugo.markdown.languages import CHROMA, TO_CHROMA, fence_language, is_known, nearest
from rst2hugo.model import Source
from rst2hugo.model.options import Options
from rst2hugo.pipeline.compile_page import compiled


def test_chroma_knows_what_we_say_it_does():
    names = sorted(CHROMA)
    pages = hugo_site.render(["\n\n".join(f"```{name} {{#l{number}}}\na\n```" for number, name in enumerate(names))])
    known = set(re.findall(r'<div class="highlight" id="l(\d+)"', pages[0]))
    assert [name for number, name in enumerate(names) if str(number) not in known] == []


def test_chroma_does_not_know_what_gets_another_name():
    names = sorted(TO_CHROMA)
    pages = hugo_site.render(["\n\n".join(f"```{name} {{#l{number}}}\na\n```" for number, name in enumerate(names))])
    assert 'class="highlight"' not in pages[0]
    assert set(TO_CHROMA.values()) <= CHROMA


@pytest.mark.parametrize("name", ["yml", "h", "kt", "jsonc", "go-html-template", "batchfile", "Patch"])
def test_endings_of_files_and_names_that_pygments_does_not_have_are_known(name):
    assert is_known(name)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("", ""),
        ("None", ""),
        ("python3", "python3"),
        ("IPython", "python"),
        ("css+django", "django"),
        ("html+lasso", "html"),
        ("html+php", "php"),
        ("jsonml+bst", "jsonml+bst"),
        ("C++", "C++"),
        ("objective-c++", "objective-c"),
        ("antlr-ruby", "antlr"),
        (" stata ", "stata"),
    ],
)
def test_nearest(name, expected):
    assert nearest(name) == expected


def test_attributes_need_a_known_language():
    assert [fence_language(one, attributes=True) for one in ("stata", "", "Python", "ipython")] == [
        "text",
        "text",
        "Python",
        "python",
    ]
    assert not is_known("stata")


def test_numbers_marks_and_ids_of_lines():
    source = """
.. code-block:: python
   :linenos:
   :lineno-start: 8
   :emphasize-lines: 1,3-4
   :lineanchors: main
   :name: whole
   :class: wide

   a = 8
   b = 9
   c = 10
   d = 11

.. code-block:: c

   int none;
"""
    page = html.fromstring(hugo_site.render([convert_text(source).markdown])[0])
    first, second = page.xpath("//div[starts-with(@class, 'highlight')]")
    assert (first.get("id"), first.get("class"), second.get("class")) == ("whole", "highlight wide", "highlight")
    assert [one.text_content().strip() for one in first.xpath(".//span[@id]")] == ["8", "9", "10", "11"]
    assert [one.get("id") for one in first.xpath(".//span[@id]")] == ["main-8", "main-9", "main-10", "main-11"]
    lines = first.xpath("(.//pre)[last()]/code/span")
    marked = [one.text_content().strip() for one in lines if "background-color" in one.get("style", "")]
    assert marked == ["a = 8", "c = 10", "d = 11"]
    assert not second.xpath(".//span[contains(@style, 'user-select')]")


class EngineWithNumbers(Engine):
    def __init__(self, blog, options):
        super().__init__(blog, options)
        self.code_options = {"linenos": "table"}


def test_options_that_a_blog_gives_all_its_code():
    engine = EngineWithNumbers(None, Options())
    source = ".. code-block:: c\n\n   a\n\n.. sourcecode:: c\n   :linenos: none\n\n   b\n\n.. code:: c\n\n   c\n"
    page, *_ = compiled(Source("a.rst", source), engine)
    assert page is not None
    assert page.markdown == "```c {linenos=true}\na\n```\n\n```c\nb\n```\n\n```c\nc\n```"
