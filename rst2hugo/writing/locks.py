"""One run at a time writes into a folder."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path

from rst2hugo.model.diagnostics import RequestError
from rst2hugo.writing.atomic import PART, refusing

PATIENCE = 60
"""How many seconds a run waits for another one to finish writing."""
PAUSE = 0.05
LOCK = f"{PART}lock"


@contextmanager
def lock(folder: Path) -> Iterator[None]:
    """Let no other run write into ``folder``, which is made if it is missing, until this one has written.

    The system takes the lock back from a process that is killed. Raises RequestError when another run does not end.
    """
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    with refusing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        held = take_lock(folder)
    try:
        yield
    finally:
        if held is not None:
            os.close(held)
            with suppress(OSError):  # it is there on Windows alone, and stays where another run waits for it
                (folder / LOCK).unlink()
        for parent in missing:  # what is still empty need not be there
            with suppress(OSError):
                parent.rmdir()


def take_lock(folder: Path) -> int | None:
    """The descriptor that has the lock of ``folder``; None on file systems that have no locks."""
    last = time.monotonic() + PATIENCE
    while True:
        try:
            return lock_once(folder)
        except BlockingIOError:
            if time.monotonic() > last:
                message = f"another run of rst2hugo is writing into {folder}; run again after it has ended"
                raise RequestError(message) from None
            time.sleep(PAUSE)
        except OSError:
            return None


def lock_folder(folder: Path) -> int:
    """The descriptor of the folder itself. Raises BlockingIOError when another run has it."""
    fcntl = import_module("fcntl")
    held = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(held)
        raise
    return held


def lock_file(folder: Path) -> int:
    """The descriptor of a file in the folder: Windows opens no folders. Raises BlockingIOError as above.

    While anybody has the file open, Windows removes it for nobody: so all have the same one, and the last removes it.
    https://docs.python.org/3/library/msvcrt.html#msvcrt.locking
    """
    msvcrt = import_module("msvcrt")
    held = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT)
    try:
        msvcrt.locking(held, msvcrt.LK_NBLCK, 1)
    except OSError as error:
        os.close(held)
        raise BlockingIOError from error
    return held


lock_once = lock_file if sys.platform == "win32" else lock_folder
