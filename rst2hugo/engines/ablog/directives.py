"""``.. post:: 2 Jan 2014`` and ``.. update:: 3 Jan 2014``; what they say of a post goes to its header."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from rst2hugo.blog import settings
from rst2hugo.directives.directive import Forgiving, OptionSpec
from rst2hugo.directives.post_lists import ABlogPostList, PostList
from rst2hugo.headers.field_list import Markup
from rst2hugo.values import date_layouts

# The name of a ``meta`` node that holds what a directive says.
POST, UPDATE = "ablog.post", "ablog.update"


def split_commas(argument: str | None) -> list[str]:
    return [one for part in (argument or "").split(",") if (one := part.strip())]


# Those whose names are keys of a table in the settings, which has their spelled names.
KEYED = ("author", "location", "language")
LISTS = ("tags", "author", "category", "location", "language", "redirect")


class Post(Forgiving):
    """Its body is the teaser, which the post itself shows as well unless ``exclude`` is there."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[Any] = OptionSpec(
        {
            **dict.fromkeys(LISTS, split_commas),
            **dict.fromkeys(["title", "canonical_link", "external_link"], directives.unchanged_required),
            **dict.fromkeys(["image", "excerpt"], directives.nonnegative_int),
            **dict.fromkeys(["exclude", "nocomments"], directives.flag),
        }
    )

    def run(self) -> list[nodes.Node]:
        body = [] if "exclude" in self.options else self.parsed()
        said = {name: True if value is None else value for name, value in self.options.items()}
        said["date"] = " ".join(" ".join(self.arguments).split())
        if any(self.content):
            said["summary"] = Markup("\n".join(self.content))
        return [*body, self.located(nodes.meta("", name=POST, said=said, shown=len(body)))]


class Update(Forgiving):
    """A note with the date of the update as its title."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[Any] = OptionSpec({"class": directives.class_option, "name": directives.unchanged})

    def run(self) -> list[nodes.Node]:
        date = " ".join(" ".join(self.arguments).split())
        classes = ["note", "update", *self.options.get("class", [])]
        box = self.located(nodes.admonition("", nodes.title(date, date), *self.parsed(), classes=classes))
        self.add_name(box)
        return [self.located(nodes.meta("", name=UPDATE, said=date, box=box)), box]


def make_directives(conf: Mapping[str, Any]) -> Mapping[str, Any]:
    """The directives of a blog with these settings."""
    layout = date_layouts.from_strftime(str(conf["post_date_format_short"])) or PostList.layout
    tables = {name: settings.table(conf, f"blog_{name}s") for name in KEYED}
    labels = {name: {key: spell_label(keys, key) for key in keys} for name, keys in tables.items()}
    postlist = type("ABlogPostList", (ABlogPostList,), {"layout": layout, "labels": labels})
    return {"post": Post, "update": Update, "postlist": postlist}


def spell_label(keys: Mapping[str, Any], label: str) -> str:
    """The spelled name of an author, a location or a language, by its key in the settings."""
    entry = keys.get(label)
    return str(entry[0]) if isinstance(entry, list | tuple) and entry and entry[0] else label
