from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rst2hugo.headers import front_matter
from rst2hugo.headers.front_matter import Header


def values(yaml: str) -> dict[str, object]:
    header = front_matter.read(f"---\n{textwrap.dedent(yaml).strip()}\n---\nbody\n")
    assert header.problem is None
    return header.values


def test_yaml_header_is_blanked_not_cut() -> None:
    text = '---\ntitle: "Vim: expressions"\ntags: [vim, regex]\ndraft: true\n---\n\nBody.\n'
    found = {"title": "Vim: expressions", "tags": ["vim", "regex"], "draft": True}
    assert front_matter.read(text) == Header(found, "\n\n\n\n\n\nBody.\n", None, 5)


def test_toml_header() -> None:
    header = front_matter.read("+++\ntitle = 'A'\n[params]\nx = 1\n+++\nBody.\n")
    assert header == Header({"title": "A", "params": {"x": 1}}, "\n\n\n\n\nBody.\n", None, 5)


def test_carriage_returns() -> None:
    header = front_matter.read("---\r\ntitle: A\r\n---\r\nBody.\r\n")
    assert header == Header({"title": "A"}, "\n\n\nBody.\r\n", None, 3)


@pytest.mark.parametrize("text", ["---\n---\nx\n", "---\n\n---\nx\n", "---\n# nothing yet\n---\nx\n", "+++\n+++\nx\n"])
def test_an_empty_header_is_a_header(text: str) -> None:
    header = front_matter.read(text)
    assert header.values == {}
    assert header.problem is None
    assert header.body.strip() == "x"
    assert header.end == text.count("\n") - 1


def test_header_at_the_end_of_the_file_and_with_longer_closing_line() -> None:
    assert front_matter.read("---\na: 1\n---").values == {"a": 1}
    assert front_matter.read("--- \na: 1\n-----\nx").body == "\n\n\nx"


def test_a_yaml_header_may_end_with_three_dots() -> None:
    assert front_matter.read("---\na: 1\n...\nx\n\n---\ny\n") == Header({"a": 1}, "\n\n\nx\n\n---\ny\n", None, 3)
    assert front_matter.read("+++\na = 1\n...\nx\n").values == {}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Title\n=====\n\na: 1\n",
        "\n---\na: 1\n---\n",  # the opening line must be the first
        "---\nTitle\n---\n\nText\n",  # a title with overline
        "---\n~\n---\n",  # another one
        "----\nNote: this\n----\n",
        "---\n- a\n- b\n---\n",
        "---\n[a, b\n---\n",
        "---\n\nText without end.\n",
        "---\nJust text\n",
        "---",
        "+++\nTitle\n+++\n",
        "++++\na = 1\n++++\n",
    ],
)
def test_what_is_no_header(text: str) -> None:
    assert front_matter.read(text) == Header({}, text, None, 0)


@pytest.mark.parametrize(
    ("text", "problem", "end"),
    [
        ("---\ntitle: a: b\n---\nx", "line 2: mapping values are not allowed here", 3),
        ("---\ndate: 1\ntitle: 'abc\ntags: []\n---\nx", "line 3: found unexpected end of stream", 5),
        ("---\na: 1\n\tb: 2\n---\nx", "line 3: found character '\\t' that cannot start any token", 4),
        ("---\na: \x07\n---\nx", "line 2: special characters are not allowed", 3),
        ("---\na: {{ x }}\n---\nx", "line 2: a key must be plain text", 3),
        ("---\na: &x [*x]\n---\nx", "line 1: nested too deeply", 3),
        ("---\n# note\na: *x\n---\nx", "line 3: found undefined alias", 4),
        ("+++\na = 1\nb = 3 4\n+++\nx", "line 3: ", 4),
        ("+++\na = 2020-02-30\n+++\nx", "line 2: ", 3),
        ("---\ntitle: A\n\nText\n", "line 1: the header has no closing --- line", 2),
        ("---\ntitle: A\ntags: b\n", "line 1: the header has no closing --- line", 3),
        ("+++\ntitle = 'A'\n", "line 1: the header has no closing +++ line", 2),
    ],
)
def test_a_broken_header_is_a_problem_with_its_line_and_loses_nothing(text: str, problem: str, end: int) -> None:
    header = front_matter.read(text)
    assert header.values == {}
    assert header.body == text
    assert header.problem is not None
    assert header.problem.startswith(problem)
    assert "\n" not in header.problem
    assert header.end == end


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("2016", 2016),
        ("-5", -5),
        ("1.5", 1.5),
        *((text, text) for text in ("yes", "no", "on", "Off", "y", "007", "1.10", "1_000", "-0", "+5", "1e3", ".5")),
        *((text, text) for text in ("15:20", "2016-06-21", "2016-06-21 15:20:00", "0x1f", "0o17", ".inf", ".nan", "=")),
        ("99999999999999999999", "99999999999999999999"),
        ("'true'", "true"),
        ('"2016"', "2016"),
        ("!!int 12", 12),
        ("!!int twelve", "twelve"),
        ("!!bool yes", "yes"),
        ("!!str 12", "12"),
        ("!!python/object/apply:os.system [x]", ["x"]),
        ("!!binary aGVsbG8=", "aGVsbG8="),
        (r'"\ud83d\ude00"', "😀"),
        (r'"\ud83d"', "\ufffd"),
    ],
)
def test_yaml_types(written: str, value: object) -> None:
    found = values(f"x: {written}")["x"]
    assert found == value
    assert type(found) is type(value)


def test_keys_are_strings() -> None:
    assert values("2012: a\nyes: b\n~: c\n1.50: d") == {"2012": "a", "yes": "b", "~": "c", "1.50": "d"}


def test_the_last_of_equal_keys_counts_and_none_is_lost() -> None:
    assert values("a: 1\nb: 2\na: 3\na: 3\na: 4") == {"a": 4, "b": 2, "a_earlier": 1, "a_earlier_": 3}


def test_aliases_are_expanded_but_not_without_end() -> None:
    assert values("a: &x [1]\nb: *x") == {"a": [1], "b": [1]}
    levels = "\n".join(f"k{n}: &k{n} [{', '.join([f'*k{n - 1}'] * 10)}]" for n in range(1, 9))
    header = front_matter.read(f"---\nk0: &k0 [x]\n{levels}\n---\n")
    assert header.problem is not None
    assert "too many values" in header.problem


def test_nesting_without_end_is_a_problem() -> None:
    for opening, text in (("---", "a: " + "[" * 5000), ("+++", "a = " + "[" * 5000)):
        assert front_matter.read(f"{opening}\n{text}\n{opening}\n").problem is not None


@given(st.text(alphabet="-+\n\r ab:=#[]{}'\"&*!|>~0", max_size=60), st.sampled_from(["---\n", "+++\n", ""]))
def test_no_text_is_lost(text: str, opening: str) -> None:
    whole = opening + text
    header = front_matter.read(whole)
    assert header.body.count("\n") == whole.count("\n")
    after = whole.split("\n")[header.end :]
    assert header.body.split("\n")[header.end :] == after
    if header.problem is not None or header.end == 0:
        assert header.body == whole
        assert header.values == {}


def test_text_is_header_blank_line_body_one_newline() -> None:
    whole = front_matter.text({"title": "A"}, "\n\n    code\n\nend\n\n\n")
    assert whole == "+++\ntitle = 'A'\n+++\n\n    code\n\nend\n"
    assert front_matter.text({"title": "A"}, "\n") == "+++\ntitle = 'A'\n+++\n"
    assert front_matter.text({}, "x") == "+++\n+++\n\nx\n"


def test_dumps_leaves_an_empty_params_out() -> None:
    assert front_matter.dumps({"title": "A", "params": {}}) == "+++\ntitle = 'A'\n+++\n"
    assert front_matter.dumps({"title": "A", "params": {"x": {}}}) == "+++\ntitle = 'A'\n\n[params.x]\n+++\n"


@given(st.dictionaries(st.text(max_size=8), st.text() | st.booleans() | st.lists(st.text(max_size=8)), max_size=5))
def test_what_is_written_is_read_again(header: dict[str, object]) -> None:
    text = front_matter.text(header, "Body.\n")  # type: ignore[arg-type]
    found = front_matter.read(text)
    assert found.problem is None
    assert found.values == header
    assert found.body.strip("\n") == "Body."
