"""The hooks for a site that is Hugo's already, whose pages stay where they are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from rst2hugo.engine.page_addresses import PageAddresses
from rst2hugo.model import Source


class InPlace(PageAddresses):
    """What becomes of headers, templates and settings where pages stay ``in_place``; other engines need none of it."""

    in_place: ClassVar[bool] = False  # whether pages stay where they are, with headers and shortcodes

    def typed_header(self, source: Source) -> str | None:
        """The header of a page as it stays; None where it is made of front matter.

        Comes in: ``Source("content/a.rst", "---\\ntitle: A\\n---\\nWords.")``; goes out: ``"---\\ntitle: A\\n---\\n"``.
        """
        return None

    def own_template(self, path: str) -> str | None:
        """The text of a template of the site itself, such as ``"layouts/_shortcodes/gist.html"``; None without."""
        return None

    def enable_settings(self, needed: Iterable[str]) -> tuple[str, str | None, list[str]]:
        """The settings file with what is ``needed``, and its new text.

        Comes in: ``["markup.goldmark.renderer.unsafe = true"]``; goes out:
        ``("config/_default/markup.toml", "[goldmark.renderer]\\nunsafe = true", […])``. The text is None where there is
        nothing to add, or where only the user can add it: then the lines to add follow.
        """
        return "hugo.toml", None, list(needed)

    def restore_shortcodes(self, text: str) -> str:
        """A text in which the author's own shortcodes stand again that ``header`` has cut out.

        Comes in: Markdown with the words that ``header`` put there; goes out: ``"{{< own >}}"`` in their place.
        """
        return text
