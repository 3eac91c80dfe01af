"""Badges and icons of sphinx-design: ``:bdg-info:`new``` → <span class="badge badge-info">new</span>, links, icons.

https://sphinx-design.readthedocs.io/en/latest/badges_buttons.html
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from docutils import nodes

from rst2hugo.constructs.roles import icon, role, titled
from rst2hugo.links.crossrefs import xref

COLORS = ("primary", "secondary", "success", "info", "warning", "danger", "light", "muted", "dark", "white", "black")
STYLES = ("regular", "outlined", "round", "sharp", "twotone")
FONTS = ("fa", "fab", "far", "fas")


def badge(color: str) -> Callable[[str], Sequence[nodes.Node]]:
    classes = ["badge", *([f"badge-{color}"] if color else [])]
    return lambda text: [nodes.inline(text, text, classes=classes)]


def link(text: str) -> Sequence[nodes.Node]:
    """A badge that leads to an address: ``text <address>``, or the address alone."""
    title, address = titled(text)
    return [nodes.reference(text, title or address, refuri=address)]


def reference(text: str) -> Sequence[nodes.Node]:
    """A badge that leads to a label or a document: ``text <name>``, or the name alone."""
    title, name = titled(text)
    words = nodes.Text(title or name)
    return [xref(text, "", words, kind="any", target=name, explicit=bool(title), literal=False, optional=False)]


def drawn(*classes: str, prefix: str = "") -> Callable[[str], Sequence[nodes.Node]]:
    """An icon by its name; a size and classes follow it after semicolons."""

    def make(text: str) -> Sequence[nodes.Node]:
        name, _, rest = text.partition(";")
        return icon(*classes)(" ".join([f"{prefix}{name.strip()}", *rest.partition(";")[2].split(",")]))

    return make


def badges() -> Iterator[tuple[str, Callable[..., Any]]]:
    """The roles: plain ones, ``-line`` ones with a border only, links, references; each in every colour."""
    yield "bdg", role(badge(""))
    for color in COLORS:
        for name in (color, f"{color}-line"):
            yield f"bdg-{name}", role(badge(name))
            yield f"bdg-link-{name}", role(link)
            yield f"bdg-ref-{name}", role(reference)


ROLES: dict[str, Callable[..., Any]] = {
    **dict(badges()),
    "octicon": role(drawn("octicon", prefix="octicon-")),
    **{f"material-{style}": role(drawn("material-icons", f"material-{style}")) for style in STYLES},
    **{font: role(drawn(font, prefix="fa-")) for font in FONTS},
}
