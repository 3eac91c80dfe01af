"""What a link in a post means: the page, file or list that it leads to now, and what is wrong with it."""

from __future__ import annotations

import posixpath
from typing import NamedTuple
from urllib.parse import unquote

from rst2hugo.addresses import urls
from rst2hugo.addresses.urls import as_link
from rst2hugo.links.anchors import Place
from rst2hugo.links.link_index import AT, Table, looked_up
from rst2hugo.model import Page
from rst2hugo.model.diagnostics import Code
from rst2hugo.values.normal_forms import compose


class Goal(NamedTuple):
    """What a link leads to: the address to write, its kind (as in ``model.Link``), and what is wrong with it."""

    address: str
    kind: str
    code: Code | None = None
    message: str = ""


def resolve_link(uri: str, page: Page, known: Table) -> Goal:
    """What ``uri`` means on ``page``; an address of another site stays as it is."""
    return with_anchor(page_goal(uri, page, known), uri, page, known)


def with_anchor(found: Goal, uri: str, page: Page, known: Table) -> Goal:
    """What ``uri`` leads to with the fragment under which its anchor answers now; reported if the page has none."""
    path, _, fragment = found.address.partition("#")
    there = known.anchors.get(unquote(path).removeprefix(known.new_base_path)) if path else Place.of(page)
    if there is None or not fragment or found.code is not None:
        return found
    if (new := there.answer(fragment)) is not None:
        return found._replace(address=f"{path}#{new}")
    told = f"{path} has no place #{fragment} ({uri})" if path else f"the page has no place #{fragment}"
    return found._replace(code=Code.BROKEN_LINK, message=told)


def page_goal(uri: str, page: Page, known: Table) -> Goal:
    """The page, file or list that ``uri`` means."""
    named = known.reading(uri, page.source) if known.reading else None
    if named is not None and not named[0].startswith(AT):
        return by_name(uri, named, known, page)
    place = urls.located(uri, page.old_url or page.url or "/", known.hosts, known.base_path)
    if named is not None:
        place = urls.Location(urls.clean(named[0].removeprefix(AT)), named[1], relative=False)
    if place is None:
        kind = "fragment" if uri.startswith("#") else "mail" if uri.lower().startswith("mailto:") else "external"
        return Goal(uri, kind)

    def at(new: str, code: Code | None = None, message: str = "") -> Goal:
        return Goal(as_link(known.new_base_path + new) + place.suffix, known.kinds.get(new, ""), code, message)

    beside = posixpath.normpath(posixpath.join(posixpath.dirname(page.source), uri.split("#")[0].split("?")[0]))
    if beside not in known.files and beside not in known.drafts:
        beside = compose(unquote(beside))
    if new := known.find(place.path) or (known.files.get(beside) if place.relative else None):
        return at(new)
    if draft := known.find_draft(place.path, beside if place.relative else ""):
        told = (Code.BROKEN_LINK, f"{uri} leads to a draft, which is not published")
        return at(draft) if page.draft else at(draft, *told)
    if not known.whole:
        return Goal(uri, "")
    if other := looked_up(place.path.lower(), known.folded):
        return at(other, Code.REPAIRED_ADDRESS, f"{uri} read as {other}, which differs only in capitals")
    if other := named_with_percent(uri, page, known):
        return at(other, Code.REPAIRED_ADDRESS, f"{uri} read as {as_link(other)}: the file's own name has the %")
    if is_beside_site(uri, known.base_path):
        return Goal(uri, "external")
    nearest = known.near.nearest(place.path)
    hint = f"; the nearest is {nearest}" if nearest else ""
    message = f"nothing was published at {place.path}{f' ({uri})' if uri != place.path else ''}{hint}"
    # The page may have moved one level down, so only an address from the root still means the same.
    moved = place.relative and not urls.leads_elsewhere(uri)
    return at(place.path, Code.BROKEN_LINK, message) if moved else Goal(uri, "", Code.BROKEN_LINK, message)


def named_with_percent(uri: str, page: Page, known: Table) -> str | None:
    """The new address of a file whose name is what ``uri`` has as it is typed, escapes and all."""
    if "%" not in uri or not known.mends:
        return None
    literal = urls.located(uri.replace("%", "%25"), page.old_url or page.url or "/", known.hosts, known.base_path)
    return known.find(literal.path) if literal is not None else None


def is_beside_site(uri: str, base_path: str) -> bool:
    """Whether ``uri`` begins like ``base_path`` but leads out of it: on ``/~jo/blog``, ``/~jo/cv.html``."""
    above = posixpath.dirname(base_path)
    return above not in ("", "/") and f"{uri}/".startswith(f"{above}/") and not f"{uri}/".startswith(f"{base_path}/")


def by_name(uri: str, named: tuple[str, str], known: Table, page: Page) -> Goal:
    """What a link in the engine's own syntax names on ``page``."""
    name, suffix = named
    name = name if name.removeprefix("file:") in known.files else compose(name)
    found = known.names.get(f"{page.language}/{name}") or known.names.get(name)
    new = found.address if found else known.files.get(name.removeprefix("file:"))
    if new is not None:
        kind = known.kinds.get(new.partition("#")[0], "")
        return Goal(as_link(known.new_base_path + new) + suffix, kind)
    if draft := known.drafts.get(name.removeprefix("file:")):
        message = "" if page.draft else f"{uri} leads to a draft, which is not published"
        return Goal(as_link(known.new_base_path + draft) + suffix, "", Code.BROKEN_LINK if message else None, message)
    alike = [path for path in known.files if name.startswith("file:") and path.lower() == name[5:].lower()]
    if len(alike) == 1:
        address, message = known.files[alike[0]], f"{uri} read as {alike[0]}, which differs only in capitals"
        return Goal(as_link(known.new_base_path + address) + suffix, "", Code.REPAIRED_ADDRESS, message)
    message = f"the blog has no {name.replace(':', ' ', 1)} ({uri})"
    return Goal(uri, "", Code.BROKEN_LINK, message) if known.whole else Goal(uri, "")
