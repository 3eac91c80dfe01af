"""Old sites with unknown themes: what a theme adds is left out, and nothing that the migration loses is."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from rst2hugo import convert_text
from rst2hugo.verify.build.hugo import Content
from rst2hugo.verify.checks.old_site import Comparison, compare_sites
from rst2hugo.verify.checks.sites import Sites
from rst2hugo.verify.nouns.origins import Origin
from rst2hugo.verify.read.published import Published
from rst2hugo.verify.run import header_of

# Words that differ from page to page.
BOATS = (
    "Heron",
    "Kittiwake",
    "Plover",
    "Gannet",
    "Fulmar",
    "Petrel",
    "Dunlin",
    "Curlew",
    "Avocet",
    "Whimbrel",
    "Dipper",
)
BODY = """\
<p>The {0} left the pier before sunrise, with four of a crew.</p>
<h3 id="in-the-nets">In the nets</h3>
<p>Mackerel in the <em>first</em> net, nothing but weed in the <a href="/{1}.html">second</a>.</p>
<div class="note admonition"><p class="admonition-title">Note</p><p>Ask the {0} for prices.</p></div>
<p><img src="/pictures/{0}.jpg" alt="The {0}"></p>
<ul class="simple"><li>ropes of the {0}</li><li>sails that need patches</li></ul>
<p>Home with the evening tide, as ever.</p>
"""
SOURCE = """\
The {0}
=======

:date: 2018-03-30
:tags: boats, nets

The {0} left the pier before sunrise, with four of a crew.

In the nets
-----------

Mackerel in the *first* net, nothing but weed in the `second </{1}.html>`_.

.. note:: Ask the {0} for prices.

.. image:: /pictures/{0}.jpg
   :alt: The {0}

* ropes of the {0}
* sails that need patches

Home with the evening tide, as ever.
"""
# Each shows the title, a date and a link to the next page in a way of its own; {1} is the text.
THEMES = {
    "wrappers": """<body><div class="grid"><div class="leaf wide-3"><h1 class="headline">The {0}</h1>
        <p class="byline">by Ines, 30 March</p>{1}<div class="next">Next: <a href="/{2}.html">The {2}</a></div>
        </div></div></body>""",
    "an article": """<body><nav>Home Boats</nav><article class="h-entry">
        <header><h1>The {0}</h1><time>30 March</time></header><div class="e-content">{1}</div>
        <footer>Filed under boats</footer></article><aside>The latest boats: {2}</aside></body>""",
    "no classes": """<body><table><tr><td>Home, boats, nets, prices</td><td><div id="main">
        <h2><a href="/{0}.html">The {0}</a></h2><h3>Fri 30 March</h3>{1}</div></td></tr></table></body>""",
    "furniture in the text": """<body><div id="post"><h1>The {0}</h1>
        <div class="share">Share this <a href="https://e.org">here</a></div>{1}<hr><div id="thread"></div>
        <script>count("{0}")</script><script src="/c.js"></script><p class="tags">boats nets</p></div></body>""",
    "contents beside": '<body><div class="toc">In the nets</div><div class="text">{1}</div></body>',
}
HEAD = "<html><head><title>The {0} – Harbour</title><link href='/theme/a.css' rel='stylesheet'></head>"


class Harbour:
    """An old site of a page for each boat, in one theme, and the new site that it has become."""

    def __init__(self, folder: Path, theme: str) -> None:
        self.folder = folder
        self.sources: dict[str, str] = {}
        self.headers: dict[str, str] = {}
        for number, boat in enumerate(BOATS):
            following = BOATS[(number + 1) % len(BOATS)]
            text = BODY.format(boat, following)
            self.sources[boat] = SOURCE.format(boat, following)
            self.write(f"old/{boat}.html", (HEAD + theme + "</html>").format(boat, text, following))
            new = text.replace(f"/{following}.html", f"/{following}/")
            new = re.sub(r"<div class=.note.*?</div>", self.alert(boat), new).replace("h3", "h2")
            self.write(f"new/{boat}/index.html", new)
            self.write(f"new/pictures/{boat}.jpg", "")
            self.write(f"old/pictures/{boat}.jpg", "")
            self.write(f"new/{boat}.html", f'<meta http-equiv="refresh" content="0; url=/{boat}/">')

    @staticmethod
    def alert(boat: str) -> str:
        title = '<p class="admonition-title">Note</p>'
        return f'<aside class="admonition note">{title}<p>Ask the {boat} for prices.</p></aside>'

    def write(self, name: str, text: str) -> None:
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def edit(self, names: list[str], change: Callable[[str], str]) -> None:
        for name in names:
            file = self.folder / name
            text = file.read_text("utf-8")
            assert change(text) != text
            file.write_text(change(text), encoding="utf-8")

    def compare(self, *, sources: bool = True) -> Comparison:
        old, new = (Published(self.folder / name) for name in ("old", "new"))
        files = {name: f"{name}/index.html" for name in self.sources}
        contents = {file: Content(file, new.text(file)) for file in files.values()}
        header = "+++\ntitle = 'The {0}'\ndate = 2018-03-30\ntags = ['boats', 'nets']"
        origins = {
            files[name]: Origin(text, f"{header.format(name)}\n{self.headers.get(name, '')}")
            for name, text in self.sources.items()
        }
        return compare_sites(Sites(old, new, contents, sources=origins if sources else {}))


def told(comparison: Comparison) -> list[str]:
    return [f"{page.source}: {one}" for page in comparison.pages for one in page.differences]


@pytest.fixture(params=THEMES)
def harbour(request: pytest.FixtureRequest, tmp_path: Path) -> Harbour:
    return Harbour(tmp_path, THEMES[request.param])


def test_a_theme_is_no_difference(harbour: Harbour) -> None:
    comparison = harbour.compare()
    assert (told(comparison), len(comparison.pages)) == ([], len(BOATS))


def new_pages(*boats: str) -> list[str]:
    return [f"new/{boat}/index.html" for boat in boats or BOATS]


# What a bad migration does to one page, or to all, and how each is told of one.
LOSSES: dict[str, tuple[Callable[[str], str], str]] = {
    "a paragraph": (
        lambda text: text.replace("<p>Home with the evening tide, as ever.</p>", ""),
        "word: ‘Home with the evening tide, as ever.’ → nothing",
    ),
    "the first paragraph": (
        lambda text: re.sub(r"^<p>.*?</p>", "", text),
        "word: ‘The Heron left the pier before sunrise, with four of a crew.’ → nothing",
    ),
    "the notes": (
        lambda text: re.sub(r"<aside.*?</aside>", "", text),
        "word: ‘Note Ask the Heron for prices.’ → nothing",
    ),
    "a picture": (
        lambda text: re.sub(r"<p><img.*?</p>", "", text),
        "image: [image /pictures/Heron.jpg] → nothing",
    ),
    "emphasis": (lambda text: re.sub("</?em>", "", text), "emphasis: ‘first’ (emphasis) → ‘first’ (plain)"),
    "a link": (
        lambda text: re.sub('href="[^"]*"', 'href="/lost/"', text),
        "link: ‘second.’ (to /Kittiwake/, no link) → ‘second.’ (to /lost/, no link)",
    ),
    "an id": (lambda text: text.replace(' id="in-the-nets"', ""), "id: #in-the-nets → nothing"),
    "a list": (
        lambda text: re.sub("</?ul.*?>|</?li>", " ", text),
        "list: ‘ropes of the Heron’ (list bullet, item) → ‘ropes of the Heron’ (paragraph)",
    ),
}


@pytest.mark.parametrize("name", LOSSES)
@pytest.mark.parametrize("boats", [("Heron",), ()], ids=["on one page", "on all pages"])
def test_losses_are_told(name: str, boats: tuple[str, ...], harbour: Harbour) -> None:
    change, line = LOSSES[name]
    harbour.edit(new_pages(*boats), change)
    found = told(harbour.compare())
    assert f"/Heron.html: {line}" in found
    assert {one.split(":")[0] for one in found} == {f"/{boat}.html" for boat in boats or BOATS}


def test_files_of_the_theme(tmp_path: Path) -> None:
    """A picture that a text shows is none."""
    harbour = Harbour(tmp_path, THEMES["an article"])
    for name in ("old/theme/a.css", "old/theme/font.woff", "old/theme/LICENSE.txt", "old/prices.pdf"):
        harbour.write(name, "")
    (tmp_path / "new/pictures/Heron.jpg").unlink()
    comparison = harbour.compare()
    assert comparison.theme_files == ("theme/LICENSE.txt", "theme/a.css", "theme/font.woff")
    assert [one.place for one in comparison.unanswered] == ["/pictures/Heron.jpg", "/prices.pdf"]


def test_links_that_are_better_now(tmp_path: Path) -> None:
    """One that led nowhere leads somewhere; one that led nowhere still does not; one that was mended on purpose."""
    harbour = Harbour(tmp_path, THEMES["an article"])
    harbour.edit(["old/Heron.html"], lambda text: text.replace('"/Kittiwake.html"', '"/second_"', 1))
    harbour.edit(["old/Plover.html"], lambda text: text.replace('"/Gannet.html"', '"/gone.html"', 1))
    harbour.edit(new_pages("Plover"), lambda text: text.replace("/Gannet/", "/gone/"))
    pages = {page.source: page for page in harbour.compare().pages if page.differences}
    assert [(one.mended, one.inherited) for one in pages["/Heron.html"].differences] == [(True, False)]
    assert [(one.mended, one.inherited) for one in pages["/Plover.html"].differences] == [(False, True)]
    assert {page.state.value for page in pages.values()} == {"identical"}


def test_without_the_sources(tmp_path: Path) -> None:
    harbour = Harbour(tmp_path, THEMES["an article"])
    assert told(harbour.compare(sources=False)) == []
    harbour.edit(new_pages(), LOSSES["the first paragraph"][0])
    assert len(told(harbour.compare(sources=False))) == len(BOATS)


def test_a_class_that_both_theme_and_author_use(tmp_path: Path) -> None:
    """The theme's bylines and a box around each first paragraph have the class of a sentence that somebody wrote."""
    harbour = Harbour(tmp_path, '<body><div class="text"><p class="lead">by {2}, a sailor</p>{1}</div></body>')
    harbour.edit([f"old/{boat}.html" for boat in BOATS], lambda text: boxed_first(text, "lead"))
    harbour.sources["Heron"] += "\n.. class:: lead\n\nMind the tide at noon.\n"
    line = '<p class="lead">Mind the tide at noon.</p>'
    harbour.edit(["old/Heron.html", *new_pages("Heron")], lambda text: text.replace("<ul", f"{line}<ul"))
    assert told(harbour.compare()) == []
    harbour.edit(new_pages("Heron"), lambda text: text.replace(' class="lead"', ""))
    changed = "‘Mind the tide at noon.’ (class lead) → ‘Mind the tide at noon.’ (paragraph)"
    assert told(harbour.compare()) == [f"/Heron.html: class: {changed}"]
    harbour.edit(new_pages("Heron"), lambda text: text.replace("<p>Mind the tide at noon.</p>", ""))
    assert told(harbour.compare()) == ["/Heron.html: word: ‘Mind the tide at noon.’ → nothing"]


def test_a_box_that_both_theme_and_author_use(tmp_path: Path) -> None:
    """The theme sets one around each first paragraph; a page has one that somebody wrote."""
    harbour = Harbour(tmp_path, '<body><div class="text">{1}</div></body>')
    harbour.edit([f"old/{boat}.html" for boat in BOATS], lambda text: boxed_first(text, "deck"))
    harbour.sources["Heron"] += '\n.. raw:: html\n\n   <div class="deck"><p>Mind the tide at noon.</p></div>\n'
    box = '<div class="deck"><p>Mind the tide at noon.</p></div>'
    harbour.edit(["old/Heron.html", *new_pages("Heron")], lambda text: text.replace("<ul", f"{box}<ul"))
    harbour.edit(["old/Heron.html"], lambda text: re.sub(r'<div class="deck">(<p>The .*?</p>)</div>', r"\1", text))
    assert told(harbour.compare()) == []


def boxed_first(text: str, name: str) -> str:
    return re.sub(r"(<p>The .*?</p>)", rf'<div class="{name}">\1</div>', text, count=1)


def test_a_signature_in_a_quotation(tmp_path: Path) -> None:
    """Themes have their own footers; one that an author wrote belongs to the text."""
    harbour = Harbour(tmp_path, THEMES["an article"])
    quote = "<blockquote>Fair winds. <footer>an old {}</footer></blockquote>"
    harbour.edit(["old/Heron.html", *new_pages("Heron")], lambda text: text.replace("<ul", f"{quote}<ul"))
    assert told(harbour.compare()) == []
    harbour.edit(new_pages("Heron"), lambda text: text.replace("an old {}", ""))
    assert told(harbour.compare()) == ["/Heron.html: word: ‘an old {}’ → nothing"]


def test_a_picture_that_the_theme_shows_as_well(tmp_path: Path) -> None:
    theme = (
        '<body><div class="text"><div class="row"><img src="/pictures/{0}.jpg"> Seen from afar</div>{1}</div></body>'
    )
    harbour = Harbour(tmp_path, theme)
    assert told(harbour.compare()) == []
    harbour.edit(new_pages("Heron"), LOSSES["a picture"][0])
    assert told(harbour.compare()) == ["/Heron.html: image: [image /pictures/Heron.jpg] → nothing"]


def test_no_space_before_a_word(tmp_path: Path) -> None:
    harbour = Harbour(tmp_path, '<body><div class="body">{1}</div></body>')
    harbour.edit(new_pages("Heron"), lambda text: text.replace("sunrise, with", "sunrise,with"))
    assert told(harbour.compare()) == ["/Heron.html: word: ‘sunrise, with’ → ‘sunrise,with’"]


def test_a_summary_that_the_theme_shows_with_a_title(tmp_path: Path) -> None:
    """The text begins as the summary does, so that the box is like the text."""
    harbour = Harbour(tmp_path, '<body><div class="text">{1}</div></body>')
    summary = "The Heron left the pier before sunrise, with four of a crew, and nets for mackerel"
    harbour.headers["Heron"] = f"summary = '{summary}'"
    box = f'<div class="lead"><h3>Summary</h3><p>{summary}</p></div>'
    harbour.edit(["old/Heron.html"], lambda text: text.replace('<div class="text">', f'<div class="text">{box}'))
    assert told(harbour.compare()) == []
    harbour.headers["Heron"] = ""
    assert told(harbour.compare()) == [f"/Heron.html: word: ‘Summary {summary}’ → nothing"]


def test_what_the_theme_shows_of_a_header_and_of_a_path(tmp_path: Path) -> None:
    """A picture on another host that the header names; the way to a file as links."""
    harbour = Harbour(tmp_path, THEMES["an article"])
    way = "<nav><ul><li>boats</li><li>of oak</li><li>keel.py</li></ul></nav>"
    harbour.sources["Heron"] += "\n.. literalinclude:: /boats/of-oak/keel.py\n"
    harbour.edit(
        ["old/Heron.html"], lambda text: text.replace('<div class="e-content">', f'<div class="e-content">{way}')
    )
    picture = '<img src="https://e.org/Heron-cover.png">'
    harbour.headers["Heron"] = "image = 'https://e.org/Heron-cover.png'"
    harbour.edit(["old/Heron.html"], lambda text: text.replace("<ul class", f"{picture}<ul class"))
    assert told(harbour.compare()) == []


def test_a_page_in_a_frame_of_its_own(tmp_path: Path) -> None:
    """What its author wrote is compared; a logo and a sentence of the frame are not."""
    harbour = Harbour(tmp_path, THEMES["wrappers"])
    text = "<p>The light at the end of the mole is out; <a href='/Heron/'>steer by the church</a> instead.</p>"
    frame = '<body><h1><img src="/logo.png" alt="Harbour"> Storm</h1>{}<p>No signal, no boat.</p></body>'
    harbour.write("old/Gale.html", frame.format(text))
    harbour.write("new/Gale/index.html", text)
    harbour.write("new/Gale.html", '<meta http-equiv="refresh" content="0; url=/Gale/">')
    harbour.sources["Gale"] = "The light at the end of the mole is out; `steer by the church </Heron/>`_ instead."
    assert told(harbour.compare()) == []
    lost = "Come back before the tide turns."
    harbour.sources["Gale"] += f"\n\n{lost}"
    harbour.edit(["old/Gale.html"], lambda html: html.replace("<p>No", f"<p>{lost}</p><p>No"))
    assert told(harbour.compare()) == [f"/Gale.html: word: ‘{lost}’ → nothing"]


# What an engine published, and what Hugo makes of the same source.
WAYS = {
    "dots with spaces": ("<p>Well … nets</p>", "<p>Well . . . nets</p>"),
    "a section beside the page": (
        "</section><section><h1>Ropes</h1><p>of hemp</p></section><section>",
        '<h2 id="ropes">Ropes</h2><p>of hemp</p>',
    ),
    "a box of code that somebody wrote": (
        '<div class="highlight-tide"><pre class="tide">low</pre></div>',
        '<div class="highlight-tide"><pre class="tide">low</pre></div>',
    ),
    "no space between two signs": ("<p>The U.S.“fleet”; P.S.- \\]\\[</p>", "<p>The U.S. “fleet”; P.S. - \\] \\[</p>"),
    "quotes in a player": (
        '<object><p>&lt;embed src="a"&gt;</p></object>',
        "<object><p>&lt;embed src=“a”&gt;</p></object>",
    ),
}


def insert_before_list(text: str) -> Callable[[str], str]:
    return lambda html: html.replace("<ul", f"{text}<ul").replace("h3", "h2")


@pytest.mark.parametrize("name", WAYS)
def test_ways_of_engines(name: str, tmp_path: Path) -> None:
    before, after = WAYS[name]
    harbour = Harbour(tmp_path, '<body><div class="body"><section><h1>The {0}</h1>{1}</section></div></body>')
    for file, text in (("old/Heron.html", before), ("new/Heron/index.html", after)):
        harbour.edit([file], insert_before_list(text))
    assert told(harbour.compare()) == []


def test_ids_that_only_their_own_page_asks_for(tmp_path: Path) -> None:
    """A list of contents that is the theme's leads to what docutils made up; another page asks for one of them."""
    harbour = Harbour(
        tmp_path, '<body><div class="toc"><a href="#nets-1">Nets</a></div><div class="text">{1}</div></body>'
    )
    for boat in ("Heron", "Plover"):
        harbour.edit([f"old/{boat}.html"], lambda text: text.replace("<ul", '<h3 id="nets-1">Nets</h3><ul'))
        harbour.edit(new_pages(boat), lambda text: text.replace("<ul", '<h2 id="id1">Nets</h2><ul'))
    assert told(harbour.compare()) == []
    harbour.edit(["old/Dunlin.html"], lambda text: text.replace("/Curlew.html", "/Plover.html#nets-1"))
    assert "/Plover.html: id: #nets-1 → nothing" in told(harbour.compare())


def test_a_value_of_several_lines_in_a_header() -> None:
    page = convert_text("The Heron\n=========\n\n:lead: Boats of the\n   harbour\n:date: 2018-03-30\n\nText.\n")
    assert "Boats of the harbour" in header_of(page)
