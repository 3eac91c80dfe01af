"""``.. post:: 2 Jan 2014`` and ``.. update:: 3 Jan 2014``; what they say of a post goes to its header."""

from __future__ import annotations

from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from rst2hugo.directives.directive import Forgiving, OptionSpec
from rst2hugo.headers.field_list import Markup

# The name of a ``meta`` node that holds what a directive says.
POST, UPDATE = "ablog.post", "ablog.update"


def listed(argument: str | None) -> list[str]:
    return [one for part in (argument or "").split(",") if (one := part.strip())]


LISTS = ("tags", "author", "category", "location", "language", "redirect")


class Post(Forgiving):
    """Its body is the teaser, which the post itself shows as well unless ``exclude`` is there."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[Any] = OptionSpec(
        {
            **dict.fromkeys(LISTS, listed),
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


DIRECTIVES = {"post": Post, "update": Update}
