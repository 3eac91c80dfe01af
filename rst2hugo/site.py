"""In here: what a Hugo project needs besides content: its settings, layouts, feeds and the pages of its terms."""

from __future__ import annotations

import json
import posixpath
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from importlib import resources
from importlib.resources.abc import Traversable
from urllib.parse import quote, unquote_plus

import tomli_w

from rst2hugo.model import Feed, Site, Term, Value

# Hugo overlooks files and folders named so, and Windows has no folders of the other names.
_NO_FOLDER = re.compile(r"""(?:^|/)(?:[.#]|/|$)|~(?:/|$)|[<>:"\\|?*\x00-\x1f]|[. ](?:/|$)""")


def files(site: Site, terms: Sequence[Term] = (), hooks: Mapping[str, str] = {}) -> dict[str, str]:  # noqa: B006
    """The text of every file of the site but its posts and pages, by its path from the site's root.

    ``hooks`` (render hooks and shortcodes, path to text) are taken as they are. A term gets a page
    of its own, which holds its spelling, address and aliases. A list's address must be a folder,
    because its second page lies below it: of ``/tag/c.html``, the address becomes ``/tag/c/`` and
    the old one an alias.
    """
    starter = dict(_texts(resources.files("rst2hugo") / "starter"))
    found = {**starter, "hugo.toml": hugo_toml(site), **_feed_files(site), **hooks}
    if site.archive and site.archive.strip("/"):
        url, aliases = _folder(site.archive)
        title = url.strip("/").rpartition("/")[2].replace("-", " ").capitalize()
        header = {"title": title, "url": url, "aliases": aliases, "layout": "archive"}
        found[f"content/{site.section}/_index.md"] = _front_matter(header)
    return found | _term_files(terms)


def hugo_toml(site: Site) -> str:
    """The site's settings; each unusual one says its reason, because the blogger will live with this file."""
    parts = [_root(site), _tables(site), _feed_tables(site), dict(_texts(resources.files("rst2hugo") / "starter"))["hugo.toml"]]
    return "\n".join(parts)


def term_url(pattern: str, name: str) -> str:
    """The address, percent-decoded, that Hugo gives to the term ``name`` when left alone.

    ``pattern`` is what ``Site.term_urls`` says (``/tag/:slug/``); one without ``:slug`` is the
    folder where Hugo puts the terms of a taxonomy without pattern (``/tags/``). The two differ:
    ``C++`` is ``/tags/c++/``, but ``/tag/c/``, as is ``C#``. Source: Hugo's
    ``paths.Sanitize``, ``PermalinkExpander`` and ``createTargetPathDescriptor``; tested with Hugo 0.168.
    """
    if ":slug" not in pattern:
        return _as_folder(_sanitized(f"/{pattern.strip('/')}/{name.replace(' ', '-')}"))
    slug = _sanitized(name)
    # Hugo reads the slug as an address, so that a # at its end is an empty fragment, and unquotes
    # the address as if it were a query, where + means a blank.
    if slug.find("#") == len(slug) - 1:
        slug = slug[:-1]
    address = posixpath.normpath(unquote_plus(pattern.replace(":slug", slug)))
    return _as_folder(_sanitized(address))
