"""Where Pelican put a post: the slug, what the patterns may name, which pattern is the one."""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from rst2hugo.addresses import slugs
from rst2hugo.addresses.slugs.pelican_versions import LATEST
from rst2hugo.blog import settings
from rst2hugo.engines.pelican import categories, patterns, plugins
from rst2hugo.engines.pelican.conf import read_version
from rst2hugo.model import Kind, Meta

Said = Mapping[str, Any]
"""All metadata of a post: the settings', the path's, its own; see ``header.of_path``."""


@dataclass(frozen=True)
class Urls:
    """The addresses of the posts of one blog; paths are those below Pelican's ``PATH``."""

    conf: Mapping[str, Any]
    language: str
    cache: dict[tuple[str, str], str] = field(default_factory=dict)

    def slug(self, text: str, flavour: Any) -> str:
        """Pelican's slug of a title (SLUG) or a name (TAG, CATEGORY, AUTHOR)."""
        key = (flavour, text)
        if key not in self.cache:
            self.cache[key] = (
                categories.slug(text, self.conf, self.version)
                if flavour == "CATEGORY"
                else slugs.pelican(text, self.conf, flavour, self.version)
            )
        return self.cache[key]

    @property
    def in_git(self) -> bool:
        """Whether posts without a date had that of their first commit."""
        return plugins.has(self.conf, "filetime_from_git")

    @property
    def version(self) -> tuple[int, int]:
        """Pelican's version, by which slugs differ; the latest if it is not known."""
        return read_version(self.conf, exact=True) or LATEST

    def slug_of(self, said: Said, path: str) -> str:
        if said.get("slug"):
            return str(said["slug"]).strip()
        if self.conf["SLUGIFY_SOURCE"] == "basename":
            return self.slug(PurePosixPath(path).stem, "SLUG")
        title = str(said.get("title") or "")
        # Pelican knows the title of an rst post as HTML.
        return self.slug(html.escape(title, quote=False) if path.endswith(".rst") else title, "SLUG")

    def translation_key(self, said: Said, kind: Kind, path: str) -> str:
        """What the translations of a post have in common: the slug, unless the settings name something else."""
        names = settings.as_list(self.conf[f"{'PAGE' if kind == 'page' else 'ARTICLE'}_TRANSLATION_ID"])
        known = {**said, "slug": self.slug_of(said, path)}
        return "-".join(str(known.get(name, "")) for name in sorted(map(str, names)))

    def known(self, meta: Meta, said: Said, path: str) -> dict[str, Any]:
        """What patterns may name."""
        authors = meta.front_matter.get("authors")
        category, within = (self.slug(one, "CATEGORY") if one else "" for one in self.categories(said))
        return {name: str(value) for name, value in said.items()} | {
            "path": str(said.get("path") or path),
            "slug": self.slug_of(said, path) or None,
            "lang": str(said.get("lang") or self.language),
            # A date that somebody has guessed makes no address.
            "date": patterns.moment(meta.front_matter.get("date")) if said.get("date") or self.in_git else None,
            "author": self.slug(str(authors[0]), "AUTHOR") if isinstance(authors, list) and authors else "",
            "category": category,
            **(dict.fromkeys(("suburl", "subpath"), within) if plugins.has(self.conf, "subcategory") else {}),
        }

    def categories(self, said: Said) -> tuple[str, str]:
        """The category in addresses, and the innermost one."""
        return categories.first(said, self.conf), categories.last(said, self.conf)

    def place(self, key: str, meta: Meta, said: Said, path: str, *, draft: bool = False) -> str | None:
        """The address of a post by the pattern for ``key``, ``URL`` or ``SAVE_AS``; None when nobody can know it."""
        known = self.known(meta, said, path)
        on_its_own = known["lang"].lower() in plugins.subsites(self.conf)
        foreign = known["lang"] != self.language and not on_its_own
        kind = {"page": "DRAFT_PAGE" if draft else "PAGE", "post": "DRAFT" if draft else "ARTICLE"}[meta.kind]
        pattern = self.conf[f"{kind}_LANG_{key}" if foreign else f"{kind}_{key}"]
        if kind == "ARTICLE":
            pattern = plugins.own_pattern(key, categories.with_own_patterns(said, self.conf), self.conf) or pattern
        place = patterns.fill_known(pattern, known) if pattern else None
        prefix = f"/{known['lang'].lower()}" if on_its_own else ""
        return None if place is None else prefix + patterns.address(place)

    def own_file(self, said: Said) -> str | None:
        """The file that a post names by ``save_as``, as an address; None if it names none."""
        language = str(said.get("lang") or self.language).lower()
        prefix = f"/{language}" if language in plugins.subsites(self.conf) else ""
        own = str(said.get("save_as") or "")
        return prefix + patterns.address(own) if own else None

    def file(self, meta: Meta, said: Said, path: str) -> str | None:
        """The file of a post, as its address."""
        return self.own_file(said) or self.place("SAVE_AS", meta, said, path)

    def was_draft(self, meta: Meta) -> bool:
        """Whether Pelican showed a post as a draft: it was one, or settings hold back what is dated in the future."""
        date = patterns.moment(meta.front_matter.get("date"))
        held_back = date is not None and not self.conf["WITH_FUTURE_DATES"] and date.date() > dt.date.today()
        return held_back or meta.front_matter.get("draft") is True

    def further(self, meta: Meta, said: Said, path: str) -> Iterator[str]:
        """The other addresses of a post: its file, those of a draft, those that plugins sent on."""
        own = self.own_file(said)
        if own:
            yield own
        wanted = [] if meta.permalink or own else [("SAVE_AS", False)]
        wanted += [("URL", True), ("SAVE_AS", True)] if self.was_draft(meta) else []
        yield from filter(None, (self.place(key, meta, said, path, draft=draft) for key, draft in wanted))
        yield from plugins.further(said, self.known(meta, said, path), meta.kind, self.conf)
