"""Examples that Python can check: ``>>> 1``, Sphinx' ``doctest``, ``testcode`` … → fences; setup is hidden."""

from __future__ import annotations

import re

from docutils import nodes
from docutils.parsers.rst import directives

from rst2hugo import markdown
from rst2hugo.directives.directive import Forgiving, OptionSpec
from rst2hugo.render import Context, anchored, classed, render

# What is for the test only, and Sphinx does not show.
BLANK_LINE = re.compile(r"(?m)^[ \t]*<BLANKLINE>")
FLAGS = re.compile(r"(?m)(?<![ \t])[ \t]*#\s*doctest:.+$")
HIDDEN = ("testsetup", "testcleanup")


class Test(Forgiving):
    """The directives of ``sphinx.ext.doctest``; groups, versions and conditions concern only the test."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec = OptionSpec(
        dict.fromkeys(["hide", "trim-doctest-flags", "no-trim-doctest-flags"], directives.flag)
        | dict.fromkeys(["options", "pyversion", "skipif"], directives.unchanged)
    )
    languages = {"doctest": "pycon", "testcode": "python", "testoutput": "none"}

    def run(self) -> list[nodes.Node]:
        self.assert_has_content()
        code = "\n".join(self.content)
        kind = self.name.lower()
        if kind in HIDDEN or "hide" in self.options:
            return [self.located(nodes.comment(code, code))]
        if kind == "doctest":
            code = BLANK_LINE.sub("", code)
            code = code if "no-trim-doctest-flags" in self.options else FLAGS.sub("", code)
        return [self.located(nodes.literal_block(code, code, language=self.languages[kind], plain=True))]


DIRECTIVES = dict.fromkeys(["doctest", "testcode", "testoutput", *HIDDEN], Test)


@render.register
def doctest_block(node: nodes.doctest_block, ctx: Context) -> str:
    return classed(anchored(markdown.fence(node.astext(), "pycon"), node), node)
