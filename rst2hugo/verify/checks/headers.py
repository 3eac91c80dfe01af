"""What the headers of the new site say, held against what the old blog says of its posts."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from rst2hugo.addresses import urls
from rst2hugo.headers import front_matter
from rst2hugo.model import Page
from rst2hugo.verify.build.hugo import Content
from rst2hugo.verify.checks.page_contents import path_of
from rst2hugo.verify.nouns.difference import Difference, Kind
from rst2hugo.verify.nouns.verdict import Finding

# What readers see of a header, and what decides whether and where they see the page (Hugo's names, in lower case).
TOLD = ("title", "date", "lastmod", "publishdate", "expirydate", "draft", "description", "url", "aliases")


def changed(
    site: Path, pages: Iterable[Page], contents: Mapping[str, Content], taxonomies: Iterable[str]
) -> Iterator[Finding]:
    """Every field of a header that is not as the conversion of its source has it; ``taxonomies`` are fields, too."""
    names = dict.fromkeys([*TOLD, "authors", *map(str.lower, taxonomies)])
    for page in pages:
        path = path_of(page, contents)
        places = [site / "content" / path, site / path] if path is not None else []
        file = next((one for one in places if one.is_file()), None)
        if file is None:
            continue
        text = file.read_text("utf-8", "replace")
        if text == page.text:
            continue
        old, new = fields(page.text), fields(text)
        for name in names:
            was, now = field_texts(old.get(name)), field_texts(new.get(name))
            is_same_address = name == "url" and not was and now == [urls.front_matter_url(page.url or "")]
            if was != now and not is_same_address:
                old_field, new_field = (f"{name} {', '.join(value)}" if value else "" for value in (was, now))
                yield Finding(page.source, Difference(Kind.HEADER, old_field, new_field))


def fields(text: str) -> dict[str, Any]:
    """The fields of a content file's header by their names in lower case, in which Hugo reads them."""
    return {str(name).lower(): value for name, value in front_matter.read_content(text).items()}


def field_texts(value: object) -> list[str]:
    """The values of a field as text; the order of several says nothing, nor does a field without any."""
    if isinstance(value, list):
        return sorted(text for one in value for text in field_texts(one))
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        value = datetime.datetime(value.year, value.month, value.day)
    if isinstance(value, datetime.datetime):
        return [value.isoformat().removesuffix("T00:00:00")]
    return [] if value is None or value is False or value == "" else ["true" if value is True else str(value)]
