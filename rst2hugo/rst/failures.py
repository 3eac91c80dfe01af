"""A construct on which the program fails costs no other: its source stays as a block of code, and is reported."""

from __future__ import annotations

import traceback
from functools import lru_cache, wraps
from pathlib import Path
from typing import Any, cast

from docutils import nodes
from docutils.parsers.rst import Directive, DirectiveError, states

from rst2hugo.directives.document_reports import DocumentReports
from rst2hugo.model.diagnostics import Code, RequestError
from rst2hugo.rst.work import TooSlowError

# What docutils expects of a numeral that is none: of its own since 0.22, until then of the module roman.
NO_NUMERAL: type[Exception] = (
    getattr(states, "InvalidRomanNumeralError", None) or vars(states)["roman"].InvalidRomanNumeralError
)
KEPT = "the role was kept as code"
PASSED_ON = (DirectiveError, EOFError, RequestError, RecursionError, MemoryError, TooSlowError)
"""What docutils waits for, what concerns the whole blog, and what the whole post is too deep or too large for."""


def describe_error(error: BaseException) -> str:
    """An exception in one line, with the place in the code that it comes from."""
    places = [f" ({Path(one.filename).name}:{one.lineno})" for one in traceback.extract_tb(error.__traceback__)[-1:]]
    return f"{type(error).__name__}: {error}{''.join(places)}"


def describe_loss(error: BaseException) -> str:
    """What a report says of a construct on which the program failed."""
    return f"{describe_error(error)}; the construct was kept as a code block"


def guard_directive(kind: Any) -> Any:
    """The directive, whose text becomes a block of code where it raises what docutils does not expect.

    docutils also has directives that are functions, and None for one that it does not know; they stay as they are.
    """
    is_class = isinstance(kind, type) and issubclass(kind, Directive)
    return guarded(cast(Any, kind)) if is_class else kind


@lru_cache(maxsize=256)
def guarded(kind: Any) -> Any:
    """A class like this one that keeps its text when ``run`` fails."""

    def run(self: Directive) -> list[nodes.Node]:
        try:
            made: list[nodes.Node] = kind.run(self)
        except PASSED_ON:
            raise
        except Exception as error:
            DocumentReports(self.state.document).report(self.lineno, Code.INTERNAL_ERROR, describe_loss(error))
            block = nodes.literal_block(self.block_text, self.block_text.rstrip("\n"), language="rst")
            block.source, block.line = self.state_machine.get_source_and_line(self.lineno)
            return [block]
        return made

    return type(kind.__name__, (kind,), {"run": run, "__doc__": kind.__doc__, "__module__": kind.__module__})


def guard_role(kind: Any) -> Any:
    """The role, whose text becomes code where it raises what docutils does not expect; None for none."""
    if kind is None:
        return None

    @wraps(kind)
    def run(name: str, rawtext: str, text: str, lineno: int, inliner: Any, *more: Any, **named: Any) -> Any:
        try:
            return kind(name, rawtext, text, lineno, inliner, *more, **named)
        except PASSED_ON:
            raise
        except Exception as error:
            DocumentReports(inliner.document).report(lineno, Code.INTERNAL_ERROR, f"{describe_error(error)}; {KEPT}")
            source = rawtext.replace("\0", "\\")  # which stands for a backslash while docutils reads a line
            return [nodes.literal(rawtext, source)], []

    return run


def read_ordinal(digits: str) -> int:
    """The number of an item of a list; more digits than Python reads are none, and docutils leaves them in the text."""
    try:
        return int(digits)
    except ValueError:
        raise NO_NUMERAL(digits[:10]) from None


def apply_transforms(document: nodes.document) -> None:
    """Apply the transforms of a document; one on which the program fails is left out, and reported."""
    while True:
        try:
            return document.transformer.apply_transforms()
        except PASSED_ON:
            raise
        except Exception as error:  # docutils has taken it from its list, and goes on with the next
            document.reporter.detach_observer(document.note_transform_message)
            message = f"{describe_error(error)}; what it was to do in the post was left out"
            DocumentReports(document).report(None, Code.INTERNAL_ERROR, message)


def source_of(node: nodes.Node) -> str:
    """The text that a node was made of; where docutils has not kept it, that of what is in it, else its words."""
    if raw := getattr(node, "rawsource", ""):
        return str(raw)
    inner = [] if isinstance(node, nodes.TextElement) else [source_of(child) for child in node.children]
    return "\n\n".join(filter(None, inner)) or node.astext()
