"""Blogs of Pelican, made of a few files, and their posts in rst."""

from __future__ import annotations

import subprocess
import sys

from lxml import etree

from rst2hugo import convert_blog

DATED = ":date: 2012-03-04 10:11"
ATOM = "{http://www.w3.org/2005/Atom}"
CONF = """
SITENAME = 'A blog'
SITEURL = 'https://harbour.example'
AUTHOR = 'Jo Doe'
PATH = 'content'
TIMEZONE = 'Europe/Paris'
"""

EXTRA = """# Head {: #kopf .c }

The HTML of `HTML`, [HTML](http://HTML.example/HTML), <i title="HTML">HTML5</i> and HTML's.
{: .cls #pid }

*[HTML]: Hyper "Text" & more

<div class="a" markdown="1">
*Inside*
</div>

    HTML = "{: .x }"

```
*[HTML]: not
```

HTML
:   Term
"""


def rst(title, fields=DATED, body="Text."):
    return f"{title}\n{'#' * len(title)}\n\n{fields}\n\n{body}\n"


def configured(root, settings):
    (root / "pelicanconf.py").write_text(f"{CONF}\n{settings}\n")
    return root


def page(result, name):
    return next(one for one in result.pages if one.source == f"content/{name}")


def post(blog, text, name="a.rst", settings=""):
    return page(convert_blog(configured(blog(name, text), settings)), name)


def codes(page):
    return [one.code for one in page.diagnostics]


def published(blog, output, settings="pelicanconf.py"):
    """The blog as Pelican publishes it."""
    command = [sys.executable, "-B", "-m", "pelican", "-s", settings, "-o", str(output), "--fatal", "errors"]
    done = subprocess.run(command, cwd=blog, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return output


def ids(file):
    root = etree.parse(file).getroot()
    return [one.text for one in (*root.iterfind(f"{ATOM}entry/{ATOM}id"), *root.iterfind("channel/item/guid"))]
