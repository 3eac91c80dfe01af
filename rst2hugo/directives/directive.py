"""What our directives share: no option stops one, what it makes has a line, what it cannot do is reported."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar, NamedTuple, TypeVar

from docutils import nodes
from docutils.parsers.rst import Directive, directives, roles
from docutils.statemachine import StringList

from rst2hugo.directives.document_reports import DocumentReports
from rst2hugo.model.diagnostics import Code

Node = TypeVar("Node", bound=nodes.Node)


class Refused(NamedTuple):
    """An unknown option, or a ``known`` one whose value is not of its kind."""

    value: str | None
    known: bool


class OptionSpec(dict[str, Callable[[Any], Any]]):
    """docutils' ``option_spec``, but one under which no option is an error.

    docutils takes a whole directive, picture and words, for an error when one of its options is. Here
    such an option has the value Refused, which ``Forgiving`` reports.
    """

    def __init__(self, known: Mapping[str, Callable[[Any], Any]] = {}) -> None:
        super().__init__({name: _forgiving_value(convert) for name, convert in known.items()})

    def __missing__(self, name: str) -> Callable[[Any], Any]:
        return lambda value: Refused(value, known=False)

    def __bool__(self) -> bool:
        """An empty one accepts options, too; docutils would not look for any."""
        return True


class AnyOption(dict[str, Callable[[str], str]]):
    """An ``option_spec`` that accepts every option as text."""

    def __bool__(self) -> bool:
        return True

    def __missing__(self, name: str) -> Callable[[str], str]:
        return directives.unchanged


def _forgiving_value(convert: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def converted(value: Any) -> Any:
        try:
            return convert(value)
        except (ValueError, TypeError, OverflowError):
            return Refused(value, known=True)

    return converted


class Forgiving(Directive):
    """A directive that does its work whatever its options are; one that it cannot follow is reported."""

    option_spec: ClassVar[Any] = OptionSpec()

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        refused = {name: value for name, value in self.options.items() if isinstance(value, Refused)}
        for name, (value, known) in refused.items():
            del self.options[name]
            written = f":{name}:{f' {value}' if value else ''}"
            if known:
                message = f"{self.name}: {written} was left out, {name} has no such value"
                self.report(self.lineno, Code.BAD_VALUE, message)
            else:
                message = f"{self.name}: {written} was left out, this option is unknown"
                self.report(self.lineno, Code.UNSUPPORTED_OPTION, message)

    def report(self, line: int | None, code: Code, message: str) -> None:
        """Report trouble with this directive, as ``Reports`` does; its own line is ``self.lineno``."""
        DocumentReports(self.state.document).report(line, code, message)

    def leave_out(self, names: Iterable[str], why: str) -> None:
        """Take the options of these names away and report ``why``, if there are any."""
        given = sorted(set(names) & set(self.options))
        for name in given:
            del self.options[name]
        if given:
            self.report(self.lineno, Code.UNSUPPORTED_OPTION, f"{self.name}: {', '.join(given)} left out, {why}")

    def located(self, node: Node) -> Node:
        """``node`` with the line of this directive as its own."""
        node.source, node.line = self.state_machine.get_source_and_line(self.lineno)
        return node

    def parsed(self, content: StringList | None = None, offset: int | None = None) -> list[nodes.Node]:
        """The body elements in ``content``, which begins ``offset`` lines into the text; all of ours by default."""
        holder = nodes.Element()
        self.state.nested_parse(
            self.content if content is None else content,
            self.content_offset if offset is None else offset,
            holder,
        )
        return holder.children

    def written(self, lines: Iterable[str]) -> list[nodes.Node]:
        """What these lines of rst make, as if they stood here."""
        source, line = self.state_machine.get_source_and_line(self.lineno)
        rows = list(lines)
        return self.parsed(StringList(rows, items=[(source or "", (line or 1) - 1)] * len(rows)), self.lineno - 1)

    def interpreted(self, role: str, text: str) -> list[nodes.Node]:
        """What the role of this name makes of ``text``, whatever markup the text around it is written in."""
        machine: Any = self.state_machine
        make, messages = roles.role(role, machine.language, self.lineno, machine.reporter)
        if make is None:
            return [nodes.Text(text), *messages]
        run: Any = make  # whose options are optional
        found, more = run(role, f":{role}:`{text}`", text, self.lineno, self.state.inliner)
        return [*found, *more]

    def inline(self, text: str) -> list[nodes.Node]:
        """``text`` with its inline markup."""
        found, messages = self.state.inline_text(text, self.lineno)
        return [*found, *messages]


def forgiving(stock: type[Directive]) -> type[Directive]:
    """docutils' own directive, made forgiving."""
    spec = OptionSpec(stock.option_spec or {})
    return type(stock.__name__, (Forgiving, stock), {"option_spec": spec, "__doc__": stock.__doc__})
