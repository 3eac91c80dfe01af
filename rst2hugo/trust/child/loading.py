"""The blog's own modules are imported and introduced as their engine would have done; what they register is noted."""

from __future__ import absolute_import, unicode_literals

import importlib
import os
import sys
import traceback

import docutils
from docutils.parsers.rst import directives, roles

from . import stand_ins
from .sphinx_app import App


def describe(error):
    """An error in one line, with the place in the blog's code where it came up."""
    text = " ".join(("%s" % (error,)).split())[:300]
    name = type(error).__name__
    if isinstance(error, SystemExit):
        return "it ended the program: sys.exit(%s)" % text
    places = traceback.extract_tb(sys.exc_info()[2])
    ours = os.path.dirname(os.path.abspath(__file__))
    others = (ours, os.path.dirname(os.path.abspath(docutils.__file__)), os.path.dirname(os.path.abspath(os.__file__)))
    files = [(os.path.abspath(one[0]), one[1]) for one in places if os.path.isfile(one[0])]
    theirs = [one for one in files if not one[0].startswith(others)]
    where = " (%s:%s)" % (os.path.basename(theirs[-1][0]), theirs[-1][1]) if theirs else ""
    return "%s: %s%s" % (name, text, where) if text else name + where


class Namespace(object):
    """An object with these attributes."""

    def __init__(self, **values):
        vars(self).update(values)


class Own(object):
    """What the blog's own code has registered: the names of directives and roles, functions that write nodes."""

    def __init__(self, setup):
        self.setup, self.problems = setup, []
        self.directives, self.roles = set(), set()
        self.app = App(setup["folder"], setup["settings"])

    def load(self):
        """Import all modules; one that cannot be imported is a problem, and the others are there nevertheless."""
        stand_ins.install()
        for folder in reversed(self.setup["search"]):
            sys.path.insert(0, folder)
        directives_before, roles_before = set(directives._directives), role_names()
        site = self.real_nikola() if self.setup["kind"] == "nikola" else None
        for name in self.setup["modules"] if site is None else ():
            try:
                self.introduce(importlib.import_module(str(name)))
            except BaseException as error:
                self.problems.append([name, describe(error)])
        for start in (self.app.start, self.start_pelican):
            try:
                start()
            except BaseException as error:
                self.problems.append(["", describe(error)])
        self.directives = {name.lower() for name in set(directives._directives) - directives_before}
        self.roles = {name.lower() for name in role_names() - roles_before}
        self.directives -= set(self.setup["known"])
        self.roles -= set(self.setup["known_roles"])
        stand_ins.STATE["is_strict"] = True

    def introduce(self, module):
        """Do what the engine does with a module: ``setup(app)``, ``register()``, ``set_site(site)``."""
        if callable(getattr(module, "setup", None)):
            module.setup(self.app)
        elif callable(getattr(module, "register", None)):
            module.register()
        for value in list(vars(module).values()):
            is_own = isinstance(value, type) and value.__module__ == module.__name__
            if is_own and callable(getattr(value, "set_site", None)):
                site = Namespace(config=self.setup["settings"], GLOBAL_CONTEXT={}, debug=False, invariant=False)
                value().set_site(site)

    def start_pelican(self):
        """Tell plugins of Pelican that it has read its settings (its signal ``initialized``)."""
        if self.setup["kind"] != "pelican":
            return
        pelican = Namespace(settings=self.setup["settings"], plugins=[])
        for path, function in stand_ins.RECEIVERS:
            if path.endswith(".initialized.connect"):
                function(pelican)
        signals = sys.modules.get("pelican.signals") or sys.modules.get("pelican.plugins.signals")
        if signals is not None and not isinstance(signals, stand_ins.Module):
            signals.initialized.send(pelican)

    def real_nikola(self):
        """Nikola itself with all plugins, if it is installed here; None if not."""
        try:
            nikola = importlib.import_module("nikola.nikola")
            if isinstance(nikola, stand_ins.Module):
                return None
            conf = vars(importlib.import_module("conf"))
            site = nikola.Nikola(**{name: conf[name] for name in conf if not name.startswith("__")})
            site.init_plugins()
        except BaseException as error:
            self.problems.append(["nikola", describe(error)])
            return None
        return site

    def describe(self):
        """What there is, as the answer to the first request."""
        python = "%s.%s" % sys.version_info[:2]
        found = {"python": python, "docutils": docutils.__version__, "problems": self.problems}
        return dict(found, directives=sorted(self.directives), roles=sorted(self.roles))


def role_names():
    return set(roles._roles) | set(roles._role_registry)
