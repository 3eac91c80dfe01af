"""The addresses of the lists of a Nikola site that are no terms: newest posts, archives, sections, overviews."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from rst2hugo.addresses import urls
from rst2hugo.engines.nikola.lists import KINDS, Listed, Lists
from rst2hugo.model import Language


class ListAddresses:
    """The old addresses of lists and the new lists that they lead to, in each language."""

    def __init__(self, lists: Lists) -> None:
        self.paths, self.conf, self.site = lists.paths, lists.conf, lists.site
        self.listed, self.used = lists.listed, lists.taxonomies()

    def periods(self, lists: Listed) -> Iterator[str]:
        """The addresses of the archives of years, months and days."""
        conf = self.conf.values
        depth = 3 if conf["CREATE_DAILY_ARCHIVE"] or conf["CREATE_FULL_ARCHIVES"] else 2
        depth = depth if depth == 3 or conf["CREATE_MONTHLY_ARCHIVE"] else 0 if conf["CREATE_SINGLE_ARCHIVE"] else 1
        found: dict[str, None] = {}
        for page in lists.posts:
            date = page.front_matter.get("date")
            parts = [f"{date:%Y}", f"{date:%m}", f"{date:%d}"] if isinstance(date, dt.date) else []
            found |= {self.paths.archive(parts[:level], lists.language): None for level in range(1, depth + 1) if parts}
        yield from sorted(found)

    def sections(self, lists: Listed) -> Iterator[str]:
        """The addresses of the lists that Nikola 7 had of the posts of each folder."""
        if self.conf.version == 7 and self.conf.values["POSTS_SECTIONS"]:
            prefix = self.paths.address([""], lists.language)
            for page in lists.posts:
                parts = str(page.old_url).removeprefix(prefix).strip("/").split("/")
                if len(parts) > 1:
                    yield self.paths.list_of([self.paths.slug(parts[0], lists.language)], lists.language, always=True)

    def aliases(self) -> dict[str, tuple[str, ...]]:
        """The lists of the new site → the addresses of old lists that lead there.

        Lists in a language in which there is no post showed those in the site's own.
        """
        first, found = self.listed[0], self.lists_of(self.listed[0])
        for lists in self.listed[1:]:
            if not lists.own:
                found[self.site.index].append(self.paths.index(lists.language))
                found[str(self.site.archive)].append(self.paths.archive((), lists.language))
                for new, olds in self.lists_of(lists).items():
                    found.setdefault(new, []).extend(olds)
        homes = {f"/{language.tag}/" for language in self.site.languages}
        return undisputed(found, self.own_addresses(first) | homes)

    def languages(self) -> Iterator[Language]:
        """The further languages with the lists that the old site had in them."""
        listed = {one.tag: one for one in self.listed}
        for language in self.site.languages:
            one = listed[language.tag]
            if not one.own:
                yield replace(language, whole=False)
                continue
            aliases = undisputed(self.lists_of(one), self.own_addresses(one))
            index, archive = self.paths.index(one.language), self.paths.archive((), one.language)
            yield replace(language, index=index, archive=archive, list_aliases=aliases)

    def own_addresses(self, lists: Listed) -> set[str]:
        """Where the new site's lists in a language are, and where Hugo has some by itself."""
        folder, archive = f"/{lists.tag}/" if lists.tag else "/", self.paths.archive((), lists.language)
        found = {folder, self.paths.index(lists.language), archive, urls.renewed(archive, "alias")}
        return found | {f"{folder}{taxonomy}/" for taxonomy in self.used if lists.own}

    def lists_of(self, lists: Listed) -> dict[str, list[str]]:
        """The addresses of the lists in one language, by the list of the new site that takes their place."""
        found: dict[str, list[str]] = {
            self.site.index: [
                *self.paths.further_pages(
                    self.paths.index(lists.language), len(lists.posts), self.site.page_size, lists.language
                )
            ],
            str(self.site.archive): [*self.periods(lists), *self.sections(lists)],
        }
        overviews: dict[str, str] = {}
        for taxonomy in (*self.used, "tags", "categories"):  # which Nikola listed even if there were none
            new = f"/{taxonomy}/" if taxonomy in self.used else str(self.site.archive)
            overviews.setdefault(self.paths.overview(KINDS[taxonomy], lists.language), new)
        for old, new in overviews.items():
            found.setdefault(new, []).append(old)
        return found


def undisputed(found: Mapping[str, Sequence[str]], taken: Collection[str]) -> dict[str, tuple[str, ...]]:
    """The old addresses of each list, but for those ``taken``; the first list that has an address keeps it."""
    seen = set(taken)
    kept: dict[str, tuple[str, ...]] = {}
    for new, olds in found.items():
        kept[new] = tuple(old for old in dict.fromkeys(olds) if old not in seen)
        seen.update(olds)
    return {new: olds for new, olds in kept.items() if olds}
