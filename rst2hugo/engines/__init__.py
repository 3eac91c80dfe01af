"""In here: one file for each blog engine, found by walking this folder; and which of them published a blog."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from rst2hugo import evidence
from rst2hugo.diagnostics import RequestError
from rst2hugo.engine import Engine

for module in iter_modules(__path__):
    import_module(f"{__name__}.{module.name}")


def known(kind: type[Engine]) -> Iterator[type[Engine]]:
    """An engine and all that build on it."""
    yield kind
    for one in kind.__subclasses__():
        yield from known(one)


ENGINES = {one.name: one for one in sorted(known(Engine), key=lambda one: one.name)}


def named(name: str) -> type[Engine]:
    """The engine of this name. Raises RequestError when there is none."""
    if name not in ENGINES:
        raise RequestError(f"there is no engine {name!r}; rst2hugo knows {', '.join(ENGINES)}")
    return ENGINES[name]


def home(kind: type[Engine], folder: Path) -> Path:
    """The folder of the blog that ``folder`` belongs to, by the engine's evidence; ``folder`` itself without any."""
    return next((one for one in (folder, *folder.parents) if kind.evidence(one) >= evidence.CERTAIN), folder)


def detected(root: Path) -> type[Engine]:
    """The engine that published the blog in ``root``; the base class when nothing tells of one.

    Raises RequestError as ``publisher``, and for an engine that is recognised but not known.
    """
    name = publisher(root)
    if name not in ENGINES:
        raise RequestError(f"{root} is a blog of {name}, which rst2hugo does not know; name another with --from")
    return ENGINES[name]


def publisher(root: Path) -> str:
    """The name of the engine that published the blog in ``root``, by the evidence in its folder.

    It is the only one for which there is evidence enough, or the one that has twice as much as the next.
    Raises RequestError, which says what was found, when there is no such one.
    """
    names = {*ENGINES, *evidence.MARKS}
    scores = {name: ENGINES[name].evidence(root) if name in ENGINES else evidence.score(name, root) for name in names}
    first, second = sorted(scores, key=lambda name: -scores[name])[:2]
    if scores[first] < evidence.HINT:
        return Engine.name
    clear = scores[second] < evidence.CERTAIN or scores[first] >= 2 * scores[second]
    if scores[first] < evidence.CERTAIN or not clear:
        raise RequestError("\n".join(doubts(root, {name: one for name, one in scores.items() if one >= evidence.HINT})))
    return first


def doubts(root: Path, scores: Mapping[str, int]) -> Iterator[str]:
    """What speaks for each candidate, the most likely one first."""
    yield f"cannot tell which engine published the blog in {root}; say it with --from, or --from rst for none"
    for name in sorted(scores, key=lambda one: (-scores[one], one)):
        yield f"  {name}: {', '.join(evidence.found(name, root)) or 'by its own rule'}"
