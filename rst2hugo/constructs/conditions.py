"""Text under a condition: ``.. only:: html`` → the text; for another format → an HTML comment."""

from __future__ import annotations

import ast
import re

from docutils import nodes

from rst2hugo.directives.directive import Forgiving
from rst2hugo.model.diagnostics import Code

# Sphinx sets the tags of the builder and its format by itself (https://www.sphinx-doc.org/en/master/usage/restructuredtext/directives.html#tags).
OF_HTML = frozenset(["html", "builder_html", "format_html", "builder_dirhtml"])
OF_OTHERS = frozenset(["latex", "latexpdf", "pdf", "epub", "epub3", "man", "texinfo", "text", "gettext", "xml", "docx",
                       "singlehtml", "htmlhelp", "devhelp", "qthelp", "json", "pickle"])  # fmt: skip  # a table


class Only(Forgiving):
    """``only``: whether the text is for web pages decides; where the author's own tags decide, it stays."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec = None  # what looks like one is text

    def run(self) -> list[nodes.Node]:
        expression = " ".join(self.arguments[0].split())
        holds = value(expression)
        if holds is False:
            self.report(self.lineno, Code.PRESENTATION, f"only: what is for {expression} became a comment")
            text = "\n".join(self.content)
            return [self.located(nodes.comment(text, f"only {expression}: {text}"))]
        if holds is None:
            message = f"only: whether {expression} holds is not known, the text stays"
            self.report(self.lineno, Code.UNSUPPORTED_CONSTRUCT, message)
        return self.sections()

    def sections(self) -> list[nodes.Node]:
        """The content, in which there may be sections."""
        holder = nodes.Element()
        self.state.nested_parse(self.content, self.content_offset, holder, match_titles=True)
        return holder.children


class IfConfig(Only):
    """``ifconfig``: an expression of Python over the settings, which is not run."""

    def run(self) -> list[nodes.Node]:
        message = f"ifconfig: whether {' '.join(self.arguments[0].split())} holds is not known, the text stays"
        self.report(self.lineno, Code.UNSUPPORTED_CONSTRUCT, message)
        return self.sections()


DIRECTIVES = {"only": Only, "ifconfig": IfConfig}


def value(expression: str) -> bool | None:
    """Whether a condition of tags joined by ``and``, ``or``, ``not`` holds for web pages; None if that is unknown."""
    try:
        tree = ast.parse(re.sub(r"[^\w()\s]", "_", expression), mode="eval").body
    except (SyntaxError, RecursionError, MemoryError):
        return None
    return of_tree(tree)


def of_tree(tree: ast.expr) -> bool | None:
    """As ``value``, by the logic of three values."""
    match tree:
        case ast.Name(id=name):
            return True if name in OF_HTML else False if name in OF_OTHERS else None
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            inner = of_tree(operand)
            return None if inner is None else not inner
        case ast.BoolOp(op=operation, values=operands):
            values = [of_tree(one) for one in operands]
            decisive = isinstance(operation, ast.Or)
            return decisive if decisive in values else None if None in values else not decisive
    return None
