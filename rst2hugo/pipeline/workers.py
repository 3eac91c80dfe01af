"""The same done to many things, in several processes where that is worth their start, until it is interrupted."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection, parent_process
from threading import Thread
from typing import Any, TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")

SHARES = 4
"""Of what is left, a process gets the part that it would have if there were so many times more of them.

So the first get much, which is little to send, and the last little, so that all are done at about the same time.
"""


def mapped(
    make: Callable[[Given], Made],
    things: Sequence[Given],
    jobs: int,
    *,
    weigh: Callable[[Given], int] = lambda thing: 0,
    worth: int = 0,
    replace_killed: Callable[[Given], Made] | None = None,
) -> Iterator[Made]:
    """What ``make`` makes of each thing, in order, in ``jobs`` processes; in this one if all weigh less than ``worth``.

    ``weigh`` is about the work that a thing is besides what each is. ``make``, which each process gets once, the things
    and what is made of them must be picklable if there are several jobs. Whoever stops listening, be it because of
    Ctrl-C, ends the processes at once. A thing at which a process is killed (the system does so for want of memory)
    becomes what ``replace_killed`` makes of it; the others go on.
    """
    weights = [1 + weigh(thing) for thing in things]
    jobs = min(jobs, len(things))
    if jobs <= 1 or sum(weights) < worth:
        yield from map(make, things)
        return
    chunks = deque(cut_chunks(things, weights, jobs))
    while chunks:
        try:
            yield from map_chunks(make, chunks, jobs)
        except BrokenProcessPool:
            if replace_killed is None:
                raise
            for thing in chunks.popleft():
                try:
                    yield from map_chunks(make, deque([[thing]]), 1)
                except BrokenProcessPool:
                    yield replace_killed(thing)


def cut_chunks(things: Sequence[Given], weights: Sequence[int], jobs: int) -> Iterator[Sequence[Given]]:
    """The things in pieces, each of which one process gets at a time."""
    left, start, weight = sum(weights), 0, 0
    for end, added in enumerate(weights, 1):
        weight += added
        if weight * jobs * SHARES >= left or end == len(weights):
            yield things[start:end]
            left, start, weight = left - weight, end, 0


def break_even() -> int:
    """How many characters of rst must be converted until several processes are sooner ready than one.

    Measured with two processes: a copy of this one costs as much as 30,000 characters; one that has to import
    everything anew (macOS, Windows, Python 3.14) as much as 500,000.
    """
    return 50_000 if multiprocessing.get_start_method() == "fork" else 800_000


def map_chunks(make: Callable[[Given], Made], chunks: deque[Sequence[Given]], jobs: int) -> Iterator[Made]:
    """What ``make`` makes of the things in ``chunks``, each of which is taken out once it is done.

    Raises BrokenProcessPool when a process is killed.
    """
    pool = ProcessPoolExecutor(jobs, initializer=begin, initargs=(make,))
    try:
        coming = deque(pool.submit(all_made, one) for one in chunks)
        while coming:
            done = coming.popleft().result()
            chunks.popleft()
            yield from done
    except BaseException:
        for process in list((pool._processes or {}).values()):  # Python 3.14 has a method for it
            process.terminate()
        calls: Any = vars(pool)["_call_queue"]  # the pool forgets both when it shuts down
        manager: Any = pool._executor_manager_thread
        pool.shutdown(wait=False)  # nothing is cancelled: Python 3.11 cannot tell a cancelled task that the pool broke
        if manager is not None:  # which Python 3.11 would wake at its end, with a traceback if it closes just then
            manager.join(1)
            if manager.is_alive():  # Python 3.11.2 waits for ever to have sent what nobody reads any more (gh-94777)
                calls._reader.close()
                manager.join(5)
        raise
    pool.shutdown()


task: Callable[[Any], Any]
"""What a process does, which it gets when it begins."""


def begin(make: Callable[[Any], Any]) -> None:
    """Prepare this process: it leaves Ctrl-C to its parent, and ends with it, whatever ends that."""
    global task
    task = make
    gc.freeze()  # what came with it is never garbage
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # with which the parent ends it
    Thread(target=end_with_parent, daemon=True).start()


def end_with_parent() -> None:
    """End this process as soon as its parent has ended: one that is killed cannot end others."""
    if parent := parent_process():
        connection.wait([parent.sentinel])
        os._exit(1)


def all_made(things: Sequence[Any]) -> list[Any]:
    """What the task of this process makes of each thing."""
    return [task(one) for one in things]
