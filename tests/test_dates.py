"""In here: dates in whatever form, as python-dateutil reads them, on any day and any machine."""

import datetime as dt

import pytest

from rst2hugo import dates

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
)  # fmt: skip
def test_what_is_said(text, date, missing):
    assert dates.read(text) == (date, missing)


@pytest.mark.parametrize("text", ["", "soon", "4 mars 2012", "31 Feb 2012", "March", "10:30", "4 March", "9" * 30])
def test_what_is_no_date(text):
    assert dates.read(text) is None
