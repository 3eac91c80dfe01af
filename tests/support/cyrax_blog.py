"""A small blog of Cyrax."""

from __future__ import annotations

POST = """\
A *title*
=========

.. meta::
   tags: one, two
   draft: {draft}
   mood: fine

Text.
"""
FILES = {
    "settings.cfg": "[site]\ntitle = A cyrax\nurl = http://cyrax.example/\n",
    "blog/2012/03/04/first.rst": POST.format(draft="no"),
    "blog/2012-03-05-second.rst": POST.format(draft="yes"),
    "about.rst": "About\n=====\n\nMe.\n",
    "index.rst": "Home\n====\n\nHi.\n",
    "x.png": "png",
}
