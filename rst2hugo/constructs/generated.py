"""What a page does not say itself: ``.. autofunction:: f`` stays as code, ``.. sectionauthor::`` goes."""

from __future__ import annotations

from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import Directive

from rst2hugo.directives.directive import AnyOption, Forgiving
from rst2hugo.model.diagnostics import Code

# Sphinx imports the module and looks into it (https://www.sphinx-doc.org/en/master/usage/extensions/autodoc.html).
AUTO = (
    *("automodule", "autoclass", "autofunction", "automethod", "autoattribute", "autodata", "autoexception"),
    *("autodecorator", "autoproperty", "autotype", "autosummary", "inheritance-diagram", "plot"),
)
# Sphinx shows authors only with show_authors, which is off by default; the others concern LaTeX alone.
UNSEEN = ("sectionauthor", "codeauthor", "moduleauthor", "tabularcolumns")


class Whatever(Forgiving):
    """A directive that is not looked into."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[Any] = AnyOption()


class Generated(Whatever):
    """A directive whose content comes from running code: its source stays to be seen."""

    def run(self) -> list[nodes.Node]:
        what = " ".join([self.name, *self.arguments])
        self.report(self.lineno, Code.GENERATED_CONTENT, f"{what} is made by running code, which is never done here")
        source = self.block_text.rstrip()
        return [self.located(nodes.literal_block(source, source, language="rst"))]


class Unseen(Whatever):
    """A directive that shows nothing."""

    def run(self) -> list[nodes.Node]:
        said = " ".join(" ".join([*self.arguments, *self.content]).split())
        self.report(self.lineno, Code.NOT_SHOWN, f"{self.name}: {said} was not shown, and is left out")
        return []


DIRECTIVES: dict[str, type[Directive]] = {**dict.fromkeys(AUTO, Generated), **dict.fromkeys(UNSEEN, Unseen)}
