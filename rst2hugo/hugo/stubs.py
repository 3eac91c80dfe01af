"""Stubs: the templates of shortcodes that only the user can write: those of ``rst2hugo.toml``, and unknown ones.

Hugo refuses a site in which a shortcode has no template, and one whose template does not agree with its calls: with
``.Inner`` all must be closed (``{{< a />}}`` or ``{{< /a >}}``), without it none may be
(https://gohugo.io/templates/shortcode/, tried with Hugo 0.168).

The calls of what is unknown are written before all pages are known. Here each gets its name, all of one name the same
delimiters, and all that enclose nothing an end of their own where others enclose something.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from rst2hugo import markdown
from rst2hugo.directives.custom_rules import Vocabulary
from rst2hugo.hugo.stub_names import OF_HUGO, choose_names, name_stub
from rst2hugo.hugo.stub_templates import Use, write_template
from rst2hugo.markdown.shortcode_tags import Tag, closing_of, respell, tags
from rst2hugo.model import Page, Value

FOLDER = "layouts/_shortcodes/"
INNER = ".Inner"


class Stubs(NamedTuple):
    """Pages whose shortcodes all have names, and the stubs that they need: path in the site → text."""

    pages: list[Page]
    templates: dict[str, str]


@dataclass(frozen=True, slots=True)
class Calls:
    """What is known of the shortcodes of a site that are not Hugo's own.

    ``final`` has the names of what is unknown, ``enclosing`` those that enclose something, ``percent`` those of
    which that is Markdown; ``ruled`` are those that the user's rules call.
    """

    final: Mapping[str, str]
    ruled: Collection[str]
    enclosing: Collection[str]
    percent: Collection[str]

    def name_of(self, tag: Tag) -> str:
        """The name of a shortcode that has a stub; empty for every other one."""
        return self.final.get(tag.name) or (tag.name if tag.name in self.ruled else "")


def names(vocabulary: Vocabulary) -> dict[str, bool]:
    """The shortcodes that the user's rules call and Hugo does not have, each with whether a role does."""
    rules = [*((rule, False) for _, rule in vocabulary.directives), *((rule, True) for _, rule in vocabulary.roles)]
    called = ((rule.call()[1], is_role) for rule, is_role in rules if rule.form == "shortcode")
    return {name: is_role for name, is_role in called if name not in OF_HUGO}


def names_around_rst(vocabulary: Vocabulary) -> set[str]:
    """The shortcodes of the user's rules that enclose what was rst, which is Markdown then."""
    rules = [rule for _, rule in vocabulary.directives if rule.form == "shortcode"]
    return {rule.call()[1] for rule in rules if not rule.further("body", {})}


def add_stubs(
    pages: Sequence[Page],
    vocabulary: Vocabulary,
    ours: Collection[str],
    own_template: Callable[[str], str | None] = lambda path: None,
) -> Stubs:
    """The pages with the final names of their shortcodes, and the stubs of those that have no template.

    ``ours`` are the shortcodes that rst2hugo has templates for, ``own_template`` reads one of the site.
    """
    ruled = names(vocabulary)
    every = [tag for page in pages for text in texts_of(page) if "{{" in text for tag in tags(text)]
    final = choose_names(
        {tag.name for tag in every}, {*ruled, *ours}, lambda name: own_template(f"{FOLDER}{name}.html")
    )
    closing = [(final.get(tag.name, tag.name), tag.is_percent) for tag in every if tag.closes]
    # A stub that the site has already asks for an end of each call, too.
    there = {name: text for name in final.values() if INNER in (text := own_template(f"{FOLDER}{name}.html") or "")}
    closing += [(name, f"{INNER}Deindent" not in text) for name, text in there.items()]
    calls = Calls(final, ruled, {name for name, _ in closing}, {name for name, is_percent in closing if is_percent})
    if not any(map(calls.name_of, every)):
        return Stubs(list(pages), {})
    done = [
        replace(
            page,
            front_matter={name: settle_value(value, calls) for name, value in page.front_matter.items()},
            markdown=settle_calls(page.markdown, calls),
            diagnostics=tuple(name_stub(one, final, FOLDER) for one in page.diagnostics),
        )
        for page in pages
    ]
    uses: dict[str, list[Use]] = {}
    for page in done:
        for name, use in uses_in(page):
            uses.setdefault(name, []).append(use)
    rst_inside = names_around_rst(vocabulary)
    unknown = {new: tuple(old.split(":", 1)) for old, new in final.items()}
    templates = {
        f"{FOLDER}{name}.html": write_template(
            name,
            uses[name],
            *unknown.get(name, ("", "")),
            is_role=ruled.get(name, False),
            is_markdown=name in rst_inside,
        )
        for name in {**ruled, **unknown}
        if name in uses and (name in unknown or name not in ours)
    }
    return Stubs(done, templates)


def texts_of(page: Page) -> Iterator[str]:
    """The body of a page, and each text of its header; no call begins in one and ends in the other."""
    waiting: list[Value] = [page.markdown, *page.front_matter.values()]
    for value in waiting:
        if isinstance(value, dict):
            waiting += value.values()
        elif isinstance(value, str):
            yield value


def settle_calls(text: str, calls: Calls) -> str:
    """Markdown in which every call of a shortcode with a stub has its name, its delimiters and its end."""
    found = [*tags(text)] if "{{" in text else []
    edits: list[tuple[int, int, str]] = []
    for number, tag in enumerate(found):
        name = calls.name_of(tag)
        if not name:
            continue
        closing = closing_of(number, found)
        encloses_nothing = not tag.closes and closing is None
        is_percent = tag.is_percent or name in calls.percent
        is_closed = encloses_nothing and name in calls.enclosing
        written = respell(text, tag, name, is_percent=is_percent, is_closed=is_closed)
        if written != text[tag.start : tag.end]:
            edits.append((tag.start, tag.end, written))
        if closing is not None and is_percent and not tag.is_percent:
            start, end = tag.end, found[closing].start
            edits.append((start, end, fence_inside(text[start:end])))
    for start, end, written in sorted(edits, reverse=True):
        text = text[:start] + written + text[end:]
    return text


def settle_value(value: Value, calls: Calls) -> Value:
    """A value of a header with the calls in its texts as ``settle_calls`` has them."""
    if isinstance(value, dict):
        return {name: settle_value(inner, calls) for name, inner in value.items()}
    return settle_calls(value, calls) if isinstance(value, str) else value


def fence_inside(body: str) -> str:
    """What stands between two tags as code, as the others of the name enclose Markdown."""
    indent = body.rpartition("\n")[2]
    lines = body.strip("\n").removesuffix(f"\n{indent}" if indent else "").split("\n")
    inside = "\n".join(line.removeprefix(indent) for line in lines)
    if "\n" not in body:
        return markdown.code(inside)
    block = markdown.fence(inside, "text").replace("\n", f"\n{indent}")
    return f"\n\n{indent}{block}\n\n{indent}"


def uses_in(page: Page) -> list[tuple[str, Use]]:
    """Each call of a shortcode on a page, by its name."""
    text = page.markdown
    found = [*tags(text)] if "{{" in text else []
    uses = []
    for number, tag in enumerate(found):
        if tag.name and not tag.closes:
            closing = closing_of(number, found)
            inner = "" if closing is None else "%" if tag.is_percent else "<"
            uses.append((tag.name, Use(page.source, text[tag.start : tag.end], inner)))
    return uses
