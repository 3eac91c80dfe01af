"""What other programs call: one text, or one blog, converted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias, Unpack

from docutils import nodes

from rst2hugo import pipeline
from rst2hugo.addresses import urls
from rst2hugo.model import Page, Result, Source, Value
from rst2hugo.model.option_names import OptionNames, TextOptions
from rst2hugo.model.options import Options
from rst2hugo.pipeline.chosen_options import choose_options
from rst2hugo.pipeline.compile_page import Compiled, read_doctree_of

EditFrontMatter: TypeAlias = Callable[[dict[str, Value], Page], dict[str, Value]]
"""The front matter that a page is to have, made of the one that it has, and of the page."""


def convert_text(
    text: str, *, path: str = "<text>", root: str | Path | None = None, **options: Unpack[TextOptions]
) -> Page:
    """Convert one rst text, header included, to a page of Hugo.

    ``path`` names the text in diagnostics; when ``root`` is given, ``path`` is relative to it and
    ``include`` may read files below it, and none outside (without a root no file is read). ``options`` are
    the other fields of ``Options``. The page's ``markdown`` is its body, ``front_matter`` its header as a dict,
    ``text`` both together as Hugo reads them, ``diagnostics`` what to look at.

    Raises RequestError for an impossible option and TypeError for a text that is none; what is wrong with
    the text is a diagnostic, never an exception.
    """
    source, folder, chosen = of_text(text, path, root, options)
    result = pipeline.convert_source(source, folder, chosen)
    return result.pages[0] if result.pages else Page(path, "", {}, "", diagnostics=result.diagnostics)


def read_doctree(
    text: str, *, path: str = "<text>", root: str | Path | None = None, **options: Unpack[TextOptions]
) -> nodes.document:
    """The doctree that ``convert_text`` renders: the body without the header, its links and references resolved.

    The parameters are those of ``convert_text``. Addresses of other posts are still open.
    """
    source, folder, chosen = of_text(text, path, root, options)
    return read_doctree_of(source, pipeline.engine_of(folder, chosen))


def of_text(text: str, path: str, root: str | Path | None, options: TextOptions) -> tuple[Source, Path | None, Options]:
    """A text as a source, the folder that its path starts from, and the options to read it with."""
    if not isinstance(text, str):
        raise TypeError(f"text must be a str, not {type(text).__name__}")
    folder = Path(root) if root is not None else None
    within = {} if folder is None else {"root": str(folder)}
    return Source(path, text), folder, Options.of({**options, **within})


def convert_blog(
    blog: str | Path,
    options: Options | None = None,
    *,
    edit_front_matter: EditFrontMatter | None = None,
    **more: Unpack[OptionNames],
) -> Result:
    """Convert the whole blog in the folder ``blog``; nothing is written, see ``write``.

    The parameters, and what is raised, are those of ``open_blog``, which can tell of the progress, too.
    """
    return open_blog(blog, options, edit_front_matter=edit_front_matter, **more).finish()


def open_blog(
    blog: str | Path,
    options: Options | None = None,
    *,
    edit_front_matter: EditFrontMatter | None = None,
    **more: Unpack[OptionNames],
) -> Conversion:
    """A conversion of the blog in the folder ``blog`` that is about to begin.

    The blog engine is found out from the folder unless ``engine`` names it. Options are given by name, or all
    together as ``options``; by name, those of the blog's ``rst2hugo.toml`` count as well. ``edit_front_matter`` may
    change the front matter of each page before tags, addresses and links are settled. Raises RequestError when the
    folder does not exist, the engine is unknown or cannot be told, or for an impossible option.
    """
    if options is None:
        options = choose_options([Path(blog)], more).options
    elif more:
        raise TypeError(f"give {', '.join(more)} by name, or all options together, not both")
    return Conversion(pipeline.start(Path(blog), options), edit_front_matter)


class Conversion:
    """The conversion of a blog, as far as it has come; to iterate over it is to convert, source by source.

    ``for path in track(conversion)`` shows the progress, ``len(conversion)`` is how many sources there are.
    """

    def __init__(self, run: pipeline.Run, edit_front_matter: EditFrontMatter | None = None) -> None:
        self.run = run
        self.edit_front_matter = edit_front_matter
        self.done: list[Compiled] = []
        self.coming = zip(run.sources, run.compiled(), strict=True)

    def __len__(self) -> int:
        return self.run.total

    def __iter__(self) -> Iterator[str]:
        """The path of each source, once it is converted."""
        for source, compiled in self.coming:
            page = compiled.page
            if page is not None and self.edit_front_matter is not None:
                compiled = compiled._replace(page=with_front_matter(page, self.edit_front_matter))
            self.done.append(compiled)
            yield source.path

    def finish(self) -> Result:
        """The converted blog; what is still to be converted is converted first."""
        for _ in self:
            pass
        return self.run.finish(lambda _: self.done)


def with_front_matter(page: Page, edit: EditFrontMatter) -> Page:
    """The page with the front matter that ``edit`` makes of it; ``url`` and ``aliases`` are the page's own, too."""
    header = edit({**page.front_matter}, page)
    url, aliases = header.get("url"), header.get("aliases")
    if url != page.front_matter.get("url"):
        page = replace(page, url=urls.of_front_matter(str(url)) if url else None)
    if aliases != page.front_matter.get("aliases"):
        page = replace(page, aliases=tuple(map(str, aliases)) if isinstance(aliases, list) else ())
    return replace(page, front_matter=header)
