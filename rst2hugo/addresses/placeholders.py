"""Hosts of addresses that nobody has filled in yet: those of examples, of this machine, of the templates of engines.

Reserved for examples and tests are those of RFC 2606 and RFC 6761; ``name.example`` is chosen by hand, never a
default. The others are in the configurations that engines
put into a new blog: ``yoursite.com`` Octopress, ``getnikola.com`` and ``nikola.ralsina.com.ar`` Nikola up to 7,
``127.0.0.1`` Tinkerer, ``localhost`` Acrylamid, ``replace-this-with-your-hugo-site.com`` Hugo up to 0.54.
"""

from __future__ import annotations

import re

from rst2hugo.addresses import urls

HOST = re.compile(
    r"""(?x)
    (?: .*\. )? (?: example\.(?:com|net|org) | invalid | localhost | test )
    | 127(?:\.\d+){3} | 0\.0\.0\.0 | ::1 | \[::1?\]
    | (?:www\.)? your-?(?:own-?)?(?:web)?(?:site|blog|domain|name|host|url)(?:-?(?:name|here))? \. (?:com|net|org)
    | (?:www\.)? (?: getnikola\.com | nikola\.ralsina\.com\.ar | replace-this-with-your-hugo-site\.com )
    """
)
STAND_IN = "https://rst2hugo.invalid"
"""A host that no text mentions, for a build that needs one."""


def is_placeholder(url: str) -> bool:
    """Whether the site at ``url`` is nobody's: its host is one of examples, this machine, or an engine's template."""
    return HOST.fullmatch(urls.host(url)) is not None
