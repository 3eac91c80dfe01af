"""The settings of Goldmark that pages need, in a file of the configuration of their own: the others stay as they are.

Hugo adds ``config/_default/markup.toml`` to the settings of the site's own file, whatever its format is, table by table
(tried with Hugo 0.168). One that is there already gets more lines.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from rst2hugo.blog.folder import Folder
from rst2hugo.engines.hugo import configuration
from rst2hugo.model import Value
from rst2hugo.values import toml_writer

FILE = f"{configuration.FOLDER}/markup.toml"
OTHERS = tuple(f"{configuration.FOLDER}/markup.{one}" for one in configuration.ENDINGS if one != "toml")
ABOUT = """\
# What the pages need that were reStructuredText; Hugo adds it to the other settings of the site.
# https://gohugo.io/configuration/markup/
"""
TYPOGRAPHER = "markup.goldmark.extensions.typographer.disable"
HOOKS = ("markup.goldmark.renderHooks.link.useEmbedded", "markup.goldmark.renderHooks.image.useEmbedded")
PASSTHROUGH = "markup.goldmark.extensions.passthrough"
DELIMITERS: Mapping[str, list[Value]] = {"block": ["$$", "$$"], "inline": [r"\(", r"\)"]}


class SiteSettings(Protocol):
    """What there is to know of a site."""

    config: dict[str, Any]

    @property
    def content(self) -> tuple[list[str], list[str]]: ...

    @property
    def blog(self) -> Folder: ...


def settings_file(site: SiteSettings, needed: Iterable[str]) -> tuple[str, str | None, list[str]]:
    """The settings file that has what is ``needed`` (``markup.goldmark.renderer.unsafe = true``), and its text.

    The text is None where there is nothing to add, or where only the user can add it: then the lines to add follow.
    """
    wanted = dict(missing_settings(site, needed))
    lines = [f"{path} = {toml_writer.literal(value)}" for path, value in wanted.items()]
    other = next((path for path in OTHERS if site.blog.text_of(path) is not None), None)
    if not wanted or other is not None:
        return other or FILE, None, lines
    text = add_values(site.blog.text_of(FILE), {path.removeprefix("markup."): one for path, one in wanted.items()})
    return FILE, text, lines


def missing_settings(site: SiteSettings, needed: Iterable[str]) -> Iterable[tuple[str, Value]]:
    """The settings that are needed and not made, each by its path with its value."""
    for name in needed:
        path, _, text = name.partition(" = ")
        if path == PASSTHROUGH:
            yield from passthrough(site.config)
        elif configuration.setting(site.config, path) is not (value := text == "true"):
            yield path, value
    if site.content[1]:  # other pages may want what these have no use for
        return
    # docutils sets no typographic marks.
    if configuration.has_typographer(site.config):
        yield TYPOGRAPHER, True
    # Where there are languages Hugo has hooks of its own, which break ftp:, tel: and malformed addresses.
    for path in HOOKS if site.config.get("languages") else ():
        if configuration.setting(site.config, path) is None:
            yield path, "never"


def passthrough(config: Mapping[str, Any]) -> Iterable[tuple[str, Value]]:
    """The settings by which formulas pass Goldmark, with the delimiters that the site has already."""
    if configuration.setting(config, f"{PASSTHROUGH}.enable") is not True:
        yield f"{PASSTHROUGH}.enable", True
    for kind, ours in DELIMITERS.items():
        there = configuration.setting(config, f"{PASSTHROUGH}.delimiters.{kind}") or []
        if ours not in there:
            yield f"{PASSTHROUGH}.delimiters.{kind}", [*there, ours]


def add_values(text: str | None, values: Mapping[str, Value]) -> str | None:
    """A TOML file with these values, each by its path; what it has already stays, with its comments.

    None where that cannot be done without a look at it, as with inline tables.
    """
    if text is None:
        return f"{ABOUT}\n{toml_writer.dumps(nest_tables(values))}\n"
    for path, value in values.items():
        table, _, key = path.rpartition(".")
        text = add_value(text, table, key, value)
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None
    return (
        text
        if all(configuration.setting(configuration.lower_names(found), path) == one for path, one in values.items())
        else None
    )


def add_value(text: str, table: str, key: str, value: Value) -> str:
    """A TOML file with a value in a table, in the place of the one that there is."""
    entry = toml_writer.entry(key, value)
    head = re.search(rf"(?im)^[ \t]*\[[ \t]*{re.escape(table)}[ \t]*\][^\n]*(?:\n|\Z)", text)
    if head is None:
        return f"{text.rstrip()}\n\n[{table}]\n{entry}\n"
    before, after = text[: head.end()], text[head.end() :]
    end = re.search(r"(?m)^[ \t]*\[", after)
    own = after[: end.start()] if end else after
    changed, count = re.subn(rf"(?im)^([ \t]*){key}[ \t]*=[^\n]*$", lambda found: found[1] + entry, own, count=1)
    lines = changed if count else f"{entry}\n{own}"
    return f"{before.rstrip(chr(10))}\n{lines}{after[len(own) :]}"


def nest_tables(values: Mapping[str, Value]) -> dict[str, Value]:
    """Tables in tables for values by their paths."""
    found: dict[str, Any] = {}
    for path, value in values.items():
        table = found
        *names, last = path.split(".")
        for name in names:
            table = table.setdefault(name, {})
        table[last] = value
    return found
