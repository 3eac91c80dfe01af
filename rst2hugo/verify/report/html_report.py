"""The answer as one HTML page that needs nothing but itself: all pages, filters, readings side by side."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from importlib import resources
from string import Template

from rst2hugo.verify.nouns.difference import Difference, Kind
from rst2hugo.verify.nouns.verdict import PageVerdict, State, Verdict
from rst2hugo.verify.report import summary
from rst2hugo.verify.report.rendering import html as rendered

TEMPLATE = resources.files("rst2hugo.verify.report") / "report.html"
OF_SITE = "site"
OF_SITE_INHERITED = "inherited"


def html(verdict: Verdict, title: str, version: str) -> str:
    """The report; ``title`` is plain text, ``version`` that of the program."""
    kinds = verdict.counts()
    states = Counter(one.state.value for one in (*verdict.pages, *verdict.old_pages))
    states.update(state for _, state, _ in of_site(verdict))
    values = {
        "title": escape(title),
        "version": escape(version),
        "numbers": "\n".join(f"<li>{escape(one)}</li>" for one in summary.summary(verdict)),
        "states": "\n".join(option(state, count) for state, count in states.items()),
        "kinds": "\n".join(option(kind.value, kinds[kind], kind.what) for kind in Kind if kinds[kind]),
        "rows": "\n".join(rows(verdict)),
    }
    return Template(TEMPLATE.read_text("utf-8")).substitute(values)


def option(value: str, count: int, what: str = "") -> str:
    return f'<option value="{value}" title="{escape(what)}">{value} ({count})</option>'


def rows(verdict: Verdict) -> Iterator[str]:
    """A row for each page, with its details after it if it has any; then one for each place of the site's troubles."""
    pages = [*verdict.pages, *verdict.old_pages]
    for number, one in enumerate(sorted(pages, key=lambda page: (page.state is State.IDENTICAL, not page.differences))):
        yield row(f"page{number}", one.state.value, one.source, one.url, one.differences, sides(one))
    for number, (place, state, told) in enumerate(of_site(verdict)):
        yield row(f"site{number}", state, place, "", told, "")


def of_site(verdict: Verdict) -> Iterator[tuple[str, str, list[Difference]]]:
    """What was found out about the site as a whole, by place."""
    found: dict[tuple[str, bool], list[Difference]] = defaultdict(list)
    for one in verdict.findings:
        found[one.place, one.inherited].append(one.difference)
    for (place, inherited), told in found.items():
        yield place, OF_SITE_INHERITED if inherited else OF_SITE, told


def row(id: str, state: str, name: str, url: str, told: Sequence[Difference], below: str) -> str:
    kinds = list(dict.fromkeys(one.kind.value for one in told))
    counts = Counter(one.kind.value for one in told)
    chips = " ".join(f'<span class="kind">{kind} {counts[kind]}</span>' for kind in kinds)
    shown = f'<button type="button" aria-expanded="true">{escape(name)}</button>' if told else escape(name)
    place = f'<br><span class="sign">{escape(url)}</span>' if url else ""
    attributes = f' data-state="{state}" data-kinds="{" ".join(kinds)}"'
    if told:
        attributes += f' data-details="{id}"'
    head = (
        f'<tr class="page{" has-details" if told else ""}"{attributes}>'
        f'<td class="state {state}">{state}</td><td>{shown}{place}</td><td>{chips}</td></tr>'
    )
    if not told:
        return head
    inside = f'<ul class="told">{"".join(items(told))}</ul>{below}'
    return f'{head}\n<tr class="details" id="{id}"><td colspan="3">{inside}</td></tr>'


def items(told: Iterable[Difference]) -> Iterator[str]:
    for number, difference in enumerate(told):
        line = f'<span class="line">line {difference.line}</span> ' if difference.line is not None else ""
        yield (
            f'<li data-of="{number}"><span class="kind">{difference.kind.value}</span> {line}'
            f"<del>{escape(difference.old) or 'nothing'}</del> → <ins>{escape(difference.new) or 'nothing'}</ins></li>"
        )


def sides(page: PageVerdict) -> str:
    """Both readings, with the differences marked."""
    if page.old is None or page.new is None:
        return ""
    old = rendered(page.old, {number: (one.kind, one.old_at) for number, one in enumerate(page.differences)})
    new = rendered(page.new, {number: (one.kind, one.new_at) for number, one in enumerate(page.differences)})
    return (
        f'<div class="sides"><section class="side old"><p class="which">before</p>{old}</section>'
        f'<section class="side new"><p class="which">now</p>{new}</section></div>'
    )
