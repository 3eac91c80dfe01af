"""Signatures read as Sphinx 9.0.4 reads them; every id was taken from a page that it made."""

from __future__ import annotations

import pytest

from rst2hugo.directives import signatures
from rst2hugo.directives.signatures import Scope

NOWHERE = Scope()
TILL = Scope(module="shop", parent="Till")


@pytest.mark.parametrize(
    ("signature", "kind", "scope", "options", "shown", "id"),
    [
        ("f(x) -> int", "function", NOWHERE, {}, "f(x) → int", "f"),
        ("f", "function", Scope("a.b"), {"async": None}, "async a.b.f()", "a.b.f"),
        ("Till.pay", "method", TILL, {}, "pay()", "shop.Till.pay"),
        ("pay", "staticmethod", TILL, {}, "static pay()", "shop.Till.pay"),
        ("pay", "method", TILL, {"abstract": None, "final": None}, "final abstractmethod pay()", "shop.Till.pay"),
        ("money", "property", TILL, {"abstractmethod": None}, "abstract property money", "shop.Till.money"),
        ("Till[T](x)", "class", Scope("shop"), {"final": None}, "final class shop.Till[T](x)", "shop.Till"),
        ("Till.pay(x)", "method", Scope("shop"), {}, "Till.pay(x)", "shop.Till.pay"),
        ("X", "data", NOWHERE, {"type": "int", "value": "3"}, "X: int = 3", "X"),
        ("paid(x)", "decorator", NOWHERE, {}, "@paid(x)", "paid"),
    ],
)
def test_python(signature: str, kind: str, scope: Scope, options: dict[str, str | None], shown: str, id: str) -> None:
    read = signatures.python(signature, kind, scope, options)
    assert (read.shown, read.ids) == (shown, (id,))


def test_what_is_no_signature_stays_as_it_is() -> None:
    assert signatures.python("1 + 1", "function", NOWHERE, {}) == signatures.Signature("1 + 1")
    assert signatures.cpp("...", "member", NOWHERE, {}) == signatures.Signature("...")


@pytest.mark.parametrize(
    ("signature", "kind", "name"),
    [
        ("PyObject *PyType_GenericAlloc(PyTypeObject *type, Py_ssize_t n)", "function", "PyType_GenericAlloc"),
        ("PY_MACRO", "macro", "PY_MACRO"),
        ("int x[3]", "member", "x"),
        ("unsigned flag : 1", "member", "flag"),
        ("int counter = 1", "var", "counter"),
        ("struct Data", "struct", "Data"),
    ],
)
def test_c(signature: str, kind: str, name: str) -> None:
    assert signatures.c(signature, kind, NOWHERE, {}).ids == (f"c.{name}",)


@pytest.mark.parametrize(
    ("signature", "kind", "parent", "id"),
    [
        ("MyClass", "class", "", "_CPPv47MyClass"),
        ("ns::Plain : public Base", "class", "", "_CPPv4N2ns5PlainE"),
        ("int x", "member", "ns::Plain", "_CPPv4N2ns5Plain1xE"),
        ("red", "enumerator", "Colour", "_CPPv4N6Colour3redE"),
        # The real ones hold the types of what is in the angles and brackets.
        ("template<typename T, int n> Matrix", "class", "", "cpp.Matrix"),
        ("const T& at(int i) const", "function", "Matrix", "cpp.Matrix.at"),
    ],
)
def test_cpp(signature: str, kind: str, parent: str, id: str) -> None:
    assert signatures.cpp(signature, kind, Scope(parent=parent), {}).ids == (id,)


def test_options_have_an_id_for_each_name() -> None:
    read = signatures.option("-m <module>, --module <module>, --file=NAME", "option", Scope(program="svn commit"), {})
    assert read.ids == ("cmdoption-svn-commit-m", "cmdoption-svn-commit-module", "cmdoption-svn-commit-file")
    assert read.names == ("svn commit -m", "svn commit --module", "svn commit --file", "-m", "--module", "--file")
    assert signatures.option("dest_dir", "option", NOWHERE, {}).ids == ("cmdoption-arg-dest_dir",)
