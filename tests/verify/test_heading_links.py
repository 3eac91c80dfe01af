"""What themes put into headings, and what authors do."""

from __future__ import annotations

import pytest
from lxml import html

from rst2hugo.verify.normalise.heading_links import drop_heading_links


@pytest.mark.parametrize(
    ("inside", "left"),
    [
        ('Tides<a hidden class="anchor" aria-hidden="true" href="#tides">#</a>', "Tides"),
        ('<a href="#tides" class="header-anchor"></a>Tides', "Tides"),
        ('Tides <span class="absolute"><a href="#tides" aria-label="Anchor">#</a></span>', "Tides "),
        (
            'Tides <a class="link" href="#tides"><i title="Link to heading"></i><span>Link to heading</span></a>',
            "Tides ",
        ),
        ('<a class="anchor" href="#tides">Tides and <em>ebb</em></a>', "Tides and <em>ebb</em>"),
        # An author's own.
        ('Tides <a href="#ebb">#</a>', None),
        ('Tides, see <a href="#tides" title="T">here</a>', None),
        ('Tides <a class="link" href="/tides/">more</a>', None),
        ('<a href="#tides">[Tides]</a>', None),  # a citation of this name
        ('<a class="citation-reference" href="#tides" id="c1">[Tides]</a>', None),
    ],
)
def test_only_links_of_themes_are_taken_out_of_a_heading(inside: str, left: str | None) -> None:
    root = html.fragment_fromstring(f'<div><h2 id="tides" class="c">{inside}</h2><p><a href="#tides">#</a></p></div>')
    drop_heading_links(root)
    start = '<h2 id="tides" class="c">' if left is None else '<h2 id="tides">'
    expected = f'<div>{start}{inside if left is None else left}</h2><p><a href="#tides">#</a></p></div>'
    assert html.tostring(root, encoding="unicode") == expected
