"""Links between the texts of a folder that no known engine published."""

from __future__ import annotations

import pytest
from support.old_blog import converted, page

from rst2hugo.model.diagnostics import Code

TEXTS = {
    "index.rst": "Harbour\n=======\n\nText.\n",
    "boats/sloop.rst": "Sloop\n=====\n\nText.\n",
    "boats/index.rst": "Boats\n=====\n\nText.\n",
    "LICENSE": "Free.\n",
}


@pytest.mark.parametrize("folder", ["", "content/"])
@pytest.mark.parametrize(
    ("link", "goal"),
    [
        ("../boats/sloop.html", "/posts/boats/sloop/"),
        ("../boats/sloop.html#text", "/posts/boats/sloop/#text"),
        ("../boats/sloop.rst", "/posts/boats/sloop/"),
        ("../boats/", "/posts/boats/index_/"),
        ("../boats/index.html", "/posts/boats/index_/"),
        ("../index.html", "/"),
        ("other.html", "/posts/logs/other/"),
    ],
)
def test_a_relative_link_starts_from_the_folder_of_its_source(tmp_path, folder, link, goal):
    texts = TEXTS | {"logs/other.rst": "Other\n=====\n\nText.\n", "logs/2012.rst": f"Log\n===\n\n`Here <{link}>`__.\n"}
    result = converted(tmp_path, {f"{folder}{name}": text for name, text in texts.items()}, engine="rst")
    goal = {"/posts/boats/index_/": page(result, f"{folder}boats/index.rst").url}.get(goal, goal)
    assert f"[Here]({goal})" in page(result, f"{folder}logs/2012.rst").markdown


def test_what_is_nowhere_is_reported_where_the_author_meant_it(tmp_path):
    texts = {"logs/2012.rst": "Log\n===\n\n`Here <../boats/ketch.html>`__.\n"} | TEXTS
    diagnostics = page(converted(tmp_path, texts, engine="rst"), "logs/2012.rst").diagnostics
    messages = [one.message for one in diagnostics if one.code is Code.BROKEN_LINK]
    assert messages == ["nothing was published at /boats/ketch.html (../boats/ketch.html)"]
