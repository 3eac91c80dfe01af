"""In here: what a Hugo project needs besides content: its settings, layouts, feeds and the pages of its terms."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from importlib import resources
from importlib.resources.abc import Traversable
from string import Template
from typing import Any, NamedTuple

from rst2hugo import addresses, hugo_paths, toml
from rst2hugo.model import Feed, Site, Term, Value

STARTER = resources.files("rst2hugo") / "starter"


def files(site: Site, terms: Sequence[Term] = (), hooks: Mapping[str, str] = {}) -> dict[str, str]:
    """Path from the site's root → text, of everything but posts, pages and their assets.

    ``hooks`` (render hooks and shortcodes, path → text) are taken as they are. Every one of
    ``terms`` gets a page, which holds its spelling, address and aliases; Hugo knows none for a name
    with an empty part or a part of dots only (``a//b``, ``..``). The address of a list is made a
    folder, because its second page lies below it: instead of ``/tag/c.html`` it is ``/tag/c/``,
    and the former an alias.
    """
    made = dict(_texts(STARTER)) | {"hugo.toml": hugo_toml(site)} | _feed_files(_outputs(site)) | dict(hooks)
    return made | _index_files(site) | _term_files(terms)


def _index_files(site: Site) -> dict[str, str]:
    """The list of the newest posts where the old site had it, which may be home, and the list of all of them.

    Where home shows the newest, the section's own page is free to be the list of all.
    """
    section = f"content/{site.section}/_index.md"
    made = {}
    if site.index != "/":
        made[section] = _front_matter(_titled(site.index))
    if site.archive and site.archive.strip("/"):
        path = section if site.index == "/" else "content/archive.md"
        made[path] = _front_matter(_titled(site.archive) | {"layout": "archive"})
    return made


def _titled(address: str) -> dict[str, Any]:
    header = _list_header(address)
    name = header["url"].split("/")[-2].replace("-", " ")
    return {"title": name[:1].upper() + name[1:]} | header


def _texts(folder: Traversable, path: str = "") -> Iterator[tuple[str, str]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _texts(entry, f"{path}{entry.name}/")
        else:
            yield path + entry.name, entry.read_text("utf-8")


def hugo_toml(site: Site) -> str:
    """The settings of the site, with the reason of each unusual one."""
    fields = ("base_url", "language", "title", "time_zone", "section", "description", "author", "email", "disqus")
    return Template((STARTER / "hugo.toml").read_text("utf-8")).substitute(
        {field: toml.literal(getattr(site, field)) for field in fields}
        | {"base_url": toml.literal(site.base_url or "https://example.org/")},
        page_size=site.page_size,
        plain=str(not site.typographer).lower(),
        taxonomies=toml.dumps(site.taxonomies),
        term_urls=toml.dumps(site.term_urls),
        feeds=_feed_tables(_outputs(site)),
    )


def _front_matter(header: Mapping[str, Value]) -> str:
    return f"+++\n{toml.dumps({key: value for key, value in header.items() if value != []})}\n+++\n"


# Feeds


class _Output(NamedTuple):
    """A feed as an output format of Hugo, which goes to the file ``folder/stem.ending``."""

    name: str
    format: str
    folder: str
    stem: str
    ending: str

    @property
    def media(self) -> str:
        return f"application/{self.format}+{self.ending}"

    @property
    def path(self) -> str:
        return f"{self.folder}/{self.stem}.{self.ending}".lstrip("/")

    @property
    def of_home(self) -> bool:
        """Whether the home page can have it there: Hugo changes capitals and blanks, but not in the url of a page."""
        return hugo_paths.sanitized(self.path) == self.path


def _outputs(site: Site) -> list[_Output]:
    formats: dict[tuple[str, str, str], str] = {}
    for feed in site.feeds or (Feed("rss", "/index.xml"),):
        folder, _, file = feed.address.rpartition("/")
        if "." not in file:  # /atom/ is the file atom/index.html
            folder, file = feed.address, "index.html"
        stem, _, ending = file.rpartition(".")
        formats.setdefault((folder.strip("/"), stem, ending), feed.format)
    formats.pop(("", "index", "html"), None)  # the home page itself
    count: Counter[str] = Counter()
    outputs = []
    for place, kind in formats.items():
        count[kind] += 1
        outputs.append(_Output(f"{kind}{count[kind] if count[kind] > 1 else ''}", kind, *place))
    return outputs


def _feed_tables(outputs: Sequence[_Output]) -> str:
    formats: dict[str, Value] = {}
    for output in outputs:
        place: dict[str, Value] = {"path": output.folder, "baseName": output.stem} if output.of_home else {}
        formats[output.name] = {"mediaType": output.media, **place, "rel": "alternate"}
    lists: dict[str, Value] = {kind: ["html"] for kind in ("section", "taxonomy", "term")}
    home: list[Value] = ["html", *(output.name for output in outputs if output.of_home)]
    return toml.dumps(
        {
            "mediaTypes": {output.media: {"suffixes": [output.ending]} for output in outputs},
            "outputFormats": formats,
            "outputs": {"home": home, **lists},
        }
    )


def _feed_files(outputs: Sequence[_Output]) -> dict[str, str]:
    made = {}
    for output in outputs:
        partial = f'partial "feeds/{output.format}.xml" (.OutputFormats.Get "{output.name}")'
        made[f"layouts/all.{output.name}.{output.ending}"] = f"{{{{ {partial} }}}}\n"
        if not output.of_home:
            header: dict[str, Value] = {"title": output.name, "url": f"/{output.path}", "outputs": [output.name]}
            made[f"content/feed-{output.name}.md"] = _front_matter(header | {"build": {"list": "never"}})
    return made


# Terms and other lists


def _term_files(terms: Sequence[Term]) -> dict[str, str]:
    made: dict[str, str] = {}
    for term in terms:
        key = hugo_paths.key(term.name)
        header = {"title": term.name} | _list_header(term.url, term.aliases)
        if re.search(r"(^|/)\.{0,2}(/|$)", key):
            continue
        # Hugo overlooks files whose names begin with . or # or end with ~; Windows has no such names as the others.
        if re.search(r'(^|/)[.#]|[.~](/|$)|[<>:"\\|?*\x00-\x1f]', key):
            adapter = f"content/{term.taxonomy}/_content.gotmpl"
            made.setdefault(adapter, "{{- /* Pages of terms whose names cannot be names of folders. */ -}}\n")
            made[adapter] += f"{{{{ $.AddPage {_template_value({'kind': 'term', 'path': key} | header)} }}}}\n"
        else:
            made[f"content/{term.taxonomy}/{key}/_index.md"] = _front_matter(header)
    return made


def _template_value(value: str | Sequence[str] | Mapping[str, Any]) -> str:
    """A value in the language of Hugo's templates, which writes strings as JSON does."""
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, Mapping):
        return f"(dict {' '.join(_template_value(part) for pair in value.items() for part in pair)})"
    return f"(slice {' '.join(map(_template_value, value))})"


def _list_header(address: str, aliases: Sequence[str] = ()) -> dict[str, Any]:
    """Address and aliases of a list page, as in front matter."""
    url = hugo_paths.folder(addresses.renewed(re.sub(r"/index\.html?$", "/", address), "alias"))
    old = [] if address in (url, url[:-1], f"{url}index.html") else [address]
    return {"url": addresses.front_matter_url(url), "aliases": [*old, *aliases]}
