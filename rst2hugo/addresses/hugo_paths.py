"""The paths and addresses that Hugo makes of names when it is left alone."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote_plus

from rst2hugo.model import Site, Term


def term_url(pattern: str, name: str) -> str:
    """The address, percent-decoded, that Hugo by itself gives to the term ``name``.

    ``pattern`` is the one of ``Site.term_urls`` (``/tag/:slug/``). Without one, Hugo puts a term
    into the folder of its taxonomy; pass that folder (``/tags/``). The two ways differ: ``C++`` is
    at ``/tags/c++/``, but at ``/tag/c/``, and so is ``C#``. Source: ``Sanitize``,
    ``PermalinkExpander`` and ``createTargetPathDescriptor`` in the code of Hugo 0.168, and trials.
    """
    if ":slug" not in pattern:
        return folder(posixpath.normpath(sanitized(f"{pattern.rstrip('/')}/{key(name)}")))
    # Hugo parses the slug as an address, which drops an empty fragment; then it unquotes the whole
    # as if it were a query, where + is a space.
    slug = re.sub(r"^([^#]*)#$", r"\1", sanitized(name))
    return folder(sanitized(posixpath.normpath(unquote_plus(pattern.replace(":slug", slug)))))


def natural_url(site: Site, term: Term) -> str:
    """The address that Hugo gives a term without a page of its own."""
    return term_url(site.term_urls.get(term.taxonomy, f"/{term.taxonomy}/"), term.name)


def is_natural(site: Site, term: Term) -> bool:
    """Whether Hugo makes the list of a term as it is to be without a page of its own."""
    return not (term.aliases or term.title or term.description or term.hidden) and term.url == natural_url(site, term)


def folder(address: str) -> str:
    return address.rstrip("/") + "/"


def key(name: str) -> str:
    """By what Hugo knows a term: spellings with the same key are one term."""
    return lower(name).replace(" ", "-")


def sanitized(path: str) -> str:
    """What Hugo makes of a path: letters, marks, digits and a few others in lower case, dashes for spaces."""
    path = re.sub(r"%(?![0-9A-Fa-f]{2})", "", path)
    kept = "".join(c for c in path if c in r"./\_#+~-@%" or c.isspace() or re.match("L|M|Nd", unicodedata.category(c)))
    return lower(re.sub(r"\s+", "-", re.sub(r"\s+(?=-|$)|(?<=-)\s+|^\s+", "", kept)))


def lower(text: str) -> str:
    if text.isascii():
        return text.lower()
    # Go lowers one character to one; str.lower makes two of İ and minds the last sigma of a word.
    return "".join(c.lower()[0] for c in text)


def front_matter_alias(alias: str) -> str:
    """``alias`` as Hugo's ``aliases`` want it: of ``/a.html/`` Hugo drops the slash, and makes a file of the folder."""
    return f"{alias}index.html" if re.search(r"\.html?/$", alias) else alias


def comparable(path: str) -> str:
    """A path such that two which Hugo or a file system may take for one are the same."""
    return lower(unicodedata.normalize("NFC", path))


def folders_above(path: str) -> Iterator[str]:
    """The folders that a file is in, the nearest first: ``a/b`` and ``a`` for ``a/b/c.md``."""
    while folder := path.rpartition("/")[0]:
        yield folder
        path = folder
