"""Two readings → differences: where they are, in which order, and none where there are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rst2hugo.verify import Difference, Kind, differences

OLD = '<p data-line="3">One two three.</p><ul data-line="5"><li><p data-line="5">four five</p></li></ul>'


def kinds(found: list[Difference]) -> list[Kind]:
    return [one.kind for one in found]


def test_the_same_page_twice() -> None:
    assert differences(OLD, OLD) == []


def test_a_difference_says_what_and_where() -> None:
    [one] = differences(OLD, OLD.replace("four five", "four six"))
    assert (one.kind, one.old, one.new, one.line) == (Kind.WORD, "‘five’", "‘six’", 5)
    assert str(one) == "word: ‘five’ → ‘six’"


def test_what_is_missing_says_so() -> None:
    [one] = differences(OLD, OLD.replace("One ", ""))
    assert str(one) == "word: ‘One’ → nothing"
    assert (one.old_at, one.new_at) == ((1, 2), (1, 1))


def test_what_is_new_has_the_line_before_it() -> None:
    [one] = differences(OLD, OLD.replace("three.", "three. And more."))
    assert (one.old, one.new, one.line) == ("", "‘And more.’", 5)


def test_words_in_a_row_are_one_difference() -> None:
    [one] = differences("<p><em>a b</em> c <em>d</em></p>", "<p>a b c <em>d</em></p>")
    assert (one.kind, one.old, one.new) == (Kind.EMPHASIS, "‘a b’ (emphasis)", "‘a b’ (plain)")


def test_part_of_a_word() -> None:
    [one] = differences("<p>re<em>struct</em>ured</p>", "<p>restructured</p>")
    assert (one.kind, one.old, one.new) == (
        Kind.EMPHASIS,
        "‘restructured’ (plain, emphasis)",
        "‘restructured’ (plain)",
    )


def test_differences_stand_in_the_order_of_the_old_page() -> None:
    found = differences("<h2>a</h2><p>b <em>c</em></p><img src=d>", "<h3>a</h3><p>x c</p><img src=e>")
    assert kinds(found) == [Kind.HEADING, Kind.WORD, Kind.EMPHASIS, Kind.IMAGE]


def test_a_lost_item_is_no_trouble_for_its_neighbours() -> None:
    assert kinds(differences("<ul><li>a<li>b<li>c</ul>", "<ul><li>b<li>c</ul>")) == [Kind.WORD]


def test_a_lost_list_is_no_trouble_for_what_follows() -> None:
    assert kinds(differences("<ul><li>a</ul><p>b</p><ul><li>c</ul>", "<p>b</p><ul><li>c</ul>")) == [Kind.WORD]


def test_everything_at_once() -> None:
    found = differences("<p>a b</p><p>c</p>", "<pre>x</pre><img src=y>")
    assert set(kinds(found)) == {Kind.WORD, Kind.IMAGE, Kind.CODE}


@pytest.mark.parametrize(("old", "new"), [("", ""), ("<p></p>", ""), ("<!-- a -->", "<div></div>")])
def test_nothing_is_nothing(old: str, new: str) -> None:
    assert differences(old, new) == []


@pytest.mark.parametrize(("old", "new"), [("<p>a</p>", ""), ("", "<p>a</p>")])
def test_everything_or_nothing(old: str, new: str) -> None:
    assert kinds(differences(old, new)) == [Kind.WORD]


def test_a_note_with_the_class_of_a_sidebar_is_a_note() -> None:
    box = '<aside class="{}"><p>x</p></aside>'
    old, new = box.format("admonition sidebar narrow note"), box.format("admonition note sidebar narrow")
    assert differences(old, new) == []
    assert differences(box.format("sidebar"), new) != []


def test_syntax_that_became_text_is_a_leak() -> None:
    assert kinds(differences("<p>a</p>", "<p>a {.wide}</p>")) == [Kind.LEAK]
    assert kinds(differences("<p>a</p>", "<p>a</p><p>{{&lt; figure src=b &gt;}}</p>")) == [Kind.LEAK]
    assert differences("<p>a {{&lt; b</p>", "<p>a {{&lt; b</p>") == []


BLOCKS = st.sampled_from(
    ["<p>a b</p>", "<p>b</p>", "<ul><li>a</li><li>c <em>d</em></li></ul>", "<h2>a</h2>", "<pre>a</pre>", "<img src=a>",
     "<blockquote><p>a</p><p>e</p></blockquote>", "<table><tr><td>a</td><td></td></tr></table>", "<hr>"]
)  # fmt: skip  # a table
PAGES = st.lists(BLOCKS, max_size=8).map("".join)


@given(PAGES)
def test_no_page_differs_from_itself(page: str) -> None:
    assert differences(page, page) == []


@given(PAGES, PAGES)
def test_other_pages_differ(old: str, new: str) -> None:
    """Two pages that differ are never said to be the same, and the comparison is the same from either side."""
    assert (differences(old, new) == []) == (old == new) == (differences(new, old) == [])


@pytest.mark.parametrize("sign", "\0\x01\x0b\x0c\x1f\x7f\x85\ufffe\uffff\ud800")
def test_signs_that_xml_cannot_hold_stop_nothing(sign: str) -> None:
    page = f"<p>One {sign} two</p><pre><code>\n{sign} three\n{sign}</code></pre><table><tr><td>{sign}</td></tr></table>"
    assert differences(page, page) == []
