"""Stand-ins for modules of blog engines that are not installed: enough of them to import a plugin.

Whatever is asked of one while a directive runs is an error, as nothing can know what the real one would have done.
"""

from __future__ import absolute_import, unicode_literals

import sys
import types

from docutils.parsers.rst import Directive

ENGINES = ("ablog", "acrylamid", "blinker", "nikola", "pelican", "sphinx", "tinkerer", "yapsy")
# What was connected to signals: the path of the signal, the function.
RECEIVERS = []
STATE = {"is_strict": False}


def check(path):
    if STATE["is_strict"]:
        raise RuntimeError("it needs %s, which is not installed in this Python environment" % path)


class StandInType(type):
    """The class of stand-ins, each of which is a class, as plugins derive their own from some."""

    def __getattr__(cls, name):
        if name.startswith("__"):
            raise AttributeError(name)
        check(cls.path)
        return attribute(cls.path, name)


def call(self, *args, **options):
    check(self.path)
    return type(self)(*args, **options)


def ask(self, name):
    if name.startswith("__"):
        raise AttributeError(name)
    check(self.path)
    return attribute(self.path, name)


def ignore(self, *args, **options):
    if "path" in vars(type(self)):  # else it is a plugin's own class
        check(self.path)


def make_class(path):
    body = {"path": path, "__init__": ignore, "__call__": call, "__getattr__": ask, "__module__": "stand_ins"}
    return StandInType(str(path.rpartition(".")[2]), (object,), body)


class SphinxDirective(Directive):
    """What Sphinx' class of that name adds to a directive."""

    env = property(lambda self: self.state.document.settings.env)
    config = property(lambda self: self.env.config)

    def set_source_info(self, node):
        node.source, node.line = self.get_source_info()

    def get_source_info(self):
        return self.state_machine.get_source_and_line(self.lineno)

    def get_location(self):
        return "%s:%s" % self.get_source_info()

    def parse_content_to_nodes(self, allow_section_headings=False):
        return parse_all(self.state, self.content, self.content_offset)

    def parse_text_to_nodes(self, text, offset=-1, allow_section_headings=False):
        from docutils.statemachine import StringList

        return parse_all(self.state, StringList(text.splitlines()), self.content_offset if offset < 0 else offset)

    def parse_inline(self, text, lineno=-1):
        return self.state.inline_text(text, self.lineno if lineno < 0 else lineno)


class SphinxRole(object):
    """A role that is a class, as Sphinx has it."""

    def __call__(self, name, rawtext, text, lineno, inliner, options=None, content=()):
        self.name, self.rawtext, self.text, self.lineno = name, rawtext, text.replace("\x00", ""), lineno
        self.inliner, self.options, self.content = inliner, options or {}, content
        self.env = inliner.document.settings.env
        self.config = self.env.config
        words, bracket, target = self.text.rpartition("<")
        self.has_explicit_title = bool(bracket and words.strip() and target.endswith(">"))
        self.title = words.strip() if self.has_explicit_title else self.text
        self.target = target[:-1] if self.has_explicit_title else self.text
        return self.run()

    def set_source_info(self, node, lineno=None):
        node.source, node.line = self.inliner.reporter.get_source_and_line(lineno or self.lineno)

    def get_source_info(self, lineno=None):
        return self.inliner.reporter.get_source_and_line(lineno or self.lineno)


class RestExtension(object):
    """Nikola's plugin for a directive or role."""

    name = ""

    def set_site(self, site):
        self.site = site


def parse_all(state, content, offset):
    from docutils import nodes

    holder = nodes.Element()
    state.nested_parse(content, offset, holder, match_titles=1)
    return holder.children


def nested_parse_with_titles(state, content, node, content_offset=0):
    return state.nested_parse(content, content_offset, node, match_titles=1)


def set_source_info(directive, node):
    node.source, node.line = directive.state_machine.get_source_and_line(directive.lineno)


# What the real modules have under these names is no secret, or does nothing.
KNOWN = {
    "Directive": Directive,
    "SphinxDirective": SphinxDirective,
    "SphinxRole": SphinxRole,
    "ReferenceRole": SphinxRole,
    "RestExtension": RestExtension,
    "set_source_info": set_source_info,
    "nested_parse_with_titles": nested_parse_with_titles,
    "_": lambda text, *args: text,
    "__version__": "0",
}


def attribute(path, name):
    """What a stand-in, or its module, has under a name."""
    path = "%s.%s" % (path, name)
    if name in KNOWN:
        return KNOWN[name]
    if name == "connect":
        return lambda function, *args, **options: RECEIVERS.append((path, function))
    if name.endswith(("Error", "Exception", "Warning")):
        return type(str(name), (Exception,), {})
    return make_class(path)


class Module(types.ModuleType):
    """A module with everything that anybody imports from it."""

    def __getattr__(self, name):
        if name.startswith("__") and name not in KNOWN:
            raise AttributeError(name)
        value = attribute(self.__name__, name)
        setattr(self, name, value)
        return value


class Finder(object):
    """Finds stand-ins for modules of engines; it is asked last, after all that is installed."""

    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] not in ENGINES:
            return None
        from importlib.machinery import ModuleSpec

        return ModuleSpec(name, self, is_package=True)

    def create_module(self, spec):
        return Module(str(spec.name))

    def exec_module(self, module):
        pass

    def find_module(self, name, path=None):
        """Python 2 asks so."""
        return self if name.partition(".")[0] in ENGINES else None

    def load_module(self, name):
        module = sys.modules.setdefault(name, Module(str(name)))
        module.__path__, module.__loader__, module.__package__ = [], self, str(name)
        return module


def install():
    sys.meta_path.append(Finder())
