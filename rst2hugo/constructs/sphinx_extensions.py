"""Directives of small extensions of Sphinx: ``asciinema`` and ``spelling`` (of ``sphinxcontrib``)."""

from __future__ import annotations

import re

from docutils import nodes

from rst2hugo.constructs.embeds import embed
from rst2hugo.constructs.unknown import UnknownDirective, option_names
from rst2hugo.directives.directive import Forgiving

TEMPLATES = {"layouts/_shortcodes/asciinema.html": r"\{\{<\s*asciinema\b(?!-)"}


class Asciinema(UnknownDirective):
    """A recording: one at asciinema.org by its id; a file of the blog's own needs a player, which Hugo has not.

    https://docs.asciinema.org/manual/server/embedding/
    """

    def run(self) -> list[nodes.Node]:
        id = " ".join(self.arguments)
        if not re.fullmatch(r"\w+", id):
            return super().run()
        parameters = {name: self.options[option] or "true" for name, option in option_names(self.options)}
        return [self.located(embed(shortcode="asciinema", argument=id, parameters=parameters))]


class Spelling(Forgiving):
    """``spelling``: words that a checker shall know; no page shows them."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True

    def run(self) -> list[nodes.Node]:
        text = "\n".join([*self.arguments, *self.content])
        return [self.located(nodes.comment(text, f"spelling: {text}"))]


DIRECTIVES = {"asciinema": Asciinema, "spelling": Spelling, "spelling:word-list": Spelling}
