"""What the old engine computed while it built: dates; lists of todos and the like, kept as their source."""

from __future__ import annotations

from docutils import nodes
from docutils.parsers.rst.directives import misc

from rst2hugo.directives.directive import AnyOption, Forgiving
from rst2hugo.model.diagnostics import Code

INSTEAD = {
    "subpages": "a list of pages is made by a template of Hugo's, see https://gohugo.io/quick-reference/page-collections/",
    "todolist": "nothing collects the todos of other posts in Hugo",
    **dict.fromkeys(["c:alias", "cpp:alias"], "nothing repeats a declaration in Hugo"),
    "diff": "nothing compares files in Hugo",
    "forms": "nothing makes forms of data in Hugo",
    "template": "nothing fills in the old engine's templates in Hugo",
    "publication_list": "nothing reads bibliographies in Hugo",
}


class Computed(Forgiving):
    """A directive whose result is no longer computed."""

    optional_arguments = 999
    has_content = True
    option_spec = AnyOption()

    def run(self) -> list[nodes.Node]:
        reason = INSTEAD[self.name.lower()]
        self.report(self.lineno, Code.UNSUPPORTED_CONSTRUCT, f"{self.name}: kept as code, {reason}")
        text = self.block_text.rstrip()
        return [self.located(nodes.literal_block(text, text, language="rst"))]


class Date(Forgiving, misc.Date):
    """The day on which the page is made: on the old site that of its last build, from now on that of the conversion."""

    def run(self) -> list[nodes.Node]:
        found = list(super().run())
        message = f"date: {found[0].astext()}, the day of this conversion, stays in the text"
        self.report(self.lineno, Code.PRESENTATION, message)
        return found


DIRECTIVES = {**dict.fromkeys(INSTEAD.keys() - {"todolist"}, Computed), "date": Date}
