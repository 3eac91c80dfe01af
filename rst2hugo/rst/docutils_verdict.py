"""What docutils itself has to say against a text: whether an engine that heeds its messages published a post."""

from __future__ import annotations

import copy
from collections.abc import Collection, Mapping
from typing import Any, ClassVar

from docutils import nodes, utils
from docutils.parsers.rst import Directive, states
from docutils.readers.standalone import Reader
from docutils.utils import Reporter

from rst2hugo.directives.directive import AnyOption
from rst2hugo.rst.failures import PASSED_ON
from rst2hugo.rst.parse import names, stock_settings, text_of
from rst2hugo.rst.work import Work, bounded_parser

# Messages about what the old engine may have had: files, directives and roles of plugins.
UNCERTAIN = ("Unknown interpreted text role", "Unknown directive type", 'Problems with "', "Outside the blog:",
             "Not text:")  # fmt: skip  # a table


class Unheard(Directive):
    """Any directive of the engine itself or of a plugin, whose content is not judged here."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[Any] = AnyOption()

    def run(self) -> list[nodes.Node]:
        return []


def unheard_role(*arguments: Any, **more: Any) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    """Any role of the engine itself."""
    return [], []


def find_message(
    text: str,
    level: int,
    language: str,
    directives: Mapping[str, type[Directive]],
    roles: Collection[str] = (),
) -> nodes.system_message | None:
    """The first message of docutils on ``text``, with its docinfo, that is of this level or above; None without any.

    ``directives`` and ``roles`` are the engine's own. A text with others that docutils does not know, or with files
    that are not there, is not judged: a plugin may have known them.
    """
    own = copy.copy(stock_settings())
    own.docinfo_xform, own.file_insertion_enabled, own.language_code = True, False, language
    document = utils.new_document("", own)
    found: list[nodes.system_message] = []
    document.reporter.attach_observer(found.append)
    with names(directives, dict.fromkeys(roles, unheard_role)):
        bounded_parser(states.Inliner(), document, Work(len(text))).parse(text, document)
    document.transformer.populate_from_components([Reader()])
    try:
        document.transformer.apply_transforms()
    except PASSED_ON:
        raise
    except Exception as error:  # on which the engine failed as well
        words = f"docutils itself fails on it ({type(error).__name__}: {error})"
        found.append(nodes.system_message("", nodes.paragraph("", words), level=Reporter.SEVERE_LEVEL))
    told = [text_of(one) for one in found]
    if any(one.startswith(UNCERTAIN) or "directive disabled" in one for one in told):
        return None
    return next((one for one in found if one["level"] >= level), None)


def first_words(message: nodes.system_message) -> str:
    """What a message says, on one line."""
    return " ".join(text_of(message).split("\n\n")[0].split())
