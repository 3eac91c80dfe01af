"""What other sites show: ``.. youtube:: ID``, ``vimeo``, ``soundcloud``, ``gist``, ``media`` → a shortcode."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, ClassVar
from urllib.parse import parse_qsl, urlsplit

from docutils import nodes
from docutils.parsers.rst import directives

from rst2hugo import markdown
from rst2hugo.directives import videos
from rst2hugo.directives.directive import AnyOption, Forgiving, OptionSpec
from rst2hugo.model.diagnostics import Code
from rst2hugo.render import Context, anchored, render

# Hugo 0.168 knows only the first two by itself (https://gohugo.io/shortcodes/); no option of theirs is a size.
TEMPLATES = {
    "layouts/_shortcodes/gist.html": r"\{\{<\s*gist\b",
    "layouts/_shortcodes/soundcloud.html": r"\{\{<\s*soundcloud\b",
}
SIZES = ("width", "height", "aspect")
PRIVACY = ("nocookie", "privacy", "privacy_mode", "dnt")
PRIVACY_SETTINGS = {"youtube": "privacy.youtube.privacyEnhanced", "vimeo": "privacy.vimeo.enableDNT"}
# Where a video begins; in addresses ?t=1m30s.
STARTS = ("start", "start_at", "t")
SWITCHES = {"autoplay": "autoplay", "loop": "loop", "mute": "mute", "muted": "mute", "controls": "controls"}
LOOKS = ("end", "title", "ssl", "allowfullscreen", "align", "border", "class", "seamless", "color", "noportrait",
         "notitle", "nobyline", "autopause", "background", "byline", "fun", "playsinline", "portrait", "quality",
         "speed", "texttrack", "transparent")  # fmt: skip  # a table
# In the query of an address these say by which way somebody came to the video.
WAYS = frozenset(["feature", "ab_channel", "si", "pp", "index", "app", "rel", "wmode", "hl", "fs"])


class embed(nodes.General, nodes.Element):  # noqa: N801  (named like every docutils node)
    """A thing that a ``shortcode`` shows: its ``argument``, and ``parameters`` by name."""


class Embed(Forgiving):
    """A directive for one thing at another site."""

    required_arguments = 1

    def make_call(self, name: str, argument: str, parameters: Mapping[str, str]) -> nodes.Node:
        node = embed(shortcode=name, argument=argument, parameters=dict(parameters))
        self.add_name(node)
        return self.located(node)


class Video(Embed):
    """``youtube``, ``yt`` and ``vimeo``: an id or an address, and the options of all engines."""

    option_spec: ClassVar[Any] = OptionSpec(
        dict.fromkeys([*SIZES, *PRIVACY, *STARTS, *SWITCHES, *LOOKS, "url_parameters", "name"], directives.unchanged)
    )

    def run(self) -> list[nodes.Node]:
        return [self.video("vimeo" if self.name.lower() == "vimeo" else "youtube", self.arguments[0])]

    def video(self, site: str, written: str) -> nodes.Node:
        """The video of that id or address, with the options in the address as well as those of the directive."""
        id, query = videos.identity(written)
        query |= dict(parse_qsl(self.options.pop("url_parameters", "").lstrip("?&")))
        self.options = {name: value for name, value in query.items() if name not in WAYS} | self.options
        if not re.fullmatch(r"[\w-]+", id):
            self.report(self.lineno, Code.BAD_VALUE, f"{id!r} is not the id of a video")
        return self.make_call(site, id, self.parameters(site))

    def parameters(self, site: str) -> dict[str, str]:
        """The options that Hugo's shortcode has as well; the others are reported."""
        found = {}
        self.options.pop("ssl", None)  # it is always that
        if videos.is_off(self.options.pop("allowfullscreen", "yes")):
            found["allowFullScreen"] = "false"
        if self.options.get("title") and not videos.is_off(self.options["title"]):
            found["title"] = self.options.pop("title")
        if site == "youtube":
            found |= self.of_youtube()
        self.leave_out(PRIVACY, f"hugo.toml has {PRIVACY_SETTINGS[site]} for all videos")
        self.leave_out(["class"], "Hugo sizes only videos without one")
        self.leave_out(SIZES, "Hugo sizes videos by itself")
        self.leave_out(set(self.options) - {"name"}, f"Hugo's {site} has no such option")
        return found

    def of_youtube(self) -> dict[str, str]:
        found = {}
        for name in [name for name in (*STARTS, "end") if name in self.options]:
            seconds = videos.seconds(self.options.pop(name) or "")
            if seconds is None:
                message = f"{self.name}: {name} is not a time, the video begins at its beginning"
                self.report(self.lineno, Code.BAD_VALUE, message)
            elif seconds:
                found["end" if name == "end" else "start"] = str(seconds)
        for name in [name for name in SWITCHES if name in self.options]:
            off = videos.is_off(self.options.pop(name))
            if off == (SWITCHES[name] == "controls"):
                found[SWITCHES[name]] = "false" if off else "true"
        return found


class SoundCloud(Embed):
    """``soundcloud`` and ``soundcloud_playlist``: the number of a track or a playlist."""

    option_spec: ClassVar[Any] = OptionSpec(dict.fromkeys(["width", "height", "align", "name"], directives.unchanged))

    def run(self) -> list[nodes.Node]:
        kind = "playlists" if self.name.lower().endswith("playlist") else "tracks"
        self.leave_out(["align"], "the player is as wide as the text")
        sizes = {name: self.options[name] for name in ("width", "height") if self.options.get(name)}
        return [self.make_call("soundcloud", f"https://api.soundcloud.com/{kind}/{self.arguments[0]}", sizes)]


class Gist(Embed):
    """``gist``: an id, ``user/id`` or an address; the file as an option or a second argument, its language a third."""

    optional_arguments = 2
    option_spec: ClassVar[Any] = OptionSpec(dict.fromkeys(["file", "name"], directives.unchanged))

    def run(self) -> list[nodes.Node]:
        address = urlsplit(self.arguments[0])
        named = [value for name, value in parse_qsl(address.query) if name == "file"]
        file = (self.options.get("file") or "").strip() or (self.arguments[1:2] + named + [""])[0]
        if address.fragment:
            message = f"gist: #{address.fragment} left out, name the file with :file:"
            self.report(self.lineno, Code.UNSUPPORTED_OPTION, message)
        name = re.sub(r"\.(?:js|git)$", "", address.path.strip("/"))
        return [self.make_call("gist", name, {"file": file} if file else {})]


class Media(Video):
    """Nikola's ``media``: addresses of which an oEmbed service makes players; without it only some can be players.

    The Bootstrap directives for Pelican have one of that name, too: a picture beside the text below it.
    """

    optional_arguments = 999
    has_content = True
    option_spec: ClassVar[Any] = OptionSpec(
        dict.fromkeys(["position", "alt", "height", "width", "scale", "target"], directives.unchanged)
    )

    def run(self) -> list[nodes.Node]:
        if self.content or self.options:
            self.options["align"] = self.options.pop("position", "left")
            options = [f"   :{name}: {value}" for name, value in self.options.items()]
            return [*self.written([f".. image:: {self.arguments[0]}", *options]), *self.parsed()]
        return [self.medium(address) for address in self.arguments]

    def medium(self, address: str) -> nodes.Node:
        host = (urlsplit(address).hostname or "").removeprefix("www.").removeprefix("m.")
        if host in ("youtube.com", "youtu.be", "youtube-nocookie.com"):
            return self.video("youtube", address)
        if host in ("vimeo.com", "player.vimeo.com"):
            return self.video("vimeo", address)
        if host == "soundcloud.com":
            return self.make_call("soundcloud", address, {})
        message = f"media: {address} became a link, Hugo asks no other site for a player"
        self.report(self.lineno, Code.UNSUPPORTED_CONSTRUCT, message)
        return self.located(nodes.paragraph("", "", nodes.reference("", address, refuri=address)))


class Elsewhere(Embed):
    """``peertube`` of sphinxcontrib-youtube, ``tweet`` of sphinxcontrib-twitter, ``github`` of Pelican's gist plugin.

    They become the address of what they show.
    """

    option_spec: ClassVar[Any] = AnyOption()

    def run(self) -> list[nodes.Node]:
        argument = self.arguments[0].strip("/")
        address = f"https://{self.options.pop('instance', 'peertube.tv')}/w/{argument}"
        if self.name.lower() == "tweet":
            address = self.arguments[0] if "/" in argument else f"https://twitter.com/i/web/status/{argument}"
        elif self.name.lower() == "github":
            parts = argument.split("/")
            address = "/".join(["https://github.com", *parts[:2], *(["blob", *parts[2:]] if parts[2:] else [])])
        self.leave_out(list(self.options), "it is a link now")
        message = f"{self.name}: {argument} became a link, Hugo shows nothing from there"
        self.report(self.lineno, Code.UNSUPPORTED_CONSTRUCT, message)
        return [self.located(nodes.paragraph("", "", nodes.reference("", address, refuri=address)))]


DIRECTIVES = {
    "youtube": Video, "yt": Video, "vimeo": Video, "soundcloud": SoundCloud, "soundcloud_playlist": SoundCloud,
    "gist": Gist, "media": Media, "peertube": Elsewhere, "github": Elsewhere,
    "tweet": Elsewhere,
}  # fmt: skip  # a table


@render.register(embed)
def embed_(node: embed, ctx: Context) -> str:
    return anchored(called(node["shortcode"], node["argument"], node["parameters"]), node)


def called(name: str, argument: str, parameters: Mapping[str, str]) -> str:
    """The shortcode; Hugo accepts names for all arguments or for none."""
    if not parameters:
        return markdown.shortcode(name, argument)
    return markdown.shortcode(name, **{"url" if name == "soundcloud" else "id": argument, **parameters})
