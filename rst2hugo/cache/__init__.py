"""What an earlier run came to, kept in the user's cache folder, for a later run that would come to the same.

What is kept may be deleted at any time, and is used only where its key matches. The key stands for everything that the
work depends on; whoever cannot name all of that keeps nothing.

It is not kept in the new site: sites are published and cloned, and what a stranger has put there would be taken for
our own work. In the user's folder, only the user writes; what is read from it is data even so: no pickle is allowed to
name anything but the nouns of ``rst2hugo.model`` and what values of headers are.
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import sys
import tempfile
from contextlib import suppress
from enum import Enum
from pathlib import Path
from typing import Any

VARIABLE = "RST2HUGO_CACHE"
"""The environment variable that names the folder; when it is empty, nothing is kept."""
NOUNS = ("rst2hugo.model", "rst2hugo.headers.field_list")
VALUES = {
    "datetime": {"date", "datetime", "time", "timedelta", "timezone"},
    "dateutil.tz.tz": {"tzutc", "tzoffset"},
    "pathlib": {"PosixPath", "PurePosixPath"},
    "builtins": {"set", "frozenset"},
}


def folder() -> Path | None:
    """The folder of what is kept; None where there is none, and where the user wants none."""
    if VARIABLE in os.environ:
        return Path(os.environ[VARIABLE]) if os.environ[VARIABLE] else None
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData/Local") / "rst2hugo" / "Cache"
    if sys.platform == "darwin":
        return home / "Library/Caches/rst2hugo"
    return Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache") / "rst2hugo"


def load(name: str, key: str) -> Any:
    """What was kept under ``name`` with this key; None when there is nothing of the kind, or it is damaged."""
    place = folder()
    if place is None:
        return None
    try:
        head, _, data = (place / name).read_bytes().partition(b"\n")
        if head.decode() != f"{key} {hashlib.sha256(data).hexdigest()}":
            return None
        return Unpickler(io.BytesIO(data)).load()
    except Exception:  # whatever a damaged or foreign file leads to
        return None


def save(name: str, key: str, value: object) -> None:
    """Keep ``value`` in place of what has been kept under ``name``; where that cannot be done, keep nothing."""
    place = folder()
    if place is None:
        return
    with suppress(OSError, pickle.PicklingError, TypeError, AttributeError, RecursionError):
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        Pickler(written := io.BytesIO(), pickle.HIGHEST_PROTOCOL).dump(value)
        data = written.getvalue()
        number, temporary = tempfile.mkstemp(dir=place)
        try:
            with os.fdopen(number, "wb") as file:
                file.write(f"{key} {hashlib.sha256(data).hexdigest()}\n".encode() + data)
            os.replace(temporary, place / name)
        finally:
            with suppress(OSError):
                os.unlink(temporary)


class Pickler(pickle.Pickler):
    """Writes members of enums by their class and value; Python 3.11.2 names ``getattr`` for them, which is not read."""

    def reducer_override(self, value: object) -> Any:
        return (type(value), (value.value,)) if isinstance(value, Enum) else NotImplemented


class Unpickler(pickle.Unpickler):
    """Reads nouns and values, and nothing that does anything."""

    def find_class(self, module: str, name: str) -> Any:
        if name in VALUES.get(module, ()):
            return super().find_class(module, name)
        found = super().find_class(module, name) if module.startswith(NOUNS) and "." not in name else None
        if isinstance(found, type) and found.__module__.startswith(NOUNS):
            return found
        raise pickle.UnpicklingError(f"{module}.{name} is not what is kept")
