"""A post's header: YAML and TOML headers are read, TOML headers are written."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, cast

from frontmatter.default_handlers import BaseHandler, YAMLHandler

from rst2hugo.model import Compose, Value
from rst2hugo.model import Header as Header
from rst2hugo.values import toml_writer, yaml_loader, yaml_writer


class YamlHeader(YAMLHandler):
    """python-frontmatter's YAML between ``---`` lines, loaded by our Loader.

    The last one may be ``...``, which ends a document of YAML (Jekyll's ``YAML_FRONT_MATTER_REGEXP``, pandoc).
    """

    FM_BOUNDARY = re.compile(r"^(?:-{3,}|\.{3})[ \t]*\r?$", re.MULTILINE)
    KEY = re.compile(r"""["']?[\w-][\w .-]*["']?[ \t]*:(\s|$)""")

    def load(self, fm: str, **kwargs: object) -> Any:
        return yaml_loader.load(fm)


class TomlHeader(BaseHandler):
    """TOML between ``+++`` lines; python-frontmatter's own handler needs the old ``toml`` package."""

    FM_BOUNDARY = re.compile(r"^\+{3,}[ \t]*\r?$", re.MULTILINE)
    START_DELIMITER = END_DELIMITER = "+++"
    KEY = re.compile(r"""\[|["']?[\w-][\w .'"-]*[ \t]*=""")

    def load(self, fm: str) -> dict[str, Any]:
        return tomllib.loads(fm)

    def export(self, metadata: Mapping[str, object], **kwargs: object) -> str:
        return toml_writer.dumps(without_empty_params(cast("Mapping[str, Value]", metadata)))


YAML, TOML = YamlHeader(), TomlHeader()
# Hugo reads such a beginning as a header (``parser/pageparser`` of Hugo 0.168).
LOOKS_LIKE_HEADER = re.compile(r"\s*[-+{]")
EMPTY = "+++\n+++\n"


def read(text: str) -> Header:
    """Take the header off ``text``: YAML between ``---`` lines or TOML between ``+++`` lines.

    The opening line must be the first of the text and have three characters; the closing one may
    have more. What stands between must be a mapping, or nothing but comments: ``---``, ``Title``,
    ``---`` is a title in rst. A header that does not parse, or has no closing line, is a problem
    when its first line begins like a key; otherwise it is taken for text. No text is ever lost.
    """
    opening = re.match(r"(---|\+\+\+)[ \t]*\r?(\n|$)", text)
    if not opening:
        return Header({}, text, None, 0)
    handler = YAML if opening[1] == "---" else TOML
    try:
        header, content = handler.split(text)
    except ValueError:
        return unclosed(handler, text)
    end = header.count("\n") + 1
    try:
        values = handler.load(header)
    except (yaml_loader.Error, ValueError, RecursionError) as error:
        return Header({}, text, trouble(error, header), end) if begins(handler, header) else Header({}, text, None, 0)
    if not isinstance(values, dict) and first_line(header):
        return Header({}, text, None, 0)
    return Header(values or {}, "\n" * (end - 1) + content, None, end)


def first_line(header: str) -> str:
    """The first line that is neither blank nor a comment; empty when there is none."""
    return next((line for line in header.splitlines() if line.strip() and not line.lstrip().startswith("#")), "")


def begins(handler: YamlHeader | TomlHeader, header: str) -> bool:
    """Whether a text that does not parse was meant to: its first line begins like a key."""
    return handler.KEY.match(first_line(header)) is not None


def unclosed(handler: YamlHeader | TomlHeader, text: str) -> Header:
    """A text with an opening line only: a header up to the first blank line if it begins like one."""
    header = re.split(r"\n[ \t\r]*(?:\n|$)", text, maxsplit=1)[0].partition("\n")[2]
    if not begins(handler, header):
        return Header({}, text, None, 0)
    problem = f"line 1: the header has no closing {handler.END_DELIMITER} line"
    return Header({}, text, problem, header.rstrip("\n").count("\n") + 2)


def trouble(error: Exception, header: str) -> str:
    """What a parser complains about, in one line that begins with the line of the file."""
    mark = getattr(error, "problem_mark", None)
    index = getattr(mark, "index", getattr(error, "position", 0))
    if mark and index >= len(header.rstrip()) and getattr(error, "context_mark", None):
        index = error.context_mark.index  # type: ignore[attr-defined]  # where the quote opens, not where the file ends
    line = header.count("\n", 0, index) + 1
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    if isinstance(error, tomllib.TOMLDecodeError):
        problem, _, place = str(error).partition(" (at ")
        found = re.match(r"line (\d+)", place)
        line = int(found[1]) if found else header.count("\n") + 1
    if isinstance(error, RecursionError):
        problem = "nested too deeply"
    return f"line {line}: {' '.join(problem.split())}"


def dumps(values: Mapping[str, Value]) -> str:
    """The TOML header with its ``+++`` lines: plain keys in their order, then tables; an empty ``params`` is left out.

    Raises TypeError for a value that TOML cannot hold.
    """
    lines = TOML.export(values)
    return f"+++\n{lines}\n+++\n" if lines else "+++\n+++\n"


def read_content(text: str) -> dict[str, Any]:
    """The values of a content file's header in any of the formats that Hugo reads; none of what cannot be read."""
    if not text.startswith("{"):
        return dict(read(text).values)
    with suppress(ValueError, RecursionError):
        values, _ = json.JSONDecoder().raw_decode(text)
        return dict(values)
    return {}


def with_typed_header(header: str, values: Mapping[str, Value], body: str) -> str:
    """A whole content file under a header as it is typed, whatever its ``values``."""
    return join_header(header, body)


def join_header(header: str, body: str) -> str:
    """A whole content file under a header as it is typed; a body that Hugo would take for one gets an empty header."""
    header = header or (EMPTY if LOOKS_LIKE_HEADER.match(body) else "")
    inner = body.strip("\n")
    return "\n".join([*([header] if header else []), f"{inner}\n"]) if inner else header


def text(values: Mapping[str, Value], body: str) -> str:
    """A whole content file: the header in TOML, a blank line, the body, one final newline."""
    return put_header(dumps(values), body)


def text_with_yaml(values: Mapping[str, Value], body: str) -> str:
    """The same with the header in YAML."""
    lines = yaml_writer.dumps(without_empty_params(values))
    return put_header(f"---\n{lines}\n---\n" if lines else "---\n---\n", body)


def text_with_json(values: Mapping[str, Value], body: str) -> str:
    """The same with the header in JSON, in which dates are texts; Hugo reads them as it reads those of YAML."""
    shown = without_empty_params(values)
    return put_header(json.dumps(shown, indent=2, ensure_ascii=False, default=yaml_writer.moment) + "\n", body)


def put_header(header: str, body: str) -> str:
    """A header above a body, with an empty line between them, and one final newline."""
    inner = body.strip("\n")
    return f"{header}\n{inner}\n" if inner else header


def without_empty_params(values: Mapping[str, Value]) -> dict[str, Value]:
    return {name: value for name, value in values.items() if name != "params" or value != {}}


FORMS: Mapping[str, Compose] = {"toml": text, "yaml": text_with_yaml, "json": text_with_json}
"""What makes a content file with its header in each of Hugo's formats (https://gohugo.io/content-management/front-matter/)."""
