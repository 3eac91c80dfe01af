"""Pages at random whose files and addresses have what Hugo changes, or might: signs, capitals, dates, other scripts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from random import Random

from rst2hugo.model import Page

# What a name begins or ends with. The letters are é in one sign and in two, and those whose small ones are not simple.
ENDS = ["", "", "", "-", "_", ".", "+", "~", "--", "-_", "._", "é", "e\u0301", "ß", "İ", "中", "²", "Ⅷ", "A", "ZZ", "ª",
        "ي", "क्ष", "ſ", "Σ", "10", "2020-01-02-", "2020-01-02_", "2020-01-02-10-11-12-", "2020-1-2-", "20200102-",
        "2020-02-31-", "-2020-01-02", "index", "_index", "x.fr", ".html", "3.14", "a.b", "__", "2020-01-02--",
        "2020-01-02.", "0001-01-01-", "1999-12-31T"]  # fmt: skip  # a table
PLAIN = ["", "", "", "a", "é", "A", "_b", "-c-"]
DATED = ["2020-01-02-", "2020-01-02_", "2019-12-31-", "2014-12-11-", "2014-12-11_"]
DATES = [
    dt.date(2020, 1, 2),
    dt.date(2014, 12, 11),
    dt.datetime(2015, 12, 31, 23, 30, tzinfo=dt.timezone(dt.timedelta(hours=-9))),
]
FOLDERS = {"posts": ["%Y/%m/%d", "%Y/%b", "posts"], "Blog": ["blog", "blog/%Y"], "notes": ["n/%Y"]}


def random_pages(random: Random, count: int) -> Iterator[Page]:
    """Pages at addresses by a pattern for each folder, with names that are mostly plain, in two languages."""
    patterns = {folder: random.choice(choices) for folder, choices in FOLDERS.items()}
    starts = DATED if random.random() < 0.5 else [""]  # whose addresses are then mostly without the date
    for number in range(count):
        ends = PLAIN if random.random() < 0.6 else ENDS
        stem = f"{random.choice(ends)}x{number}y{random.choice(ends)}"
        stem = f"{random.choice(starts)}{stem}" if random.random() < 0.8 else stem
        stem = f"k{stem}k" if stem[0] == "." or stem[-1] == "~" else stem  # which Hugo overlooks
        language, folder = random.choice(["", "", "", "fr"]), random.choice([*FOLDERS])
        below = random.choice(["", "", "", f"s{number}/", f"é{number}/", f"S{number}/"])
        date = random.choice(DATES)
        undated = [stem.lower()[11:] or f"z{number}"] * len(starts) ** 2
        names = [stem, stem.lower(), stem.lower().strip("-"), *undated]
        url = "/".join(
            ["", *filter(None, [language]), date.strftime(patterns[folder]).lower(), random.choice(names), ""]
        )
        if ".." not in url:
            output = f"content/{folder}/{below}{stem}{'.fr' if language else ''}.md"
            yield Page("a.rst", output, {"title": "A", "date": date, "url": url}, "", url=url, language=language)
