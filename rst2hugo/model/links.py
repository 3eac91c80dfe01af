"""The nouns of links: what a page offers to others, and an entry of the ledger of links."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class Offer:
    """A place on a page that other pages refer to by name: the ``#fragment``, and its title if it has one."""

    fragment: str
    title: str = ""


LinkState: TypeAlias = Literal["ok", "repaired", "unresolved", "ambiguous"]


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a post: what it says, how it came to its address, and what became of it.

    ``name`` is what it asks for (a target's name, ``__``, ``doc:other``; empty for an address on the spot),
    ``chain`` the further names that it went through, ``uri`` the address as the source means it. Once
    the blog is linked, ``address`` is what stands in the page and ``kind`` one of ``external``, ``post``,
    ``page``, ``asset``, ``tag`` (any term), ``list``, ``fragment`` and ``mail``.
    """

    line: int | None
    text: str
    name: str
    chain: tuple[str, ...]
    uri: str
    address: str = ""
    kind: str = ""
    state: LinkState = "ok"
