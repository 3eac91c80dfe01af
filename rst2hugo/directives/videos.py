"""What the address of a video says, and the values of the options that directives for videos have."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl


def identity(written: str) -> tuple[str, dict[str, str]]:
    """The id of a video and what else its address says; an id may have a query after it, too."""
    address, _, fragment = written.partition("#")
    path, _, query = address.partition("?")
    found = dict(parse_qsl(query, keep_blank_values=True)) | dict(parse_qsl(fragment))
    if "v" in found:
        return found.pop("v"), found
    if re.match(r"(?i)(?:https?:)?//|\w+(?:\.\w+)*\.(?:com|be)/", path):
        path = path.rstrip("/").rpartition("/")[2]
    return path, found


def seconds(time: str) -> int | None:
    """``90``, ``90s``, ``1m30s`` or ``1:30`` in seconds; None when it is not a time."""
    time = time.strip()
    if re.fullmatch(r"\d+(?::\d+){1,2}", time):
        time = "{}h{}m{}s".format(*f"0:{time}".split(":")[-3:])
    found = re.fullmatch(r"(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s?)?", time)
    if found is None or not time:
        return None
    hours, minutes, rest = (int(one or 0) for one in found.groups())
    return 3600 * hours + 60 * minutes + rest


def is_off(value: str | None) -> bool:
    """Whether an option that may be a mere flag says no."""
    return (value or "").strip().lower() in ("0", "no", "false", "off")
