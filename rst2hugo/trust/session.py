"""The process that runs the blog's own code: started once in each of our processes, and again after it has ended."""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rst2hugo.model.diagnostics import RequestError
from rst2hugo.model.own_code import OwnCode

MEMORY = 4 * 1024**3
LARGEST = 32 * 1024 * 1024
SECONDS_TO_START = 60
# The program lies beside this file; the folder that Python would look into first is the blog's.
START = "import sys; sys.path[0] = sys.argv[1]; import child; del sys.path[0]; child.main()"


class ExpansionError(Exception):
    """The blog's own code made nothing of a directive or role; the text says why."""


class Session:
    """A conversation with the blog's own code: the names of its ``directives`` and ``roles``, and ``ask``.

    ``problems`` are its modules that cannot be used, each with the reason.
    """

    def __init__(self, code: OwnCode) -> None:
        self.code = code
        self.number = 0
        self.process: subprocess.Popen[bytes] | None = None
        self.answers: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        try:
            hello = self.start()
        except ExpansionError as error:
            needs = "; it needs Python 2.7 or later with docutils 0.12 or later" if code.python else ""
            raise RequestError(f"--trust: {self.python} cannot run the blog's own code: {error}{needs}") from None
        self.directives: tuple[str, ...] = tuple(hello.get("directives", ()))
        self.roles: tuple[str, ...] = tuple(hello.get("roles", ()))
        self.problems: tuple[tuple[str, str], ...] = tuple((name, reason) for name, reason in hello.get("problems", ()))

    @property
    def python(self) -> str:
        """The program that runs the blog's code."""
        return self.code.python or sys.executable

    def start(self) -> Mapping[str, Any]:
        """Start the process, and return what it says of itself. Raises ExpansionError when that is nothing."""
        outside = ("PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP") if self.code.python else ()
        environment = {name: value for name, value in os.environ.items() if name not in outside}
        try:
            self.process = subprocess.Popen(
                [self.python, "-c", START, str(Path(__file__).parent)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=self.code.folder or None,
                env={**environment, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "0"},
                start_new_session=os.name == "posix",
            )
        except OSError as error:
            raise ExpansionError(str(error.strerror or error)) from None
        self.answers = queue.SimpleQueue()
        threading.Thread(target=listen, args=(self.process, self.answers), daemon=True).start()
        code = self.code
        setup = {"kind": code.kind, "folder": code.folder, "search": code.search, "modules": code.modules}
        known = {"known": code.known, "known_roles": code.known_roles}
        more = {**known, "settings": json.loads(code.settings), "memory": MEMORY, "seconds": code.seconds}
        return self.converse({**setup, **more}, SECONDS_TO_START)

    def ask(self, **request: Any) -> Mapping[str, Any]:
        """What the blog's code makes of a piece of rst. Raises ExpansionError with the reason if that is nothing."""
        self.number += 1
        if self.process is None:
            self.start()
        answer = self.converse({**request, "number": self.number}, self.code.seconds)
        if answer.get("number") != self.number or not isinstance(answer.get("xml"), str):
            self.stop()
            raise ExpansionError("it disturbed the process that runs it")
        return answer

    def converse(self, message: Mapping[str, Any], seconds: int) -> Mapping[str, Any]:
        process = self.process
        if process is None or process.stdin is None:
            raise ExpansionError("its process has ended")
        try:
            process.stdin.write(json.dumps(message).encode() + b"\n")
            process.stdin.flush()
            line = self.answers.get(timeout=seconds)
        except queue.Empty:
            self.stop()
            raise ExpansionError(f"it did not come to an end within {seconds} s") from None
        except OSError:
            line = b""
        if not line:
            code = self.stop()
            raise ExpansionError(f"it ended its process ({describe_end(code)})")
        try:
            answer = json.loads(line)
            if not isinstance(answer, dict):
                raise ValueError("no object")
        except ValueError:
            self.stop()
            raise ExpansionError("it disturbed the process that runs it") from None
        if "error" in answer:
            raise ExpansionError(str(answer["error"]))
        return answer

    def stop(self) -> int | None:
        """End the process with all that it has started; its exit code."""
        process, self.process = self.process, None
        if process is None:
            return None
        code = None
        with contextlib.suppress(subprocess.TimeoutExpired):
            code = process.wait(0.1)
        with contextlib.suppress(OSError):
            if os.name == "posix":
                os.killpg(process.pid, signal.SIGKILL)
            process.kill()
        with contextlib.suppress(OSError):
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    stream.close()
        return process.wait() if code is None else code


def listen(process: subprocess.Popen[bytes], answers: queue.SimpleQueue[bytes]) -> None:
    """Put each line of the process into ``answers``, and nothing at its end, or if a line is too long."""
    stream = process.stdout
    with contextlib.suppress(OSError, ValueError):
        while stream is not None and (line := stream.readline(LARGEST)) and line.endswith(b"\n"):
            answers.put(line)
    answers.put(b"")


def describe_end(code: int | None) -> str:
    """How a process ended."""
    if code is not None and code < 0:
        with contextlib.suppress(ValueError):
            return signal.Signals(-code).name
    return f"exit code {code}"


SESSIONS: dict[int, Session] = {}
"""The session of each process; those of processes that this one was forked from are not its own."""


def open_session(code: OwnCode) -> Session:
    """The session of this process with the blog's own code. Raises RequestError if its Python cannot be run."""
    session = SESSIONS.get(os.getpid())
    if session is None or session.code != code:
        close_session()
        session = SESSIONS[os.getpid()] = Session(code)
    return session


@atexit.register
def close_session() -> None:
    """End the session of this process, if there is one."""
    session = SESSIONS.pop(os.getpid(), None)
    if session is not None:
        session.stop()
