"""Redirects as servers write them down; each compares something else with an old address.

* nginx 1.22 and Apache 2.4: the decoded path, exactly; the query as it was sent. Tried out with both.
* Netlify (``netlify-redirector`` 0.5.0): the path as it was sent, the decoded value of each parameter.
* Cloudflare (``workers-shared`` of its workers-sdk): the path as it was sent, no query.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import quote, unquote_plus

from rst2hugo.addresses import urls

# A browser sends these as they stand in a path; engines that wrote percents for them wrote all in capitals.
SENT_PLAIN = "[]|"
# What every browser sends of a path, and of a query, without percents.
SAFE, SAFE_IN_QUERY = "/:@!$&'()*+,;=~-._", "/:@!$&()*+,;=~-._?%[]|\\^`{}"
# What is no letter for Netlify and Cloudflare, but stands for more than itself.
WILD = re.compile(r"\*|/:|(?<=[^/]):(?=[A-Za-z])")
# A parameter's name becomes part of a pattern at Netlify.
NAME = re.compile(r"[\w%-]+", re.ASCII)


class Redirect(NamedTuple):
    """An old address, percent-decoded, with its query if that tells pages apart, and the new one."""

    old: str
    query: str
    new: str


def quoted(path: str) -> str:
    """A path as it is sent; an address of another site as it stands."""
    return path if urls.WEB.match(path) else quote(path, safe=SAFE)


def spellings(path: str) -> Iterator[str]:
    """The ways in which a path is sent: by a browser that found it without percents, and with all of them."""
    yield from dict.fromkeys([quote(path, safe=SAFE + SENT_PLAIN), quoted(path)])


def by_hand(rule: Redirect) -> str:
    """A remark in place of a rule that the server does not have."""
    query = f"?{quote(rule.query, safe=SAFE_IN_QUERY)}" if rule.query else ""
    return f"# needs a rule of another kind: {quoted(rule.old)}{query} -> {quoted(rule.new)}"


def netlify(rules: Sequence[Redirect], base: str = "") -> str:
    """https://docs.netlify.com/routing/redirects/redirect-options/: a query stands between the two addresses."""
    found: list[str] = []
    for rule in rules:
        query = parameters(rule.query)
        if query is None or re.search(r"\*|/:", rule.old):
            found.append(by_hand(rule))
        else:
            found += [" ".join([old, *query, quoted(rule.new), "301"]) for old in spellings(rule.old)]
    return lines(found)


def parameters(query: str) -> list[str] | None:
    """The parameters of a query for Netlify, their values decoded; None if it has one that Netlify cannot compare."""
    found = []
    for name, mark, value in (one.partition("=") for one in query.split("&") if one):
        name, value = quote(name, safe="%[]"), unquote_plus(value)
        if not mark or not NAME.fullmatch(name) or not value or re.search(r"\s", value) or value.startswith(":"):
            return None
        found.append(f"{name}={value}")
    return found


def cloudflare(rules: Sequence[Redirect], base: str = "") -> str:
    """https://developers.cloudflare.com/pages/configuration/redirects/: what it has no rule for is a remark."""
    found, others = [], []
    for rule in rules:
        if rule.query or WILD.search(rule.old):
            others.append(by_hand(rule))
        else:
            found += [f"{old} {quoted(rule.new)} 301" for old in spellings(rule.old)]
    return lines([*found, *others])


def nginx(rules: Sequence[Redirect], base: str = "") -> str:
    """https://nginx.org/en/docs/http/ngx_http_map_module.html: two maps, and how to use them.

    Patterns, since nginx compares strings ignoring case, and ``/Tags/`` would lead to ``/tags/`` for ever.
    """

    def text(value: str) -> str:
        return '"' + re.sub(r'(["\\])', r"\\\1", value) + '"'

    def table(name: str, variable: str, entries: Iterable[tuple[str, str]]) -> Iterable[str]:
        yield f"map {variable} ${name} {{"
        yield '    default "";'
        for old, new in entries:
            yield f"    {text(f'~^{old}$')} {text(quoted(new)).replace('$', '${dollar}')};"
        yield "}"

    plain = [(re.escape(old), new) for old, query, new in rules if not query]
    queries = [(rf"{re.escape(old)}\?{pattern(query)}", new) for old, query, new in rules if query]
    return lines(
        [
            "# Include this where http { } is, and put the two lines at the end into server { }.",
            'geo $dollar { default "$"; }' if any("$" in rule.new for rule in rules) else "",
            *table("moved", "$uri", plain),
            *table("moved_query", '"$uri?$args"', queries),
            '# if ($moved_query != "") { return 301 $moved_query; }',
            '# if ($moved != "") { return 301 $moved; }',
        ]
    )


def pattern(query: str) -> str:
    """A regular expression for all the ways in which a query may be sent, which servers do not decode."""
    parts = re.split("([&=])", query)
    parts[::2] = ("".join(map(sign, unquote_plus(part))) for part in parts[::2])
    return "".join(parts)


def sign(character: str) -> str:
    """A character of a query as itself or in percents, of which the letters may be small."""
    if character.isascii() and (character.isalnum() or character in "-._~"):
        return re.escape(character)
    percents = f"(?i:{''.join(f'%{byte:02X}' for byte in character.encode())})"
    return f"(?:{percents}|\\+)" if character == " " else f"(?:{percents}|{re.escape(character)})"


def apache(rules: Sequence[Redirect], base: str = "") -> str:
    """https://httpd.apache.org/docs/2.4/mod/mod_rewrite.html, in .htaccess, where paths begin below its folder."""
    found = ["RewriteEngine On"]
    for rule in rules:
        if not f"{rule.old}/".startswith(f"{base}/"):
            found.append(f"{by_hand(rule)} (in the .htaccess of the folder above)")
            continue
        if rule.query:
            found.append(f'RewriteCond %{{QUERY_STRING}} "^{escaped(pattern(rule.query))}$"')
        flags = "R=301,L,NE,QSD" if rule.query else "R=301,L,NE"
        old = escaped(re.escape(rule.old.removeprefix(base).lstrip("/")))
        # A percent or a dollar before a digit would stand for a part of what was compared.
        new = re.sub(r"([%$\\])", r"\\\1", quoted(rule.new))
        found.append(f'RewriteRule "^{old}$" "{new}" [{flags}]')
    return lines(found)


def escaped(expression: str) -> str:
    """A regular expression between quotes, where nothing else stands for one."""
    return expression.replace('"', r"\x22")


def as_json(rules: Sequence[Redirect], base: str = "") -> str:
    return json.dumps([rule._asdict() for rule in rules], indent=2, ensure_ascii=False) + "\n"


def lines(found: Iterable[str]) -> str:
    return "".join(f"{one}\n" for one in found if one)


# The format → the file in the new project, and how it is written for a site at a base path.
FORMATS: Mapping[str, tuple[str, Callable[[Sequence[Redirect], str], str]]] = {
    "netlify": ("static/_redirects", netlify),
    "cloudflare": ("static/_redirects", cloudflare),
    "nginx": ("redirects.nginx.conf", nginx),
    "apache": ("static/.htaccess", apache),
    "json": ("redirects.json", as_json),
}
