"""A construct on which something fails costs no other: its words stay as a code block, and the post as it is."""

import tomllib

import pytest
from docutils import nodes
from docutils.transforms.references import Footnotes

from rst2hugo import Options, convert_blog, convert_text
from rst2hugo.constructs import ROLES
from rst2hugo.constructs.columns import DIRECTIVES as COLUMNS
from rst2hugo.model import noncharacters
from rst2hugo.model.diagnostics import Code
from rst2hugo.render import render
from rst2hugo.rst import failures
from rst2hugo.rst.failures import source_of
from rst2hugo.values import toml_writer

HEAD = "---\ntitle: Lighthouse\ndate: 2019-04-05\n---\n\nThe *lamp* is lit.\n\n"
END = "\n\nThe **keeper** sleeps.\n"
HUGE = "9" * 5000
LONE = "\ud800"
ODD_SIGNS = "\0\x01\x0b\x1f\x7f\x85\ud800\udfff\ufdd0\ufffe\uffff\u2028\r'\"\\"


def failing(*args, **named):
    raise IndexError("no lamp")


def test_a_directive_that_fails_costs_no_other_construct(monkeypatch):
    name, kind = next(iter(COLUMNS.items()))
    monkeypatch.setattr(kind, "run", failing)
    failures.guarded.cache_clear()
    source = f".. {name}::\n\n   Oil and wicks."
    page = convert_text(f"{HEAD}{source}{END}", path="lamp.rst")
    assert page.markdown == f"The *lamp* is lit.\n\n```rst\n{source}\n```\n\nThe **keeper** sleeps."
    (told,) = page.diagnostics
    assert (told.line, told.code) == (8, Code.INTERNAL_ERROR)
    assert told.message.startswith("IndexError: no lamp (test_failing_constructs.py:")
    assert told.message.endswith("; the construct was kept as a code block")


def test_a_block_that_cannot_be_rendered_costs_no_other(monkeypatch):
    broken = render.registry[nodes.enumerated_list]
    render.register(nodes.enumerated_list, failing)
    try:
        page = convert_text(f"{HEAD}#. Oil `from here <https://oil.example/>`_\n#. Wicks{END}")
    finally:
        render.register(nodes.enumerated_list, broken)
    assert page.markdown.startswith("The *lamp* is lit.\n\n```rst\n")
    assert page.markdown.endswith("\n```\n\nThe **keeper** sleeps.")
    assert "https://oil.example/" in page.markdown
    assert "Wicks" in page.markdown
    assert [(one.line, one.code) for one in page.diagnostics] == [(8, Code.INTERNAL_ERROR)]


@pytest.mark.parametrize(
    ("text", "options", "codes"),
    [
        ("See [#]_.\n\n.. [#]\n", {"footnote_ids": True}, [Code.RST_WARNING]),
        (f"See [{HUGE}]_.\n\n.. [{HUGE}] Oil.\n", {}, [Code.FOOTNOTE_NUMBER]),
        (f"`far`__\n\n__ https://oil.example/{'o' * 300}\n", {}, []),
        (f"`far`__\n\n__ {'o' * 300}/{'p' * 300}\n", {}, None),
        (".. toctree::\n   :glob:\n\n   lam**\n   **p\n", {}, None),
        (".. include:: part.txt\n   :encoding: hex\n", {}, [Code.BAD_VALUE]),
        (".. raw:: html\n   :file: part.txt\n   :encoding: rot13\n", {}, [Code.BAD_VALUE]),
        (".. csv-table::\n   :file: part.txt\n   :encoding: zip\n", {}, [Code.BAD_VALUE]),
        (".. literalinclude:: part.txt\n   :encoding: undefined\n", {}, [Code.BAD_VALUE]),
        (f".. image:: x.png\n   :width: {'9' * 400}px\n   :scale: 50\n", {}, [Code.BAD_VALUE]),
        (f".. figure:: x.png\n   :width: {HUGE}px\n   :scale: 50\n", {}, None),
        (f".. image:: x.png\n   :width: 10px\n   :scale: {'9' * 400}\n", {}, [Code.BAD_VALUE]),
        (f".. code:: c\n   :number-lines: {HUGE}\n\n   int x;\n", {}, []),
        (".. include:: a\0b\n\n.. code:: c\0\n\n   int\0;\n", {}, None),
        (f".. image:: {'o' * 300}.png\n   :scale: 50\n\n.. include:: {'o' * 300}\n", {}, None),
    ],
)
def test_an_odd_construct_is_no_internal_error(tmp_path, text, options, codes):
    (tmp_path / "part.txt").write_text("Part")
    (tmp_path / "x.png").write_bytes(b"x")
    (tmp_path / "a.rst").write_text(f"{HEAD}{text}{END}")
    (page,) = convert_blog(tmp_path, Options(base_url="https://lamp.example/", **options)).pages
    assert page.markdown.startswith("The *lamp* is lit.")
    assert page.markdown.endswith("The **keeper** sleeps.") or "[^1]" in page.markdown
    found = [one.code for one in page.diagnostics]
    assert Code.INTERNAL_ERROR not in found
    assert codes is None or found == codes


def test_the_source_of_a_node_without_one_is_that_of_its_parts():
    part = nodes.paragraph("*Oil*", "", nodes.emphasis("", "Oil"))
    assert source_of(nodes.list_item("", part, nodes.paragraph("", "Wicks"))) == "*Oil*\n\nWicks"


def test_an_encoding_that_makes_no_text_is_not_followed(tmp_path):
    (tmp_path / "a.rst").write_text(f".. -*- coding: hex -*-\n\n{HEAD[4:]}")
    (page,) = convert_blog(tmp_path, Options(base_url="https://lamp.example/")).pages
    assert "The *lamp* is lit." in page.markdown


@pytest.mark.parametrize("text", ["tool = 5\n", "tool = ['x']\n", "[tool]\nother = 5\n"])
def test_a_project_file_about_something_else_stops_nothing(tmp_path, text):
    (tmp_path / "pyproject.toml").write_text(text)
    (tmp_path / "a.rst").write_text(HEAD)
    assert len(convert_blog(tmp_path, Options(base_url="https://lamp.example/")).pages) == 1


def test_a_role_that_fails_costs_no_other_construct(monkeypatch):
    monkeypatch.setitem(ROLES, "lamp", failing)
    page = convert_text(f"{HEAD}Light :lamp:`the *wick*` at dusk.{END}", path="lamp.rst")
    assert page.markdown == "The *lamp* is lit.\n\nLight `` :lamp:`the *wick*` `` at dusk.\n\nThe **keeper** sleeps."
    (told,) = page.diagnostics
    assert (told.line, told.code) == (8, Code.INTERNAL_ERROR)
    assert told.message.endswith("; the role was kept as code")


def test_a_transform_that_fails_costs_only_what_it_does(monkeypatch):
    monkeypatch.setattr(Footnotes, "apply", failing)
    page = convert_text(f"{HEAD}See `here`_.\n\n.. _here: https://oil.example/{END}", path="lamp.rst")
    assert page.markdown == "The *lamp* is lit.\n\nSee [here](https://oil.example/).\n\nThe **keeper** sleeps."
    (told,) = page.diagnostics
    assert told.code is Code.INTERNAL_ERROR
    assert told.message.endswith("; what it was to do in the post was left out")


def test_a_number_of_more_digits_than_python_reads_is_text():
    page = convert_text(f"{HEAD}{HUGE}. Oil{END}", path="lamp.rst")
    assert page.markdown.startswith("The *lamp* is lit.\n\n999")
    assert page.markdown.endswith("9. Oil\n\nThe **keeper** sleeps.")
    assert Code.INTERNAL_ERROR not in [one.code for one in page.diagnostics]


@pytest.mark.parametrize("half", [LONE, "\ud83d\ude00"])
def test_halves_of_characters_are_whole_in_all_that_is_written(half):
    text = (
        f"---\ntitle: 'A{half}'\nx{half}: [y{half}]\ndate: 2019-04-05\n---\n\nThe {half}\n\n.. code:: x\n\n   {half}\n"
    )
    page = convert_text(text, path="lamp.rst")
    shown = "\U0001f600" if len(half) == 2 else "\ufffd"
    assert page.text.encode("utf-8").decode().count(shown) == 5
    assert tomllib.loads(page.text.split("+++")[1])["title"] == f"A{shown}"


@pytest.mark.parametrize("text", [f"x{sign}y" for sign in ODD_SIGNS])
def test_whatever_a_value_holds_its_toml_is_valid(text):
    values = {text: text, "list": [text, {text: text}], "table": {text: {text: text}}}
    found = tomllib.loads(toml_writer.dumps(values))
    whole = noncharacters.whole(text)
    assert found == {whole: whole, "list": [whole, {whole: whole}], "table": {whole: {whole: whole}}}
    assert toml_writer.dumps(values).encode("utf-8")
