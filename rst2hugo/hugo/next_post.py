"""What the owner of a site needs for the next post: a file to begin with, and what git is not to keep."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from rst2hugo.model import Page, Site, Value
from rst2hugo.values import toml_writer

GITIGNORE = "/public/\n/resources/_gen/\n/.hugo_build.lock\n"
# What hugo new content fills in, or the site's rules do.
GIVEN = ("title", "date", "lastmod", "draft", "url", "slug", "aliases", "params", "translationKey")
NAME = '{{ replace .File.ContentBaseName "-" " " | title }}'
DATED_NAME = r'{{ replaceRE `^\d{4}-\d\d-\d\d-` "" .File.ContentBaseName | humanize | title }}'


def files(site: Site) -> dict[str, str]:
    """Path → text of these files."""
    return {".gitignore": GITIGNORE, "archetypes/default.md": archetype(site)}


def archetype(site: Site) -> str:
    """What ``hugo new content posts/name.md`` begins with (https://gohugo.io/content-management/archetypes/)."""
    name = DATED_NAME if site.dated_names else NAME
    lines = ["+++", f"title = '{name}'", "date = {{ .Date }}", "draft = true"]
    return "\n".join([*lines, *(toml_writer.entry(key, value) for key, value in site.post_fields.items()), "+++", ""])


def choose_fields(pages: Iterable[Page]) -> Mapping[str, Value]:
    """The fields that most posts have, empty; with its value if that is the same in all of them."""
    headers = [page.front_matter for page in pages if page.kind == "post" and not page.draft]
    counts = Counter(key for header in headers for key in header if key not in GIVEN)
    found: dict[str, Value] = {}
    for key in (key for key, count in counts.items() if 2 * count > len(headers)):
        values = [header[key] for header in headers if key in header]
        same = len(values) == len(headers) > 1 and all(value == values[0] for value in values)
        if same or isinstance(values[0], list | str):
            found[key] = values[0] if same else [] if isinstance(values[0], list) else ""
    return found
