"""``.. chart::`` of Nikola, which pygal drew → a table of its figures."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Any

from docutils import nodes

from rst2hugo.directives.directive import AnyOption, Forgiving
from rst2hugo.model.diagnostics import Code

KEPT = "chart: kept as code, nothing draws charts in Hugo; its figures are"
BECAME = "chart: became a table of its figures, nothing draws charts in Hugo"
PLAIN = (str, int, float, type(None))


class Chart(Forgiving):
    """Nikola 8.3.3, ``plugins/shortcode/chart.py``: each line of the body is a name and a number, or a list of them."""

    optional_arguments = 999
    has_content = True
    option_spec = AnyOption()

    def run(self) -> list[nodes.Node]:
        rows = list(self.rows())
        if not rows or None in rows:
            where = f"in {file}" if (file := self.options.get("data_file")) and not rows else "there"
            self.report(self.lineno, Code.UNSUPPORTED_CONSTRUCT, f"{KEPT} {where}")
            text = self.block_text.rstrip()
            return [self.located(nodes.literal_block(text, text, language="rst"))]
        self.report(self.lineno, Code.UNSUPPORTED_CONSTRUCT, BECAME)
        return self.written(self.table([row for row in rows if row is not None]))

    def rows(self) -> Iterator[list[str] | None]:
        """The cells of each line of the body; None for a line that is not a name with plain figures."""
        for line in filter(str.strip, self.content):
            found = read_literal(f"({line.strip()})")
            if not (isinstance(found, tuple) and len(found) == 2):
                yield None
                continue
            name, figures = found
            cells = [name, *(figures if isinstance(figures, list | tuple) else [figures])]
            yield [show(one) for one in cells] if all(isinstance(one, PLAIN) for one in cells) else None

    def table(self, rows: list[list[str]]) -> Iterator[str]:
        """The lines of a table in rst."""
        labels = read_literal(self.options.get("x_labels") or "")
        head = ["", *map(show, labels)] if isinstance(labels, list | tuple) else []
        title = self.options.get("title") or ""
        shown = read_literal(title)
        yield f".. list-table:: {escape(str(shown if isinstance(shown, str) else title))}".rstrip()
        yield "   :stub-columns: 1"
        yield from ["   :header-rows: 1"] if head else []
        yield ""
        width = max(map(len, [head, *rows]))
        for row in [head, *rows] if head else rows:
            for number, cell in enumerate([*row, *[""] * (width - len(row))]):
                yield f"   {' ' if number else '*'} - {escape(cell)}".rstrip()


def read_literal(text: str) -> Any:
    """The value that a Python literal stands for; None for what is not one."""
    try:
        return ast.literal_eval(text.strip())
    except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
        return None


def show(value: object) -> str:
    return "" if value is None else " ".join(str(value).split())


def escape(text: str) -> str:
    """Text as rst in which no character is markup."""
    return re.sub(r"[^\w\s]|_", r"\\\g<0>", text)


DIRECTIVES = {"chart": Chart}
