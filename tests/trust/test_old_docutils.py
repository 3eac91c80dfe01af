"""The blog's code in old environments: with each docutils of the last ten years what comes back is the same.

``RST2HUGO_OLD_PYTHONS`` names programs of Python, with ``:`` between them, each with an old docutils.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from support.old_blog import converted, page
from support.own_plugins import KINDS

from rst2hugo import Options, convert_blog

OLD = [one for one in os.environ.get("RST2HUGO_OLD_PYTHONS", "").split(os.pathsep) if one]


@pytest.mark.skipif(not OLD, reason="RST2HUGO_OLD_PYTHONS names no Python with an old docutils")
@pytest.mark.parametrize("python", OLD)
@pytest.mark.parametrize("kind", KINDS)
def test_an_old_environment_makes_the_same(tmp_path: Path, kind: str, python: str) -> None:
    files, source = KINDS[kind]
    ours = converted(tmp_path, files, trust=True)
    theirs = convert_blog(tmp_path, Options(trust=True, python=python))
    assert page(theirs, source).text == page(ours, source).text
    assert [*theirs.diagnostics] == [*ours.diagnostics]
    assert page(theirs, source).diagnostics == page(ours, source).diagnostics
