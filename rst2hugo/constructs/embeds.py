"""In here: videos and other foreign things: ``.. youtube:: ID`` → a shortcode of Hugo's own."""

from __future__ import annotations

import re

from docutils import nodes
from docutils.parsers.rst import Directive, directives

from rst2hugo import markdown
from rst2hugo.diagnostics import Code
from rst2hugo.render import Context, anchored, render


class embed(nodes.General, nodes.Element):  # noqa: N801  (named like every docutils node)
    """A thing that a shortcode shows: ``name``, ``argument``, and ``ignored`` options of the directive."""


class Embed(Directive):
    """``youtube``, ``yt`` and ``vimeo``: one id, or the address of a video, and options that only size it."""

    required_arguments = 1
    has_content = False
    option_spec = dict.fromkeys(
        ["height", "width", "border", "align", "class", "allowfullscreen", "seamless", "nocookie", "ssl", "privacy",
         "start", "start_at", "color", "noportrait", "notitle", "nobyline", "autoplay", "loop"],
        directives.unchanged,
    )  # fmt: skip

    def run(self) -> list[nodes.Node]:
        shortcode = "youtube" if self.name.lower() in ("youtube", "yt") else "vimeo"
        node = embed(name=shortcode, argument=identity(self.arguments[0]))
        start = self.options.get("start") or self.options.get("start_at")
        node["start"] = start if start and start.isdigit() and shortcode == "youtube" else ""
        node["ignored"] = sorted(set(self.options) - {"start", "start_at"})
        node.source, node.line = self.state_machine.get_source_and_line(self.lineno)
        return [node]


class Gist(Directive):
    """``gist``: Hugo has no shortcode for it any more, so the script that shows it stands as HTML."""

    required_arguments = 1
    optional_arguments = 2
    option_spec = {"file": directives.unchanged}

    def run(self) -> list[nodes.Node]:
        name = self.arguments[0].removeprefix("https://gist.github.com/").removesuffix(".js")
        file = self.options.get("file") or (self.arguments[1] if len(self.arguments) > 1 else "")
        query = f"?file={file}" if file else ""
        script = f'<script src="https://gist.github.com/{name}.js{query}"></script>'
        return [nodes.raw(script, script, format="html")]


DIRECTIVES = {"youtube": Embed, "yt": Embed, "vimeo": Embed, "gist": Gist}


def identity(argument: str) -> str:
    """The id of a video, out of its address when one is given."""
    found = re.search(r"(?:v=|youtu\.be/|/embed/|vimeo\.com/(?:video/)?)([\w-]+)", argument)
    return found[1] if found else argument.split("?")[0]


@render.register(embed)
def embed_(node: embed, ctx: Context) -> str:
    if not re.fullmatch(r"[\w-]+", node["argument"]):
        ctx.report(node, Code.BAD_VALUE, f"{node['argument']!r} is not the id of a video")
    if node["ignored"]:
        message = f"{node['name']}: {', '.join(node['ignored'])} left out, Hugo sizes videos by itself"
        ctx.report(node, Code.UNSUPPORTED_OPTION, message)
    if node["start"]:
        return anchored(markdown.shortcode(node["name"], id=node["argument"], start=node["start"]), node)
    return anchored(markdown.shortcode(node["name"], node["argument"]), node)
