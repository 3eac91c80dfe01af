"""Loops over posts in Liquid: ``{% for post in site.posts limit:5 %}`` with a link to each → a list that Hugo makes.

https://jekyllrb.com/docs/posts/#displaying-an-index-of-posts, https://shopify.github.io/liquid/tags/iteration/
"""

from __future__ import annotations

import re
from typing import Any, ClassVar

from docutils.parsers.rst import directives

from rst2hugo.directives.directive import OptionSpec
from rst2hugo.directives.post_lists import Parameters, PostList
from rst2hugo.rst.shortcodes import Lowered, Shortcode, word
from rst2hugo.values import date_layouts

NAME = "looped-posts"
FOR = (
    r"(?P<loop>\{%-?\s*for\s+(?P<item>\w+)\s+in\s+site\."
    r"(?:posts|(?P<kind>tags|categories)(?:\.(?P<term>[\w-]+)|\[['\"](?P<quoted>[^'\"]+)['\"]\]))"
    r"(?P<slice>(?:\s+(?:limit|offset)\s*:\s*\d+|\s+reversed)*)\s*-?%\})"
)
ENDFOR = r"\{%-?\s*endfor\s*-?%\}"
LOOPS = (
    *((rf"<{name}\b[^<>]*>\s*{FOR}", "(?P<each>.*?)", rf"{ENDFOR}\s*</{name}>") for name in ("ul", "ol")),
    (FOR, "(?P<each>.*?)", ENDFOR),
)
"""Opening, inside and closing of a loop in a list, and of one alone."""
OUTPUT = re.compile(r"\{\{-?\s*(.*?)\s*-?\}\}")
DATE = re.compile(r"\|\s*date\s*:\s*(['\"])(.+?)\1")
# What stands between the outputs of a loop that shows links alone.
BETWEEN = re.compile(r"<[^>]*>|&\w+;|[^\w{}%<&]+")


class LoopedPosts(PostList):
    """What stands in the place of a loop; the options are those of the loop, and the form of its dates."""

    option_spec: ClassVar[Any] = OptionSpec(
        {
            **dict.fromkeys(["limit", "offset"], int),
            **dict.fromkeys(["tags", "categories", "date"], directives.unchanged),
            "reversed": directives.unchanged,
        }
    )

    def parameters(self) -> Parameters:
        for name in ("tags", "categories"):
            if words := self.words(name):
                yield name, words
        yield "self", True
        if "reversed" in self.options:
            yield "reverse", True
        start, count = self.options.get("offset", 0), self.options.get("limit")
        if start:
            yield "start", start
        if count is not None:
            yield ("stop", start + count) if start else ("limit", count)
        date = self.options.get("date")
        if not date:
            yield "format", "{title}"
        elif (layout := self.layout_of(date, date_layouts.from_strftime)) != PostList.layout:
            yield "date", layout


def stand_in(found: re.Match[str]) -> str | None:
    """A word for a loop that lists the titles of posts with links to them; None for one that shows more."""
    post, each = found["item"], found["each"]
    shown = [output.partition("|")[0].strip() for output in OUTPUT.findall(each)]
    rest = BETWEEN.sub("", OUTPUT.sub("", each))
    known = {f"{post}.{name}" for name in ("url", "title", "date")} | {"site.baseurl", "site.url"}
    if rest or not {f"{post}.url", f"{post}.title"} <= set(shown) <= known:
        return None
    options = dict(re.findall(r"(limit|offset)\s*:\s*(\d+)", found["slice"]))
    options |= {"reversed": "true"} if "reversed" in found["slice"] else {}
    options |= {found["kind"]: found["term"] or found["quoted"]} if found["kind"] else {}
    dates = DATE.findall(each)
    if f"{post}.date" in shown:
        options["date"] = dates[0][1] if dates else "%Y-%m-%d"
    arguments = " ".join(f"{name}='{value}'" for name, value in options.items())
    return word(f"{{{{% {NAME} {arguments} %}}}}") + "\n" * found[0].count("\n")


def expand(shortcode: Shortcode) -> Lowered | None:
    """The directive for a loop that ``stand_in`` has found."""
    if shortcode.name != NAME:
        return None
    return "rst", "\n".join([f".. {NAME}::", *(f"   :{name}: {value}" for name, value in shortcode.options.items())])
