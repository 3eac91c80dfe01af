"""The program that runs in the old blog's Python (2.7 to 3.x, docutils 0.12 to 0.23) and expands one thing at a time.

It reads a request from each line of standard input and writes the answer to a line of what was standard output when it
began; what the blog's code prints goes nowhere. Nothing of rst2hugo but this folder is there.
"""

from __future__ import absolute_import, unicode_literals

import json
import os
import sys

from . import expansion, loading

LARGEST = 20 * 1024 * 1024


def main():
    requests, answers = take_streams()
    setup = json.loads(requests.readline().decode("utf-8"))
    limit_memory(setup["memory"])
    sys.dont_write_bytecode = True
    own = loading.Own(setup)
    try:
        own.load()
        hello = own.describe()
    except BaseException as error:  # SystemExit, too
        hello = {"error": loading.describe(error)}
    write(answers, hello)
    for line in iter(requests.readline, b""):
        request = json.loads(line.decode("utf-8"))
        limit_time(setup["seconds"])
        try:
            answer = expansion.expand(own, request)
        except BaseException as error:
            answer = {"error": loading.describe(error)}
        limit_time(0)
        answer["number"] = request["number"]
        write(answers, answer)


def take_streams():
    """Standard input and output, which nobody else has from now on."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nothing, number)
    return requests, answers


def write(answers, content):
    text = json.dumps(content).encode("ascii")
    if len(text) > LARGEST:
        kept = {name: content[name] for name in content if name == "number"}
        kept["error"] = "what it made is larger than %s MB" % (LARGEST // 1024 // 1024)
        text = json.dumps(kept).encode("ascii")
    answers.write(text + b"\n")
    answers.flush()


def limit_memory(size):
    """Let this process have no more memory than ``size`` bytes, where the system knows such limits."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (size, size))
    except (ImportError, ValueError, OSError, AttributeError):
        pass


def limit_time(seconds):
    """End this process after so many seconds, should nobody be there to do so; 0 is for ever."""
    try:
        import signal

        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(seconds and seconds * 2)
    except (ImportError, ValueError, AttributeError):
        pass
