"""Little blogs with directives and roles of their own, one for each kind of plugin."""

from __future__ import annotations

from typing import Any

POST = ":date: 2014-03-02\n\n"
MARK = "ran.txt"
# Writes a file when it is imported, so that a test sees whether it was.
WITNESS = f'import io\nwith io.open("{MARK}", "w") as file:\n    file.write(u"imported")\n'

PLAYER = (
    WITNESS
    + """
from docutils import nodes
from docutils.parsers.rst import Directive, directives


class Player(Directive):
    required_arguments = 1
    option_spec = {"heading": directives.unchanged}

    def run(self):
        print("this is not for rst2hugo")
        html = '<div class="player" data-feed="%s">%s</div>' % (self.arguments[0], self.options.get("heading", "Play"))
        return [nodes.raw("", html, format="html")]


def register():
    directives.register_directive("player", Player)
"""
)
BOX = """
from docutils import nodes
from docutils.parsers.rst import Directive, directives, roles
from pelican import signals


class Box(Directive):
    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True

    def run(self):
        box = nodes.container(classes=["orchard-box"])
        if self.arguments:
            box += nodes.paragraph("", "", nodes.strong("", self.arguments[0]))
        self.state.nested_parse(self.content, self.content_offset, box)
        return [box]


class Best(Directive):
    has_content = True

    def run(self):
        holder = nodes.Element()
        self.state.nested_parse(self.content, self.content_offset, holder)
        numbers = nodes.enumerated_list()
        for item in holder[0]:
            numbers.children.append(nodes.raw("", "<li><em>%s</em></li>" % item.astext(), format="html"))
        return [nodes.title("", "", nodes.Text("The best")), numbers]


class Broken(Directive):
    has_content = True

    def run(self):
        if "refuse" in self.content:
            raise self.error("it wants no such words")
        return [nodes.paragraph("", self.options["absent"])]


def shout(name, rawtext, text, lineno, inliner, options={}, content=[]):
    if text == "silence":
        raise ValueError("nobody shouts that")
    return [nodes.strong(rawtext, text.upper() + "!")], []


def connect(pelican):
    roles.register_local_role("shout", shout)


def register():
    signals.initialized.connect(connect)
    directives.register_directive("box", Box)
    directives.register_directive("broken", Broken)
    directives.register_directive("best", Best)
"""
PELICAN = {
    "pelicanconf.py": 'SITENAME = "Orchard"\nPATH = "content"\n'
    'PLUGIN_PATHS = ["plugins"]\nPLUGINS = ["player", "box"]\n',
    "plugins/player.py": PLAYER,
    "plugins/box/__init__.py": "from .boxes import register\n",
    "plugins/box/boxes.py": BOX,
    "content/other.rst": f"Other\n#####\n\n{POST}Other words.\n",
}
NIKOLA = {
    "conf.py": 'BLOG_TITLE = "Orchard"\nPOSTS = (("posts/*.rst", "posts", "post.tmpl"),)\nPAGES = ()\n',
    "plugins/apple/apple.plugin": "[Core]\nName = apple\nModule = apple\n\n"
    "[Nikola]\nPluginCategory = CompilerExtension\n",
    "plugins/apple/apple.py": WITNESS
    + """
from docutils import nodes
from docutils.parsers.rst import Directive, directives
from nikola.plugin_categories import RestExtension


class Plugin(RestExtension):
    name = "rest_apple"

    def set_site(self, site):
        self.site = site
        directives.register_directive("apple", Apple)
        Apple.site = site
        return super(Plugin, self).set_site(site)


class Apple(Directive):
    required_arguments = 1

    def run(self):
        title = self.site.config["BLOG_TITLE"]
        return [nodes.raw("", "<p>Apple %s of %s</p>" % (self.arguments[0], title), format="html")]
""",
    "posts/one.rst": ".. title: One\n.. slug: one\n.. date: 2014-03-02\n\nWords.\n\n.. apple:: pippin\n",
}
SPHINX = {
    "conf.py": 'import os, sys\nsys.path.insert(0, os.path.abspath("ext"))\n'
    'project = "Orchard"\nextensions = ["pears", "sphinx.ext.todo"]\n'
    'pear_colour = "green"\n',
    "ext/pears.py": WITNESS
    + """
from docutils import nodes
from sphinx.util.docutils import SphinxDirective


class pear(nodes.General, nodes.Element):
    pass


class basket(nodes.General, nodes.Element):
    pass


class bare(nodes.General, nodes.Element):
    pass


class Pear(SphinxDirective):
    required_arguments = 1

    def run(self):
        return [pear(kind=self.arguments[0], colour=self.config.pear_colour, size=self.config.pear_size)]


class Basket(SphinxDirective):
    has_content = True

    def run(self):
        node = basket()
        self.state.nested_parse(self.content, self.content_offset, node)
        return [node]


class Bare(SphinxDirective):
    has_content = True

    def run(self):
        node = bare()
        self.state.nested_parse(self.content, self.content_offset, node)
        return [node]


def visit_pear(self, node):
    self.body.append(self.starttag(node, "div", CLASS="pear"))
    self.body.append("%(kind)s, %(colour)s, %(size)s" % node.attributes)


def depart_pear(self, node):
    self.body.append("</div>")


def visit_basket(self, node):
    self.body.append('<section class="basket">')


def depart_basket(self, node):
    self.body.append("</section>")


def tree(name, rawtext, text, lineno, inliner, options={}, content=[]):
    return [nodes.reference(rawtext, "tree " + text, refuri="https://example.org/trees/" + text)], []


def setup(app):
    app.add_config_value("pear_size", "small", "html")
    app.add_node(pear, html=(visit_pear, depart_pear))
    app.add_node(basket, html=(visit_basket, depart_basket), latex=(None, None))
    app.add_directive("pear", Pear)
    app.add_directive("basket", Basket)
    app.add_directive("bare", Bare)
    app.add_role("tree", tree)
    app.add_generic_role("loud", nodes.strong)
    app.add_css_file("pears.css")
    app.connect("doctree-resolved", lambda app, doctree, docname: None)
    return {"version": "1"}
""",
    "index.rst": "Orchard\n=======\n\n.. toctree::\n\n   one\n",
    "one.rst": "One\n===\n\n.. _top:\n\nFirst\n-----\n\n"
    ".. pear:: conference\n\n.. basket::\n\n   See :doc:`index` and :tree:`42`.\n\n"
    ".. bare::\n\n   Bare :loud:`words`.\n",
}


def pelican_with(text: str, **more: Any) -> dict[str, str]:
    """A blog of Pelican's with one post of this text."""
    return {**PELICAN, "content/one.rst": f"One\n###\n\n{POST}{text}", **more}


BOX_POST = """\
Before.

.. box:: A title

   Words with `a link`_, `the other <{filename}other.rst>`__, :abbr:`HTML (language)` and a note [#]_, |name|.

   .. code-block:: python

      print("pear")

   .. box::

      Inner :shout:`words`.

   .. image:: /apple.png

.. _a link: https://example.org/pears

.. [#] The note.

.. |name| replace:: *named*
"""

# By kinds of plugins: a blog, and the source that uses its plugin.
KINDS = {
    "pelican": (pelican_with(".. player:: ep-7\n   :heading: Listen\n\n" + BOX_POST), "content/one.rst"),
    "nikola": (NIKOLA, "posts/one.rst"),
    "sphinx": (SPHINX, "one.rst"),
}
NAMES = {"pelican": "player", "nikola": "apple", "sphinx": "pear"}
