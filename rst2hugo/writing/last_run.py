"""What the last run that wrote a site was asked for, as far as a manifest may be believed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rst2hugo.blog.boundary import holds_the_home
from rst2hugo.model.diagnostics import RequestError
from rst2hugo.writing.manifest import NAME, origin_of


def options_of_last_run(site: Path, typed: Mapping[str, Any], *, force: bool = False) -> dict[str, str] | None:
    """The options that the site was made with, by their names; None where no run has written there.

    ``typed`` are those of the command line. A manifest comes with the site and may say anything, so what it says of
    code to be run, or of files to be read, is asked for again: that raises RequestError.
    """
    if not (site / NAME).is_file():
        return None
    options = {name: value for name, value in origin_of(site, force=force).items() if name != "blog"}
    if "root" in options and "root" not in typed and holds_the_home(Path(options["root"])):
        raise RequestError(f"{site} says that --root was {options['root']}; if so, say it again: --root DIR")
    if "trust" in options and "trust" not in typed:
        advice = "if you trust it, say so again: --trust; else --no-trust"
        raise RequestError(f"{site} was made with --trust, which runs the blog's own code; {advice}")
    if "config" in options and Path(options["config"]).exists() and not Path(options["config"]).is_file():
        raise RequestError(f"{options['config']} is not a plain file; name the one that is meant: --config FILE")
    if typed.get("trust") is False:
        options = {name: value for name, value in options.items() if name not in ("trust", "python")}
    return options
