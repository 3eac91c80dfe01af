"""In here: redirects for the server, which can do what Hugo's HTML aliases cannot: feeds, files, queries."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import quote

from rst2hugo import addresses
from rst2hugo.diagnostics import Code, Diagnostic
from rst2hugo.model import Page, Term


class Redirect(NamedTuple):
    """An old address, percent-decoded, with its query if that tells pages apart, and the new one."""

    old: str
    query: str
    new: str


def listed(
    pages: Iterable[Page], terms: Iterable[Term], further: Mapping[str, str] = {}
) -> tuple[list[Redirect], list[Diagnostic]]:
    """One list of all redirects, each straight to its end, and what cannot be in it.

    ``further`` are those that the engine knows. Left out and told are an address that the new site has a
    page at, one that would lead to itself, and one that two pages claim, but for the first.
    """
    pages, terms = [page for page in pages if not page.draft], list(terms)
    wanted = [(old, page.url, page.source) for page in pages if page.url for old in page.aliases]
    wanted += [(old, page.url, page.source) for page in pages if page.url for old in page.queries]
    wanted += [(old, term.url, f"{term.taxonomy}: {term.name}") for term in terms for old in term.aliases]
    wanted += [(old, new, old) for old, new in further.items()]
    owned = {page.url: page.source for page in pages if page.url} | {term.url: term.name for term in terms}
    found: dict[tuple[str, str], str] = {}
    told = []
    for old, new, source in wanted:
        key = split(old)
        if not key[1] and key[0] in owned and key[0] != new:
            told.append(conflict(source, f"{old} is the address of {owned[key[0]]}, it cannot lead to {new}"))
        elif found.setdefault(key, new) != new:
            told.append(conflict(source, f"{old} leads to {found[key]} already, it cannot lead to {new}"))
    ends = {key: end(new, found) for key, new in found.items()}
    told += [conflict(old, f"{old} leads round to itself") for (old, _), new in ends.items() if not new]
    return [Redirect(*key, new) for key, new in ends.items() if new and key != (new, "")], told


def conflict(source: str, message: str) -> Diagnostic:
    return Diagnostic(source, None, Code.REDIRECT_CONFLICT, message)


def split(address: str) -> tuple[str, str]:
    """The decoded path of an address, and its query as it stands."""
    path, _, query = address.partition("?")
    return (addresses.clean(path), query) if query else (path, "")


def end(new: str, found: Mapping[tuple[str, str], str]) -> str:
    """Where a chain of redirects ends; "" when it does not."""
    passed = set()
    while (new, "") in found and found[new, ""] != new:
        if new in passed:
            return ""
        passed.add(new)
        new = found[new, ""]
    return new


def quoted(path: str) -> str:
    return quote(path, safe="/:@!$&'()*+,;=~-._")


def netlify(rules: Sequence[Redirect]) -> str:
    """https://docs.netlify.com/routing/redirects/redirect-options/: a query stands between the two addresses."""
    parts = ((quoted(old), query.replace("&", " "), quoted(new), "301") for old, query, new in rules)
    return lines(" ".join(filter(None, one)) for one in parts)


def cloudflare(rules: Sequence[Redirect]) -> str:
    """https://developers.cloudflare.com/pages/configuration/redirects/: no queries, so those are only remarks."""
    plain = (f"{quoted(old)} {quoted(new)} 301" for old, query, new in rules if not query)
    others = (f"# needs a rule: {quoted(old)}?{query} -> {quoted(new)}" for old, query, new in rules if query)
    return lines([*plain, *others])


def nginx(rules: Sequence[Redirect]) -> str:
    """https://nginx.org/en/docs/http/ngx_http_map_module.html: two maps, and how to use them."""

    def text(value: str) -> str:
        return '"' + re.sub(r'(["\\])', r"\\\1", value).replace("$", "${dollar}") + '"'

    def table(name: str, variable: str, entries: Iterable[tuple[str, str]]) -> Iterable[str]:
        yield f"map {variable} ${name} {{"
        yield '    default "";'
        yield from (f"    {text(old)} {text(quoted(new))};" for old, new in entries)
        yield "}"

    plain = [(old, new) for old, query, new in rules if not query]
    queries = [(f"{quoted(old)}?{query}", new) for old, query, new in rules if query]
    return lines([
        "# Include this where http { } is, and put the two lines at the end into server { }.",
        'geo $dollar { default "$"; }' if any("$" in one for pair in plain for one in pair) else "",
        *table("moved", "$uri", plain),
        *table("moved_query", "$request_uri", queries),
        '# if ($moved_query != "") { return 301 $moved_query; }',
        '# if ($moved != "") { return 301 $moved; }',
    ])  # fmt: skip


def apache(rules: Sequence[Redirect]) -> str:
    """https://httpd.apache.org/docs/2.4/mod/mod_rewrite.html, in .htaccess, where paths have no slash in front."""
    found = ["RewriteEngine On"]
    for old, query, new in rules:
        if query:
            found.append(f'RewriteCond %{{QUERY_STRING}} "^{escaped(query)}$"')
        flags = "R=301,L,NE,QSD" if query else "R=301,L,NE"
        found.append(f'RewriteRule "^{escaped(old.lstrip("/"))}$" "{quoted(new)}" [{flags}]')
    return lines(found)


def escaped(text: str) -> str:
    return re.escape(text).replace('"', r"\"")


def as_json(rules: Sequence[Redirect]) -> str:
    return json.dumps([rule._asdict() for rule in rules], indent=2, ensure_ascii=False) + "\n"


def lines(found: Iterable[str]) -> str:
    return "".join(f"{one}\n" for one in found if one)


# The format → the file in the new project, and how it is written.
FORMATS: Mapping[str, tuple[str, Callable[[Sequence[Redirect]], str]]] = {
    "netlify": ("static/_redirects", netlify),
    "cloudflare": ("static/_redirects", cloudflare),
    "nginx": ("redirects.nginx.conf", nginx),
    "apache": ("static/.htaccess", apache),
    "json": ("redirects.json", as_json),
}


def disqus_map(pages: Iterable[Page], old_base: str, new_base: str) -> str:
    """The URL map that Disqus' migration tool takes: a line with the old and the new address of each post."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    for page in pages:
        if page.kind == "post" and page.old_url and page.url and not page.draft:
            old = old_base.rstrip("/") + quoted(page.old_url)
            new = new_base.rstrip("/") + quoted(page.url)
            if old != new:
                writer.writerow([old, new])
    return written.getvalue()


def files(
    form: str, rules: Sequence[Redirect], pages: Iterable[Page], old_base: str, new_base: str, *, disqus: bool
) -> dict[str, str]:
    """The files of the new project that hold the redirects in ``form``, and Disqus' map where the blog has it.

    ``old_base`` and ``new_base`` are the addresses of the two sites, which may lie below their hosts' roots.
    """
    path, write = FORMATS[form]
    old, new = (addresses.base_path(base) for base in (old_base, new_base))
    goals = (rule.new if addresses.WEB.match(rule.new) else new + rule.new for rule in rules)
    made = {path: write([Redirect(old + rule.old, rule.query, goal) for rule, goal in zip(rules, goals, strict=True)])}
    return made | ({"disqus-url-map.csv": disqus_map(pages, old_base, new_base)} if disqus and old_base else {})
