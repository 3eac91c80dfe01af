"""Lists of posts, which engines make while they build: Nikola's ``post-list`` and ABlog's ``postlist``."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from string import Formatter
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from rst2hugo.directives.directive import Forgiving, OptionSpec
from rst2hugo.model.diagnostics import Code
from rst2hugo.values import date_clauses, date_layouts

TEMPLATE = "layouts/_shortcodes/posts.html"
# What ABlog calls its collections in options and formats → Hugo's taxonomies.
TAXONOMIES = {"tags": "tags", "category": "categories", "author": "authors", "location": "locations",
              "language": "languages"}  # fmt: skip  # a table

Parameters = Iterator[tuple[str, "str | int"]]


class post_list(nodes.General, nodes.Element):  # noqa: N801  (named like every docutils node)
    """A list of posts: the ``parameters`` of the shortcode ``posts``, pairs."""


class PostList(Forgiving, ABC):
    """A directive that becomes the shortcode ``posts``; ``layout`` is how the site writes dates in its lists."""

    layout = ":date_long"

    def run(self) -> list[nodes.Node]:
        return [self.located(post_list(parameters=list(self.parameters())))]

    @abstractmethod
    def parameters(self) -> Parameters:
        """Those of the shortcode, of the options that the engine has: ``tags="a"`` and so on."""

    def words(self, name: str) -> str:
        """The terms that an option names."""
        return ", ".join(word for one in (self.options.get(name) or "").split(",") if (word := one.strip()))

    def layout_of(self, form: str, translate: Callable[[str], str | None]) -> str:
        """Go's layout for a form of dates that an option gives."""
        if found := translate(form):
            return found
        message = f"{self.name}: Hugo has no such form of dates, {form}; it writes them its own way"
        self.report(self.lineno, Code.BAD_VALUE, message)
        return PostList.layout


class NikolaPostList(PostList):
    """Nikola 8.3.3, ``plugins/shortcode/post_list.py``; its template has a date before each title."""

    layout = "2006-01-02 15:04"
    option_spec: ClassVar[Any] = OptionSpec(
        {
            **dict.fromkeys(["start", "stop"], int),
            **dict.fromkeys(["tags", "categories", "sections", "slugs", "sort", "date"], directives.unchanged),
            **dict.fromkeys(["post_type", "type", "lang", "id", "template"], directives.unchanged),
            **dict.fromkeys(["reverse", "require_all_tags"], directives.unchanged),
        }
    )

    def parameters(self) -> Parameters:
        self.leave_out(["template"], f"what the list shows of a post is in {TEMPLATE}")
        kind = self.options.get("type") or self.options.get("post_type") or ""
        if kind in ("page", "pages", "all"):
            yield "type", "all" if kind == "all" else "pages"
        for name in ("tags", "categories", "sections"):
            if words := self.words(name):
                yield name, words
        if "require_all_tags" in self.options and "," in self.words("tags"):
            yield "all", "tags"
        yield from self.when()
        if sort := self.options.get("sort"):
            yield "sort", "lastmod" if sort == "updated" else sort
        yield from self.slice()
        if slugs := self.words("slugs"):
            yield "slugs", slugs
        if self.layout != PostList.layout:
            yield "date", self.layout
        for name in ("lang", "id"):
            if value := self.options.get(name):
                yield name, value

    def when(self) -> Parameters:
        """The option ``date``."""
        if clauses := self.options.get("date"):
            found = date_clauses.translate(clauses)
            if found is None:
                message = f"{self.name}: {clauses} does not say which dates; the list has posts of all dates"
                self.report(self.lineno, Code.BAD_VALUE, message)
            else:
                yield "when", found

    def slice(self) -> Parameters:
        """Which part of the list; with ``reverse`` Nikola counts from the other end, as ``[start:stop:-1]`` does."""
        is_reversed = "reverse" in self.options
        if is_reversed:
            yield "reverse", True
        start, stop = (self.options.get(name) for name in ("start", "stop"))
        if is_reversed:
            start, stop = (None if one is None else -1 - one for one in (start, stop))
        if start:
            yield "start", start
        if stop is not None:
            yield "limit" if not start and stop >= 0 else "stop", stop


class ABlogPostList(PostList):
    """ABlog 0.11.13, ``ablog/post.py``: posts that have all the terms that are named.

    ``labels`` has the names of authors, locations and languages by their keys in the settings.
    """

    optional_arguments = 1
    layout = "02 January"
    labels: Mapping[str, Mapping[str, str]] = {}
    option_spec: ClassVar[Any] = OptionSpec(
        {
            **dict.fromkeys(TAXONOMIES, directives.unchanged),
            **dict.fromkeys(["format", "date", "list-style", "expand"], directives.unchanged),
            **dict.fromkeys(["sort", "excerpts"], directives.unchanged),
        }
    )

    def parameters(self) -> Parameters:
        named = {TAXONOMIES[name]: words for name in TAXONOMIES if (words := self.words(name))}
        yield from named.items()
        if several := [name for name, words in named.items() if "," in words]:
            yield "all", ", ".join(several)
        if named:
            yield "self", True  # a list without terms leaves out the document that it is in
        yield from self.slice()
        if (form := self.form()) != "{date} {title}":
            yield "format", form
        date = self.options.get("date")
        layout = self.layout_of(date, date_layouts.from_strftime) if date else self.layout
        if "{date}" in form and layout != PostList.layout:
            yield "date", layout
        if "excerpts" in self.options:
            yield "excerpts", True
            if expand := self.options.get("expand"):
                yield "expand", expand
        if (style := self.options.get("list-style", "none")) != "none":
            yield "style", style

    def words(self, name: str) -> str:
        labels = self.labels.get(name, {})
        return ", ".join(labels.get(word, word) for word in super().words(name).split(", ") if word)

    def slice(self) -> Parameters:
        """So many of the newest posts; with ``sort`` the oldest of these is the first."""
        count = self.count()
        if "sort" not in self.options:
            if count is not None:
                yield "limit", count
            return
        yield "reverse", True
        if count is not None:
            yield ("start", -count) if count else ("limit", 0)

    def count(self) -> int | None:
        if not self.arguments:
            return None
        try:
            return int(self.arguments[0])
        except ValueError:
            message = f"{self.name}: {self.arguments[0]} is not a number; the list has all posts"
            self.report(self.lineno, Code.BAD_VALUE, message)
            return None

    def form(self) -> str:
        """What is shown of each post, in Hugo's terms."""
        written = self.options.get("format") or "{date} - {title}"
        try:
            pieces = list(Formatter().parse(written))
        except ValueError:
            pieces = [(written, None, None, None)]
        names = {"date": "date", "title": "title", **TAXONOMIES}
        if unknown := [name for _, name, _, _ in pieces if name is not None and name not in names]:
            message = f"{self.name}: {{{'}, {'.join(unknown)}}} in the format stands for nothing, ABlog stops there"
            self.report(self.lineno, Code.BAD_VALUE, message)
        return "".join(text + ("" if name is None else f"{{{names.get(name, name)}}}") for text, name, _, _ in pieces)
