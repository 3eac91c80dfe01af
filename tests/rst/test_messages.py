"""What docutils quotes in a message is on the page once: as itself if docutils read it, as code if it did not."""

from __future__ import annotations

import pytest

from rst2hugo import convert_text

# docutils' messages that quote the source of what they are about (docutils 0.22 and 0.23): a text for each.
READ = {
    "Title underline too short.": "Ropes and knots\n-----\n",
    "Title overline too short.": "-----\nRopes and knots\n-----\n",
    "Figure caption must be a paragraph or empty comment.": ".. figure:: a.png\n\n   * Ropes and knots\n",
}
LOST = {
    "Malformed table.": "+---+---+\n| Ropes and knots |\n+---+---+\n",
    "missing contents": ".. |Ropes and knots|\n",
    "Problematic content in substitution definition": ".. |x| replace:: `Ropes and knots\n",
    "are not supported in a substitution definition": ".. |x| replace:: _`Ropes and knots`\n",
    "empty or invalid": ".. |x| replace:: a\n\n   Ropes and knots\n",
    "exactly one table expected": ".. table:: Ropes and knots\n\n   x\n",
    "level": "One\n====\n\nTwo\n~~~~\n\nAbc\n++++\n\nFour\n====\n\nRopes and knots\n+++++++++++++++\n",
    "Unexpected section title or transition.": "Words::\n\n  a\n\n  > b\n\n* c\n\n  Ropes and knots\n\n  -----\n",
    "Unexpected section title.": "* Item\n\n  Ropes and knots\n  ---------------\n",
    "Incomplete section title.": "-----\nRopes and knots",
    "Missing matching underline for section title overline.": "-----\nRopes and knots\nWords.\n",
    "Title overline & underline mismatch.": "------\nRopes and knots\n~~~~~~\n",
    "Invalid section title or transition marker.": "-----\n~~~~~\n\nRopes and knots\n",
    "Circular substitution definition detected": ".. |a| replace:: Ropes and knots |a|\n\n|a|\n",
    "header row(s) specified": ".. csv-table::\n   :header-rows: 5\n\n   Ropes and knots\n",
    "exactly one bullet list expected": ".. list-table::\n\n   Ropes and knots\n",
}


@pytest.mark.parametrize("message", READ)
def test_what_docutils_has_read_is_not_repeated(message: str) -> None:
    page = convert_text(f"Words.\n\n{READ[message]}", path="a.rst")
    assert page.markdown.count("Ropes and knots") == 1
    assert "```" not in page.markdown


@pytest.mark.parametrize("message", LOST)
def test_what_docutils_could_not_read_is_code(message: str) -> None:
    page = convert_text(f"Words.\n\n{LOST[message]}", path="a.rst")
    assert [one for one in page.diagnostics if message in one.message], page.diagnostics
    assert "Ropes and knots" in page.markdown


def test_a_remark_adds_nothing_to_the_page() -> None:
    page = convert_text("Words.\n\n.. meta::\n   :keywords:\n   :description: Ropes\n", path="a.rst")
    assert (page.markdown, page.front_matter["description"]) == ("Words.", "Ropes")


def test_a_class_for_nothing_is_told_only() -> None:
    page = convert_text("Words.\n\n.. class:: wide\n", path="a.rst")
    assert page.markdown == "Words."
    assert [one.message for one in page.diagnostics if "class" in one.message]
