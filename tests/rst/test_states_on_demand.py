"""docutils' parser makes the same doctree whether it makes its states at once or on demand."""

from __future__ import annotations

from contextlib import nullcontext
from typing import Any

import pytest
from docutils import frontend, nodes, utils
from docutils.parsers.rst import Parser, states
from docutils.statemachine import StateMachine
from support.docutils_source import DOCUMENTS, document_path
from support.golden_cases import CASES

from rst2hugo.rst import states_on_demand as tested

SAMPLE = sorted(CASES)[::8]


def doctree(text: str, *, on_demand: bool) -> nodes.document:
    settings: Any = frontend.get_default_settings(Parser)
    settings.report_level, settings.warning_stream, settings._disable_config = 1, False, True
    settings.file_insertion_enabled = False
    document = utils.new_document("x.rst", settings)
    with tested.states_on_demand() if on_demand else nullcontext():
        Parser().parse(text, document)
    return document


def check_same(text: str) -> None:
    stock, ours = doctree(text, on_demand=False), doctree(text, on_demand=True)
    assert ours.pformat() == stock.pformat()
    assert [(node.source, node.line) for node in ours.findall()] == [
        (node.source, node.line) for node in stock.findall()
    ]


def test_this_docutils_is_known() -> None:
    assert tested.is_known()


def test_golden_cases() -> None:
    for name in SAMPLE:
        check_same(CASES[name].read_text("utf-8"))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_docutils_own_documents(name: str) -> None:
    check_same(document_path(name).read_text("utf-8"))


def test_only_entered_states_are_made() -> None:
    with tested.states_on_demand():
        machine = states.RSTStateMachine(states.state_classes, "Body")
    assert machine.states == {}
    assert machine.get_state("Text") is machine.states["Text"]
    assert list(machine.states) == ["Text"]
    with pytest.raises(Exception, match="Harbour"):
        machine.get_state("Harbour")


def test_an_unknown_docutils_makes_its_states_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tested, "KNOWN", {*tested.KNOWN} - {"StateMachine.unlink"})
    monkeypatch.setattr(tested, "is_known", tested.is_known.__wrapped__)
    stock = StateMachine.add_states
    with tested.states_on_demand():
        assert StateMachine.add_states is stock


def test_docutils_is_as_it_was_afterwards() -> None:
    stock = StateMachine.add_states
    with pytest.raises(ZeroDivisionError), tested.states_on_demand():
        raise ZeroDivisionError
    assert StateMachine.add_states is stock
