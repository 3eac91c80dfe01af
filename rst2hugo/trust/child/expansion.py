"""One directive or role becomes docutils' XML, with holes where rst2hugo itself is to read what stands there."""

from __future__ import absolute_import, unicode_literals

import re

from docutils import frontend, nodes, utils
from docutils.parsers.rst import Directive, Parser, directives, roles
from docutils.writers import html4css1

from . import visitors

# Directives of docutils' own that the code of blogs looks for in what it parses.
SEEN = ("image", "figure")
AUTO_ID = "rst2hugo-auto-"
NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
NAME = re.compile(r"[A-Za-z_][\w.:-]*\Z")


class hole(nodes.Inline, nodes.TextElement):  # noqa: N801  (named like every docutils node)
    """Source that rst2hugo reads: a directive, or a role with its text."""


class Hole(Directive):
    """Every directive that is not the blog's own."""

    has_content = True

    def run(self):
        text = self.block_text
        line = self.state_machine.get_source_and_line(self.lineno)[1]
        return [make_hole(text if text.startswith("..") else ".. " + text, line)]


def hole_role(name, rawtext, text, lineno, inliner, options=None, content=None):
    return [make_hole(rawtext, lineno)], []


def make_hole(text, line):
    node = hole(text, text)
    node.line = line
    return node


def expand(own, request):
    """What becomes of a piece of rst that begins with a directive or role of the blog's own."""
    messages = []
    document = utils.new_document(request["source"], settings_of(own))
    own.app.env.read(request["source"])
    document.reporter.attach_observer(lambda message: messages.append(message) if message["level"] > 1 else None)
    look_up, look_up_role = directives.directive, roles.role

    def find(name, language, document):
        if name.lower() not in own.directives and name.lower() not in SEEN:
            return Hole, []
        found, told = look_up(name, language, document)
        return guard(found, request.get("markdown", False)) if isinstance(found, type) else found, told

    def find_role(name, language, lineno, reporter):
        if name.lower() not in own.roles:
            return hole_role, []
        found, told = look_up_role(name, language, lineno, reporter)
        return guard_role(found) if request["kind"] == "directive" else found, told

    directives.directive, roles.role = find, find_role
    try:
        Parser().parse("\n" * (request["line"] - 1) + request["text"], document)
        for pending in visitors.find_all(document, nodes.pending):
            pending.transform(document, pending).apply()
    finally:
        directives.directive, roles.role = look_up, look_up_role
    told = [[one["level"], one.get("line"), one.children[0].astext() if one.children else ""] for one in messages]
    errors = [text for level, _, text in told if level > 2]
    has_failed = all(isinstance(one, nodes.system_message) for one in document.children)
    if errors and (has_failed or (request["kind"] == "role" and visitors.find_all(document, nodes.problematic))):
        return {"error": errors[0]}
    visitors.adopt(document)
    visitors.write_own_nodes(document, own.app)
    visitors.write_holders_of_html(document, own.app)
    for node in visitors.find_all(document, nodes.Element):
        clean(node)
    return {"xml": NO_XML.sub("", document.asdom().toxml()), "messages": told}


def guard(kind, is_markdown):
    """A directive that is a hole where it fails within another one, so that the other one does not fail with it.

    What is Markdown in it is a hole, too.
    """

    class Guarded(kind):
        def run(self):
            if is_markdown:
                self.state.nested_parse, self.state.inline_text = leave_blocks, leave_words
            depth = getattr(self.state.document, "rst2hugo_depth", 0)
            self.state.document.rst2hugo_depth = depth + 1
            try:
                return place(self, kind.run(self))
            except Exception:
                if not depth:
                    raise
                return Hole.run(self)
            finally:
                self.state.document.rst2hugo_depth = depth

    Guarded.__name__ = kind.__name__
    return Guarded


def leave_blocks(block, input_offset, node, *arguments, **named):
    """Stands in for docutils' ``nested_parse`` where a text is not rst."""
    text = "\n".join(block).strip("\n")
    if text:
        node += make_hole(text, None)
    return input_offset + len(block)


def leave_words(text, lineno):
    """Stands in for docutils' ``inline_text``."""
    return [make_hole(text, None)], []


def place(directive, made):
    """What a directive has made; a picture has the directive's line, which old versions of docutils do not know."""
    for node in made:
        if isinstance(node, (nodes.image, nodes.figure)):
            node.line = directive.state_machine.get_source_and_line(directive.lineno)[1]
    return made


def guard_role(function):
    """A role that is a hole where it fails."""

    def run(name, rawtext, text, lineno, inliner, options=None, content=()):
        try:
            return function(name, rawtext, text, lineno, inliner, options or {}, list(content))
        except Exception:
            return hole_role(name, rawtext, text, lineno, inliner)

    run.options = getattr(function, "options", None)
    run.content = getattr(function, "content", False)
    return run


def settings_of(own):
    """docutils' settings, those that writing HTML takes among them."""
    components = (Parser, html4css1.Writer)
    if hasattr(frontend, "get_default_settings"):
        settings = frontend.get_default_settings(*components)
    else:
        settings = frontend.OptionParser(components=components).get_default_values()
    settings.update_dict = None
    changes = {
        "report_level": 5, "halt_level": 6, "warning_stream": False, "_disable_config": True, "id_prefix": "",
        "auto_id_prefix": AUTO_ID, "syntax_highlight": "none", "embed_stylesheet": False, "stylesheet_path": None,
        "stylesheet": None, "env": own.app.env, "line_length_limit": 10**9,
    }  # fmt: skip  # a table
    for name in changes:
        setattr(settings, name, changes[name])
    return settings


def clean(node):
    """Take from a node what only this document knows, and add the line that it is from."""
    if isinstance(node, nodes.system_message):
        quoted = [one for one in node.children if isinstance(one, nodes.literal_block)]
        visitors.replace(node, quoted)
        return
    by_name = {nodes.make_id(name) for name in node.get("names", [])}
    node["ids"] = [one for one in node.get("ids", []) if not one.startswith(AUTO_ID) and one not in by_name]
    for name in [name for name in node.attributes if node[name] is None or not NAME.match(name)]:
        del node[name]
    if node.line is not None and not isinstance(node, nodes.document):
        node["rst2hugo_line"] = node.line
