"""rst2hugo moves a blog written in reStructuredText to Hugo.

    root ──engine.sources──▶ Source
    Source ──header · parse · resolve · render──▶ Page      one post alone, in any process
    all Pages ──addresses · link──▶ Result                  the only step that sees the whole blog
    Result ──write──▶ files

What differs between blog engines lives in ``rst2hugo.engines``, what differs between pieces of markup
in ``rst2hugo.constructs``, one file each. Public are the names below; everything else may change.

A name is imported when it is first used (PEP 562): docutils, the engines and the constructs take half a second, which
``rst2hugo --help`` has no use for.
"""

# Nothing is imported here, not even ``__future__``: until ``cli`` watches for interrupts, one that comes meanwhile is a
# traceback.
TYPE_CHECKING = False  # as ``typing`` has it, whose import would take longer than this file
if TYPE_CHECKING:
    from typing import Any

    from rst2hugo.model import Asset, Page, Result
    from rst2hugo.model.diagnostics import Code, Diagnostic, RequestError, Severity
    from rst2hugo.model.options import Options
    from rst2hugo.pipeline.library import Conversion, convert_blog, convert_text, open_blog, read_doctree
    from rst2hugo.writing import Written, write

__version__ = "0.1.0"
__all__ = [
    "Asset", "Code", "Conversion", "Diagnostic", "Options", "Page", "RequestError", "Result", "Severity", "Written",
    "convert_blog", "convert_text", "open_blog", "read_doctree", "write",
]  # fmt: skip  # a table

ORIGINS = {
    "rst2hugo.model": ("Asset", "Page", "Result"),
    "rst2hugo.model.diagnostics": ("Code", "Diagnostic", "RequestError", "Severity"),
    "rst2hugo.model.options": ("Options",),
    "rst2hugo.pipeline.library": ("Conversion", "convert_blog", "convert_text", "open_blog", "read_doctree"),
    "rst2hugo.writing": ("Written", "write"),
}
"""Where the public names are defined."""


def __getattr__(name: str) -> "Any":
    """A public name, imported from where it is defined; from then on it is here."""
    from importlib import import_module

    origin = next((module for module, names in ORIGINS.items() if name in names), None)
    if origin is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value = getattr(import_module(origin), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
