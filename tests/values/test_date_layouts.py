"""How engines write dates: what Hugo writes by our layouts is what strftime and Babel write."""

from __future__ import annotations

import datetime as dt
from html import unescape
from pathlib import Path

import pytest
from support import hugo_site
from support.old_blog import written

from rst2hugo.values import date_layouts

MOMENT = dt.datetime(2021, 3, 4, 17, 6, 9, tzinfo=dt.timezone(dt.timedelta(hours=2)))
FORMS = (
    "%Y-%m-%d", "%d %B %Y", "%b %d, %Y", "%A, %e. %B '%y", "%-d.%-m.%Y", "%H:%M:%S", "%I:%M %p", "%F %T", "%D", "%R",
    "%a %j", "%d/%m/%Y %H:%M %z", "%Y年%m月%d日", "%% %Y", "le %d %b", "%Y%m%d", "%h", "Marching: %d", "%c", "%x %X",
)  # fmt: skip  # a table
WITHOUT = ("%U", "week %W", "100%% %Y", "%G", "at 15 %d", "in Jan or %B", "%s", "%Q", "_%-d", "")
PATTERNS = {
    "yyyy-MM-dd HH:mm": "2021-03-04 17:06", "d. MMMM yyyy": "4. March 2021", "EEEE, MMM d, y": "Thursday, Mar 4, 2021",
    "dd 'de' LLLL 'de' yyyy": "04 de March de 2021", "h:mm a": "5:06 PM", "yy/M/d": "21/3/4",
    "h 'o''clock'": "5 o'clock",
    "YYYY-MM-ddTHH:mm:ssZZZZZ": None, "yyyy-MM-dd'T'HH:mm:ssZZZZZ": "2021-03-04T17:06:09+02:00", "D": "063",
    "w": None, "QQQ yyyy": None, "'Jan' d": None, "webiso": "2021-03-04T17:06:09+02:00",
}  # fmt: skip  # a table


def formatted(folder: Path, layouts: list[str]) -> list[str]:
    """The moment as Hugo writes it by these layouts."""
    pieces = [f"{{{{ time.Format `{one}` $moment }}}}" for one in layouts]
    template = f'{{{{ $moment := time.AsTime "{MOMENT.isoformat()}" }}}}' + "\n".join(pieces)
    written(folder, {"hugo.toml": hugo_site.CONFIG.replace("'home', ", ""), "layouts/all.html": template})
    page = hugo_site.build(folder).destination / "index.html"
    return [unescape(one) for one in page.read_text("utf-8").split("\n")]


def test_hugo_writes_what_strftime_and_babel_write(tmp_path: Path) -> None:
    wanted = {form: MOMENT.strftime(form) for form in FORMS}
    layouts = {form: date_layouts.from_strftime(form) or "" for form in FORMS}
    wanted |= {form: meant for form, meant in PATTERNS.items() if meant}
    layouts |= {form: date_layouts.from_cldr(form) or "" for form, meant in PATTERNS.items() if meant}
    assert dict(zip(layouts, formatted(tmp_path, [*layouts.values()]), strict=True)) == wanted


@pytest.mark.parametrize("form", WITHOUT)
def test_what_go_cannot_write_has_no_layout(form: str) -> None:
    assert date_layouts.from_strftime(form) is None


def test_patterns_that_go_cannot_write_have_no_layout() -> None:
    assert [one for one, meant in PATTERNS.items() if date_layouts.from_cldr(one) is None] == [
        one for one, meant in PATTERNS.items() if meant is None
    ]


def test_names_of_patterns_are_those_of_hugo() -> None:
    assert [date_layouts.from_cldr(one) for one in ("full", "long", "medium", "short")] == [
        ":date_full",
        ":date_long",
        ":date_medium",
        ":date_short",
    ]
