"""The blog's own Python code that makes directives and roles: where it is, and how it is to be run."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OwnCode:
    """Modules of the blog, which ``--trust`` runs in a process of their own.

    ``folder`` is where the old engine ran, ``search`` are the folders that Python finds the ``modules`` in, all of
    them absolute. ``kind`` is the engine's name, ``settings`` its settings as JSON. ``python`` is the program that runs
    them, None for our own; ``seconds`` is what a directive may take. What is ``known`` otherwise is not left
    to the blog's code.
    """

    kind: str = ""
    folder: str = ""
    search: tuple[str, ...] = ()
    modules: tuple[str, ...] = ()
    settings: str = "{}"
    python: str | None = None
    seconds: int = 10
    known: tuple[str, ...] = ()
    known_roles: tuple[str, ...] = ()
