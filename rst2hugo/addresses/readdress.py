"""The address and the aliases of a page, as they stand in its front matter."""

from __future__ import annotations

from dataclasses import replace

from rst2hugo.addresses import hugo_paths, urls
from rst2hugo.model import Page, Value
from rst2hugo.values.metadata import FIRST_KEYS


def readdress(page: Page, url: str | None, aliases: tuple[str, ...]) -> Page:
    """The page with another ``url``, if there is one, and with these aliases."""
    addressed: dict[str, Value] = {"url": urls.front_matter_url(url)} if url else {}
    addressed |= {"aliases": [*map(hugo_paths.front_matter_alias, aliases)]} if aliases else {}
    kept = {key: value for key, value in page.front_matter.items() if key != "aliases" and key not in addressed}
    first = {key: value for key, value in kept.items() if key in (*FIRST_KEYS, "url")}
    return replace(page, url=url or page.url, aliases=aliases, front_matter=first | addressed | kept)
