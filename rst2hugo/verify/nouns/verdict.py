"""The nouns of an answer: what became of one page, a Finding about the whole site, the Verdict on all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

from rst2hugo.model.diagnostics import Severity
from rst2hugo.model.location import BlogLocation
from rst2hugo.verify.nouns.difference import Difference, Kind
from rst2hugo.verify.nouns.reading import Reading


class State(Enum):
    """What became of a page."""

    IDENTICAL = "identical"
    DIFFERENT = "different"
    MISSING = "missing"
    UNREAD = "unread"
    """Nothing to hold it against but its words: its source is Markdown already, or could not be read."""

    @property
    def label(self) -> str:
        """What a report calls it; the value is what scripts know it by."""
        return "not compared (Markdown source)" if self is State.UNREAD else self.value


@dataclass(frozen=True, slots=True)
class PageVerdict:
    """One page: ``source`` is its file in the old blog, or its address on the old site, ``url`` the new address.

    The two readings are kept where they differ, for a report that shows them. ``links`` are the places
    that the source names, each as the new address of what it means and the fragment, with whether the
    blog has it; ``ids`` those of the source, None where they are not known. ``addresses`` are those that the
    source claims in its header, each with its line.
    """

    source: str
    url: str
    state: State
    differences: tuple[Difference, ...] = ()
    old: Reading | None = None
    new: Reading | None = None
    links: Mapping[tuple[str, str], bool] = field(default_factory=dict)
    ids: frozenset[str] | None = None
    addresses: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A Difference with the place that it is about: a source, or an address of the old or the new site.

    ``address`` is the address concerned, if it is about one, with the ``#fragment`` if that is what is
    missing. ``inherited`` tells that the old blog was no better: it names what is not in it.
    """

    place: str
    difference: Difference
    address: str = ""
    inherited: bool = False

    @property
    def severity(self) -> Severity:
        """An error lost something; a warning tells of what the old blog had lost already, a note of what is mended."""
        if self.difference.mended:
            return Severity.NOTE
        return Severity.WARNING if self.inherited else Severity.ERROR

    @property
    def remark(self) -> str:
        """What is to be known of it besides."""
        return " (mended)" if self.difference.mended else " (so in the old blog)" if self.inherited else ""

    def __str__(self) -> str:
        line = self.difference.line
        return f"{self.place}{'' if line is None else f':{line}'}: {self.difference}{self.remark}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Everything that was found out.

    ``pages`` were held against their sources, ``old_pages`` against the old site; ``findings`` are
    about the site as a whole; ``answered`` of the ``asked_for`` old addresses still answer, ``files``
    were written by Hugo. ``location`` says how the old blog was read, if it was. ``theme_files`` are files of the old
    theme, ``theme`` is what it showed around and in the texts of pages, with the number of pages: neither is missed.
    ``old_urls`` are the full addresses that pages had, by their ``source``; the new site lies at ``base_path``.
    """

    pages: tuple[PageVerdict, ...] = ()
    old_pages: tuple[PageVerdict, ...] = ()
    findings: tuple[Finding, ...] = ()
    asked_for: int = 0
    answered: int = 0
    files: int = 0
    location: BlogLocation | None = None
    theme_files: tuple[str, ...] = ()
    theme: Mapping[str, int] = field(default_factory=dict)
    old_urls: Mapping[str, str] = field(default_factory=dict)
    base_path: str = ""

    def __iter__(self) -> Iterator[Finding]:
        for page in (*self.pages, *self.old_pages):
            for difference in page.differences:
                yield Finding(page.source, difference, inherited=difference.inherited)
        yield from self.findings

    def counts(self) -> Counter[Kind]:
        return Counter(one.difference.kind for one in self)
