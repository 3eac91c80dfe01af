"""The directives, options and roles that blogs use: each is known, and those of docutils have golden cases."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any, cast

import pytest
from docutils.parsers.rst import directives
from docutils.parsers.rst.languages import en
from docutils.utils import new_document
from support.paths import TESTS

from rst2hugo import constructs

CASES = TESTS / "constructs"
# Those of Sphinx, Pelican, Nikola and their kin that real blogs use.
WANTED = """
code-block sourcecode code highlight literalinclude figure image youtube vimeo soundcloud gist media thumbnail
listing slides gallery chart raw versionadded versionchanged deprecated versionremoved seealso todo todolist
toctree only ifconfig index glossary centered hlist productionlist tabs tab tab-set tab-item graphviz graph digraph
mermaid plantuml uml blockdiag seqdiag actdiag nwdiag rubric acks tabularcolumns codeauthor sectionauthor
py:function py:class py:method py:module c:function cpp:class js:function rst:directive function class method
module currentmodule describe object option program envvar confval default-domain doctest testcode testoutput
testsetup testcleanup post-list audio video soundcloud_playlist details dropdown grid card
c:alias cpp:namespace-push cpp:namespace-pop diff template forms plot
"""
WANTED_ROLES = """
abbr abbreviation code command file guilabel menuselection kbd pep rfc ref doc any term download numref envvar
option sub sup del strike samp math eq keyword program regexp token newsgroup mimetype manpage mailheader makevar
dfn py:func py:class py:mod py:meth py:attr py:exc py:data py:obj py:const func class mod meth attr exc data obj
c:func c:type cpp:func cpp:class js:func rst:dir rst:role py:deco cpp:union math:numref autolink
"""


def occurring() -> dict[str, set[str]]:
    """The options of each directive in the golden cases."""
    found: dict[str, set[str]] = defaultdict(set)
    start = re.compile(r"\.\. (?:\|[^|]*\| ?)?([\w:+-]+)::[^\n]*\n((?:[ \t|*-]+:[^\n]*\n)*)")
    for path in CASES.glob("*/*.rst"):
        for name, options in start.findall(path.read_text("utf-8") + "\n"):
            found[name.lower()] |= set(re.findall(r"(?m)^[ \t|*-]+:([\w-]+):", options))
    return found


OCCURRING = occurring()
# No golden case can have today's "date"; the others are of docutils' own tests and plans.
STOCK = sorted(en.directives.keys() - {"date", "restructuredtext-test-directive", "imagemap", "questions", "qa", "faq"})


@pytest.mark.parametrize("name", STOCK)
def test_golden_cases_have_every_option(name: str) -> None:
    kind, _ = directives.directive(name, cast(Any, en), new_document("case.rst"))
    assert kind is not None
    assert name in OCCURRING
    assert {*(kind.option_spec or {})} - OCCURRING[name] == set()


@pytest.mark.parametrize("name", WANTED.split())
def test_directives_of_real_blogs_are_known(name: str) -> None:
    assert name in constructs.DIRECTIVES or name in en.directives


@pytest.mark.parametrize("name", WANTED_ROLES.split())
def test_roles_of_real_blogs_are_known(name: str) -> None:
    assert name in constructs.ROLES or name in en.roles
