"""Pandoc as a second reader of rst: what it sees and docutils does not, and the faults that are its own."""

from __future__ import annotations

import docutils
import pytest
from click.testing import CliRunner
from docutils.core import publish_doctree

from rst2hugo import convert_text
from rst2hugo.cli.commands import main
from rst2hugo.pandoc.cross_check import disagreements


def of_docutils(text):
    """The disagreements with docutils alone, which does not have our repairs."""
    settings = {"report_level": 5, "halt_level": 5, "_disable_config": True}
    found = disagreements(publish_doctree(text, settings_overrides=settings), text)
    return [(one.line, one.message) for one in found]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (
            "\nlast_\n\n.. _last: last book_\n.. _last book: http://e.org/b\n",
            2,
            'link "last": docutils reads lastbook_, pandoc http://e.org/b',
        ),
        pytest.param(
            "see ind_\n\n.. _alpha:\n.. _gamma: https://e.org/\n.. _ind: alpha_\n",
            1,
            'link "ind": docutils sees none here, pandoc https://e.org/',
            marks=pytest.mark.skipif(docutils.__version_info__ < (0, 23), reason="docutils 0.22 reads it right"),
        ),
        (
            "`A b`_\n\n.. _A b:\n    :target: http://e.org\n",
            1,
            'link "A b": docutils reads :target:http://e.org, pandoc :target: http://e.org',
        ),
        (
            "a\n\n`semi <{tag}semi, colon>`_\n",
            3,
            'link "semi": docutils reads {tag}semi,colon, pandoc {tag}semi, colon',
        ),
        ("`text<http://e.org/a>`_\n", 1, 'link "text": docutils sees none here, pandoc http://e.org/a'),
        (".. image:: a b.png\n", 1, 'image "a b.png": docutils reads ab.png, pandoc a b.png'),
    ],
)
def test_what_docutils_misreads_without_a_word(text, line, message):
    assert of_docutils(text) == [(line, message)]


OWN_FAULTS = {
    "an escaped colon in a name": "`a: b`_\n\n.. _a\\: b: http://e.org/1\n",
    "behind a straight quote": '"foo_" and \'foo_\' "`x <http://e.org/2>`_"\n\n.. _foo: http://e.org/1\n',
    "behind a dash": "—http://e.org and —foo_\n\n.. _foo: http://e.org/1\n",
    "in a footnote": "x [1]_\n\n.. [1] see foo_\n.. _foo: http://e.org/1\n",
    "in a substitution": "|x|\n\n.. |x| replace:: see foo_\n.. _foo: http://e.org/1\n",
    "the target of an image": ".. image:: a.png\n   :target: name_\n\n.. _name: http://e.org\n",
    "the target of a figure": ".. figure:: a.png\n   :target: http://e.org\n\n   See `x <http://e.org/z>`_\n",
    "a section of the same name": "Title\n=====\n\nTitle_\n\n.. _title: http://e.org/1\n",
    "chained anonymous targets": "a__ b__\n\n__\n__ http://e.org/1\n",
    "an underscore without a target": "a x__ b\n",
    "an address that ends in an underscore": "foo_ `x <http://e.org/y\\_>`_\n\n.. _foo: http://e.org/x_\n",
    "a doctest": ">>> foo_\n1\n\nfoo_\n\n.. _foo: http://e.org/1\n",
    "a directive that it does not know": ".. gist:: x\n\n   `x <http://e.org>`_\n",
    "a role that it does not know": ":pep:`8` and :doc:`x <y>`\n",
    "a mail address": "a@e.org, `b <b@e.org>`_\n",
    "the end of a bare address": "http://e.org/a[]=b and http://e.org/(c).\n",
    "an address on two lines": "`x <http://e.org/a/\nb>`_ foo_\n\n.. _foo: http://e.org/a/\n   c\n",
    "an address of the web with a blank": "`x <http://e.org/a b>`_\n",
    "letters in percents": "`x <{static}/é(1).png>`_ `y <http://e.org/<a>>`_\n",
    "a file that it may not read": ".. csv-table::\n   :file: a.csv\n\n`x <http://e.org>`_\n",
    "an alias of an alias": "a_\n\n.. _a: b_\n.. _b: `c d`_\n.. _c d: http://e.org\n",
    "inline targets": "_`here` and here_\n",
    "a literal block": "::\n\n  `x <http://e.org>`_\n\n.. `y <http://e.org>`_\n",
}


@pytest.mark.parametrize("fault", OWN_FAULTS)
def test_no_false_alarm(fault):
    assert of_docutils(OWN_FAULTS[fault]) == []


def test_what_docutils_has_complained_of_is_not_told_twice():
    for text, code in {
        "`text <http://e.org/a>`_s\n": "rst-warning",
        "foo_\n\n.. _foo: http://e.org/1\n.. _foo: http://e.org/2\n": "ambiguous-name",
        "`A b`_\n\n.. _A b:\n    :target: http://e.org\n": "repaired-target",
        "a_\n\n.. _a: b c.html\n": "ambiguous-address",
    }.items():
        codes = [one.code.value for one in convert_text(text, cross_check=True).diagnostics]
        assert code in codes
        assert "cross-check" not in codes


def test_on_the_command_line(tmp_path):
    (tmp_path / "a.rst").write_text(":date: 2012-05-03\n\nA\n=\n\n.. image:: {static}/a b.png\n")
    arguments = ["convert", str(tmp_path / "a.rst")]
    assert "cross-check" not in CliRunner().invoke(main, arguments).stderr
    found = CliRunner().invoke(main, [*arguments, "--cross-check", "--fail-on", "warning"])
    message = 'image "{static}/a b.png": docutils reads {static}/ab.png, pandoc {static}/a b.png'
    assert f"a.rst:6: warning[cross-check] {message}" in found.stderr
    assert found.exit_code == 1


def test_it_changes_nothing_on_the_page():
    text = "See `x <http://e.org>`_ and a_\n\n.. _a: b c_\n.. _b c: http://e.org/2\n"
    assert convert_text(text, cross_check=True).text == convert_text(text).text
