"""Directives that only plugins know: ``.. html::``, and ``.. unitywebgl:: NAME`` → the HTML of a game."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from rst2hugo.directives.directive import Forgiving, OptionSpec
from rst2hugo.engines.pelican import plugins


class Html(Forgiving):
    """``html`` of html_rst_directive: HTML on one line, whatever its lines are."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        html = " ".join(self.content)
        return [self.located(nodes.raw("", html, format="html"))]


class UnityWebgl(Forgiving):
    """A game in the folder of that name below ``gameroot``, with what the folder ``template`` has for all games."""

    required_arguments = 1
    option_spec: ClassVar[Any] = OptionSpec(
        {
            "width": directives.positive_int,
            "height": directives.positive_int,
            "gameroot": directives.unchanged_required,
            "template": directives.unchanged_required,
        }
    )

    def run(self) -> list[nodes.Node]:
        name = self.arguments[0]
        build = escape(f"{self.options.get('gameroot', '/games').rstrip('/')}/{name}/Build")
        style = escape(self.options.get("template", "/games/utemplate").rstrip("/"))
        size = f"width: {self.options.get('width', 960)}px; height: {self.options.get('height', 600)}px"
        rows = [
            f'<link rel="stylesheet" href="{style}/style.css">',
            f'<script src="{style}/UnityProgress.js"></script>',
            f'<script src="{build}/UnityLoader.js"></script>',
            f'<div id="gameContainer" style="{size}; left: 50%; transform: translateX(-50%)"></div>',
            f'<script>UnityLoader.instantiate("gameContainer", "{build}/{escape(name)}.json", '
            "{onProgress: UnityProgress});</script>",
        ]
        html = "\n".join(rows)
        return [self.located(nodes.raw("", html, format="html"))]


def active(conf: Mapping[str, Any]) -> dict[str, type[Forgiving]]:
    """The directives of the plugins that the settings name."""
    added = (more for plugin, more in OF_PLUGINS.items() if plugins.has(conf, plugin))
    return {name: directive for more in added for name, directive in more.items()}


OF_PLUGINS: dict[str, dict[str, type[Forgiving]]] = {
    "html_rst_directive": {"html": Html},
    "pelican_unity_webgl": {"unitywebgl": UnityWebgl},
}
