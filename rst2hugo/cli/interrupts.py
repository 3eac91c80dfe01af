"""Ctrl-C, and the request to end that a system sends (SIGTERM): one line and an exit code, never a traceback.

Before a command has begun there is nothing to put in order, and what is raised in the middle of an import may come out
of it as another exception: the process ends at once. While a command works, an exception lets it end its processes and
remove what is half written; whoever does not want to wait for that interrupts again.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any

Handler = Callable[[int, FrameType | None], Any]
WORDS = {signal.SIGINT: "Aborted!", signal.SIGTERM: "Terminated!"}
OWNER = os.getpid()
received: list[int] = []
"""The signal that has come while a command worked."""


class Interruption(SystemExit):
    """Not a KeyboardInterrupt, of which click makes an exit code of its own."""


def end_at_once() -> None:
    """From now on, an interrupt ends the process at once; one that is ignored, as by ``nohup``, stays so."""
    replace_handlers(signal.default_int_handler, say_and_exit)
    replace_handlers(signal.SIG_DFL, say_and_exit)


def end_in_order() -> None:
    """From now on, an interrupt that would end the process at once is raised where the program is."""
    sys.unraisablehook = end_unraisable
    replace_handlers(say_and_exit, interrupt)


@contextmanager
def exit_code() -> Iterator[None]:
    """Whatever has become of the exception that an interrupt raised, the program ends with its exit code."""
    try:
        yield
    finally:
        replace_handlers(interrupt, say_and_exit)
        if received:
            replace_handlers(say_and_exit, exit_silently)
            say(received[0])
            sys.exit(128 + received[0])


def replace_handlers(old: object, new: Handler) -> None:
    """Handle each signal with ``new`` that has been handled with ``old``."""
    for number in WORDS:
        if signal.getsignal(number) is old:
            with suppress(ValueError):  # outside of the main thread, which nothing interrupts
                signal.signal(number, new)


def interrupt(number: int, frame: FrameType | None) -> None:
    """Raise the exception that ends a command in order."""
    if os.getpid() != OWNER:  # in a process that has only just been started
        os._exit(128 + number)
    received.append(number)
    replace_handlers(interrupt, say_and_exit)
    raise Interruption(128 + number)


def end_unraisable(unraisable: sys.UnraisableHookArgs) -> None:
    """End the process if an interrupt came where Python would print its exception and go on, as in ``__del__``."""
    if isinstance(unraisable.exc_value, Interruption):
        say_and_exit(received[0], None)
    sys.__unraisablehook__(unraisable)


def say_and_exit(number: int, frame: FrameType | None) -> None:
    say(number)
    os._exit(128 + number)


def exit_silently(number: int, frame: FrameType | None) -> None:
    os._exit(128 + number)


def say(number: int) -> None:
    """Write the line of a signal, without whatever else is on its way to standard error."""
    with suppress(OSError):
        os.write(2, f"\n{WORDS[signal.Signals(number)]}\n".encode())
