"""The yardstick of all speed: what docutils alone takes to parse the same texts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from docutils import frontend, utils
from docutils.parsers.rst import Parser

from rst2hugo import Options, pipeline


def prepare_stock_parse(blog: Path) -> Callable[[], None]:
    """Stock ``Parser.parse`` over the bodies of all posts of a blog, to be called."""
    engine = pipeline.start(blog, Options()).engine
    bodies = [engine.header(source).body for source in engine.sources()]
    settings = frontend.get_default_settings(Parser)
    settings.report_level, settings.warning_stream, settings._disable_config = 5, False, True

    def parse_all() -> None:
        for body in bodies:
            Parser().parse(body, utils.new_document("x", settings))

    return parse_all
