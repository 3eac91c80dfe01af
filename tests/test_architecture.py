"""What keeps the program easy to read: small files, floors, owners, and nothing dropped in silence."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from docutils import nodes
from support.paths import PROJECT

PACKAGE = PROJECT / "rst2hugo"
LONGEST = 220

# From the roof down. A file imports from the floors below its own; a name with a dot at its end is a whole package.
FLOORS = {
    "doors": {
        *("__init__", "__main__", "cli", "command_options", "streams", "plan", "report", "explain", "ledger_formats"),
        "causes",
    },
    "proof": {"verify", "verify."},
    "order": {
        *("accounting", "compile", "doctrees", "formula_macros", "in_place", "locate", "pipeline", "placing"),
        *("recognition", "remarks", "selections"),
    },
    "varieties": {"engine", "engines", "engines.", "constructs", "constructs.", "needs"},
    "stages": {
        "server_rules",
        "formulas",
        "hard_spaces",
        "drawn_tables",
        *("carry", "collisions", "collisions.", "crossrefs", "docinfo", "files", "front_matter", "link", "outputs"),
        *("parallel", "parse"),
        *("docutils_verdict", "evidence", "folder", "headers", "history", "plain_folder", "titles"),
        *("table_directives", "made_up_ids", "markdown_titles", "fences"),
        *("build_commands", "build_commands.", "candidates", "survey", "versions"),
        *("footnote_order", "fragments", "included", "localized", "render", "resolve"),
        *("ledger", "link_targets", "places", "redirects", "repairs", "repairs.", "site", "site.", "source_lines"),
        *("shortcode_nodes", "shortcodes", "vocabulary"),
        *("cross_check", "foreign", "foreign.", "moved_addresses", "special_pages", "stubs"),
        *("hugo_program", "shell", "trial_build"),
        *("directive", "docfields", "inline_html", "listings", "pictures", "write", "write."),
    },
    "knowledge": {
        "tex_macros",
        "known_names",
        *("markdown", "markdown.", "settings", "settings.", "metadata", "header_values"),
        *("addresses", "excerpts", "hugo_paths", "katex", "languages", "image_sizes", "videos", "signatures", "terms"),
        *("boundary", "dates", "fill", "globs", "near_addresses", "placeholders", "slugs", "slugs.", "teasers"),
        *("regexes", "toctrees", "toml", "translations", "yaml"),
        *("file_kinds", "month_names", "normal_forms", "page_addresses"),
    },
    "nouns": {"model", "website", "links", "location", "options", "diagnostics", "codes", "catalogue"},
}
# Who may know a neighbour on its own floor.
NEIGHBOURS = {
    "__main__": {"cli"},
    "cli": {"__init__", "command_options", "plan", "report", "explain", "ledger_formats", "streams"},
    "report": {"causes", "ledger_formats"},
    "verify": {"verify."},
    "verify.": {"verify."},
    "in_place": {"accounting", "remarks"},
    "pipeline": {"accounting", "compile", "formula_macros", "in_place", "locate", "remarks"},
    "locate": {"recognition"},
    "selections": {"locate", "pipeline"},
    "carry": {"fences"},
    "markdown_titles": {"front_matter"},
    "compile": {"doctrees", "placing"},
    "constructs": {"constructs."},
    "needs": {"constructs"},
    "engines": {"engine"},
    "engines.": {"engine", "engines."},
    "parse": {"hard_spaces", "included", "localized", "made_up_ids", "table_directives"},
    "link": {"front_matter", "link_targets", "places"},
    "link_targets": {"fragments", "places"},
    "folder": {"build_commands", "files", "survey"},
    "plain_folder": {"evidence", "folder", "made_up_ids"},
    "docinfo": {"parse", "titles"},
    "docutils_verdict": {"directive", "parse"},
    "build_commands": {"build_commands."},
    "build_commands.": {"build_commands."},
    "candidates": {"evidence"},
    "survey": {"build_commands", "files", "versions"},
    "versions": {"evidence"},
    "headers": {"docinfo", "front_matter"},
    "places": {"crossrefs", "fragments"},
    "table_directives": {"directive", "included"},
    "languages": {"known_names"},
    "katex": {"known_names"},
    "tex_macros": {"katex"},
    "redirects": {"server_rules"},
    "ledger": {"crossrefs", "source_lines"},
    "resolve": {"formulas", "ledger", "repairs", "made_up_ids", "source_lines"},
    "render": {"source_lines"},
    "outputs": {"special_pages"},
    "repairs": {"repairs."},
    "repairs.": {"repairs.", "source_lines"},
    "cross_check": {"foreign."},
    "foreign": {"foreign."},
    "foreign.": {"foreign."},
    "included": {"directive", "files", "listings"},
    "inline_html": {"render"},
    "listings": {"directive"},
    "pictures": {"directive"},
    "shortcode_nodes": {"shortcodes", "source_lines"},
    "collisions": {"collisions.", "site", "special_pages"},
    "collisions.": {"collisions."},
    "stubs": {"vocabulary"},
    "site": {"site."},
    "trial_build": {"hugo_program"},
    "site.": {"front_matter", "site."},
    "write": {"write."},
    "write.": {"write.", "front_matter"},
    "markdown": {"markdown."},
    "markdown.": {"markdown."},
    "metadata": {"dates", "header_values", "toml"},
    "header_values": {"dates", "normal_forms"},
    "dates": {"month_names"},
    "settings": {"settings."},
    "settings.": {"settings.", "yaml"},
    "addresses": {"hugo_paths"},
    "placeholders": {"addresses"},
    "near_addresses": {"addresses"},
    "toctrees": {"globs"},
    "page_addresses": {"addresses", "hugo_paths", "metadata"},
    "terms": {"addresses", "hugo_paths"},
    "translations": {"addresses", "hugo_paths"},
    "slugs": {"slugs."},
    "slugs.": {"slugs."},
    "codes": {"catalogue"},
    "diagnostics": {"codes", "catalogue"},
    "model": {"website", "diagnostics", "links", "location"},
    "options": {"diagnostics"},
}
# Packages of others, and who may import them.
OWNERS = {
    "click": {"cli", "command_options", "streams"},
    "rich": {"streams", "report"},
    "frontmatter": {"front_matter"},
    "yaml": {"yaml"},
    "tomli_w": {"toml"},
    "dateutil": {"dates"},
    "translitcodec": {"slugs."},
    "unidecode": {"slugs."},
    "lxml": {"verify."},
    "pypandoc": {"foreign."},
    "docutils": {
        "formulas",
        "hard_spaces",
        "drawn_tables",
        *("crossrefs", "footnote_order", "fragments", "parse", "included", "ledger", "localized"),
        *("repairs", "repairs.", "render", "resolve"),
        *("source_lines", "compile", "doctrees", "shortcode_nodes", "docinfo", "titles"),
        "docutils_verdict",
        *("cross_check", "foreign", "foreign."),
        *("constructs", "constructs.", "verify.", "directive", "docfields", "inline_html", "listings", "pictures"),
        *("table_directives", "made_up_ids", "markdown_titles", "fences"),
        "engines.",
    },
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


def imports(path: Path) -> Iterator[str]:
    """The modules that a file imports, by their full names."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for one in node.names:
                below = f"{node.module}.{one.name}"
                yield below if below.removeprefix("rst2hugo.") in MODULES else node.module


def ours(path: Path) -> set[str]:
    names = [name for name in imports(path) if name.split(".")[0] == "rst2hugo"]
    return {name.removeprefix("rst2hugo").removeprefix(".") or "__init__" for name in names}


def place(name: str) -> str:
    """How the tables call a module: those of a package by the package and a dot."""
    return f"{name.split('.')[0]}." if "." in name else name


def floor(name: str) -> int:
    found = [number for number, names in enumerate(FLOORS.values()) if place(name) in names]
    assert len(found) == 1, f"{name} stands on {len(found)} floors"
    return found[0]


@pytest.mark.parametrize("name", MODULES)
def test_length(name: str) -> None:
    if name == "codes":  # a table, which cannot be had in parts
        return
    length = len(MODULES[name].read_text("utf-8").splitlines())
    assert length <= LONGEST


@pytest.mark.parametrize("name", [name for name in MODULES if name != "__init__"])
def test_first_line(name: str) -> None:
    docstring = ast.get_docstring(ast.parse(MODULES[name].read_text("utf-8"))) or ""
    assert docstring[:1].isupper()
    assert docstring.split("\n")[0].endswith((".", "…"))


@pytest.mark.parametrize("name", MODULES)
def test_floors(name: str) -> None:
    """Imports go down, or to a neighbour that the table allows."""
    allowed = NEIGHBOURS.get(place(name), set())
    wrong = [one for one in ours(MODULES[name]) if floor(one) <= floor(name) and place(one) not in allowed]
    assert not wrong, f"{name} must not know {', '.join(wrong)}"


def test_tables_name_what_there_is() -> None:
    there = {place(name) for name in MODULES}
    named = set().union(*FLOORS.values(), NEIGHBOURS, *NEIGHBOURS.values(), *OWNERS.values())
    assert named == there


def test_no_cycles() -> None:
    TopologicalSorter({name: ours(path) for name, path in MODULES.items()}).prepare()


@pytest.mark.parametrize("name", MODULES)
def test_owners(name: str) -> None:
    foreign = {one.split(".")[0] for one in imports(MODULES[name])} - {"rst2hugo"} - sys.stdlib_module_names
    wrong = [one for one in foreign if place(name) not in OWNERS.get(one, set())]
    assert not wrong, f"{name} does not own {', '.join(wrong)}"


# ``write`` compares paths of the new site.
@pytest.mark.parametrize("name", [name for name in MODULES if name not in ("boundary", "write")])
def test_one_place_decides_what_may_be_read(name: str) -> None:
    """Whoever reads a file of the blog asks ``Boundary.holds``."""
    assert ".resolve().is_relative_to(" not in MODULES[name].read_text("utf-8")


def registered() -> list[tuple[str, str]]:
    """Each class of nodes for which a function is registered, and the module that does so."""
    found = []
    for name, path in MODULES.items():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.FunctionDef):
                continue
            for decorator in node.decorator_list:
                call = isinstance(decorator, ast.Call)
                if ast.unparse(decorator.func if call else decorator) == "render.register":
                    classes = decorator.args[0] if call else node.args.args[0].annotation
                    found += [(one.strip(), name) for one in ast.unparse(classes).split("|")]
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
