"""Objects that are made once, and never written to again."""

from __future__ import annotations

from typing import Any

from rst2hugo.blog.file_reports import collect_reports


class FrozenType(type):
    """The class of a class whose objects cannot be changed once ``__init__`` is done.

    ``diagnostics`` has what was reported meanwhile. A ``functools.cached_property`` still keeps what it derives.
    """

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        with collect_reports() as reports:
            new = super().__call__(*args, **kwargs)
        vars(new).update(diagnostics=tuple(reports), is_frozen=True)
        return new


class Frozen(metaclass=FrozenType):
    """An object that raises AttributeError if it is written to after ``__init__``."""

    def __setattr__(self, name: str, value: object) -> None:
        if "is_frozen" in vars(self):
            raise AttributeError(f"{type(self).__name__}.{name} cannot be set after __init__")
        super().__setattr__(name, value)
