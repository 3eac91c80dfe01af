"""What ``postlist`` says of terms that no post has: ABlog leaves them out, and lists the posts of the others."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial

from rst2hugo import markdown
from rst2hugo.directives.post_lists import TAXONOMIES
from rst2hugo.model import Page
from rst2hugo.model.diagnostics import Code, Diagnostic

CALL = re.compile(r"\{\{< posts\b(.*?) >\}\}")
PARAMETER = re.compile(r'\b(\w+)=("[^"]*"|`[^`]*`|\S+)')


def without_unknown_terms(pages: Sequence[Page]) -> list[Page]:
    """The pages with lists of posts that name only terms which some post has."""
    known = {name: frozenset(terms_of(pages, name)) for name in TAXONOMIES.values()}
    return [correct_page(page, known) if "{{< posts" in page.markdown else page for page in pages]


def terms_of(pages: Sequence[Page], taxonomy: str) -> Collection[str]:
    lists = (page.front_matter.get(taxonomy) for page in pages if page.kind == "post")
    return {str(one) for found in lists if isinstance(found, list) for one in found}


def correct_page(page: Page, known: Mapping[str, Collection[str]]) -> Page:
    unknown: dict[str, None] = {}
    text = CALL.sub(partial(correct_call, known=known, unknown=unknown), page.markdown)
    told = [Diagnostic(page.source, None, Code.BAD_VALUE, message) for message in unknown]
    return replace(page, markdown=text, diagnostics=(*page.diagnostics, *told))


def correct_call(call: re.Match[str], known: Mapping[str, Collection[str]], unknown: dict[str, None]) -> str:
    """A call without the terms that are not ``known``; messages about them are entered in ``unknown``."""
    parameters = dict(PARAMETER.findall(call[1]))
    for name in [name for name in parameters if name in known]:
        terms = parameters[name][1:-1].split(", ")
        there = [term for term in terms if term in known[name]]
        for term in [term for term in terms if term not in there]:
            unknown[f"postlist: no post has {term} among its {name}, so ABlog takes no notice of it"] = None
        if there:
            parameters[name] = markdown.value(", ".join(there))
        else:
            del parameters[name]
    if several := [name for name in parameters if name in known and "," in parameters[name]]:
        parameters["all"] = markdown.value(", ".join(several))
    else:
        parameters.pop("all", None)
    if not any(name in known for name in parameters):
        parameters.pop("self", None)
    return f"{{{{< {' '.join(['posts', *(f'{name}={value}' for name, value in parameters.items())])} >}}}}"
