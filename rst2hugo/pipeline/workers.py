"""The same done to many things, in several processes if wanted, until it is interrupted."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")


def mapped(make: Callable[[Given], Made], things: Sequence[Given], jobs: int, *, chunk: int = 1) -> Iterator[Made]:
    """What ``make`` makes of each thing, in order; each of ``jobs`` processes gets ``chunk`` things at a time.

    ``make``, the things and what is made of them must be picklable if there are several jobs. Whoever
    stops listening, be it because of Ctrl-C, ends the processes at once.
    """
    jobs = min(jobs, len(things))
    if jobs <= 1:
        yield from map(make, things)
        return
    pool = ProcessPoolExecutor(jobs, initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_IGN))
    try:
        starts = range(0, len(things), chunk)
        coming = deque(pool.submit(all_made, make, things[start : start + chunk]) for start in starts)
        while coming:
            yield from coming.popleft().result()
    except BaseException:
        for process in list((pool._processes or {}).values()):  # Python 3.14 has a method for it
            process.terminate()
        manager: Any = pool._executor_manager_thread
        pool.shutdown(wait=False)  # nothing is cancelled: Python 3.11 cannot tell a cancelled task that the pool broke
        if manager is not None:  # which Python 3.11 would wake at its end, with a traceback if it closes just then
            manager.join(5)
        raise
    pool.shutdown()


def all_made(make: Callable[[Given], Made], things: Sequence[Given]) -> list[Made]:
    return [make(one) for one in things]
