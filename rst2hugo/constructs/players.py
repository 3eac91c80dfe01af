"""Files that play: ``.. video:: a.mp4`` and ``.. audio:: a.ogg`` → a shortcode with a <video> or <audio>."""

from __future__ import annotations

from html import escape
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from rst2hugo import markdown
from rst2hugo.directives.directive import Forgiving, OptionSpec
from rst2hugo.render import Context, anchored, line, render

TEMPLATES = {
    "layouts/_shortcodes/video.html": r"\{\{<\s*video\b",
    "layouts/_shortcodes/audio.html": r"\{\{<\s*audio\b",
}
SWITCHES = ("autoplay", "loop", "muted", "playsinline")
SEEN = ("poster", "width", "height", "playsinline")
VALUES = ("preload", "poster", "width", "height", "controlslist")


class player(nodes.General, nodes.Element):  # noqa: N801  (named like every docutils node)
    """A ``video`` or an ``audio`` (``kind``): the addresses of its files (``sources``), what is to be read (``words``:
    ``alt`` and ``caption``), and the other ``parameters`` of its shortcode."""


class Player(Forgiving):
    """``video`` of sphinxcontrib-video, and ``audio`` likewise: one or two addresses of files."""

    required_arguments = 1
    optional_arguments = 1
    has_content = True
    option_spec: ClassVar[Any] = OptionSpec(
        dict.fromkeys([*SWITCHES, "nocontrols"], directives.flag)
        | dict.fromkeys([*VALUES, "alt", "caption", "name", "align", "figwidth"], directives.unchanged)
        | {"class": directives.class_option}
    )

    def run(self) -> list[nodes.Node]:
        kind = self.name.lower()
        self.leave_out(["figwidth"], "a caption is as wide as what plays")
        if kind == "audio":
            self.leave_out(SEEN, "nothing is to be seen of it")
        align = nodes.make_id(f"align-{self.options['align']}") if self.options.get("align") else ""
        parameters = {name: self.options[name].strip() for name in VALUES if self.options.get(name)}
        if "controlslist" in parameters:
            parameters["controlslist"] = parameters["controlslist"].replace(",", " ")
        parameters |= {name: "true" for name in SWITCHES if name in self.options}
        parameters |= {"controls": "false"} if "nocontrols" in self.options else {}
        classes = " ".join(filter(None, [align, *self.options.get("class", [])]))
        node = player(
            kind=kind,
            sources=[directives.uri(one) for one in self.arguments],
            words={name: self.options[name] for name in ("alt", "caption") if self.options.get(name)},
            parameters=parameters | ({"class": classes} if classes else {}),
        )
        self.add_name(node)
        return [self.located(node), *self.parsed()]


DIRECTIVES = {"video": Player, "audio": Player}


@render.register(player)
def player_(node: player, ctx: Context) -> str:
    """The templates take the words as HTML, so that whatever is in them can be quoted."""
    addresses = dict(zip(("src", "fallback"), node["sources"], strict=False))
    given = {**addresses, **node["parameters"]}
    for name in {"src", "fallback", "poster"} & set(given):
        given[name] = markdown.open_address(given[name], line(node))
    words = {name: escape(" ".join(text.split()), quote=False) for name, text in node["words"].items()}
    return anchored(markdown.shortcode(node["kind"], **given, **words), node)
