"""What is true of every test."""

from __future__ import annotations

import pytest

from rst2hugo import cache
from rst2hugo.pipeline import workers


@pytest.fixture(autouse=True)
def small_blogs_have_as_many_processes_as_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that asks for two jobs means two processes, as a large blog would have."""
    monkeypatch.setattr(workers, "break_even", lambda: 0)


@pytest.fixture(autouse=True)
def nothing_is_kept_from_other_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test begins with nothing, and leaves nothing in the user's folders."""
    monkeypatch.setenv(cache.VARIABLE, "")
