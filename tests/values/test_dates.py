"""Dates in whatever form, as python-dateutil reads them, on any day and any machine."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from rst2hugo.values import dates

WEST = dt.timezone(dt.timedelta(hours=-3))


@pytest.mark.parametrize(
    ("text", "date", "missing"),
    [
        ("3/4/2012", dt.date(2012, 3, 4), ()),
        ("29 Feb 2012", dt.date(2012, 2, 29), ()),
        ("Sun, 4 Mar 2012 10:11 -0300", dt.datetime(2012, 3, 4, 10, 11, tzinfo=WEST), ()),
        ("2012-03-04 00:00", dt.datetime(2012, 3, 4), ()),
        ("2012-03-04 10:11 CET", dt.datetime(2012, 3, 4, 10, 11), ()),
        ("2012-03-04T10:11:12.5Z", dt.datetime(2012, 3, 4, 10, 11, 12, 500000, tzinfo=dt.UTC), ()),
        ("March 2012", dt.date(2012, 3, 1), ("day",)),
        ("2012", dt.date(2012, 1, 1), ("month", "day")),
    ],
)
def test_what_is_said(text, date, missing):
    assert dates.read(text)[:2] == (date, missing)


@pytest.mark.parametrize("text", ["", "soon", "4 mars 2012", "31 Feb 2012", "March", "10:30", "4 March", "9" * 30])
def test_what_is_no_date(text):
    assert dates.read(text) is None


@pytest.mark.parametrize(
    ("text", "date", "other"),
    [
        ("3/4/2012", dt.date(2012, 3, 4), dt.date(2012, 4, 3)),
        ("03.04.2012 10:11", dt.datetime(2012, 3, 4, 10, 11), dt.date(2012, 4, 3)),
        ("13/04/2012", dt.date(2012, 4, 13), None),
        ("4/4/2012", dt.date(2012, 4, 4), None),
        ("12/03/04", dt.date(2004, 12, 3), dt.date(2004, 3, 12)),
        ("18/03/04", dt.date(2004, 3, 18), dt.date(2018, 3, 4)),
        ("2012-03-04", dt.date(2012, 3, 4), None),
        ("2012/3/4", dt.date(2012, 3, 4), None),
        ("Mar 4, 2012", dt.date(2012, 3, 4), None),
    ],
)
def test_what_may_be_another_date(text, date, other):
    assert dates.read(text)[:3] == (date, (), other)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Feb 9, 2021", dt.date(2021, 2, 9)),
        ("9 February 2021", dt.date(2021, 2, 9)),
        ("Tuesday, the 9th of February, 2021 at 7:05 pm", dt.datetime(2021, 2, 9, 19, 5)),
        ("2021/02/09 19:05:30", dt.datetime(2021, 2, 9, 19, 5, 30)),
        ("2021-2-9 7:05", dt.datetime(2021, 2, 9, 7, 5)),
        ("2021-02-09 19.05", dt.datetime(2021, 2, 9, 19, 5)),
        ("20210209", dt.date(2021, 2, 9)),
        ("2021-02-09T19:05:30.5Z", dt.datetime(2021, 2, 9, 19, 5, 30, 500000, tzinfo=dt.UTC)),
        ("2021-02-09 19:05 CET", dt.datetime(2021, 2, 9, 19, 5, tzinfo=dt.timezone(dt.timedelta(hours=1)))),
        ("Tue Feb  9 19:05:00 PST 2021", dt.datetime(2021, 2, 9, 19, 5, tzinfo=dt.timezone(dt.timedelta(hours=-8)))),
        ("2021-02-09 19:05 -0300 (BRT)", dt.datetime(2021, 2, 9, 19, 5, tzinfo=WEST)),
        ("2021-02-09 19:05 Europe/Madrid", dt.datetime(2021, 2, 9, 19, 5, tzinfo=ZoneInfo("Europe/Madrid"))),
        ("2021-02-09 19:05 Atlantis/Capital", dt.datetime(2021, 2, 9, 19, 5)),
        ("9 février 2021", dt.date(2021, 2, 9)),
        ("1er fe\u0301vrier 2021", dt.date(2021, 2, 1)),
        ("Dienstag, 9. März 2021 um 19:05 Uhr", dt.datetime(2021, 3, 9, 19, 5)),
        ("martes, 9 de febrero de 2021", dt.date(2021, 2, 9)),
        ("9 de março de 2021", dt.date(2021, 3, 9)),
        ("9 maart 2021", dt.date(2021, 3, 9)),
        ("9 мая 2021", dt.date(2021, 5, 9)),
        ("2021年2月9日", dt.date(2021, 2, 9)),
        ("2021년 2월 9일", dt.date(2021, 2, 9)),
        ("2021-25-02", dt.date(2021, 2, 25)),
        *((text, None) for text in ("2021", "soon", "9 listopad 2021", "31 juin 2021", "", "février", "1.2", "x" * 99)),
    ],
)
def test_as_people_write_them(text, date):
    found = dates.read_any(text)
    assert (found and found.date) == date
    assert type(found and found.date) is type(date)


@pytest.mark.parametrize(
    ("text", "date", "odd"),
    [
        ("2016-08-09 UC+02:00", dt.date(2016, 8, 9), "UC+02:00"),
        ("2016-08-09 07:05 UC+02:00", dt.datetime(2016, 8, 9, 7, 5), "UC+02:00"),
        ("2016-08-09 07:05 Europe/Nowhere", dt.datetime(2016, 8, 9, 7, 5), "Europe/Nowhere"),
        ("2016-08-09 07:05 UTC+26:00", dt.datetime(2016, 8, 9, 7, 5), "UTC+26:00"),
        ("9 août 2016 07:05 EST5EDT", dt.datetime(2016, 8, 9, 7, 5), "EST5EDT"),
    ],
)
def test_a_zone_that_does_not_exist_is_named_and_the_date_is_kept(text, date, odd):
    assert dates.read_any(text) == (date, (), None, odd)


def test_the_offset_of_an_unknown_zone_is_read_as_by_the_engines():
    """python-dateutil turns the sign round, for POSIX does so."""
    assert dates.read("2016-08-09 07:05 UC+03:00") == (dt.datetime(2016, 8, 9, 7, 5, tzinfo=WEST), (), None, "UC+03:00")


@pytest.mark.parametrize("text", ["August UC+02:00", "2016-08-09 at dawn", "August 2016 Nowhere/X"])
def test_words_after_half_a_date_are_not_a_zone(text):
    assert dates.read_any(text) is None
