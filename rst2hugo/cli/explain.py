"""The catalogue of diagnostics, and the templates that pages need, for people to read."""

from __future__ import annotations

from collections.abc import Iterator

from rst2hugo import constructs
from rst2hugo.model.diagnostics import Code, RequestError


def lines(code: str | None) -> Iterator[str]:
    """What ``code`` means and what to do, or all codes in one line each; a template when ``code`` is its path.

    Raises RequestError for an unknown one.
    """
    if code is None:
        width = max(len(one.value) for one in Code)
        for one in sorted(Code, key=lambda one: one.value):
            yield f"{one.value:{width}}  {one.severity!s:7}  {one.what}"
        return
    if code in constructs.TEMPLATES:
        yield constructs.template(code).rstrip("\n")
        return
    found = next((one for one in Code if one.value == code), None)
    if found is None:
        raise RequestError(f"there is no diagnostic {code!r}; `rst2hugo explain` lists them")
    yield f"{found.value} ({found.severity})"
    yield ""
    yield found.what
    yield found.remedy
