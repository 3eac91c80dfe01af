"""What other programs call: one text, or one blog, converted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rst2hugo import pipeline
from rst2hugo.model import Page, Result, Source
from rst2hugo.model.options import Options


def convert_text(text: str, *, path: str = "<text>", root: str | Path | None = None, **options: Any) -> Page:
    """Convert one rst text, header included, to a page of Hugo.

    ``path`` names the text in diagnostics; when ``root`` is given, ``path`` is relative to it and
    ``include`` may read files below it, and none outside (without a root no file is read). ``options`` are
    the other fields of ``Options``. The page's ``markdown`` is its body, ``front_matter`` its header as a dict,
    ``text`` both together as Hugo reads them, ``diagnostics`` what to look at.

    Raises RequestError for an impossible option and TypeError for a text that is none; what is wrong with
    the text is a diagnostic, never an exception.
    """
    if not isinstance(text, str):
        raise TypeError(f"text must be a str, not {type(text).__name__}")
    source = Source(path, text)
    folder = Path(root) if root is not None else None
    within = {} if folder is None else {"root": str(folder)}
    result = pipeline.convert_source(source, folder, Options.of(options | within))
    return result.pages[0] if result.pages else Page(path, "", {}, "", diagnostics=result.diagnostics)


def convert_blog(root: str | Path, options: Options | None = None) -> Result:
    """Convert the whole blog in the folder ``root``; nothing is written, see ``write``.

    The blog engine is found out from the folder unless ``options.engine`` names it. Raises
    RequestError when the folder does not exist, the engine is unknown or cannot be told.
    """
    return pipeline.start(Path(root), options or Options()).finish()
