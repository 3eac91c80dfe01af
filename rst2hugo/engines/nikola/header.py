"""What a post of Nikola's says of itself: ``.. title: x`` comments, ``.meta`` files, its name, its fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from rst2hugo.blog import settings
from rst2hugo.engines.nikola.conf import Conf, candidate
from rst2hugo.engines.nikola.posts import Entry, Texts
from rst2hugo.headers import field_list, formats, front_matter
from rst2hugo.headers.front_matter import Header
from rst2hugo.markdown import admonitions
from rst2hugo.model import Source
from rst2hugo.model.diagnostics import Code, Diagnostic
from rst2hugo.model.enclosed import Enclosed

# The lines of a .meta file of Nikola 7 and older, which have no names in them.
SEVEN_LINES = ("title", "slug", "date", "tags", "link", "description", "type")
TEASER = r"<!--\s*(TEASER_END|END_TEASER)(:(.+))?\s*-->"
RST_COMMENT = re.compile(r"(?m)^\.\. +([^\s_\[|].*)$")
HTML_COMMENT = Enclosed(("<!--", "(.*?)", "-->"), flags=0)
RULE = re.compile(r"([!-/:-@[-`{-~])\1{3,}")


def of_file(text: str, entry: Entry, language: str, conf: Conf, pattern: str, text_of: Texts, *, kind: str) -> Header:
    """The header of the text of a post in a language; a ``.meta`` file beside it leaves it all of the text."""
    is_rst = kind == "rst"
    said = in_meta_file(entry, language, conf, pattern, text_of)
    if said or (entry.added and text == entry.added):
        found = Header(said, text, None, 0)
    else:
        found = in_text(text, conf)
        if conf.values["USE_REST_DOCINFO_METADATA"] and is_rst:
            fields = in_fields(found.body, conf)
            found = found._replace(values={**fields.values, **found.values}, body=fields.body)
        if conf.version < 8 and "title" not in found.values:
            found = with_heading(found)
    body, words = teaser(found.body, conf, is_rst=is_rst)
    if kind == "markdown" and admonitions.is_switched_on(settings.as_list(conf.get("MARKDOWN_EXTENSIONS"))):
        body = admonitions.write_alerts(body)
    return found._replace(values={**found.values, **({"read_more": words} if words else {})}, body=body)


def in_meta_file(entry: Entry, language: str, conf: Conf, pattern: str, text_of: Texts) -> dict[str, Any]:
    """What the ``.meta`` file of a post says in a language, or in the site's own if there is none in that."""
    path = f"{entry.name}.meta"
    for place in dict.fromkeys([candidate(path, language, conf, pattern), path]):
        if (text := text_of(place)) is not None:
            lines = zip(SEVEN_LINES, text.split("\n"), strict=False)
            return in_text(text, conf).values or {name: line.strip() for name, line in lines if line.strip()}
    return {}


def in_text(text: str, conf: Conf) -> Header:
    """The header at the top of a text: YAML, TOML, or Nikola's comments, which may stand in one of HTML or Markdown."""
    found = front_matter.read(text)
    if found.end:
        return found._replace(values=mapped(found.values, "yaml" if text.startswith("---") else "toml", conf))
    found = formats.comments(text)
    return found._replace(values=mapped(found.values, "nikola", conf))


def in_fields(text: str, conf: Conf) -> Header:
    """The fields below the title, with USE_REST_DOCINFO_METADATA; the title stays for docutils."""
    found = field_list.read(text, take_title=False)
    values: dict[str, Any] = {name.lower(): field_list.Rst(value) for name, value in found.values.items()}
    if "authors" in values and "author" not in values:
        values["author"] = "; ".join(several(values.pop("authors")))
    return Header(mapped(values, "rest_docinfo", conf), found.body, None, 0)


def several(text: str) -> list[str]:
    """The names in a field ``authors`` as docutils divides it; Nikola takes them all for one author."""
    items = re.findall(r"(?m)^[-*+] +(.*)$", text)
    return [part.strip() for part in items or text.split(";" if ";" in text else ",") if part.strip()]


def in_name(path: str, conf: Conf) -> dict[str, str]:
    """What FILE_METADATA_REGEXP finds in the path of a file."""
    pattern = conf.values.get("FILE_METADATA_REGEXP")
    try:
        found = re.match(pattern, path) if isinstance(pattern, str) and pattern else None
    except re.error:
        return {}
    values = {name.lower(): value for name, value in (found.groupdict() if found else {}).items() if value}
    if "title" in values and conf.values["FILE_METADATA_UNSLUGIFY_TITLES"]:
        values["title"] = re.sub(r"[-_.]", " ", values["title"]).strip().capitalize()
    return values


def mapped(values: Mapping[str, Any], kind: str, conf: Conf) -> dict[str, Any]:
    """Values with the names that METADATA_MAPPING gives to those of other programs."""
    table = conf.values["METADATA_MAPPING"]
    names = table.get(kind) if isinstance(table, Mapping) else None
    known = {ours: values[theirs] for theirs, ours in dict(names or {}).items() if theirs in values}
    return {**values, **known}


def teaser(body: str, conf: Conf, *, is_rst: bool) -> tuple[str, str]:
    """The body with the end of its teaser in a form that everybody knows, and the words of the link to the rest."""
    try:
        ends = re.compile(str(conf.values.get("TEASER_REGEXP") or TEASER), re.IGNORECASE)
    except re.error:
        return body, ""
    for comment in (RST_COMMENT if is_rst else HTML_COMMENT).finditer(body):
        found = ends.search(f"<!-- {comment[1].strip()} -->")
        if found:
            words = (found.groups() or ("",))[-1] or ""
            mark = ".. TEASER_END" if is_rst else "<!-- TEASER_END -->"
            return body[: comment.start()] + mark + body[comment.end() :], words.strip()
    return body, ""


def with_heading(found: Header) -> Header:
    """The header with the first heading of the text, which was its title until version 7 if nothing else was.

    A heading among the lines of the header was not on the page.
    """
    lines = found.body.split("\n")
    rules = (number for number, line in enumerate(lines) if RULE.fullmatch(line.strip()) and number)
    first = next(rules, None)
    if first is None:
        return found
    whole = range(first - 1, first + 1) if lines[first - 1].strip() else range(first, first + 3)
    title = lines[whole.start + len(whole) - 2].strip() if whole.stop <= len(lines) else ""
    if not title:
        return found
    if found.end and first < found.end:
        found = found._replace(body=formats.blanked(lines, whole))
    return found._replace(values={**found.values, "title": title})


def tell_text(
    source: Source, title: object, entry: Entry, language: str, conf: Conf, pattern: str, text_of: Texts
) -> Iterator[Diagnostic]:
    """What there is to tell of text among the comments that are the header of a post, unless it is the ``title``."""
    number = formats.text_in_comments(source.text)
    if "\n\n" not in source.text.lstrip():
        return  # then Nikola shows all of it
    if number is None or front_matter.read(source.text).end or in_meta_file(entry, language, conf, pattern, text_of):
        return
    text = source.text.split("\n")[number].strip()
    if text == title:
        return
    message = f'Nikola takes all lines up to the first empty one for the header, and does not show "{text}"'
    yield Diagnostic(source.path, number + 1, Code.TEXT_IN_HEADER, message)
