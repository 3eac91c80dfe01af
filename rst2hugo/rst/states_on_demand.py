"""States of docutils' parser, each made when it is first entered, not all of them for each nested parse.

A machine of docutils has sixteen states with some twelve transitions each and enters two or three of them; every list,
definition and comment gets a machine of its own. Making only what is entered parses in 0.6 of the time, into the same
doctree (``tests/rst/test_states_on_demand.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from types import FunctionType
from typing import Any

from docutils import statemachine
from docutils.parsers.rst import states
from docutils.statemachine import StateMachine

KNOWN = {
    "StateMachine.__init__",
    "StateMachine.add_state",
    "StateMachine.get_state",
    "StateMachine.runtime_init",
    "StateMachine.unlink",
    "RSTState.nested_list_parse",
    "RSTState.new_subsection",  # docutils 0.22
}
"""The functions of docutils 0.22 to 0.23 that look at ``StateMachine.states``; for those a state may be made later."""


class StatesOnDemand(dict[str, Any]):
    """The states of a machine by their names, each made when it is first asked for."""

    def __init__(self, machine: Any, kinds: Iterable[Any]) -> None:
        super().__init__()
        self.machine = machine
        self.kinds = {kind.__name__: kind for kind in kinds}

    def __missing__(self, name: str) -> Any:
        made = self[name] = self.kinds[name](self.machine, self.machine.debug)
        if getattr(self.machine, "memo", None) is not None:  # the machine runs, else it will do this at its start
            made.runtime_init()
        return made


def add_states_on_demand(self: Any, state_classes: Iterable[Any]) -> None:
    """``StateMachine.add_states``, which docutils calls once, when a machine is new."""
    self.states = StatesOnDemand(self, state_classes)


@contextmanager
def states_on_demand() -> Iterator[None]:
    """docutils' machines make their states on demand while a text is parsed; those of an unknown docutils do not."""
    stock = StateMachine.add_states
    if is_known():
        StateMachine.add_states = add_states_on_demand  # type: ignore[method-assign]
    try:
        yield
    finally:
        StateMachine.add_states = stock  # type: ignore[method-assign]


@cache
def is_known() -> bool:
    """Whether only ``KNOWN`` functions of this docutils look at the states of a machine."""
    kinds = [kind for module in (statemachine, states) for kind in vars(module).values() if isinstance(kind, type)]
    functions = [one for kind in kinds for one in vars(kind).values() if isinstance(one, FunctionType)]
    return {one.__qualname__ for one in functions if "states" in one.__code__.co_names} <= KNOWN
