"""Documents in numbered series as Sphinx sets them, in bold: ``:rfc:`2324#section-1``` → RFC 2324 Section 1."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from docutils import nodes
from docutils.parsers.rst import states
from docutils.utils import unescape

from rst2hugo.directives.document_reports import DocumentReports
from rst2hugo.engines.sphinx.extlinks import TITLED
from rst2hugo.model.diagnostics import Code

# Where Sphinx 9.0 leads to; the addresses of older versions are redirected there (``sphinx.roles``).
ADDRESSES: Mapping[str, Callable[[str], str]] = {
    "pep": lambda number: f"https://peps.python.org/pep-{int(number):04}/",
    "rfc": lambda number: f"https://datatracker.ietf.org/doc/html/rfc{int(number)}.html",
    "cve": lambda number: f"https://www.cve.org/CVERecord?id=CVE-{number}",
    "cwe": lambda number: f"https://cwe.mitre.org/data/definitions/{int(number)}.html",
}
# The parts of an RFC that Sphinx has words for, since version 8.1.
PARTS = ("appendix", "page", "section")


@dataclass(frozen=True)
class Numbered:
    """The role ``kind``: a number, with a part of the document after ``#``, or ``title <number>``."""

    kind: str

    def __call__(
        self, name: str, rawtext: str, text: str, lineno: int, inliner: states.Inliner,
        options: dict[str, Any] | None = None, content: Sequence[str] | None = None,
    ) -> tuple[list[nodes.Node], list[nodes.system_message]]:  # fmt: skip  # a table
        titled = TITLED.match(text)
        target = unescape(titled[2] if titled else text).strip()
        number, mark, part = target.partition("#")
        try:
            address = ADDRESSES[self.kind](number) + mark + part
        except ValueError:
            fault = f"invalid {self.kind.upper()} number {target}"
            message = DocumentReports(inliner.document).report(lineno, Code.RST_ERROR, fault)
            return [inliner.problematic(rawtext, rawtext, message)], [message]
        title = unescape(titled[1]) if titled else title_of(self.kind, number, mark, part)
        return [nodes.reference(rawtext, "", nodes.strong(title, title), refuri=address)], []


def title_of(kind: str, number: str, mark: str, part: str) -> str:
    word, _, rest = part.partition("-")
    if kind == "rfc" and word in PARTS:
        return f"RFC {number} {word.title()} {rest}".rstrip()
    return f"{kind.upper()} {number}{mark}{part}"


ROLES = {kind: Numbered(kind) for kind in ADDRESSES}
