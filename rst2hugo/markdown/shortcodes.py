"""Hugo's shortcodes: how to call one, and how to keep text that only looks like one from being run.

Hugo looks for shortcodes before it looks at Markdown, so they act in code, comments and raw HTML as well
(https://gohugo.io/content-management/shortcodes/); one that is unknown or unclosed fails the whole build.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from rst2hugo.model.enclosed import Enclosed

CALL = Enclosed(
    (r"\{\{<", "(?P<angle>.*?)", r">\}\}"),
    (r"\{\{%", "(?P<percent>.*?)", r"%\}\}"),
    (r"\{\{[<%]|<!--more-->", "", ""),
)

# What only backticks can quote, or nothing: beside a backtick it is not quotable.
UNQUOTABLE = re.compile(r'\n|\\`|\\\Z|".*\\|\\.*"')
BEFORE_BACKTICK = re.compile(r"(\\+)(`|\Z)")


UNKNOWN_NAME = re.compile(r"(directive|role|shortcode):(.+)")
"""The name of a shortcode that stands for something unknown, until all pages are there and it gets its own."""


def unknown_name(kind: str, name: str) -> str:
    """What Hugo's shortcode for something unknown is called that has no name yet; Hugo allows no colon in names."""
    return f"{kind}:{name}"


def shortcode(name: str, *args: str | int, **params: str | int) -> str:
    """``{{< name args params >}}``; a parameter's name may end in ``_`` to differ from a Python keyword."""
    words = [name, *map(value, args), *(f"{key.rstrip('_')}={value(given)}" for key, given in params.items())]
    return f"{{{{< {' '.join(words)} >}}}}"


def call(name: str, parameters: Iterable[tuple[str, str | int]], delimiter: str = "<") -> str:
    """The same with parameters as pairs, those with an empty key positional, and ``%`` for a ``delimiter`` at will."""
    words = [name, *(f"{key}={value(given)}" if key else value(given) for key, given in parameters)]
    return f"{{{{{delimiter} {' '.join(words)} {'>' if delimiter == '<' else delimiter}}}}}"


def is_quotable(given: str) -> bool:
    """Whether a shortcode can take ``given`` as it is: not with a backtick beside what only backticks can quote."""
    return "`" not in given or not UNQUOTABLE.search(given)


def value(given: str | int) -> str:
    """The value of a parameter: quoted, or raw between backticks where quotes would not do.

    Hugo removes every backslash from a double-quoted value that has an escaped quote in it, and
    refuses one that has an escaped backtick. What is not quotable gets entities, which HTML and
    Markdown understand outside of code.
    """
    if isinstance(given, int):
        return str(given).lower()  # Hugo writes true and false
    if not re.search(r'["\\\n]', given):
        return f'"{given}"'
    if "`" not in given:
        return f"`{given}`"
    if not re.search(r"[\\\n]", given):
        escaped = given.replace('"', '\\"')
        return f'"{escaped}"'
    one_line = given.replace("\n", " ").replace('"', "&quot;")
    return f'"{re.sub(BEFORE_BACKTICK, without_backslash, one_line)}"'


def without_backslash(match: re.Match[str]) -> str:
    """The letter that a backslash would do something to, as an entity: a backtick after it, or itself at the end."""
    slashes, backtick = match.groups()
    return f"{slashes}&#96;" if backtick else f"{slashes[1:]}&#92;"


def neutral(code: str) -> str:
    """``code`` so that Hugo leaves it alone: for code, comments and raw HTML, where backslashes do not work.

    Delimiters in pairs get the comment marks that Hugo takes off again. A lone one, or the divider of
    the summary, becomes the output of the shortcode ``lit``.
    """
    return CALL.sub(neutral_call, code)


def neutral_call(match: re.Match[str]) -> str:
    if match.groupdict():
        return f"{match[0][:3]}/*{match[1]}*/{match[0][-3:]}"
    return f'{{{{% lit "{match[0]}" %}}}}'


def rawhtml(html: str, *, block: bool = False) -> str:
    """HTML in the shortcode that keeps Markdown away from it and brings it through Hugo's default settings."""
    line_end = "\n" if block else ""
    return f"{{{{< rawhtml >}}}}{line_end}{neutral(html)}{line_end}{{{{< /rawhtml >}}}}"
