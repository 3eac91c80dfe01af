"""What a dead link may have meant: near, and quickly found."""

import time

import pytest

from rst2hugo.addresses.near_addresses import NearAddresses

THERE = ["/", "/posts/green-tea/", "/posts/kettle/", "/posts/cup/", "/2016/black_tea/", "/2017/black_tea/",
         "/posts/part-1/", "/feed.xml", "/tags/cup/", "/images/kettle.png"]  # fmt: skip  # a table


@pytest.mark.parametrize(
    ("dead", "meant"),
    [
        ("/2012/05/green-tea.html", "/posts/green-tea/"), ("/posts/Green_Tea", "/posts/green-tea/"),
        ("/posts/grean-tea/", "/posts/green-tea/"), ("/posts/gren-tea/", "/posts/green-tea/"),
        ("/posts/kettel/", "/posts/kettle/"), ("/posts/ketttle.html", "/posts/kettle/"),
        ("/2016/black-tea.html", "/2016/black_tea/"), ("/blog/2017/blacktea/", "/2017/black_tea/"),
        ("/img/kettle.png", "/images/kettle.png"),
        # Not near: another word, number or kind of thing, several, a slip elsewhere, too short.
        ("/posts/green-teapot/", None), ("/posts/part-2/", None), ("/posts/kettle.jpg", None), ("/black_tea/", None),
        ("/blog/kettel/", None), ("/posts/cap/", None), ("/2016/", None), ("/posts/", None), ("/x/1/", None),
    ],
)  # fmt: skip  # a table
def test_nearest(dead, meant):
    assert NearAddresses({one: one for one in THERE}).nearest(dead) == meant


def test_a_site_of_many_pages_takes_no_longer():
    there = [f"/posts/kettle-{number}/" for number in range(4000)]
    near = NearAddresses({one: one for one in there})
    started = time.perf_counter()
    assert [near.nearest(one.replace("le-", "el-")) for one in there] == there
    assert time.perf_counter() - started < 20
