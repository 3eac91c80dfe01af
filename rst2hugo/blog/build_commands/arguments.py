"""What the words of one command tell of a blog: the engine, its settings file, the folder of the sources."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from rst2hugo.blog.build_commands.shell import UNKNOWN

# The programs that build a blog, and the engine that each is.
PROGRAMS: Mapping[str, str] = MappingProxyType(
    {"pelican": "pelican", "nikola": "nikola", "ablog": "ablog"}
    | dict.fromkeys(("sphinx-build", "sphinx-build2", "sphinx-build3", "sphinx-build-3", "sphinx-autobuild"), "sphinx")
)
# As ``python -m`` names them.
MODULES = {"pelican": "pelican", "nikola": "nikola", "ablog": "ablog", "sphinx": "sphinx-build"}
# Programs that start another, with the words of that as their arguments.
STARTERS = (
    *("uv", "uvx", "poetry", "pipenv", "pdm", "rye", "hatch", "pixi", "conda", "mamba", "micromamba", "py", "call"),
    *("sudo", "env", "exec", "nice", "nohup", "watch", "time", "xvfb-run", "docker", "docker-compose", "podman"),
    *("if", "while", "until", "start", "run"),
)
# What such a program does with the names of programs when it does not start them.
MANAGING = frozenset(
    ("install", "add", "remove", "uninstall", "update", "upgrade", "lock", "sync", "tool", "pip", "pull", "build")
)
# The options whose next word is their value (Pelican 1 to 4.12, Nikola 8.3, Sphinx 8.2, ABlog 0.11).
TAKING: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "pelican": frozenset(
            (
                *("-s", "--settings", "-o", "--output", "-t", "--theme", "--theme-path", "-m", "--markup", "-p"),
                *("--port", "-b", "--bind", "--fatal", "--cache-path", "--log-handler", "--logs-dedup-min-level"),
            )
        ),
        "nikola": frozenset(("--conf", "-a", "--address", "-p", "--port", "-d", "--db-file", "-n", "--process", "-f")),
        "sphinx": frozenset(
            (
                *("-b", "--builder", "-M", "-c", "--conf-dir", "-d", "--doctree-dir", "-D", "--define", "-A", "-t"),
                *("--html-define", "--tag", "-j", "--jobs", "-w", "--warning-file", "--color", "--host", "--port"),
                *("--watch", "--ignore", "--re-ignore"),
            )
        ),
        "ablog": frozenset(("-s", "-w", "-d", "-b", "-p", "--patterns", "-t", "-m", "-g", "--github-branch")),
    }
)

# The commands of programs with several that make or show the site.
BUILDING = {"nikola": ("build", "auto", "serve", "deploy", "github_deploy"), "ablog": ("build",)}


@dataclass(frozen=True, slots=True)
class Arguments:
    """What a build command says; paths are as they stand there, None for what it does not say."""

    engine: str
    settings: str | None = None
    source: str | None = None
    output: str | None = None
    builder: str | None = None
    words: tuple[str, ...] = field(default=(), compare=False)


def read_arguments(words: Sequence[str]) -> Arguments | None:
    """What ``words`` say if they are a command that builds a blog; None for every other command."""
    words = [*words[0].split(), *words[1:]] if words else words  # make's "$(PELICAN)" may be several
    words = [part for word in words for part in split_module(word)]
    start = program_at(words)
    if start is None:
        return None
    name = posixpath.basename(words[start].replace("\\", "/")).removesuffix(".exe")
    engine = PROGRAMS.get(name) or PROGRAMS[MODULES[name]]
    options, others = split_options(words[start + 1 :], TAKING[engine])
    known = {name: value for name, value in options.items() if UNKNOWN not in value}
    first = next((one for one in others), None)
    said = tuple(words[start:])
    if engine == "pelican":
        settings = known.get("-s") or known.get("--settings")
        output = known.get("-o") or known.get("--output")
        return Arguments(engine, settings, usable(first), output, None, said)
    if engine in BUILDING and others and others[0] not in BUILDING[engine]:
        return None
    if engine == "nikola":
        return Arguments(engine, known.get("--conf"), words=said)
    if engine == "ablog":
        return Arguments(engine, None, known.get("-s"), known.get("-w"), known.get("-b"), said)
    folder = known.get("-c") or known.get("--conf-dir")
    settings = posixpath.join(folder, "conf.py") if folder else None
    builder = known.get("-b") or known.get("--builder") or known.get("-M")
    output = others[1] if len(others) > 1 else None
    return Arguments(engine, settings, usable(first), usable(output), builder, said)


def split_module(word: str) -> tuple[str, ...]:
    """``-mpelican`` as the two words ``-m pelican``, which Python reads alike."""
    return ("-m", word[2:]) if word[:2] == "-m" and word[2:] in MODULES else (word,)


def usable(word: str | None) -> str | None:
    return None if word is None or UNKNOWN in word else word


def program_at(words: Sequence[str]) -> int | None:
    """Where the name of the program stands; None where no such program is started."""
    for number, word in enumerate(words):
        name = posixpath.basename(word.replace("\\", "/")).removesuffix(".exe")
        is_module = number > 0 and words[number - 1] == "-m" and word in MODULES
        if is_module or name in PROGRAMS:
            before = words[:number]
            return number if not before or is_starting(before) else None
        if number == 0 and name not in STARTERS and not re.match(r"python[\d.]*$|\w+=", name):
            return None
    return None


def is_starting(words: Iterable[str]) -> bool:
    return not MANAGING.intersection(words)


def split_options(words: Sequence[str], taking: frozenset[str]) -> tuple[dict[str, str], list[str]]:
    """The options with their values, as ``argparse`` splits them, and the other words.

    ``-sFILE``, ``--settings=FILE`` and ``-lr`` are understood; ``NAME=VALUE`` after ``-e`` is no folder.
    """
    options: dict[str, str] = {}
    others: list[str] = []
    rest = list(words)
    while rest:
        word = rest.pop(0)
        name, equals, value = word.partition("=")
        if word in taking:
            options[word] = rest.pop(0) if rest else ""
        elif equals and name.startswith("--"):
            options[name] = value
        elif word[:2] in taking and not word.startswith("--"):
            options[word[:2]] = word[2:]
        elif not word.startswith("-") and "=" not in word:
            others.append(word)
    return options, others
