"""Table directives as every docutils read them: a header with its own delimiter, quotes left open, spare widths.

docutils 0.23 makes an error, and no table, of what older versions read (HISTORY.rst of its source distribution:
0.11 strict CSV, 0.18 widths of ``table``, 0.21 the format of ``:header:``).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from docutils.parsers.rst.directives import tables

from rst2hugo.directives.directive import Forgiving, OptionSpec
from rst2hugo.directives.include import Confined
from rst2hugo.model.diagnostics import Code

Rows = tuple[list[Any], int]
"""The rows of cells, and the number of cells in the longest."""


class Measured(Forgiving, tables.Table):
    """A table whose ``widths`` may be more or fewer than its columns; Hugo has no use for them."""

    def get_column_widths(self, n_cols: int) -> Any:
        widths = self.options.get("widths")
        if isinstance(widths, list) and n_cols and len(widths) != n_cols:
            del self.options["widths"]
            columns = "1 column" if n_cols == 1 else f"{n_cols} columns"
            written = " ".join(map(str, widths))
            message = f"{self.name}: :widths: {written} was left out, the table has {columns}"
            self.report(self.lineno, Code.BAD_VALUE, message)
        return super().get_column_widths(n_cols)  # type: ignore[no-untyped-call]


class RSTTable(Measured, tables.RSTTable):
    option_spec: ClassVar[Any] = OptionSpec(tables.RSTTable.option_spec or {})


class ListTable(Measured, tables.ListTable):
    option_spec: ClassVar[Any] = OptionSpec(tables.ListTable.option_spec or {})


class HeaderDialect(csv.Dialect):
    """The format of ``:header:`` up to docutils 0.20, whatever the options said of the other rows."""

    delimiter = ","
    quotechar = '"'
    escapechar = "\\"
    doublequote = False
    skipinitialspace = True
    strict = True
    lineterminator = "\n"
    quoting = csv.QUOTE_MINIMAL


class CSVTable(Confined, Measured, tables.CSVTable):  # type: ignore[misc]  # the stubs name nodes more narrowly
    option_spec: ClassVar[Any] = OptionSpec(tables.CSVTable.option_spec or {})

    def get_csv_data(self) -> Any:
        self.data, source = super().get_csv_data()  # type: ignore[no-untyped-call]
        return self.data, source

    def process_header_option(self) -> Rows:
        """The header in the format that gives it as many cells as the rows have; docutils 0.21 has one for both."""
        if "header" not in self.options:
            return [], 0
        source = self.state_machine.get_source(self.lineno - 1)
        lines = self.options["header"].split("\n")
        _, columns = self.parse_csv_data_into_rows(self.data, self.DocutilsDialect(self.options), source, silent=True)
        own, old = self.DocutilsDialect(self.options), HeaderDialect()
        readings = list(self.readings(lines, (own, old), source))
        if not readings:
            return self.parse_csv_data_into_rows(lines, old, source)
        marks = [mark for mark in (own.delimiter, old.delimiter, old.quotechar) if not mark.isspace()]
        best, rows = min(readings, key=lambda reading: (abs(reading[1][1] - columns), left_over(reading[1], marks)))
        if best is old and (len(readings) == 1 or texts(readings[0][1]) != texts(rows)):
            message = f"{self.name}: :header: was read with commas, as docutils before 0.21 did"
            self.report(self.lineno, Code.OLD_READING, message)
        return rows

    def readings(self, lines: list[str], dialects: Iterable[Any], source: Any) -> Iterator[tuple[Any, Rows]]:
        """The rows in each of the formats in which ``lines`` have no fault."""
        for dialect in dialects:
            try:
                yield dialect, self.rows_of(lines, dialect, source)
            except csv.Error:
                continue

    def parse_csv_data_into_rows(self, csv_data: Any, dialect: Any, source: Any, *, silent: bool = False) -> Rows:
        """The rows, as strictly as docutils since 0.11 reads them, else as docutils before it did."""
        try:
            return self.rows_of(csv_data, dialect, source)
        except csv.Error as error:
            dialect.strict = False
            rows = self.rows_of(csv_data, dialect, source)
            if not silent:
                message = f"{self.name}: {error}; it was read as docutils before 0.11 did"
                self.report(self.lineno, Code.OLD_READING, message)
            return rows

    def rows_of(self, lines: Any, dialect: Any, source: Any) -> Rows:
        """docutils' own reading. Raises ``csv.Error`` for what is not in the format of ``dialect``."""
        rows: Rows = super().parse_csv_data_into_rows(lines, dialect, source)  # type: ignore[no-untyped-call]
        return rows


def texts(rows: Rows) -> list[str]:
    """The texts of all cells, one after the other."""
    return ["\n".join(cell[3]) for row in rows[0] for cell in row]


def left_over(rows: Rows, marks: Iterable[str]) -> int:
    """How many delimiters and quotes are part of the cells' texts, which a right reading takes out."""
    return sum(text.count(mark) for text in texts(rows) for mark in marks)


DIRECTIVES = {"table": RSTTable, "list-table": ListTable, "csv-table": CSVTable}
