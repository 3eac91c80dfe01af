"""The starter looked at by axe-core in a real Chromium: ``python tests/axe.py [--shots FOLDER]``.

The package axe-playwright-python, which has axe-core, has to be installed.
Its pages are those of a blog with all kinds of markup, in light and dark, on a wide screen and on a phone's.
"""

from __future__ import annotations

import functools
import http.server
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright
from support.hugo_site import build
from support.old_blog import written
from support.pelican_blog import rst

from rst2hugo import convert_blog, write

CONF = """
SITENAME = 'Harbour log'
SITESUBTITLE = 'What comes in, and what goes out'
SITEURL = 'http://127.0.0.1'
AUTHOR = 'Jo Doe'
PATH = 'content'
TIMEZONE = 'Europe/Paris'
ARTICLE_URL = ARTICLE_SAVE_AS = 'log/{slug}.html'
ARCHIVES_SAVE_AS = 'archives.html'
INDEX_SAVE_AS = 'index.html'
FEED_ALL_ATOM = 'feeds/all.atom.xml'
DEFAULT_PAGINATION = 3
SOCIAL = (('charts', 'https://charts.example/'),)
"""
POST = """
The tide [#tide]_ is *high* at **noon**, says ``almanac``; see the `charts <https://charts.example/>`_ or Tides_.

.. contents::

Tides
-----

.. note:: Keep the *green* light to port.

.. warning::

   Rocks, and :sup:`no` light. `Charts <https://charts.example/>`__ show them.

.. code-block:: python
   :linenos:

   @lamp("red")  # to port
   def light(side: str = "port") -> int:
       return {"port": 1}[side] + len("green") * 2

.. figure:: /images/beacon.png
   :alt: A beacon

   A beacon at *dusk*.

===== ======
Light Means
===== ======
red   port
green starboard
===== ======

.. math:: h = \\frac{a}{2}

.. epigraph::

   Red right returning.

   -- A pilot

.. topic:: Buoys

   #. One
   #. Two

:Depth: 4 m
:Bottom: mud

fog
   What hides both.

| A line
| and another

.. [#tide] Of the moon.
"""
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)
FILES = {
    "pelicanconf.py": CONF,
    "content/light.rst": rst("Lights", ":date: 2020-06-09\n:tags: lights, C++\n:category: pilotage", POST),
    "content/pages/about.rst": rst("About", "", "Who writes here."),
    **{f"content/buoy{n}.rst": rst(f"Buoy {n}", f":date: 2020-06-0{n}\n:tags: lights", f"Buoy {n} rolls. " * 60)
       for n in range(1, 6)},
}  # fmt: skip  # a table
PAGES = {"home": "/", "post": "/log/lights/", "archive": "/archives/", "tag": "/tag/lights/", "tags": "/tags/",
         "page": "/pages/about/", "search": "/search/?q=buoy", "404": "/404.html"}  # fmt: skip  # a table
SIZES = {"wide": (1100, 900), "phone": (390, 844)}


def made(folder: Path) -> Path:
    """The blog, migrated and built."""
    written(folder / "blog", FILES)
    (folder / "blog/content/images").mkdir()
    (folder / "blog/content/images/beacon.png").write_bytes(PNG)
    write(convert_blog(folder / "blog"), folder / "site")
    return build(folder / "site", "--baseURL", "/").destination


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing of what is asked for."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which the files of a folder are, for as long as it is wanted."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()


def look(browser: Any, address: str, scheme: str, size: str, shot: Path | None) -> list[str]:
    """What axe finds on a page, each with the first element that it is about, and errors of scripts."""
    width, height = SIZES[size]
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
    page, found = context.new_page(), []
    page.on("pageerror", lambda error: found.append(str(error)))
    page.goto(address, wait_until="networkidle")
    page.evaluate((resources.files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
    for violation in page.evaluate("axe.run()")["violations"]:
        first = violation["nodes"][0]
        found.append(f"{violation['id']}: {violation['help']}: {first['html'][:150]} {first['failureSummary'][:300]}")
    if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
        found.append("the page is wider than the screen")
    if shot:
        page.screenshot(path=shot, full_page=True)
    context.close()
    return found


def main(arguments: list[str]) -> int:
    """Print what is found; the exit code tells whether anything was."""
    shots = Path(arguments[1]) if arguments[:1] == ["--shots"] else None
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
    count = 0
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        public = made(Path(folder))
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        with served(public) as base:
            for name, path in PAGES.items():
                for scheme in ("light", "dark"):
                    for size in SIZES:
                        shot = shots / f"{name}-{scheme}-{size}.png" if shots else None
                        found = look(browser, base + path, scheme, size, shot)
                        count += len(found)
                        sys.stdout.write(f"{name}, {scheme}, {size}: {'; '.join(found) or 'nothing found'}\n")
        browser.close()
    return min(count, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
