"""Jupyter notebooks: which of a cell's outputs is shown, and the pictures that are part of the file."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import re
from collections.abc import Iterator
from typing import Any

from rst2hugo.markdown import katex
from rst2hugo.model.diagnostics import Code
from rst2hugo.pandoc.reading import PandocText
from rst2hugo.pandoc.trees import Item

# Jupyter shows the richest form of an output (nbconvert's HTMLExporter.display_data_priority).
RICHEST = ("html", "Para", "latex", "CodeBlock")
TERMINAL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
ENDINGS = {"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/svg+xml": "svg"}
# A formula by its environment, in a text of Markdown; code and other formulas are passed over.
ENVIRONMENT = re.compile(
    r"(?s)(?P<other>^(?P<fence>`{3,}+|~{3,}+).*?^(?P=fence)|(?<!`)(?P<ticks>`++).*?(?<!`)(?P=ticks)(?!`)"
    r"|\$\$.*?\$\$|(?<!\\)\$[^$\n]+\$)|\\begin\{(?P<name>[a-zA-Z]+\*?)\}.*?\\end\{(?P=name)\}",
    re.MULTILINE,
)


def mark_formulas(text: str) -> str:
    """A notebook whose environments of LaTeX stand between dollars, where pandoc looks for formulas.

    Jupyter and nbconvert take them for formulas wherever they stand.
    """
    try:
        notebook = json.loads(text)
        for cell in notebook["cells"]:
            if cell.get("cell_type") == "markdown":
                cell["source"] = ENVIRONMENT.sub(between_dollars, "".join(cell["source"]))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return text  # not a notebook of this shape; pandoc will say so
    return json.dumps(notebook)


def between_dollars(found: re.Match[str]) -> str:
    if found["other"] is not None or not katex.is_environment(found["name"]):
        return found[0]
    lines = [line for line in found[0].split("\n") if line.strip()]  # a formula ends at an empty line
    return "$$" + "\n".join(lines) + "$$"


def visible_blocks(classes: list[str], inner: list[Item], reading: PandocText) -> list[Item]:
    """The blocks of a cell, or of an output of one, that a reader of the notebook sees."""
    if "cell" in classes:
        return [one for one in inner if one["t"] != "CodeBlock" or one["c"][1].strip()]
    if not inner:
        message = "an output in a format that pandoc does not know was left out"
        reading.reports.report(None, Code.UNSUPPORTED_CONSTRUCT, message)
        return []
    if "stream" in classes or "error" in classes:
        return [plain_code(one) for one in inner]
    richest = min(map(rank, inner))
    return [plain_code(one) for one in inner if rank(one) == richest]


def heading_id(title: str) -> str:
    """The id that Jupyter gives a heading, which is not the one of any other program."""
    return title.strip().replace(" ", "-")


def rank(item: Item) -> int:
    kind = item["c"][0] if item["t"] == "RawBlock" else item["t"]
    return RICHEST.index(kind) if kind in RICHEST else 1


def plain_code(item: Item) -> Item:
    """An output without the colours of a terminal."""
    if item["t"] != "CodeBlock":
        return item
    attributes, text = item["c"]
    return {"t": "CodeBlock", "c": [attributes, TERMINAL.sub("", text)]}


def media(text: str) -> dict[str, str]:
    """The pictures in a notebook: the names that pandoc gives them → ``data:`` addresses.

    pandoc calls an output by the SHA-1 of its bytes, an attachment by its own name, after the id of
    its cell where it has one (pandoc 3.9).
    """
    found: dict[str, str] = {}
    try:
        cells = json.loads(text)["cells"]
        for cell in cells:
            for name, bundle in cell.get("attachments", {}).items():
                for kind, data, _ in pictures(bundle):
                    found[name] = found[f"{cell.get('id')}-{name}"] = f"data:{kind};base64,{data}"
            for output in cell.get("outputs", []):
                for kind, data, content in pictures(output.get("data", {})):
                    found[f"{hashlib.sha1(content).hexdigest()}.{ENDINGS[kind]}"] = f"data:{kind};base64,{data}"
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return found  # not a notebook of this shape; pandoc will say so
    return found


def pictures(bundle: dict[str, Any]) -> Iterator[tuple[str, str, bytes]]:
    """Each picture of an output or attachment: its type, its bytes in base 64, and the bytes."""
    for kind in ENDINGS.keys() & bundle.keys():
        data = "".join(bundle[kind])
        if kind == "image/svg+xml":
            content = data.encode()
        else:
            try:
                content = base64.b64decode(data)
            except binascii.Error:
                continue
        yield kind, base64.b64encode(content).decode("ascii"), content
