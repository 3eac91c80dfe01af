"""What is true of every test."""

from __future__ import annotations

import pytest

from rst2hugo.pipeline import workers


@pytest.fixture(autouse=True)
def small_blogs_have_as_many_processes_as_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that asks for two jobs means two processes, as a large blog would have."""
    monkeypatch.setattr(workers, "break_even", lambda: 0)
