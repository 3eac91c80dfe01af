"""What keeps the program easy to read: rooms that build on each other, small files, owners, nothing lost in silence."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from docutils import nodes
from support.paths import PACKAGE, PROJECT

LONGEST = 220
TOP = {"__init__.py", "__main__.py", "py.typed"}

# From the ground up: each room, the rooms that it may import, and the packages of others that it owns.
# The first line of a room's docstring says what belongs in it.
ROOMS: dict[str, tuple[str, str]] = {
    "model": ("", ""),
    "cache": ("model", ""),
    "markdown": ("model", ""),
    "values": ("model", "yaml tomli_w dateutil"),
    "addresses": ("model values", "unidecode translitcodec"),
    "blog": ("addresses model values", ""),
    "directives": ("blog model values", "docutils imagesize"),
    "rst": ("directives markdown model", "docutils"),
    "pandoc": ("addresses markdown model values", "docutils pypandoc"),
    "render": ("markdown model rst", "docutils"),
    "headers": ("model rst values", "docutils frontmatter"),
    "writing": ("addresses blog headers model", ""),
    "hugo": ("addresses cache directives headers markdown model values", ""),
    "trust": ("directives model rst", "docutils"),
    "links": ("addresses directives headers markdown model rst values", "docutils"),
    "myst": ("directives links model render rst", "docutils markdown_it myst_parser"),
    "collisions": ("addresses hugo model", ""),
    "engine": ("addresses blog directives headers links markdown model rst values", ""),
    "constructs": ("directives links markdown model render rst", "docutils"),
    "engines": ("addresses blog directives engine headers links markdown model myst rst values", "docutils"),
    "locate": ("blog engine engines model", ""),
    "pipeline": (
        "addresses blog cache collisions constructs directives engine engines headers hugo links locate markdown model "
        "myst pandoc render rst trust values",
        "docutils",
    ),
    "verify": (
        "addresses blog constructs engine engines headers hugo links markdown model pipeline rst writing",
        "docutils lxml",
    ),
    "cli": ("__init__ blog constructs directives engines hugo model pipeline verify writing", "click rich"),
    # The two files beside the rooms: the library and ``python -m rst2hugo``.
    "__init__": ("model pipeline writing", ""),
    "__main__": ("cli", ""),
}

# Nodes that the function for their parent takes care of.
PARTS = {
    *("term", "classifier", "definition", "definition_list_item", "field", "field_name", "field_body"),
    *("option", "option_argument", "option_group", "option_list_item", "option_string", "description", "line"),
    *("colspec", "entry", "row", "tbody", "tgroup", "thead", "label"),
}
# Engines read the fields at the top of a source, so docutils never makes these.
HEADER = {
    *("docinfo", "address", "author", "authors", "contact", "copyright", "date", "organization", "revision"),
    *("status", "version"),
}
# No blog has these; their text is kept where docutils puts it, and reported.
FALLBACK: set[str] = set()


def modules() -> dict[str, Path]:
    """Every module by its name below the package: ``markdown``, ``constructs.lists``, ``constructs``."""
    names = {path: ".".join(path.relative_to(PACKAGE).with_suffix("").parts) for path in PACKAGE.rglob("*.py")}
    return {name.removesuffix(".__init__"): path for path, name in sorted(names.items())}


MODULES = modules()


@cache
def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


@cache
def imports(path: Path) -> list[str]:
    """The modules that a file imports, by their full names."""
    return list(walk_imports(path))


def walk_imports(path: Path) -> Iterator[str]:
    for node in ast.walk(parse(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:  # else it is in the same folder
            for alias in node.names:
                below = f"{node.module}.{alias.name}"
                yield below if below.removeprefix("rst2hugo.") in MODULES else node.module


def own_imports(path: Path) -> set[str]:
    names = [name for name in imports(path) if name.split(".")[0] == "rst2hugo"]
    return {name.removeprefix("rst2hugo").removeprefix(".") or "__init__" for name in names}


def room_of(name: str) -> str:
    return name.split(".")[0]


def test_the_top_shows_the_story() -> None:
    assert {path.name for path in PACKAGE.iterdir() if path.is_file()} == TOP
    rooms = {path.name for path in PACKAGE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert rooms == ROOMS.keys() - {"__init__", "__main__"}


def test_the_map_shows_every_room() -> None:
    """The table in CONTRIBUTING.md has each room once, from the ground up."""
    text = (PROJECT / "CONTRIBUTING.md").read_text("utf-8")
    rows = re.findall(r"^\| `(\w+)/` \| ", text, re.MULTILINE)
    assert rows == [room for room in ROOMS if not room.startswith("__")]


def test_the_tests_mirror_the_rooms() -> None:
    """A folder of tests is that of a room, or of what several tests use."""
    folders = {path.name for path in (PROJECT / "tests").iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders <= {*ROOMS, "support"}


def test_length() -> None:
    lengths = {name: len(path.read_text("utf-8").splitlines()) for name, path in MODULES.items()}
    del lengths["model.codes"]  # a table, which cannot be had in parts
    assert [name for name, length in lengths.items() if length > LONGEST] == []


def test_first_line() -> None:
    for name, path in MODULES.items():
        docstring = ast.get_docstring(parse(path)) or ""
        assert docstring.startswith("``") or docstring[:1].isupper() or name == "__init__", name
        assert docstring.split("\n")[0].endswith((".", "…")), name


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_what_the_table_allows_and_no_less(room: str) -> None:
    used = {room_of(other) for name, path in MODULES.items() if room_of(name) == room for other in own_imports(path)}
    assert sorted(used - {room}) == ROOMS[room][0].split()


def test_a_room_imports_only_from_rooms_below_it() -> None:
    order = list(ROOMS)
    for room, (allowed, _) in ROOMS.items():
        if room != "cli":  # which is a user of the library
            assert all(order.index(other) < order.index(room) for other in allowed.split()), room


def test_the_rooms_of_verify() -> None:
    """Its docstring lists them from the ground up."""
    documented = re.findall(r"^    (\w+) {2,}", (ast.get_docstring(parse(MODULES["verify"])) or ""), re.MULTILINE)
    rooms = [room for room in documented if (PACKAGE / "verify" / room).is_dir()]
    assert {*rooms} == {path.name for path in (PACKAGE / "verify").iterdir() if path.is_dir()} - {"__pycache__"}
    for name, path in MODULES.items():
        parts = name.split(".")
        if parts[0] == "verify" and len(parts) > 1 and parts[1] in rooms:
            used = {other.split(".")[1] for other in own_imports(path) if other.startswith("verify.")}
            assert used <= {*rooms[: rooms.index(parts[1]) + 1]}, name


def test_no_cycles() -> None:
    TopologicalSorter({name: own_imports(path) for name, path in MODULES.items()}).prepare()


@pytest.mark.parametrize("room", ROOMS)
def test_packages_have_owners(room: str) -> None:
    used = {name.split(".")[0] for module, path in MODULES.items() if room_of(module) == room for name in imports(path)}
    assert used - {"rst2hugo"} - sys.stdlib_module_names == set(ROOMS[room][1].split())


def test_what_the_formatter_leaves_alone_has_a_reason() -> None:
    for name, path in MODULES.items():
        assert not re.search(r"# fmt: (off|skip$)", path.read_text("utf-8"), re.MULTILINE), name


@pytest.mark.parametrize("package", ["frontmatter", "yaml", "tomli_w", "dateutil", "pypandoc", "unidecode"])
def test_few_files_know_a_package(package: str) -> None:
    users = [name for name, path in MODULES.items() if package in {one.split(".")[0] for one in imports(path)}]
    assert len(users) == 1


def test_functions_say_what_they_do() -> None:
    """No past participle says what comes in and goes out."""
    vague = {
        "found",
        "told",
        "said",
        "made",
        "given",
        "shown",
        "named",
        "listed",
        "filled",
        "apart",
        "settled",
        "natural",
    }
    for name, path in MODULES.items():
        functions = {node.name for node in ast.walk(parse(path)) if isinstance(node, ast.FunctionDef)}
        assert not functions & vague, name


def test_one_is_a_name_for_two_lines() -> None:
    """A loop variable that is read further away has a name of its own."""
    for name, path in MODULES.items():
        for node in ast.walk(parse(path)):
            if isinstance(node, ast.For):
                targets = [node.target]
            elif isinstance(node, ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp):
                targets = [generator.target for generator in node.generators]
            else:
                continue
            if (node.end_lineno or 0) - node.lineno > 1:
                names = {inner.id for target in targets for inner in ast.walk(target) if isinstance(inner, ast.Name)}
                assert "one" not in names, f"{name}:{node.lineno}"


def test_one_place_decides_what_may_be_read() -> None:
    """Whoever reads a file of the blog asks ``Boundary.holds``; ``writing`` compares paths of the new site."""
    users = [name for name, path in MODULES.items() if ".resolve().is_relative_to(" in path.read_text("utf-8")]
    assert set(users) <= {"blog.boundary", "writing.carry_out", "writing.plan"}


def test_one_file_hands_diagnostics_to_docutils() -> None:
    """All others report with ``Reports`` or, on a document, with ``DocumentReports``."""
    for name in MODULES.keys() - {"directives.document_reports"}:
        functions = [node.func for node in ast.walk(parse(MODULES[name])) if isinstance(node, ast.Call)]
        methods = {
            function.attr
            for function in functions
            if isinstance(function, ast.Attribute) and "reporter" in ast.unparse(function.value)
        }
        assert not methods & {"system_message", "debug", "info", "warning", "error", "severe"}, name


def registered() -> list[tuple[str, str]]:
    """Each class of nodes for which a function is registered, and the module that does so."""
    found = []
    for name, path in MODULES.items():
        for node in ast.walk(parse(path)):
            if not isinstance(node, ast.FunctionDef):
                continue
            for decorator in node.decorator_list:
                function = decorator.func if isinstance(decorator, ast.Call) else decorator
                if ast.unparse(function) == "render.register":
                    annotation = node.args.args[0].annotation
                    classes = decorator.args[0] if isinstance(decorator, ast.Call) else annotation
                    found += [(one.strip(), name) for one in ast.unparse(classes).split("|")] if classes else []
    return found


def test_one_owner_for_each_node() -> None:
    """``singledispatch`` keeps the last of two registrations without a word."""
    owners: dict[str, str] = {}
    for kind, name in registered():
        assert kind not in owners, f"{kind} is registered in {owners[kind]} and in {name}"
        owners[kind] = name
        assert name.startswith("constructs.")


def test_every_node_has_its_place() -> None:
    """Each of docutils' nodes is registered, a part of another, or left to the fallback on purpose."""
    direct = {kind.removeprefix("nodes.") for kind, _ in registered()}
    inherited = {name for name in nodes.node_class_names if issubclass(getattr(nodes, name), nodes.Admonition)}
    assert "Admonition" in direct
    elsewhere = [direct & set(nodes.node_class_names), inherited, PARTS, HEADER, FALLBACK]
    assert sorted(name for names in elsewhere for name in names) == sorted(nodes.node_class_names)


def test_characters_that_stand_for_others_are_in_one_list() -> None:
    """Noncharacters and those of private use are typed nowhere else."""
    for name in MODULES.keys() - {"model.noncharacters"}:
        constants = [node.value for node in ast.walk(parse(MODULES[name])) if isinstance(node, ast.Constant)]
        texts = [value for value in constants if isinstance(value, str)]
        assert not [text for text in texts if re.search("[\ufdd0-\ufdef\ue000-\uf8ff]", text)], name


@pytest.mark.parametrize("name", [name for name in MODULES if room_of(name) in ("constructs", "render")])
def test_no_renderer_changes_the_tree(name: str) -> None:
    """What a function with a Context gets as ``node`` it only reads."""
    for function in ast.walk(ast.parse(MODULES[name].read_text("utf-8"))):
        if isinstance(function, ast.FunctionDef) and "ctx" in {arg.arg for arg in function.args.args}:
            for inner in ast.walk(function):
                if isinstance(inner, ast.Subscript | ast.Attribute) and not isinstance(inner.ctx, ast.Load):
                    assert not ast.unparse(inner).startswith(("node[", "node.", "child[", "child.", "picture["))
