"""What the shortcodes of unknown directives, roles and shortcodes are called: as these, unless the name is taken."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace

from rst2hugo.directives.rule_suggestions import SUGGESTS
from rst2hugo.markdown import UNKNOWN_NAME
from rst2hugo.model.diagnostics import Code, Diagnostic

# https://gohugo.io/shortcodes/; Hugo had those of the second line once, and says so where they are called.
OF_HUGO = frozenset({"details", "figure", "highlight", "instagram", "param", "qr", "ref", "relref", "vimeo", "x",
                     "youtube", "comment", "gist", "tweet", "twitter"})  # fmt: skip  # a table
# Hugo knows letters, digits, dashes and underscores, and takes a slash for a folder.
FOREIGN = re.compile(r"[^\w-]+")
MESSAGE = re.compile(r'(?s)Unknown (?:(directive) type|interpreted text (role)|(shortcode)) "([^"]+)"')
CODES = (Code.UNKNOWN_DIRECTIVE, Code.UNKNOWN_ROLE, Code.UNKNOWN_SHORTCODE)
BECAME = "became the shortcode {name}: write what it shows into {path}, {ways}"
WAYS = "or let the blog's own code make it (--trust), or choose another form"
MARK = "rst2hugo stub of the {kind} {name}"


def choose_names(
    found: Iterable[str], taken: Collection[str], own_template: Callable[[str], str | None] = lambda name: None
) -> dict[str, str]:
    """A shortcode for each unknown directive, role and shortcode of ``found`` (``directive:my:thing`` → ``my-thing``).

    ``taken`` are those of rst2hugo and of the user's rules; the site's ``own_template`` for a name may be the stub of
    an earlier run.
    """
    parts = [known.groups() for name in found if (known := UNKNOWN_NAME.fullmatch(name))]
    chosen: dict[str, str] = {}
    for kind, name in sorted(parts, key=lambda part: (FOREIGN.search(part[1]) is not None, part)):
        wanted = FOREIGN.sub("-", name)
        free = [wanted, f"{wanted}-{kind}", *(f"{wanted}-{kind}-{number}" for number in range(2, 99))]
        used = {one.lower() for one in (*OF_HUGO, *taken, *chosen.values())}  # Hugo sees no difference in capitals
        free = [one for one in free if one.lower() not in used]
        mark = MARK.format(kind=kind, name=name)
        chosen[f"{kind}:{name}"] = next(one for one in free if mark in (own_template(one) or mark))
    return chosen


def name_stub(told: Diagnostic, final: Mapping[str, str], folder: str) -> Diagnostic:
    """A diagnostic about an unknown directive, role or shortcode, with the shortcode that it has become."""
    found = MESSAGE.match(told.message) if told.code in CODES else None
    name = final.get(f"{found[1] or found[2] or found[3]}:{found[4]}") if found else None
    if found is None or name is None:
        return told
    hint = told.message.partition(SUGGESTS)[2]
    plain = FOREIGN.sub("-", found[4])
    hint = re.sub(rf"(shortcode = '(?:\{{\{{% )?){re.escape(plain)}(?=[ '])", rf"\g<1>{name}", hint)
    ways = "or choose another form" if found[3] else WAYS
    became = BECAME.format(name=name, path=f"{folder}{name}.html", ways=ways)
    return replace(told, message=f"{found[0]} {became}{SUGGESTS}{hint}")


def stub_of(told: Diagnostic, folder: str) -> str:
    """The stub that a diagnostic asks the user to finish; empty for every other one."""
    found = re.search(
        rf"became the shortcode \S+: write what it shows into ({re.escape(folder)}\S+\.html), ", told.message
    )
    return found[1] if found else ""
