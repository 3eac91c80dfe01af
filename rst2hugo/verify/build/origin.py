"""What a site was made from: the blog that it is held against, and the options of its conversion."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from rst2hugo.blog.boundary import Boundary, holds_the_home
from rst2hugo.model.diagnostics import RequestError
from rst2hugo.model.options import Options
from rst2hugo.writing import origin_of
from rst2hugo.writing.last_run import options_of_last_run

NAME_IT = "say where it is now: --source BLOG"


class Origin(NamedTuple):
    """The blog's folder, None if it is not known, the options, and what the user should know about that."""

    blog: Path | None
    options: Options
    note: str = ""


def find_origin(site: Path, source: Path | None, typed: Mapping[str, Any], *, is_needed: bool) -> Origin:
    """What the site in the folder ``site`` was made from: ``source`` if that is named, else what its manifest says.

    ``typed`` are the options of the command line, which win over those of the conversion. ``is_needed`` tells that
    there is nothing else to hold the site against. Raises RequestError when the blog is not known or not there.
    """
    made_from = origin_of(site)
    options = options_of_last_run(site, typed) or {}
    blog = source or (Path(made_from["blog"]) if "blog" in made_from else None)
    note = ""
    if blog is None and is_needed:
        raise RequestError(f"it is unknown what {site} was made from; name the blog: --source BLOG")
    if source is None and blog is not None and not blog.is_dir():
        note = f"the blog that {site} was made from is no longer at {blog}; {NAME_IT}"
        if is_needed:
            raise RequestError(note)
        blog = None
    if source is None and blog is not None and (holds_the_home(blog) or Boundary(blog.resolve()).holds(site)):
        raise RequestError(f"{site} says that it was made from {blog}, which is not a blog's folder; {NAME_IT}")
    if blog is not None and "root" in options and not Boundary(Path(options["root"])).holds(blog):
        del options["root"]  # which was about the blog where it was then
    if source is not None and "config" in options and not Path(options["config"]).is_file():
        del options["config"]  # lay in the blog, which has its own
    return Origin(blog, Options.of({**options, **typed}), note)
