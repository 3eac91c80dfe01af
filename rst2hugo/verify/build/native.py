"""A site that was Hugo's before: what its own shortcodes and render hooks add counts on neither side.

On both sides a word stands for each of the author's shortcodes, and no hook but ours shapes the Markdown.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from rst2hugo import constructs
from rst2hugo.engines.hugo import Hugo
from rst2hugo.engines.hugo.shortcode_calls import calls
from rst2hugo.engines.hugo.site_files import HOOKS
from rst2hugo.pipeline import Run
from rst2hugo.verify.build.site_copy import replace_file

# Setting of Hugo's highlighter → the variables that switch it off, the last one if it has its name up to Hugo 0.60.
NUMBERS_AND_GUESSES = {
    "linenos": ("HUGO_MARKUP_HIGHLIGHT_LINENOS",),
    "guesssyntax": ("HUGO_MARKUP_HIGHLIGHT_GUESSSYNTAX", "HUGO_PYGMENTSCODEFENCESGUESSSYNTAX"),
}


def change_of(run: Run) -> Callable[[Path], None]:
    """What to do to the copy of the site that is built to be compared with the sources of ``run``."""
    engine = run.engine
    if not isinstance(engine, Hugo):
        return lambda bare: None
    found = {engine.output(source, None): calls(engine.header(source).body) for source in run.sources}
    return partial(neutralise, words=found, places=[*engine.layout_folders()])


def plain_code(settings: Mapping[str, Any]) -> dict[str, str]:
    """What keeps the site's settings from numbering lines of code and guessing its language for the author."""
    highlight = settings.get("markup", {}).get("highlight", {})
    names = [name for setting, found in NUMBERS_AND_GUESSES.items() if highlight.get(setting) for name in found]
    return dict.fromkeys(names, "false")


def neutralise(bare: Path, words: dict[str, dict[str, str]], places: list[str]) -> None:
    """Put the words into the content files of a site in the place of the calls, and our hooks in that of others."""
    for place in places:
        for folder in HOOKS:
            shutil.rmtree(bare / place / folder, ignore_errors=True)
    for path in constructs.TEMPLATES:
        if path.startswith(HOOKS[0]):
            replace_file(bare / path, constructs.template(path))
    for path, known in words.items():
        if known and (bare / path).is_file():
            text = (bare / path).read_text("utf-8", "replace")
            for call in sorted(known, key=len, reverse=True):
                text = text.replace(call, known[call])
            replace_file(bare / path, text)
