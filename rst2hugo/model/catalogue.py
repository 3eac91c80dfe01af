"""What an entry of the catalogue of troubles holds: a name, how bad it is, what happened, what to do."""

from __future__ import annotations

from enum import Enum, IntEnum


class Severity(IntEnum):
    """How bad it is: an error lost something, a warning may have, a note tells what was decided."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    def __str__(self) -> str:
        return self.name.lower()


class CatalogueEntry(Enum):
    """An enum whose members are written as four things, of which the first, the public name, is the value."""

    severity: Severity
    what: str
    remedy: str

    def __new__(cls, name: str, severity: Severity, what: str, remedy: str) -> CatalogueEntry:
        member = object.__new__(cls)
        member._value_ = name
        member.severity = severity
        member.what = what
        member.remedy = remedy
        return member
