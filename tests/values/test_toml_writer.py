from __future__ import annotations

import datetime as dt
import tomllib
import zoneinfo
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rst2hugo.model import Value
from rst2hugo.values import toml_writer


def test_written_as_a_careful_person_would() -> None:
    header: dict[str, Any] = {
        "title": "DockerCon 2016",
        "date": dt.datetime(2016, 6, 21, 15, 20, tzinfo=dt.timezone(dt.timedelta(hours=-7))),
        "lastmod": dt.date(2021, 1, 2),
        "params": {"subtitle": "it's", "deep": {"a b": 1}, "empty": {}},
        "tags": ["docker", "metabrite"],
        "draft": True,
        "weight": 5,
    }
    assert toml_writer.dumps(header) == "\n".join(
        [
            "title = 'DockerCon 2016'",
            "date = 2016-06-21T15:20:00-07:00",
            "lastmod = 2021-01-02",
            "tags = ['docker', 'metabrite']",
            "draft = true",
            "weight = 5",
            "",
            "[params]",
            'subtitle = "it\'s"',
            "",
            "[params.deep]",
            '"a b" = 1',
            "",
            "[params.empty]",
        ]
    )


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ('a \\ "b" – é', "'a \\ \"b\" – é'"),
        ('it\'s "so"', '"it\'s \\"so\\""'),
        ("two\nlines", '"two\\nlines"'),
        ("bell\x07", '"bell\\u0007"'),
        ("", "''"),
        (["a", ["b", 1]], "['a', ['b', 1]]"),
        ([{"a": "x", "b c": [1]}, {}], "[{ a = 'x', \"b c\" = [1] }, {}]"),
        (dt.datetime(2016, 6, 21, 15, 20), "2016-06-21T15:20:00"),
        (dt.datetime(2016, 6, 21, 15, 20, 1, 500000, tzinfo=dt.UTC), "2016-06-21T15:20:01.500000Z"),
        (dt.datetime(1890, 1, 1, tzinfo=zoneinfo.ZoneInfo("Europe/Paris")), "1890-01-01T00:00:00+00:09"),
        (dt.datetime(1, 1, 1, tzinfo=dt.timezone(dt.timedelta(hours=14))), "0001-01-01T00:00:00+14:00"),
        (dt.time(7, 5), "07:05:00"),
        (1.5, "1.5"),
        (True, "true"),
    ],
)
def test_literals(value: Any, written: str) -> None:
    assert toml_writer.literal(value) == written


def test_a_long_array_has_a_line_for_each_item() -> None:
    names: list[Value] = [f"/old/address/number/{n}.html" for n in range(5)]
    lines = toml_writer.dumps({"aliases": names}).split("\n")
    assert lines == ["aliases = [", *(f"  '{name}'," for name in names), "]"]


def test_what_toml_cannot_hold_is_refused() -> None:
    with pytest.raises(TypeError):
        toml_writer.dumps({"x": None})  # type: ignore[dict-item]


@pytest.mark.parametrize(
    ("value", "stored"),
    [
        (None, ""),
        ({"a": None, 2: (1, 2)}, {"a": "", "2": [1, 2]}),
        ({3, 1, 2}, [1, 2, 3]),
        (2**63, str(2**63)),
        (-(2**63), -(2**63)),
        (float("inf"), "inf"),
        (float("nan"), "nan"),
        (b"x", "b'x'"),
        (dt.date(2020, 1, 2), dt.date(2020, 1, 2)),
        (True, True),
    ],
)
def test_storable(value: object, stored: object) -> None:
    assert toml_writer.storable(value) == stored
    assert type(toml_writer.storable(value)) is type(stored)


offsets = st.integers(-23 * 60, 23 * 60).map(lambda minutes: dt.timezone(dt.timedelta(minutes=minutes)))
scalars = (
    st.text()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False)
    | st.dates()
    | st.times()
    | st.datetimes(timezones=st.none() | offsets)
)
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4), max_leaves=12
)


@given(st.dictionaries(st.text(), values, max_size=6))
def test_round_trip(table: dict[str, Any]) -> None:
    assert tomllib.loads(toml_writer.dumps(table)) == table


@given(st.dictionaries(st.text(min_size=1), values, min_size=1, max_size=6))
def test_tables_come_last(table: dict[str, Any]) -> None:
    order = list(tomllib.loads(toml_writer.dumps(table)))
    plain = [key for key, value in table.items() if not isinstance(value, dict)]
    assert order[: len(plain)] == plain
