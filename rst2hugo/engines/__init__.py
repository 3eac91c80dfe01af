"""The blog engines, one file or folder for each, and the evidence that tells which of them published a blog."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from rst2hugo.blog import evidence
from rst2hugo.engine import Engine
from rst2hugo.model.diagnostics import RequestError

for module in iter_modules(__path__):
    import_module(f"{__name__}.{module.name}")


def known(kind: type[Engine]) -> Iterator[type[Engine]]:
    """An engine and all that build on it."""
    yield kind
    for one in kind.__subclasses__():
        yield from known(one)


ENGINES = {one.name: one for one in sorted(known(Engine), key=lambda one: one.name)}


def find_engine(name: str) -> type[Engine]:
    """The engine of this name. Raises RequestError when there is none."""
    if name not in ENGINES:
        raise RequestError(f"there is no engine {name!r}; rst2hugo knows {', '.join(ENGINES)}")
    return ENGINES[name]


def scores(folder: Path) -> dict[str, int]:
    """How sure the evidence in ``folder`` is of each engine, the surest first; see ``rst2hugo.blog.evidence``."""
    found = {name: kind.evidence(folder) for name, kind in ENGINES.items()}
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def main_evidence(name: str, folder: Path) -> str:
    """The file in ``folder`` that tells most of the engine ``name``."""
    pieces = evidence.find_marks(ENGINES[name].marks, folder)
    return max(pieces, key=lambda one: pieces[one], default="").partition(": ")[0]


def configuration_names() -> frozenset[str]:
    """The names that configuration files of engines have, from the folder of the blog."""
    marks = (mark.files for kind in ENGINES.values() for mark in kind.marks)
    return frozenset(one for one in marks if not set("*?[") & set(one) and not one.endswith(".rst"))


def clear_engine(found: Mapping[str, int]) -> str | None:
    """The engine that there is evidence enough for, and twice as much as for the next; None without such a one."""
    (first, most), (_, next_most) = list(found.items())[:2]
    is_clear = next_most < evidence.CERTAIN or most >= 2 * next_most
    return first if most >= evidence.CERTAIN and is_clear else None


def doubt(folder: Path, scores: Mapping[str, int]) -> RequestError:
    """The request that cannot be met, with what speaks for each candidate, the most likely one first."""
    lines = [f"cannot tell which engine published the blog in {folder}; say it with --from, or --from rst for none"]
    for name in [name for name, points in scores.items() if points >= evidence.HINT]:
        found = evidence.find_marks(ENGINES[name].marks, folder)
        lines.append(f"  {name}: {', '.join(found) or 'by its own rule'}")
    return RequestError("\n".join(lines))
