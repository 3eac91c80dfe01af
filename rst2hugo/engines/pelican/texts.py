"""What plugins put in the place of words in the text of a post, and what of that cannot be put there."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple
from urllib.parse import unquote

from rst2hugo.engine import MARKDOWN
from rst2hugo.engines.pelican import notes, plugins
from rst2hugo.engines.pelican.photos import INLINE, Album, Photos
from rst2hugo.engines.pelican.schemes import Schemes
from rst2hugo.headers.front_matter import Header
from rst2hugo.headers.markdown_titles import take_title
from rst2hugo.markdown import passthrough
from rst2hugo.model import Source
from rst2hugo.model.diagnostics import Code, Diagnostic
from rst2hugo.rst import shortcodes

GIST = re.compile(
    r"(?P<before>\A|\n[ \t]*\n)\[gist:id=(?P<id>[0-9a-fA-F]+)(?:,file=(?P<file>[^\],\n]+))?(?:,filetype=[a-zA-Z]+)?\]"
    r"[ \t]*(?=\n[ \t]*\n|\s*\Z)"
)
CALL = re.compile(r"\[% (?P<name>\S+) (?P<arguments>.+?) %\]")
LIQUID = re.compile(r"\{%\s*(?P<name>youtube|vimeo|gist)\s+(?P<id>[\w-]+)(?P<rest>[^%\n]*)%\}")
PLACE = re.compile(r"\{\{-?\s*(\w+)\s*-?\}\}")


class Kept(NamedTuple):
    """What is kept as it stands: the plugin that made something of it, how it looks, and what there is to say."""

    plugin: str
    pattern: str
    code: Code
    message: str
    once: bool = False
    endings: tuple[str, ...] = ("",)


KEPT = (
    Kept("jinja2content", r"\{\{.*?\}\}|\{%.*?%\}", Code.GENERATED_CONTENT,
         "jinja2content filled this in with Jinja (JINJA2CONTENT_TEMPLATES): put there what the old page has"),
    Kept("pelican_cite", r"\[@@?\s*\w[^\]\n]*\]", Code.GENERATED_CONTENT,
         "pelican-cite made a citation of this from PUBLICATIONS_SRC: write a footnote, or copy what the old page has"),
    Kept("shortcodes", r"\[% .+? %\]", Code.GENERATED_CONTENT,
         "shortcodes filled in a template of SHORTCODES that does more than name its parameters, or is none: "
         "put there what the old page has"),
    Kept("liquid_tags", r"\{%.*?%\}", Code.GENERATED_CONTENT,
         "liquid_tags made something of this tag: put there what the old page has", endings=MARKDOWN),
    Kept("photos", r"(?<![Gg]allery: )\{(?:photo|lightbox)\}[^\s\"'<>)]*", Code.PRESENTATION,
         "photos made smaller pictures (PHOTO_ARTICLE, PHOTO_THUMB) and boxes; Hugo shows each as it is", once=True),
    Kept("image_process", r"image-process-[\w-]+", Code.PRESENTATION,
         "image_process showed smaller versions of such pictures (derivatives/); Hugo shows each as it is", once=True),
    Kept("extract_toc", r"(?m)^\.\. contents::.*", Code.PRESENTATION,
         "extract_toc gave the table of contents to the theme; it stands in the text", once=True),
    Kept("linker", r"\{mailto\}[^\s<>@\"')]+(?![^\s<>\"')]*@)", Code.REPAIRED_ADDRESS,
         "linker had the theme complete this address; that of SITEURL, if there is one, was taken for the host"),
)  # fmt: skip  # a table


def replaced(text: str, conf: Mapping[str, Any], *, is_markdown: bool) -> str:
    """``text`` with words of ``rst2hugo.rst.shortcodes`` for what plugins put into it."""
    if plugins.has(conf, "pelican_gist") or plugins.has(conf, "gist"):
        text = GIST.sub(lambda found: found["before"] + gist(found["id"], found["file"]), text)
    if plugins.has(conf, "shortcodes"):
        text = CALL.sub(lambda found: called(found, conf) or found[0], text)
    if plugins.has(conf, "liquid_tags") and is_markdown:
        code = list(passthrough.code_in(text))
        text = LIQUID.sub(lambda found: found[0] if passthrough.within(found.start(), code) else tag(found), text)
    return text


def word(kind: str, written: str) -> str:
    """The word for rst or HTML; ``meant`` takes it apart."""
    quoted = written.replace("\\", "\\\\").replace('"', '\\"')
    return shortcodes.word(f'{{{{% {kind} "{quoted}" %}}}}')


def meant(shortcode: shortcodes.Shortcode) -> shortcodes.Lowered | None:
    match shortcode:
        case shortcodes.Shortcode(name="rst" | "html" as kind, arguments=(written,)):
            return kind, written
    return None


def gist(id: str, file: str | None) -> str:
    return word("rst", f".. gist:: {id}" + (f"\n   :file: {file.strip()}" if file and file.strip() else ""))


def tag(found: re.Match[str]) -> str:
    if found["name"] == "gist":
        return gist(found["id"], found["rest"].strip())
    sizes = (f"   :{one}: {size}" for one, size in zip(("width", "height"), found["rest"].split(), strict=False))
    return word("rst", "\n".join([f".. {found['name']}:: {found['id']}", *sizes]))


def called(found: re.Match[str], conf: Mapping[str, Any]) -> str | None:
    """What a template makes of a call; None if there is none, or it needs more than the names of the parameters."""
    known = conf.get("SHORTCODES")
    template = known.get(found["name"]) if isinstance(known, Mapping) else None
    if not isinstance(template, str) or re.search(r"\{[{%#]", PLACE.sub("", template)):
        return None
    pairs = re.findall(r"(\w+)=(.*?)(?=\s+\w+=|$)", found["arguments"])
    given = {name: html.escape(value.strip("'\" ")) for name, value in pairs}
    return word("html", PLACE.sub(lambda place: given.get(place[1], ""), template))


# What a text in Markdown begins with if its title is in it: a heading of the first level.
TITLE = re.compile(r"\s*(?:#[ \t]|[^\n]+\n=+[ \t]*$)", re.MULTILINE)


def plugged(found: Header, path: str, schemes: Schemes, photos: Photos) -> Header:
    """A header with the body as plugins changed it before, or after, it was read."""
    conf, is_markdown = photos.conf, path.lower().endswith(MARKDOWN)
    if path.lower().endswith(tuple(conf["READERS_OF_PLUGINS"])) and "title" not in found.values:
        found = take_title(found, only_at_the_start=True) if TITLE.match(found.body) else found
    body = replaced(found.body, conf, is_markdown=is_markdown)
    if is_markdown:
        body = schemes.in_text(body)
        body = notes.in_markdown(body) if plugins.has(conf, "simple_footnotes") else body
    if plugins.has(conf, "photos") and conf.get("PHOTO_INLINE_GALLERY_ENABLED"):
        albums = {one["album"]: photos.albums({"gallery": one["album"]}, path) for one in INLINE.finditer(body)}
        body = INLINE.sub(lambda one: render_albums(albums[one["album"]], is_markdown=is_markdown) or one[0], body)
    behind = render_albums(photos.albums(found.values, path), is_markdown=is_markdown)
    return found._replace(body="\n\n".join([body.rstrip("\n"), f"{behind}\n"]) if behind else body)


def render_albums(albums: Iterable[Album], *, is_markdown: bool) -> str:
    """The pictures of albums, one below the other, in Markdown or rst."""
    parts: list[str] = []
    for album in albums:
        parts += [f"**{escaped(album.title)}**"] if album.title else []
        for address, caption in album.pictures:
            alt = caption or re.sub(r"[-_\s]+", " ", unquote(address.rpartition("/")[2].rpartition(".")[0]))
            parts.append(f"![{escaped(alt)}]({address})" if is_markdown else f".. image:: {address}\n   :alt: {alt}")
    return "\n\n".join(parts)


def escaped(words: str) -> str:
    return re.sub(r"([\\*`_|\[\]])", r"\\\1", words)


def told_albums(albums: Iterable[Album], source: Source) -> Iterator[Diagnostic]:
    """What there is to tell of the albums that the header of a post names."""
    for album in albums:
        line = source.text[: source.text.find(album.name)].count("\n") + 1 if album.name in source.text else None
        if album.pictures:
            message = f"gallery: the {len(album.pictures)} pictures of {album.name} stand behind the text"
            yield Diagnostic(source.path, line, Code.PRESENTATION, message)
        else:
            message = f"gallery: no picture in {album.name}, of which the theme showed an album"
            yield Diagnostic(source.path, line, Code.MISSING_FILE, message)


def report_texts(source: Source, conf: Mapping[str, Any]) -> Iterator[Diagnostic]:
    """What there is to tell of a post, as its source has it."""
    text, path = CALL.sub(lambda found: "" if called(found, conf) else found[0], source.text), source.path
    text = LIQUID.sub("", text) if plugins.has(conf, "liquid_tags") else text
    for kept in KEPT:
        found = list(re.finditer(kept.pattern, text)) if plugins.has(conf, kept.plugin) else []
        for match in found[:1] if kept.once else found:
            if path.lower().endswith(kept.endings):
                line = text.count("\n", 0, match.start()) + 1
                yield Diagnostic(path, line, kept.code, f"{match[0]}: {kept.message}")


def of_blog(conf: Mapping[str, Any], path: str, library: str | None) -> Iterator[Diagnostic]:
    """What there is to tell of plugins once for the whole blog, of which ``library`` is the folder of photos."""
    if plugins.has(conf, "photos") and library is None:
        place = conf.get("PHOTO_LIBRARY") or "~/Pictures"
        message = f"PHOTO_LIBRARY: {place} is no folder of the blog; copy the old site's folder photos to static/photos"
        yield Diagnostic(path, None, Code.OUTSIDE_BLOG, message)
    for plugin, what in plugins.MADE.items():
        if plugins.has(conf, plugin):
            message = f"{plugin} made {what}, which Hugo does not; copy from the old site into static/ what you need"
            yield Diagnostic(path, None, Code.LOST_ADDRESS, message)
    if plugins.has(conf, "linker"):
        message = "linker sent readers without scripts from /mailto/ to addresses of mail; links have them now"
        yield Diagnostic(path, None, Code.LOST_ADDRESS, message)
