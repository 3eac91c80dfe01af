"""Redirects for the server, which can do what Hugo's HTML aliases cannot: feeds, files, queries."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from rst2hugo.addresses import urls
from rst2hugo.hugo.server_rules import FORMATS, Redirect, quoted
from rst2hugo.model import Asset, Page, Term
from rst2hugo.model.diagnostics import Code, Diagnostic


def collect_redirects(
    pages: Iterable[Page], terms: Iterable[Term], further: Mapping[str, str] = {}
) -> tuple[list[Redirect], list[Diagnostic]]:
    """One list of all redirects, each straight to its end, and what cannot be in it.

    ``further`` are those that the engine knows. Left out and told are an address that the new site has a
    page at, one that would lead to itself, and one that two pages claim, but for the first.
    """
    pages, terms = [page for page in pages if not page.draft], list(terms)
    wanted = [(old, page.url, page.source) for page in pages if page.url for old in page.aliases]
    wanted += [(old, page.url, page.source) for page in pages if page.url for old in page.queries]
    wanted += [(old, term.url, f"{term.taxonomy}: {term.name}") for term in terms for old in term.aliases]
    wanted += [(old, new, old) for old, new in further.items()]
    owned = {page.url: page.source for page in pages if page.url} | {term.url: term.name for term in terms}
    found: dict[tuple[str, str], str] = {}
    told = []
    for old, new, source in wanted:
        key = split(old)
        if not key[1] and key[0] in owned and key[0] != new:
            told.append(conflict(source, f"{old} is the address of {owned[key[0]]}, it cannot lead to {new}"))
        elif found.setdefault(key, new) != new:
            told.append(conflict(source, f"{old} leads to {found[key]} already, it cannot lead to {new}"))
    ends = {key: end(new, found) for key, new in found.items()}
    told += [conflict(old, f"{old} leads round to itself") for (old, _), new in ends.items() if not new]
    return [Redirect(*key, new) for key, new in ends.items() if new and key != (new, "")], told


def conflict(source: str, message: str) -> Diagnostic:
    return Diagnostic(source, None, Code.REDIRECT_CONFLICT, message)


def split(address: str) -> tuple[str, str]:
    """The decoded path of an address, and its query as it stands."""
    path, _, query = address.partition("?")
    return (urls.clean(path), query) if query else (path, "")


def end(new: str, found: Mapping[tuple[str, str], str]) -> str:
    """Where a chain of redirects ends; "" when it does not."""
    passed = set()
    while (new, "") in found and found[new, ""] != new:
        if new in passed:
            return ""
        passed.add(new)
        new = found[new, ""]
    return new


def disqus_map(pages: Iterable[Page], old_base: str, new_base: str) -> str:
    """The URL map that Disqus' migration tool takes: a line with the old and the new address of each post."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    for page in pages:
        if page.kind == "post" and page.old_url and page.url and not page.draft:
            old = old_base.rstrip("/") + quoted(page.old_url)
            new = new_base.rstrip("/") + quoted(page.url)
            if old != new:
                writer.writerow([old, new])
    return written.getvalue()


def files(
    form: str, rules: Sequence[Redirect], pages: Iterable[Page], old_base: str, new_base: str, *, disqus: bool
) -> dict[str, str]:
    """The files of the new project that hold the redirects in ``form``, and Disqus' map where the blog has it.

    ``old_base`` and ``new_base`` are the addresses of the two sites, which may lie below their hosts' roots.
    """
    path, write = FORMATS[form]
    old, new = (urls.base_path(base) for base in (old_base, new_base))
    goals = (rule.new if urls.WEB.match(rule.new) else new + rule.new for rule in rules)
    based = [Redirect(old + rule.old, rule.query, goal) for rule, goal in zip(rules, goals, strict=True)]
    made = {path: write(based, new)}
    return made | ({"disqus-url-map.csv": disqus_map(pages, old_base, new_base)} if disqus and old_base else {})


def beside_own(made: Mapping[str, str], assets: Iterable[Asset]) -> tuple[dict[str, str], list[Diagnostic]]:
    """The files, those at the top of the project for which the blog has one of its own, to be added to it."""
    own = {asset.output: asset.source for asset in assets}
    kept, told = {}, []
    for path, text in made.items():
        place = path.removeprefix("static/") if path in own else path
        kept[place] = text
        if place != path:
            message = f"becomes {path}; the redirects of this conversion are in {place}: add them to it"
            told.append(Diagnostic(own[path], None, Code.DUPLICATE_OUTPUT, message))
    return kept, told
