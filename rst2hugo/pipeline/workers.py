"""The same done to many things, in several processes if wanted, until it is interrupted."""

from __future__ import annotations

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


def mapped(
    make: Callable[[Given], Made],
    things: Sequence[Given],
    jobs: int,
    *,
    chunk: int = 1,
    replace_killed: Callable[[Given], Made] | None = None,
) -> Iterator[Made]:
    """What ``make`` makes of each thing, in order; each of ``jobs`` processes gets ``chunk`` things at a time.

    ``make``, the things and what is made of them must be picklable if there are several jobs. Whoever
    stops listening, be it because of Ctrl-C, ends the processes at once. A thing at which a process is killed (the
    system does so for want of memory) becomes what ``replace_killed`` makes of it; the others go on.
    """
    jobs = min(jobs, len(things))
    if jobs <= 1:
        yield from map(make, things)
        return
    chunks = deque(things[start : start + chunk] for start in range(0, len(things), chunk))
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


def map_chunks(make: Callable[[Given], Made], chunks: deque[Sequence[Given]], jobs: int) -> Iterator[Made]:
    """What ``make`` makes of the things in ``chunks``, each of which is taken out once it is done.

    Raises BrokenProcessPool when a process is killed.
    """
    pool = ProcessPoolExecutor(jobs, initializer=depend_on_parent)
    try:
        coming = deque(pool.submit(all_made, make, one) for one in chunks)
        while coming:
            done = coming.popleft().result()
            chunks.popleft()
            yield from done
    except BaseException:
        for process in list((pool._processes or {}).values()):  # Python 3.14 has a method for it
            process.terminate()
        manager: Any = pool._executor_manager_thread
        pool.shutdown(wait=False)  # nothing is cancelled: Python 3.11 cannot tell a cancelled task that the pool broke
        if manager is not None:  # which Python 3.11 would wake at its end, with a traceback if it closes just then
            manager.join(5)
        raise
    pool.shutdown()


def depend_on_parent() -> None:
    """Leave Ctrl-C to the parent of this process, and end with it, whatever ends that."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # with which the parent ends it
    Thread(target=end_with_parent, daemon=True).start()


def end_with_parent() -> None:
    """End this process as soon as its parent has ended: one that is killed cannot end others."""
    if parent := parent_process():
        connection.wait([parent.sentinel])
        os._exit(1)


def all_made(make: Callable[[Given], Made], things: Sequence[Given]) -> list[Made]:
    return [make(one) for one in things]
