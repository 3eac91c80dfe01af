"""The answer as one HTML page that needs nothing but itself: what is lost first, readings side by side, filters."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from importlib import metadata, resources
from string import Template

from rst2hugo.addresses.urls import as_link
from rst2hugo.hugo import program
from rst2hugo.model.diagnostics import Severity
from rst2hugo.verify.nouns.difference import Difference, Kind
from rst2hugo.verify.nouns.verdict import PageVerdict, State, Verdict
from rst2hugo.verify.report import summary
from rst2hugo.verify.report.rendering import html as rendered

TEMPLATE = resources.files("rst2hugo.verify.report") / "report.html"
OF_SITE = "site"
OF_SITE_INHERITED = "inherited"
LABELS = {state.value: state.label for state in State}
FOLDED = frozenset({State.IDENTICAL.value, State.UNREAD.value})
"""The states of pages of which there is nothing to tell."""
PREVIEW = "http://localhost:1313"
"""Where ``hugo server`` shows the new site (https://gohugo.io/commands/hugo_server/)."""


def html(verdict: Verdict, title: str, version: str) -> str:
    """The report; ``title`` is plain text, ``version`` that of rst2hugo. Raises RequestError when there is no Hugo."""
    kinds = verdict.counts()
    states = Counter(page.state.value for page in (*verdict.pages, *verdict.old_pages))
    states.update(state for _, state, _ in of_site(verdict))
    values = {
        "title": escape(title),
        "made": escape(describe_tools(version)),
        "answer": answer(verdict),
        "numbers": "\n".join(f"<li>{escape(line)}</li>" for line in summary.summary(verdict, "")),
        "states": "\n".join(option(state, LABELS.get(state, state), count) for state, count in states.items()),
        "kinds": "\n".join(option(kind.value, kind.value, kinds[kind], kind.what) for kind in Kind if kinds[kind]),
        "rows": "\n".join(rows(verdict)),
        "folded": ", ".join(
            f"{states[state]} {LABELS[state]}" for state in LABELS if state in FOLDED and states[state]
        ),
    }
    return Template(TEMPLATE.read_text("utf-8")).substitute(values)


def describe_tools(version: str) -> str:
    """When this is, and the versions of the programs that a proof rests on."""
    now = dt.datetime.now().astimezone().strftime("%Y-%m-%d %H:%M %z")
    docutils, hugo = metadata.version("docutils"), program.read_version()
    return f"Made on {now} by rst2hugo {version}, docutils {docutils} and Hugo {hugo}"


def answer(verdict: Verdict) -> str:
    """The verdict in a sentence."""
    lost = sum(finding.severity is Severity.ERROR for finding in verdict)
    if not lost:
        return '<p class="answer good">Nothing of the old blog is missing.</p>'
    places = len({finding.place for finding in verdict if finding.severity is Severity.ERROR})
    return f'<p class="answer bad">{count(lost, "difference")} in {count(places, "place")}.</p>'


def count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def option(value: str, label: str, number: int, what: str = "") -> str:
    return f'<option value="{value}" title="{escape(what)}">{label} ({number})</option>'


def rows(verdict: Verdict) -> Iterator[str]:
    """A row for each page and for each place of the site's troubles, the worst first, with its details after it."""
    pages = [*verdict.pages, *verdict.old_pages]
    of_pages = [(is_harmless(page.differences), f"page{number}", page) for number, page in enumerate(pages)]
    for harmless in (False, True):
        for _, id, page in (row for row in of_pages if row[0] is harmless and row[2].differences):
            yield row(id, page.state.value, page.source, links(page, verdict), page.differences, sides(page))
        for number, (place, state, differences) in enumerate(of_site(verdict)):
            if (state == OF_SITE_INHERITED) is harmless:
                yield row(f"site{number}", state, place, "", differences, "")
    for _, id, page in (row for row in of_pages if not row[2].differences):
        yield row(id, page.state.value, page.source, links(page, verdict), (), "")


def is_harmless(differences: Iterable[Difference]) -> bool:
    """Whether nothing is lost that the old blog had."""
    return all(one.inherited or one.mended for one in differences)


def links(page: PageVerdict, verdict: Verdict) -> str:
    """To the page as it was, where that is known, and as it is."""
    old = verdict.old_urls.get(page.source)
    before = f'<a href="{escape(old)}" rel="noreferrer">{escape(old)}</a><br>' if old else ""
    if not page.url:
        return before
    new = f"{PREVIEW}{verdict.base_path}{as_link(page.url)}"
    return f'{before}<a href="{escape(new)}" rel="noreferrer">{escape(page.url)}</a>'


def of_site(verdict: Verdict) -> Iterator[tuple[str, str, list[Difference]]]:
    """What was found out about the site as a whole, by place."""
    found: dict[tuple[str, bool], list[Difference]] = defaultdict(list)
    for one in verdict.findings:
        found[one.place, one.inherited].append(one.difference)
    for (place, inherited), told in found.items():
        yield place, OF_SITE_INHERITED if inherited else OF_SITE, told


def row(id: str, state: str, name: str, links: str, told: Sequence[Difference], below: str) -> str:
    counts = Counter(one.kind.value for one in told)
    chips = " ".join(f'<span class="kind">{kind} {number}</span>' for kind, number in counts.items())
    shown = f'<button type="button" aria-expanded="true">{escape(name)}</button>' if told else escape(name)
    place = f'<br><span class="sign">{links}</span>' if links else ""
    attributes = f' data-state="{state}" data-kinds="{" ".join(counts)}"'
    if told:
        attributes += f' data-details="{id}"'
    elif state in FOLDED:
        attributes += " data-folded"
    head = (
        f'<tr class="page{" has-details" if told else ""}"{attributes}>'
        f'<td class="state {state}">{LABELS.get(state, state)}</td><td>{shown}{place}</td><td>{chips}</td></tr>'
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
