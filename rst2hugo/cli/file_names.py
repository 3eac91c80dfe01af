"""Names of files are UTF-8, whatever the locale says."""

from __future__ import annotations

import os
import sys


def use_utf8() -> None:
    """Begin the program anew in Python's UTF-8 mode where names of files are in the encoding of another locale.

    Names in blogs, addresses and new sites are UTF-8; in another encoding Python reads them as other words, and cannot
    write most of them (https://docs.python.org/3/library/os.html#python-utf-8-mode). Windows has names of its own.
    """
    is_foreign = os.name == "posix" and sys.getfilesystemencoding() != "utf-8"
    if is_foreign and not sys.flags.utf8_mode and sys.executable:
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])
