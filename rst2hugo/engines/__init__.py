"""In here: one file for each blog engine, found by walking this folder; and which of them published a blog."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from rst2hugo.diagnostics import RequestError
from rst2hugo.engine import Engine

for module in iter_modules(__path__):
    import_module(f"{__name__}.{module.name}")

KNOWN: list[type[Engine]] = [Engine, *Engine.__subclasses__()]
ENGINES = {one.name: one for one in sorted(KNOWN, key=lambda one: one.name)}


def named(name: str) -> type[Engine]:
    """The engine of this name. Raises RequestError when there is none."""
    if name not in ENGINES:
        raise RequestError(f"there is no engine {name!r}; rst2hugo knows {', '.join(ENGINES)}")
    return ENGINES[name]


def home(kind: type[Engine], folder: Path) -> Path:
    """The folder of the blog that ``folder`` belongs to, by the engine's evidence; ``folder`` itself without any."""
    return next((one for one in (folder, *folder.parents) if kind.evidence(one) > 0), folder)


def detected(root: Path) -> type[Engine]:
    """The engine that published the blog in ``root``, by the evidence in its folder; the base class without any.

    Raises RequestError when two engines claim it equally.
    """
    scores = {one: one.evidence(root) for one in ENGINES.values()}
    best = max(scores.values())
    if best == 0:
        return Engine
    winners = [one for one, score in scores.items() if score == best]
    if len(winners) > 1:
        names = " or ".join(one.name for one in winners)
        raise RequestError(f"cannot tell whether {root} is a blog of {names}; say it with --from")
    return winners[0]
