"""Golden pairs of each construct: the Markdown a careful person would type, and what real Hugo makes of it.

A case is three files side by side in ``constructs``: the source, its Markdown, and its diagnostics if
it has any. ``pytest --regen-all tests/constructs/test_constructs.py`` writes the golden files anew; read the diff.
"""

from __future__ import annotations

from collections.abc import Iterable

import docutils
import pytest
from pytest_regressions.file_regression import FileRegressionFixture
from support import hugo_site
from support.golden_cases import ADVICE, CASES, FOLDER, INTENDED, options, root

from rst2hugo import constructs, pipeline
from rst2hugo.engine import Engine
from rst2hugo.model import Page, Result, Source
from rst2hugo.model.diagnostics import Code
from rst2hugo.verify import differences, source_html

# Front matter has tests of its own.
OF_THE_HEADER = {Code.MISSING_TITLE, Code.MISSING_DATE}
# The constructs that no rst leads to; the cases of what is typed in MyST Markdown are in tests/myst.
WITHOUT_RST = {"typed_markdown", "unknown_shortcodes"}
# Cases in which a message of docutils 0.22 has the number of the line before.
OTHER_LINES = {"tables/simple-with-blocks"} if docutils.__version_info__ < (0, 23) else set()


@pytest.fixture(scope="module")
def results(request: pytest.FixtureRequest) -> dict[str, Result]:
    sources = {name: Source("case.rst", CASES[name].read_text("utf-8")) for name in select_cases(request.session.items)}
    return {name: pipeline.convert_source(source, root(name), options(name)) for name, source in sources.items()}


def select_cases(items: Iterable[pytest.Item]) -> list[str]:
    """The cases that this run of pytest looks at: all of them if one of its tests looks at all."""
    here = [item for item in items if isinstance(item, pytest.Function) and item.function.__module__ == __name__]
    named = {item.callspec.params["name"] for item in here if hasattr(item, "callspec")}
    of_all = any("results" in item.fixturenames and not hasattr(item, "callspec") for item in here)
    return [name for name in CASES if of_all or name in named]


@pytest.fixture(scope="module")
def pages(results: dict[str, Result]) -> dict[str, Page]:
    return {name: result.pages[0] for name, result in results.items()}


@pytest.fixture(scope="module")
def built(results: dict[str, Result], pages: dict[str, Page]) -> dict[str, str]:
    """The HTML of every case, all in one build with the stubs of all."""
    stubs = {path: text for result in results.values() for path, text in result.stubs.items()}
    html = hugo_site.render({name: page.markdown for name, page in pages.items()}, more=stubs)
    return dict(zip(pages, html, strict=True))


def test_cases_with_stubs_have_shortcodes_of_their_own(results: dict[str, Result]) -> None:
    """All are built together, so one that two cases name would have the template of the second."""
    stubs = [path for result in results.values() for path in result.stubs]
    assert len(stubs) == len(set(stubs))


def told(page: Page) -> Iterable[str]:
    """The diagnostics of a case, without advice that names a folder of this machine."""
    return (ADVICE.sub(".", str(one)) for one in page.diagnostics if one.code not in OF_THE_HEADER)


@pytest.mark.parametrize("name", CASES)
def test_golden(name: str, pages: dict[str, Page], file_regression: FileRegressionFixture) -> None:
    golden = CASES[name].with_suffix(".md")
    file_regression.check(f"{pages[name].markdown}\n", encoding="utf-8", extension=".md", fullpath=golden)
    diagnostics = "".join(f"{one}\n" for one in told(pages[name]))
    expected = CASES[name].with_suffix(".txt")
    if name not in OTHER_LINES and (diagnostics or expected.exists()):
        file_regression.check(diagnostics, encoding="utf-8", fullpath=expected)


@pytest.mark.parametrize("name", CASES)
def test_reader_meets_the_same(name: str, built: dict[str, str]) -> None:
    source = Source("case.rst", CASES[name].read_text("utf-8"))
    found = differences(source_html(source, Engine(root(name), options(name))), built[name])
    assert bool(found) == (name in INTENDED), [str(one) for one in found]


def test_every_golden_has_its_source() -> None:
    goldens = (
        path for path in FOLDER.glob("*/**/*") if path.is_file() and not {"files", "__pycache__"} & {*path.parts}
    )
    strays = [path for path in goldens if not path.with_suffix(".rst").exists()]
    assert not strays


def test_every_construct_has_cases() -> None:
    modules = {module.__name__.rpartition(".")[2] for module in constructs.MODULES}
    assert {name.split("/")[0] for name in CASES} == modules - WITHOUT_RST
    assert set(INTENDED) <= set(CASES)
