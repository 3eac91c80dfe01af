"""A stand-in for Sphinx' app, which extensions are given in ``setup(app)``: it keeps what concerns directives."""

from __future__ import absolute_import, unicode_literals

import os

from docutils.parsers.rst import directives, roles


def do_nothing(*args, **options):
    pass


class Config(object):
    """The settings of conf.py; what it does not set has the value that extensions gave it."""

    def __init__(self, values):
        self.values, self.defaults = dict(values), {}

    def __getattr__(self, name):
        if name.startswith("__") or (name not in self.values and name not in self.defaults):
            raise AttributeError("conf.py does not set %s" % name)
        if name in self.values:
            return self.values[name]
        default = self.defaults[name]
        return default(self) if callable(default) else default

    def __getitem__(self, name):
        return getattr(self, name)

    def __contains__(self, name):
        return name in self.values or name in self.defaults

    def get(self, name, default=None):
        return getattr(self, name) if name in self else default


class Environment(object):
    """Sphinx' environment while a document is read."""

    def __init__(self, app):
        self.app, self.config, self.srcdir = app, app.config, app.srcdir
        self.domaindata, self.temp_data, self.ref_context, self.metadata = {}, {}, {}, {}
        self.serial = 0
        self.docname = "index"

    def read(self, source):
        path = os.path.relpath(source, self.srcdir).replace(os.sep, "/") if source else "index"
        self.docname = os.path.splitext(path)[0]
        self.temp_data, self.ref_context = {"docname": self.docname}, {}

    def new_serialno(self, category=""):
        self.serial += 1
        return self.serial

    def doc2path(self, docname, base=True, suffix=None):
        return os.path.join(self.srcdir, docname + (suffix or ".rst"))

    def relfn2path(self, filename, docname=None):
        below = filename.lstrip("/")
        if not filename.startswith("/"):
            below = os.path.normpath(os.path.join(os.path.dirname(docname or self.docname), filename))
        return below, os.path.join(self.srcdir, below)

    note_dependency = note_reread = do_nothing


class Builder(object):
    """The builder of HTML."""

    name = format = "html"
    link_suffix = out_suffix = ".html"
    warn = info = do_nothing

    def __init__(self, app):
        self.app, self.config, self.env = app, app.config, app.env


class App(object):
    """What ``setup(app)`` is called with; methods that have to do with anything but directives do nothing."""

    def __init__(self, folder, settings):
        self.srcdir = self.confdir = self.outdir = folder
        self.config = Config(settings)
        self.env = Environment(self)
        self.builder = Builder(self)
        self.visitors, self.callbacks = {}, []
        self.extensions = {}

    def add_directive(self, name, directive, *args, **options):
        directives.register_directive(name, directive)

    def add_directive_to_domain(self, domain, name, directive, *args, **options):
        directives.register_directive("%s:%s" % (domain, name), directive)

    def add_role(self, name, role, *args, **options):
        roles.register_local_role(name, role)

    def add_role_to_domain(self, domain, name, role, *args, **options):
        roles.register_local_role("%s:%s" % (domain, name), role)

    def add_generic_role(self, name, node_class, *args, **options):
        roles.register_generic_role(name, node_class)

    def add_node(self, node, *args, **visitors):
        for builder in ("html5", "html"):
            if builder in visitors:
                self.visitors[node.__name__] = visitors[builder]

    def add_config_value(self, name, default, *args, **options):
        self.config.defaults[name] = default

    def connect(self, event, callback, *args, **options):
        self.callbacks.append((event, callback))
        return len(self.callbacks)

    def start(self):
        """Tell the extensions that the settings are read and the builder is there."""
        for event, args in (("config-inited", (self, self.config)), ("builder-inited", (self,))):
            for callback in [one for name, one in self.callbacks if name == event]:
                callback(*args)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return do_nothing
