"""Directives and roles of the blog's own in documents in MyST, with ``--trust``: as in rst, with Markdown in them."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.old_blog import converted, page, told
from support.own_plugins import SPHINX

from rst2hugo import myst

pytestmark = pytest.mark.skipif(not myst.is_there(), reason="needs myst-parser; test_elsewhere.py runs these with it")
CONF = SPHINX["conf.py"].replace('"sphinx.ext.todo"', '"myst_parser"')
EXTENSION = """
from docutils import nodes
from docutils.parsers.rst import Directive, directives


class Crate(Directive):
    required_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec = {"colour": directives.unchanged, "open": directives.flag}

    def run(self):
        box = nodes.container(classes=["crate"])
        words, _ = self.state.inline_text(self.arguments[0], self.lineno)
        box += nodes.paragraph("", "", *words)
        box += nodes.paragraph("", ", ".join("%s=%s" % pair for pair in sorted(self.options.items())))
        self.state.nested_parse(self.content, self.content_offset, box)
        return [box]


class Bad(Directive):
    has_content = True

    def run(self):
        raise KeyError("absent")


def twice(name, rawtext, text, lineno, inliner, options={}, content=[]):
    return [nodes.strong(rawtext, text + text)], []


def setup(app):
    app.add_directive("crate", Crate)
    app.add_directive("bad", Bad)
    app.add_role("twice", twice)
"""
DOCUMENT = """\
# One

A {twice}`pe\\ar`.

```{crate} Full *to the brim*
:colour: red
:open:
Words with a [link](other.md) and {twice}`fig`.

- a list
```

```{crate} Nested
---
colour: "dark blue"
---
:::{crate} Inner
Deep.
:::
```

:::{bad}
Kept *words*.
:::
"""


def test_markdown_inside_of_what_the_blogs_code_makes(tmp_path: Path) -> None:
    files = {
        "conf.py": CONF.replace("pears", "crates") + 'myst_enable_extensions = ["colon_fence"]\n',
        "ext/crates.py": EXTENSION,
        "index.md": "# Orchard\n\n```{toctree}\none\nother\n```\n",
        "other.md": "# Other\n",
        "one.md": DOCUMENT,
    }
    result = converted(tmp_path, files, trust=True, engine="sphinx")
    made = page(result, "one.md").markdown
    assert made.startswith(
        "A **pe\\arpe\\ar**.\n\n"
        '<div class="crate">\n\nFull *to the brim*\n\ncolour=red, open=None\n\n'
        "Words with a [link](/other/) and **figfig**.\n\n- a list\n\n</div>\n\n"
        '<div class="crate">\n\nNested\n\ncolour=dark blue\n\n'
        '<div class="crate">\n\nInner\n\nDeep.\n\n</div>\n\n</div>\n\n'
    )
    assert "Kept *words*." in made
    assert "own-code-failed" in told(result)
    assert [one.line for one in page(result, "one.md").diagnostics if one.code.value == "own-code-failed"] == [22]
    without = page(converted(tmp_path, files, engine="sphinx"), "one.md")
    assert {one.code.value for one in without.diagnostics} == {"unknown-directive", "unknown-role"}
