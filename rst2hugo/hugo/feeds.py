"""The feeds of the new site, as output formats of Hugo: each at the address that its readers know."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rst2hugo.addresses import hugo_paths, translations
from rst2hugo.headers import front_matter
from rst2hugo.hugo import themes
from rst2hugo.model import Feed, Site, Value
from rst2hugo.values import toml_writer

# A page that is only a feed is on no list. Hugo publishes one that says so in an adapter only if told to render it.
UNLISTED: dict[str, Value] = {"list": "never", "render": "always"}
USUAL = Feed("rss", "/index.xml")
"""The feed of a site that names none."""


class Output(NamedTuple):
    """A feed as an output format of Hugo, which goes to the file ``folder/stem.ending``."""

    name: str
    format: str
    folder: str
    stem: str
    ending: str

    @property
    def media(self) -> str:
        return "text/html" if self.ending == "html" else f"application/{self.format}+{self.ending}"

    def settings(self) -> dict[str, Value]:
        """The output format's settings; its template is plain text, in which nothing is escaped unasked.

        So is the partial by its ending: one called ``rss.xml`` would be of a format of Hugo's own.

        With a second media type for ``.html`` Hugo 0.168 leaves what themes defer (``templates.Defer``) as it is, on
        all pages; so a feed in such a file has the type of pages.
        """
        return {"mediaType": self.media, "isPlainText": True}

    @property
    def path(self) -> str:
        return f"{self.folder}/{self.stem}.{self.ending}".lstrip("/")

    @property
    def of_home(self) -> bool:
        """Whether the home page can have it there: Hugo changes capitals and spaces, but not in the url of a page."""
        return hugo_paths.sanitized(self.path) == self.path


def is_of_all(feed: Feed) -> bool:
    """Whether a feed has all posts, so that it is the home page's, in each language."""
    return not feed.taxonomy and not feed.language and not feed.year


def place(address: str) -> tuple[str, str, str]:
    """Folder, stem and ending of the file that answers the address of a feed."""
    folder, _, file = address.rpartition("/")
    if "." not in file:  # /atom/ is the file atom/index.html
        folder, file = address, "index.html"
    stem, _, ending = file.rpartition(".")
    return folder.strip("/"), stem, ending


def outputs(site: Site) -> list[Output]:
    """The feeds of all posts."""
    formats: dict[tuple[str, str, str], str] = {}
    for feed in list(filter(is_of_all, site.feeds)) or [USUAL]:
        formats.setdefault(place(feed.address), feed.format)
    formats.pop(("", "index", "html"), None)  # the home page itself
    count: Counter[str] = Counter()
    found = []
    for where, kind in formats.items():
        count[kind] += 1
        found.append(Output(f"{kind}{count[kind] if count[kind] > 1 else ''}", kind, *where))
    return found


def parts(site: Site) -> Iterator[tuple[Feed, Output]]:
    """The feeds of some of the posts; all of one kind share an output format."""
    for feed in site.feeds:
        if not is_of_all(feed):
            folder, stem, ending = place(feed.address)
            name = f"{feed.format}part{'' if ending == 'xml' else ending}"
            yield feed, Output(name, feed.format, folder, stem, ending)


def tables(site: Site) -> str:
    formats: dict[str, Value] = {}
    whole, partial = outputs(site), [output for _, output in parts(site)]
    for output in whole:
        where: dict[str, Value] = {"path": output.folder} if output.of_home and output.folder else {}
        where |= {"baseName": output.stem} if output.of_home else {}
        formats[output.name] = {**output.settings(), **where, "rel": "alternate"}
    formats |= {output.name: {**output.settings(), "rel": "alternate"} for output in partial}
    lists: dict[str, Value] = {kind: ["html"] for kind in ("section", "taxonomy", "term")}
    search = ["json"] if themes.find_theme(site.theme).home_search else []
    home: list[Value] = ["html", *(output.name for output in whole if output.of_home), *search]
    types = {output.media: output.ending for output in [*whole, *partial] if output.ending != "html"}
    return toml_writer.dumps(
        {
            "mediaTypes": {media: {"suffixes": [ending]} for media, ending in types.items()},
            "outputFormats": formats,
            "outputs": {"home": home, **lists},
        }
    )


def files(site: Site) -> dict[str, str]:
    """The templates of the feeds, and a page for each that the home page cannot have."""
    made = {}
    for output in outputs(site):
        made[template_path(output, "home" if output.of_home else "page")] = template(output)
        if not output.of_home:
            header: dict[str, Value] = {"title": output.name, "url": f"/{output.path}", "outputs": [output.name]}
            header |= {"build": {"list": "never"}, "params": {"all_posts": True}}
            made[f"content/feed-{output.name}.md"] = front_matter.text(header, "")
    some = list(parts(site))
    made |= {template_path(output, "page"): template(output) for _, output in some}
    made |= language_files(some) | year_files(some)
    for language in dict.fromkeys(feed.language for feed, _ in some if feed.taxonomy):
        of_terms = [one for one in some if one[0].taxonomy and one[0].language == language]
        made[translations.output("content/_content.gotmpl", language)] = adapter(of_terms)
    return made


def template_path(output: Output, kind: str) -> str:
    """Where the template of a feed is that a page of this ``kind`` has.

    Hugo 0.168 takes now this, now that of ``all.rss.html`` and a template for the page's layout, ``static.html``.
    """
    return f"layouts/{kind if output.ending == 'html' else 'all'}.{output.name}.{output.ending}"


def template(output: Output) -> str:
    """What is in a feed is said once, for all of its format."""
    format = f'.OutputFormats.Get "{output.name}"'
    return f'{{{{ partial "feeds/{output.format}.txt" (dict "page" . "format" ({format})) }}}}\n'


def language_files(some: Sequence[tuple[Feed, Output]]) -> dict[str, str]:
    """A page in its language for each feed of the posts in it."""
    made = {}
    for feed, output in some:
        if not feed.taxonomy and feed.language:
            url = f"/{output.path}"
            header: dict[str, Value] = {"title": f"{feed.format} {feed.language}", "url": url}
            header |= {"outputs": [output.name], "build": {"list": "never"}}
            path = f"content/feed-{feed.format}-{feed.language}.{feed.language}.md"
            if path in made:  # a second feed of this kind, in a file whose name comes from its address
                path = f"content/feed-{re.sub(r'[^a-z0-9]+', '-', output.path.lower())}.{feed.language}.md"
            made[path] = front_matter.text(header, "")
    return made


def year_files(some: Sequence[tuple[Feed, Output]]) -> dict[str, str]:
    """A page for each feed of the posts of a year."""
    made = {}
    for feed, output in some:
        if feed.year:
            header: dict[str, Value] = {"title": f"{output.stem} {feed.year}", "url": f"/{output.path}"}
            header |= {"outputs": [output.name], "build": {"list": "never"}, "params": {"year": feed.year}}
            made[f"content/feed-{output.stem}-{feed.year}.md"] = front_matter.text(header, "")
    return made


def adapter(some: Sequence[tuple[Feed, Output]]) -> str:
    """The pages of the feeds of terms in a language, made by Hugo from one list."""
    rows = []
    for number, (feed, output) in enumerate(some, 1):
        terms = " ".join(map(quoted, feed.terms))
        rows.append(
            f'  (dict "path" "feed-{number}" "url" {quoted(feed.address)} "output" "{output.name}"'
            f' "taxonomy" "{feed.taxonomy}" "terms" (slice {terms}))'
        )
    build = " ".join(f'"{name}" "{value}"' for name, value in UNLISTED.items())
    lines = [
        "{{- /* Feeds of single tags, categories and so on, where their readers ask for them. */ -}}",
        "{{ range slice",
        *rows,
        "}}",
        '{{ $params := dict "taxonomy" .taxonomy "terms" .terms }}',
        f'{{{{ $page := dict "path" .path "title" .path "url" .url "build" (dict {build}) }}}}',
        '{{ $.AddPage (merge $page (dict "outputs" (slice .output) "params" $params)) }}',
        "{{ end }}",
    ]
    return "\n".join(lines) + "\n"


def quoted(text: str) -> str:
    """A string in the language of Hugo's templates, which writes it as JSON does."""
    return json.dumps(text, ensure_ascii=False)
