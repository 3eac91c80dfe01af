"""``rst2hugo explain``: the catalogue of diagnostics, and the templates that pages need, for people to read."""

from __future__ import annotations

from collections.abc import Iterator

import click

from rst2hugo.cli.terminal import requests, say_text
from rst2hugo.model.diagnostics import Code, RequestError


@click.command(name="explain")
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Say what the diagnostic CODE means and what to do; all of them without CODE."""
    with requests():
        say_text("\n".join(explain(code)))


def explain(code: str | None) -> Iterator[str]:
    """What ``code`` means and what to do, or all codes in one line each; a template when ``code`` is its path.

    Raises RequestError for an unknown one.
    """
    if code is None:
        width = max(len(one.value) for one in Code)
        for one in sorted(Code, key=lambda one: one.value):
            yield f"{one.value:{width}}  {one.severity!s:7}  {one.what}"
        return
    if "/" in code:
        yield read_template(code)
        return
    found = next((one for one in Code if one.value == code), None)
    if found is None:
        raise RequestError(f"there is no diagnostic {code!r}; `rst2hugo explain` lists them")
    yield f"{found.value} ({found.severity})"
    yield ""
    yield found.what
    yield found.remedy


def read_template(path: str) -> str:
    """The template at ``path`` in a Hugo project; the constructs are imported only for it. Raises RequestError."""
    from rst2hugo import constructs

    if path not in constructs.TEMPLATES:
        raise RequestError(f"there is no template {path!r} of rst2hugo; a message about one has its path")
    return constructs.template(path).rstrip("\n")
