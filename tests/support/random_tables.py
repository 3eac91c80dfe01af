"""Random tables of rst: grids with spans, simple ones, lists, comma-separated ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils.utils import column_width

from support.random_words import Node, line

if TYPE_CHECKING:
    from support.random_rst import Document

# Cells of a grid: row, column, rows, columns.
LAYOUTS = [
    [(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1)],
    [(0, 0, 1, 1), (1, 0, 1, 1)],
    [(0, 0, 1, 2), (1, 0, 1, 1), (1, 1, 1, 1)],
    [(0, 0, 2, 1), (0, 1, 1, 1), (1, 1, 1, 1)],
    [(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1), (2, 0, 1, 1), (2, 1, 1, 1)],
    [(0, 0, 1, 1), (0, 1, 1, 2), (1, 0, 2, 2), (1, 2, 1, 1), (2, 2, 1, 1)],
]


def cells_of(maker: Document, depth: int, count: int) -> tuple[Node, ...]:
    """Some with blocks in them, some with a line of text, some empty."""
    found = []
    rich = maker.often(0.4)
    for _ in range(count):
        if rich and maker.often(0.5):
            found.append(maker.body(depth))
        else:
            found.append(
                Node("body", lambda texts: "\n".join(texts), (maker.paragraph(),) if maker.often(0.85) else ())
            )
    return tuple(found)


def wide(text: str) -> list[str]:
    """A line of text as columns: a wide letter takes two, a combining one none of its own."""
    columns: list[str] = []
    for character in text:
        width = column_width(character)
        if width <= 0 and columns:
            columns[-1] += character
        else:
            columns += [character, *[""] * (width - 1)]
    return columns


def drawn(layout: list[tuple[int, int, int, int]], head: int, texts: list[str]) -> str:
    """The grid: every cell as wide and as high as what is in it needs."""
    rows = 1 + max(r + rs - 1 for r, _, rs, _ in layout)
    columns = 1 + max(c + cs - 1 for _, c, _, cs in layout)
    blocks = [[wide(one) for one in text.split("\n")] for text in texts]
    widths, heights = [3] * columns, [1] * rows
    for (r, c, rs, cs), block in zip(layout, blocks, strict=True):
        widths[c] = max(widths[c], max(map(len, block)) + 2 - (3 * (cs - 1)))
        heights[r] = max(heights[r], len(block) - 2 * (rs - 1), 1)
    left = [sum(widths[:k]) + k for k in range(columns + 1)]
    top = [sum(heights[:k]) + k for k in range(rows + 1)]
    field = [[" "] * (left[-1] + 1) for _ in range(top[-1] + 1)]
    for (r, c, rs, cs), block in zip(layout, blocks, strict=True):
        for y in (top[r], top[r + rs]):
            for x in range(left[c], left[c + cs] + 1):
                rule = "=" if head and y == top[head] else "-"
                field[y][x] = "+" if x in (left[c], left[c + cs]) or field[y][x] in "|+" else rule
        for y in range(top[r], top[r + rs] + 1):
            for x in (left[c], left[c + cs]):
                field[y][x] = "+" if y in (top[r], top[r + rs]) or field[y][x] in "-+=" else "|"
        for y, row in enumerate(block):
            field[top[r] + 1 + y][left[c] + 2 : left[c] + 2 + len(row)] = row
    return "\n".join("".join(row) for row in field)


def grid_table(maker: Document, depth: int) -> Node:
    layout = maker.chance.choice(LAYOUTS)
    firsts = [r for r in range(1, 3) if all(not r0 < r < r0 + rs for r0, _, rs, _ in layout)]
    last = 1 + max(r + rs - 1 for r, _, rs, _ in layout)
    head = maker.chance.choice([0, *[r for r in firsts if r < last]])
    cells = cells_of(maker, depth, len(layout))
    table = Node("body", lambda texts: drawn(layout, head, texts), cells, least=len(cells))
    return titled(maker, table) if maker.often(0.2) else Node("block", "".join, (table,), least=1)


def titled(maker: Document, table: Node) -> Node:
    options = {"class": "t", "align": "center", "width": "50%", "widths": maker.chance.choice(["auto", "grid"])}
    return maker.directive("table", maker.text(2) if maker.often(0.7) else None, table, options)


def simple_table(maker: Document, depth: int) -> Node:
    columns, rows, head = maker.chance.randint(2, 3), maker.chance.randint(1, 3), maker.often(0.6)

    def make(texts: list[str]) -> str:
        parts = [line(text) for text in texts]
        table = [parts[k : k + columns] for k in range(0, len(parts), columns)]
        widths = [max(len(wide(row[k])) for row in table) for k in range(columns)]
        rule = "  ".join("=" * width for width in widths)
        filled = [
            "  ".join(part + " " * (w - len(wide(part))) for part, w in zip(row, widths, strict=True)) for row in table
        ]
        top = [rule, filled.pop(0), rule] if head else [rule]
        return "\n".join([*top, *filled, rule])

    cells = tuple(maker.text(2) for _ in range(columns * (rows + head)))
    return Node("block", make, cells, least=len(cells))


def list_table(maker: Document, depth: int) -> Node:
    columns, rows = maker.chance.randint(1, 3), maker.chance.randint(1, 3)

    def make(texts: list[str]) -> str:
        lines = []
        for k, text in enumerate(texts):
            mark = "* -" if k % columns == 0 else "  -"
            inner = "\n".join(f"    {one}" if one else "" for one in text.split("\n")).lstrip(" ")
            lines.append(f"{mark} {inner}".rstrip())
        return "\n".join(lines) if all("\n" not in text for text in texts) else "\n\n".join(lines)

    cells = cells_of(maker, depth, columns * rows)
    body = Node("body", make, cells, least=len(cells))
    options = {
        "header-rows": "1",
        "stub-columns": "1",
        "widths": " ".join(["10"] * columns),
        "class": "t",
        "align": "right",
        "width": "40%",
    }
    return maker.directive("list-table", maker.text(2) if maker.often(0.5) else None, body, options)


def csv_table(maker: Document, depth: int) -> Node:
    columns, rows = maker.chance.randint(1, 3), maker.chance.randint(1, 3)

    def make(texts: list[str]) -> str:
        quoted = ['"' + text.replace('"', '""') + '"' for text in texts]
        return "\n".join(", ".join(quoted[k : k + columns]) for k in range(0, len(quoted), columns))

    cells = cells_of(maker, depth, columns * rows)
    body = Node("body", make, cells, least=len(cells))
    options = {
        "header-rows": "1",
        "stub-columns": "1",
        "widths": "auto",
        "class": "t",
        "header": ", ".join(["a *b*"] * columns),
    }
    return maker.directive("csv-table", maker.text(2) if maker.often(0.5) else None, body, options)
