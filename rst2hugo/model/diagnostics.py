"""A Diagnostic, which says where one of the catalogue's troubles was found; and a request that fails."""

from __future__ import annotations

from dataclasses import dataclass

from rst2hugo.model.catalogue import Severity
from rst2hugo.model.codes import Code

__all__ = ["Code", "Diagnostic", "RequestError", "Severity"]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One trouble with the blog's content.

    ``path`` is the source file relative to the blog's root, ``line`` counts from 1 (None: the whole
    file), ``message`` is the particular case in one line; the general one is ``code.what``.
    """

    path: str
    line: int | None
    code: Code
    message: str

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.code.severity}[{self.code.value}] {self.message}"


class RequestError(Exception):
    """What the user asked for cannot be done; the text says why, one problem a line."""
