from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rst2hugo.values.header_values import boolean, names, parse_date, text, whole_number

PARIS = ZoneInfo("Europe/Paris")
ACRYLAMID = ("%d.%m.%Y, %H:%M", "%Y-%m-%d %H:%M", "%Y/%m/%d", "%d/%m/%Y", "%Y-%d-%m")


def moment(*parts: int, hours: int | None = None) -> dt.datetime:
    zone = None if hours is None else dt.timezone(dt.timedelta(hours=hours))
    return dt.datetime(*parts, tzinfo=zone)  # type: ignore[arg-type,misc]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2016-06-21", dt.date(2016, 6, 21)),
        (" 2016-6-1 ", dt.date(2016, 6, 1)),
        ("2016-06-21 15:20", moment(2016, 6, 21, 15, 20)),
        ("2016-06-21T15:20:07", moment(2016, 6, 21, 15, 20, 7)),
        ("2016-06-21 9:05", moment(2016, 6, 21, 9, 5)),
        ("2016-06-21T15:20:07.25Z", moment(2016, 6, 21, 15, 20, 7, 250000, hours=0)),
        ("2016-06-21 15:20:07 +0200", moment(2016, 6, 21, 15, 20, 7, hours=2)),
        ("2016-06-21T15:20-07:00", moment(2016, 6, 21, 15, 20, hours=-7)),
        ("2016-06-21 15:20:07 UTC", moment(2016, 6, 21, 15, 20, 7, hours=0)),
        ("2016-06-21 15:20:07 UTC-03:00", moment(2016, 6, 21, 15, 20, 7, hours=-3)),
        *((wrong, None) for wrong in ("", "soon", "2016", "2016-13-13", "2016-02-30", "0000-01-01")),
        *((wrong, None) for wrong in ("2016-06-21 25:00", "2016-06-21 x", "2023-mm-dd")),
        ("2016-06-21T15:20+99:00", moment(2016, 6, 21, 15, 20)),
        ("x 2016-06-21", None),
    ],
)
def test_iso_dates(written: str, expected: dt.date | None) -> None:
    found = parse_date(written)
    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("04.12.2012, 15:20", moment(2012, 12, 4, 15, 20)),
        ("2012/12/04", dt.date(2012, 12, 4)),
        ("04/12/2012", dt.date(2012, 12, 4)),
        ("2012-12-04 15:20", moment(2012, 12, 4, 15, 20)),
        ("2012-12-04", dt.date(2012, 4, 12)),  # the format comes before ISO 8601
        ("2012-12-24", dt.date(2012, 12, 24)),  # but does not fit here
        ("2012-12-04T15:20:01", moment(2012, 12, 4, 15, 20, 1)),
        ("04.12.2012, 15:20 or so", None),
    ],
)
def test_formats_come_first_in_their_order(written: str, expected: dt.date | None) -> None:
    found = parse_date(written, ACRYLAMID)
    assert found == expected
    assert type(found) is type(expected)


def test_a_format_that_strptime_does_not_know_is_passed_over() -> None:
    assert parse_date("2012-12-04", ("%Q", "%-d.%m.%Y", "")) == dt.date(2012, 12, 4)


def test_a_percent_sign_is_no_time_of_day() -> None:
    assert parse_date("%H 4.12.2012", ("%%H %d.%m.%Y",)) == dt.date(2012, 12, 4)


def test_zone_is_for_times_that_do_not_say_theirs() -> None:
    assert parse_date("2016-07-02 03:04", zone=PARIS) == moment(2016, 7, 2, 3, 4, hours=2)
    assert parse_date("2016-01-02 03:04", zone=PARIS) == moment(2016, 1, 2, 3, 4, hours=1)
    assert parse_date("2016-07-02 03:04Z", zone=PARIS) == moment(2016, 7, 2, 3, 4, hours=0)
    assert parse_date(moment(2016, 7, 2, 3, 4), zone=PARIS) == moment(2016, 7, 2, 3, 4, hours=2)
    assert parse_date("2016-07-02", zone=PARIS) == dt.date(2016, 7, 2)


def test_dates_pass_through_and_other_types_do_not() -> None:
    for value in (dt.date(2016, 7, 2), moment(2016, 7, 2, 3, 4)):
        assert parse_date(value) is value
    for other in (None, 2016, 2016.5, True, ["2016-07-02"]):
        assert parse_date(other) is None


@given(st.datetimes(timezones=st.none() | st.timezones().map(lambda zone: dt.UTC)) | st.dates())
def test_what_isoformat_writes_is_read(value: dt.date) -> None:
    assert parse_date(value.isoformat()) == value


@given(st.text(max_size=30))
def test_no_text_breaks_it(written: str) -> None:
    parse_date(written, ACRYLAMID, PARIS)


def test_boolean() -> None:
    for value in (True, 1, "true", "True", "YES", " on ", "1"):
        assert boolean(value) is True
    for value in (False, 0, "false", "No", "OFF", "0"):
        assert boolean(value) is False
    for neither in (None, "", "maybe", 2, 1.0, [], ["true"]):
        assert boolean(neither) is None


def test_text() -> None:
    assert [text(one) for one in ("a", 7, 1.5, True, dt.date(2016, 1, 2))] == ["a", "7", "1.5", "true", "2016-01-02"]
    assert [text(None), text([]), text({}), text(["a"])] == [None] * 4


@pytest.mark.parametrize(
    ("value", "separators", "expected"),
    [
        ("docker, metabrite", ",", ["docker", "metabrite"]),
        (" a,, b ,a, A,", ",", ["a", "b"]),
        ("a; b, c", ";", ["a", "b, c"]),
        ("a; b, c", ";,", ["a", "b", "c"]),
        ("one, two", "", ["one, two"]),
        ("a]b^c-d", "]^-", ["a", "b", "c", "d"]),
        ("two \n  words", ",", ["two words"]),
        (["Python", " python ", "C++", "", None, 2012, True, "a, b"], ",", ["Python", "C++", "2012", "true", "a, b"]),
        (("a", "b"), ",", ["a", "b"]),
        ("Straße,STRASSE", ",", ["Straße"]),
        (2012, ",", ["2012"]),
        ([{"a": 1}, "b"], ",", ["b"]),
        ({"a": 1}, ",", []),
        (None, ",", []),
        ("", ",", []),
    ],
)
def test_names(value: object, separators: str, expected: list[str]) -> None:
    assert names(value, separators) == expected


def test_whole_number() -> None:
    assert [whole_number(one) for one in (5, "5", " -7 ", "+3")] == [5, 5, -7, 3]
    assert [whole_number(one) for one in (True, 1.0, "1.0", "x", "", None, 10**12, [1])] == [None] * 8
