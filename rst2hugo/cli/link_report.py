"""The ledger of links for people (a line each) and for programs (JSON, CSV)."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from rst2hugo.model import Link, Page

FIELDS = ("source", "line", "state", "kind", "text", "name", "chain", "uri", "address")


class Row(NamedTuple):
    """A link and the source that it stands in."""

    source: str
    link: Link


def rows(pages: Sequence[Page]) -> list[Row]:
    return [Row(page.source, link) for page in pages for link in page.links]


def record(link: Link) -> dict[str, Any]:
    """One link as a JSON object; the shape is part of the public interface."""
    return {name: list(link.chain) if name == "chain" else getattr(link, name) for name in FIELDS[1:]}


def as_lines(found: Sequence[Row]) -> Iterator[str]:
    """``source:line: state kind "text" asked → chain → address``, one link a line."""
    for source, link in found:
        place = source if link.line is None else f"{source}:{link.line}"
        way = [one for one in (link.name, *link.chain, link.address or link.uri or "nothing") if one]
        text = " ".join(link.text.split())
        yield f'{place}: {link.state} {link.kind or "-"} "{text}" {" → ".join(way)}'


def describe_counts(found: Sequence[Row]) -> str:
    """How many links there are of each state and of each kind."""
    states = Counter(link.state for _, link in found)
    kinds = Counter(link.kind or "nowhere" for _, link in found)
    counts = (", ".join(f"{count} {name}" for name, count in one.most_common()) for one in (states, kinds))
    return f"{len(found)} links: {'; '.join(counts)}"


def as_json(found: Sequence[Row]) -> str:
    return json.dumps([{"source": source, **record(link)} for source, link in found], indent=2, ensure_ascii=False)


def as_csv(found: Sequence[Row]) -> str:
    """Comma-separated values with a head; the names of a chain stand one after the other, ``→`` between them."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(FIELDS)
    for source, link in found:
        cells = {**record(link), "source": source, "chain": " → ".join(link.chain)}
        writer.writerow(["" if cells[name] is None else cells[name] for name in FIELDS])
    return written.getvalue().rstrip("\n")
