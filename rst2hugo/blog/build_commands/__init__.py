"""The commands that built the old blog, as its files name them: which settings file, which folder of sources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from itertools import chain, islice
from pathlib import Path

from rst2hugo.blog.boundary import find_boundary
from rst2hugo.blog.build_commands import makefiles
from rst2hugo.blog.build_commands.arguments import MODULES, PROGRAMS, Arguments, read_arguments
from rst2hugo.blog.build_commands.scripts import Step, read_steps
from rst2hugo.blog.build_commands.shell import UNKNOWN, resolve

__all__ = ["BuildCommand", "is_for_readers", "is_for_trying", "read_build_commands"]
# Where such files lie, and how they are called; those of the first lines are believed first.
FILES = (
    "Makefile", "makefile", "GNUmakefile", "*.mk", "tasks.py", "fabfile.py", "noxfile.py", "dodo.py", "*.py", "tox.ini",
    "justfile", "Justfile", "Rakefile", "Procfile", "Dockerfile*", "Taskfile.y*ml", "*.sh", "*.bat", "*.cmd", "*.ps1",
    "netlify.toml", "package.json", "pyproject.toml", "vercel.json", "render.yaml", "cloudbuild.yaml", "amplify.yml",
    ".travis.yml", ".gitlab-ci.yml", "*appveyor.yml", "azure-pipelines.yml", "bitbucket-pipelines.yml", ".drone.y*ml",
    ".build.yml", "wercker.yml", ".readthedocs.y*ml", "readthedocs.yml", "docker-compose.y*ml", "compose.y*ml",
)  # fmt: skip  # a table
HIDDEN_FOLDERS = (".github/workflows", ".gitea/workflows", ".forgejo/workflows", ".circleci", ".woodpecker", ".builds")
# Files of services that publish the site, and names of targets that do.
PUBLISHING_FILES = re.compile(r"^\.|netlify|vercel|render\.yaml|amplify|appveyor|pipelines|cloudbuild|wercker")
PUBLISHING = re.compile(r"publish|deploy|release|prod|(?<![a-z])live(?![a-z])|upload|github|gh[-_]?pages|online")
TRYING = re.compile(r"(?<![a-z])(?:local|dev|debug|test|draft|preview|stag|demo|example|sample)|serve|unpublish")
OF_PROGRAMS = re.compile("|".join(map(re.escape, {*PROGRAMS, *MODULES})))
MOST_FILES = 100
MOST_BYTES = 200_000


@dataclass(frozen=True, slots=True)
class BuildCommand:
    """A command that builds a blog; its paths are relative to the folder that the user named.

    ``folder`` is where it runs, ``how`` says where it stands: ``tox.ini: pelican content``. ``publishes`` tells
    that it makes the site that readers see, not one to try things out.
    """

    engine: str
    folder: str
    how: str
    settings: str | None = None
    source: str | None = None
    output: str | None = None
    builder: str | None = None
    publishes: bool = False


def read_build_commands(folder: Path, below: Iterable[str] = (".",)) -> tuple[BuildCommand, ...]:
    """The commands in the files of ``folder`` and of the folders ``below`` it, those that publish first."""
    named = islice(chain.from_iterable(script_files(folder, one) for one in below), MOST_FILES)
    found = dict.fromkeys(chain.from_iterable(commands_in(folder, path) for path in named))
    return tuple(sorted(found, key=lambda one: not one.publishes))


def script_files(top: Path, below: str) -> Iterator[str]:
    """The files in one folder that may hold commands, relative to ``top``."""
    folder = top / below
    try:
        names = sorted(one.name for one in folder.iterdir() if one.is_file())
    except OSError:
        return
    fitting = [name for pattern in FILES for name in names if fnmatch(name, pattern)]
    scripts = [name for name in names if "." not in name]
    yield from (f"{below}/{name}" for name in dict.fromkeys([*fitting, *scripts]))
    for hidden in HIDDEN_FOLDERS:
        yield from (f"{below}/{hidden}/{one.name}" for one in sorted((folder / hidden).glob("*.y*ml")) if one.is_file())


def commands_in(top: Path, path: str) -> Iterator[BuildCommand]:
    """The build commands in one file."""
    text = beginning(top, path)
    below, _, name = path.rpartition("/")
    if "." not in name and not text.startswith("#!") and not any(fnmatch(name, one) for one in FILES):
        return
    if not OF_PROGRAMS.search(text):
        return
    hidden = next((one for one in HIDDEN_FOLDERS if f"/{path}".find(f"/{one}/") >= 0), "")
    folder = below.removesuffix(hidden).rstrip("/") or "."
    shown = path.removeprefix("./")
    yield from of_variables(text, name, folder, shown)
    for step in read_steps(name, text, folder):
        if (said := read_arguments(step.command.words)) is not None:
            publishes = bool(hidden or PUBLISHING_FILES.search(name)) or is_for_readers(step.name)
            yield placed(said, step, shown, publishes)


def placed(said: Arguments, step: Step, file: str, publishes: bool) -> BuildCommand:
    """What a command says, with its paths from the folder that the user named."""
    folder = step.command.folder
    paths = (said.settings, said.source, said.output)
    settings, source, output = (None if one is None else resolve(folder, one) for one in paths)
    words = " ".join(word for word in said.words if UNKNOWN not in word)
    shown = words if len(words) <= 50 else f"{words[:49]}…"
    publishes = publishes or is_for_readers(said.settings or "")
    return BuildCommand(said.engine, folder, f"{file}: {shown}", settings, source, output, said.builder, publishes)


def is_for_readers(name: str) -> bool:
    """Whether a target or a settings file is, by its name, for the site that is put online."""
    return PUBLISHING.search(name.lower()) is not None and not is_for_trying(name)


def is_for_trying(name: str) -> bool:
    """Whether a target or a settings file is, by its name, for the author's own eyes."""
    return TRYING.search(name.lower()) is not None


def of_variables(text: str, name: str, folder: str, shown: str) -> Iterator[BuildCommand]:
    """The commands that a Makefile of ``pelican-quickstart`` runs, by its variables alone."""
    if not name.lower().endswith(("makefile", ".mk")):
        return
    variables = makefiles.read_variables(text)
    names = [key for key in ("INPUTDIR", "CONFFILE", "PUBLISHCONF", "OUTPUTDIR") if key in variables]
    values = {key: makefiles.expand(f"$({key})", variables).strip("\"'") for key in names}
    known = {key: resolve(folder, one) for key, one in values.items() if UNKNOWN not in one}
    if "PELICAN" not in variables or not known:
        return
    output = known.get("OUTPUTDIR")
    for key in ("PUBLISHCONF", "CONFFILE"):
        if key in known:
            publishes = key == "PUBLISHCONF"
            yield BuildCommand("pelican", folder, f"{shown}: {key}", known[key], output=output, publishes=publishes)
    if "INPUTDIR" in known:
        yield BuildCommand("pelican", folder, f"{shown}: INPUTDIR", source=known["INPUTDIR"], output=output)


def beginning(top: Path, path: str) -> str:
    """The first bytes of a file as text; nothing of what cannot be read or leads out of the blog in ``top``."""
    file = top / path
    try:
        if not file.is_file() or not find_boundary(top).holds(file):
            return ""
        with file.open("rb") as stream:
            return stream.read(MOST_BYTES).decode("utf-8", errors="replace")
    except (OSError, RuntimeError):
        return ""
