"""A blog of any size for measurements, the same each time: posts with the usual markup that link to each other."""

from __future__ import annotations

from pathlib import Path

CONF = """
SITENAME = 'Tides'
SITEURL = 'https://tides.example'
AUTHOR = 'Jo Doe'
PATH = 'content'
TIMEZONE = 'Europe/Paris'
"""
WORDS = "the harbour lies *below* the old town, where ``rope`` and **sail** are sold; boats come in from the north"


def write_blog(root: Path, posts: int, links: int) -> Path:
    """A Pelican blog of ``posts`` posts with ``links`` links each, most of them to other posts."""
    content = root / "content"
    content.mkdir(parents=True)
    (root / "pelicanconf.py").write_text(CONF, "utf-8")
    for number in range(posts):
        (content / f"tide-{number}.rst").write_text(post_text(number, posts, links), "utf-8")
    return root


def post_text(number: int, posts: int, links: int) -> str:
    """One post: metadata, sections with paragraphs, a list, code, a picture, a note, a table, and its links."""
    title = f"Tide {number} of the year"
    date = f"{2000 + number % 20}-{1 + number % 12:02}-{1 + number % 28:02} {number % 24:02}:15"
    sections = "\n\n".join(section_text(number, part) for part in range(3))
    others = [(number * 7 + step * step + 1) % posts for step in range(links)]
    anchors = [
        f"* see `tide {other} <{{filename}}tide-{other}.rst>`__, which was {step} days before"
        if step % 4
        else f"* see `a list of them {step}`_ elsewhere"
        for step, other in enumerate(others)
    ]
    targets = [f".. _a list of them {step}: https://lists.example/{number}/{step}" for step in range(0, links, 4)]
    return f"""{title}
{"#" * len(title)}

:date: {date}
:tags: tide-{number % 30}, sea
:category: {("North", "South", "West")[number % 3]}
:slug: tide-{number}

{sections}

{chr(10).join(anchors)}

{chr(10).join(targets)}
"""


def section_text(number: int, part: int) -> str:
    """A section of a post."""
    heading = f"Part {part} of {number}"
    return f"""{heading}
{"=" * len(heading)}

On day {number + part} {WORDS}.
{WORDS}.

Then {WORDS}:

* first of all {number}
* then `the map <https://maps.example/{number}/{part}>`_
* {WORDS}

.. code-block:: python

   for boat in range({number}):
       print(boat, {part})

.. image:: https://pictures.example/{number}-{part}.png
   :alt: the harbour

.. note:: The water rises {number} times, {WORDS}.

+-------+-------+
| Ebb   | Flood |
+=======+=======+
| {part:<5} | six   |
+-------+-------+"""
