"""The comment system that the settings of an old blog name, beside Disqus: isso, utterances, giscus, remark42.

Each begins with a script that is told where the comments are kept, and what the thread of a page is called:
https://isso-comments.de/docs/reference/client-config/, https://utteranc.es/, https://giscus.app/,
https://remark42.com/docs/configuration/frontend/.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rst2hugo.model import Value

# Each system with what it cannot do without, and the names that settings have for that.
SYSTEMS: Mapping[str, tuple[str, ...]] = {
    "isso": ("server", "siteurl", "site_url", "url"),
    "utterances": ("repo",),
    "giscus": ("repo",),
    "remark42": ("host", "url", "siteurl", "site_url"),
}
TABLES = ("", "_config", "_options")
"""What follows the name of a system in the name of a setting that is a table: ``isso_config`` of Nikola's themes."""


def read_comments(settings: Mapping[str, Any]) -> dict[str, Value]:
    """The first system for which there are settings: ``ISSO_SITEURL``, or a table ``GISCUS``; empty without any.

    ``{"system": "isso", "server": "https://comments.example", "options": {"lang": "fr"}}``
    """
    for system, names in SYSTEMS.items():
        options = options_of(system, settings)
        given = next((options[name] for name in names if options.get(name)), "")
        if given:
            rest = {name.replace("_", "-"): value for name, value in options.items() if name not in names and value}
            found: dict[str, Value] = {"system": system, names[0]: given.rstrip("/")}
            return found | ({"options": {**rest}} if rest else {})
    return {}


def options_of(system: str, settings: Mapping[str, Any]) -> dict[str, str]:
    """All that the settings say of a system, by names in small letters: ``GISCUS_REPO_ID`` → ``repo_id``."""
    found: dict[str, str] = {}
    for name, value in settings.items():
        key = str(name).lower()
        if isinstance(value, Mapping) and key in {f"{system}{ending}" for ending in TABLES}:
            found |= {normal_name(str(inner)): spell(one) for inner, one in value.items() if one is not None}
        elif key.startswith(f"{system}_") and isinstance(value, str | int):
            found[normal_name(key.removeprefix(f"{system}_"))] = spell(value)
    return found


def spell(value: object) -> str:
    """A value as scripts read it in an attribute: ``true`` and ``false`` in small letters."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def normal_name(name: str) -> str:
    """``data-repo-id`` → ``repo_id``."""
    return name.lower().replace("-", "_").removeprefix("data_")
