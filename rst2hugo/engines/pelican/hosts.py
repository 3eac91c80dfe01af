"""Addresses of the settings that name a host, such as ``ARTICLE_URL = '//blog.site.example/{slug}/'``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

WITH_HOST = re.compile(r"(?:https?:)?//(?P<rest>.+)", re.IGNORECASE)


def on_one_site(conf: Mapping[str, Any]) -> dict[str, Any]:
    """The settings with all addresses below the site's root, for Hugo publishes at one host.

    What is at SITEURL loses its beginning; what is at another host is where its file is (``…_SAVE_AS``), for Pelican
    wrote the files of all hosts into one output folder. A SITEURL without a scheme (``//site.example``) is https.
    """
    site = WITH_HOST.fullmatch(str(conf["SITEURL"] or ""))
    base = f"{site['rest'].rstrip('/')}/".lower() if site else None
    found = dict(conf)
    if site and site[0].startswith("//"):
        found["SITEURL"] = f"https:{site[0]}"
    for name, value in conf.items():
        address = WITH_HOST.fullmatch(value) if name.endswith("_URL") and isinstance(value, str) else None
        file = conf.get(f"{name.removesuffix('URL')}SAVE_AS")
        if address and base and address["rest"].lower().startswith(base):
            found[name] = address["rest"][len(base) :]
        elif address and isinstance(file, str) and file:
            found[name] = file.removesuffix("index.html")
    return found
