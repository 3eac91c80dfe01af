"""The dates of articles that have none of their own: Pelican left these out, unless a plugin dated them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any

from rst2hugo.blog import settings
from rst2hugo.engines.pelican import plugins

LEAST = 3
"""So many articles without a date are no oversight."""


def dates_of_plugins(conf: Mapping[str, Any], articles: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The setting of Pelican that dates articles by their files, if an unknown plugin must have dated all of them.

    ``articles`` is all metadata of each. Pelican publishes no article without a date, so a blog of nothing else
    had them from its plugin; which ones is unknown.
    """
    if conf.get("DEFAULT_DATE") or not any(plugins.unknown(settings.as_list(conf["PLUGINS"]))):
        return {}
    dates = (one.get("date") for one in articles)
    first = list(islice(dates, LEAST))
    return {"DEFAULT_DATE": "fs"} if len(first) == LEAST and not any(first) and not any(dates) else {}
