"""Posts in Markdown: their links lead to the new addresses, and all else stays to the letter."""

from __future__ import annotations

import pytest

from rst2hugo import Options, convert_blog

CONF = (
    "# -*- coding: utf-8 -*-\nWWW_ROOT = 'https://old.example/'\nFILTERS = ['markdown']\n"
    "VIEWS = {'/:year/:slug.html': {'view': 'entry'}, '/': {'view': 'index'}}\n"
)


@pytest.fixture
def carried(tmp_path):
    """What becomes of a body at /2012/a.html, which becomes /2012/a/, beside /2012/b.html; and what is reported."""

    def convert(body):
        (tmp_path / "content").mkdir()
        (tmp_path / "conf.py").write_text(CONF)
        for name, text in {"a": body, "b": "b"}.items():
            (tmp_path / "content" / f"{name}.md").write_text(f"---\ntitle: {name}\ndate: 2012-05-03\n---\n{text}\n")
        page = convert_blog(tmp_path, Options()).pages[0]
        return page.markdown, [(one.code.value, one.line) for one in page.diagnostics]

    return convert


@pytest.mark.parametrize(
    ("body", "written"),
    [
        ("[b](/2012/b.html) and [b](https://old.example/2012/b.html#c)", "[b](/2012/b/) and [b](/2012/b/#c)"),
        ("[b](b.html), [b]( <b.html> ), [b](b.html 'B')", "[b](/2012/b/), [b]( /2012/b/ ), [b](/2012/b/ 'B')"),
        ("[![b](/2012/b.html)](b.html)", "[![b](/2012/b/)](/2012/b/)"),
        ("[b]: b.html\n[c]: <b.html> 'C'", "[b]: /2012/b/\n[c]: /2012/b/ 'C'"),
        ("<a href='b.html'>b</a><img src=\"/2012/b.html\">", "<a href='/2012/b/'>b</a><img src=\"/2012/b/\">"),
        ("`[b](b.html)` and ``[b](b.html) ` ``", None),
        ("```\n[b](b.html)\n```\n\n~~~~\n~~~\n[b](b.html)\n~~~~", None),
        ("[x](https://e.org/a_(b)?c=d&e) [m](mailto:a@e.org) [f](#f)", None),
        ("[^1]: note of b.html\n[Todo]: more of it\n[b]({{ site.url }}/b.html)", None),
        ("**a** _b_ \\* <div class='x'>c</div>\n\n| a |\n|---|\n| b |", None),
        ("<script>\n'<a href=\"b.html\">b</a>';\n</script>", None),
        ("{{< x >}} and {{% y %}}", "{{</* x */>}} and {{%/* y */%}}"),
    ],
)
def test_links_are_filled_in(carried, body, written):
    assert carried(body) == (written or body, [])


def test_what_leads_nowhere_is_reported_with_its_line(carried):
    written, told = carried('a\n\n[c](c.html) <img src="/d.png">')
    assert written == 'a\n\n[c](/2012/c.html) <img src="/d.png">'
    assert told == [("broken-link", 7), ("broken-link", 7)]


def test_the_ledger_has_the_links_of_markdown(tmp_path):
    (tmp_path / "content").mkdir()
    (tmp_path / "conf.py").write_text(CONF)
    body = (
        "[one [two]\n\\] three](b.html 'B') ![no](b.html) `[no](b.html)` <https://e.org/a>\n\n"
        "<a class='x' href='/2012/b.html#c'>b</a><img src='no.png'> [![p](p.png)](<nowhere>)\n\n[b c]: b.html\n"
    )
    for name, text in {"a": body, "b": "b"}.items():
        (tmp_path / "content" / f"{name}.md").write_text(f"---\ntitle: {name}\ndate: 2012-05-03\n---\n{text}\n")
    page = convert_blog(tmp_path, Options()).pages[0]
    assert [(one.line, one.text, one.name, one.address, one.kind, one.state) for one in page.links] == [
        (5, "one [two]\n\\] three", "", "/2012/b/", "post", "ok"),
        (6, "https://e.org/a", "", "https://e.org/a", "external", "ok"),
        (8, "", "", "/2012/b/#c", "post", "ok"),
        (8, "![p](p.png)", "", "/2012/nowhere", "", "unresolved"),
        (10, "", "b c", "/2012/b/", "post", "ok"),
    ]
