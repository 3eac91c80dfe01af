"""Names of programming languages: what Pygments calls them and what Hugo's highlighter (Chroma 2.27) does."""

from __future__ import annotations

import re

from rst2hugo.markdown import known_names

PLAIN = frozenset({"", "none", "default", "guess", "raw", "output", "log", "math", "pseudocode", "ascii"})
"""Names that ask for no highlighting."""

CHROMA = known_names.read("chroma")
"""The names that Chroma knows, in small letters: Pygments' and its own."""

# Pygments' name → the nearest one that Chroma knows; those that Chroma has nothing near to are not in here.
TO_CHROMA = {
    "pytb": "text", "py3tb": "text", "py2tb": "text",
    "ipython": "python", "ipython2": "python", "ipython3": "python", "ipythonconsole": "python",
    "numpy": "python", "bazel": "python", "htmldjango": "django", "jinja2": "jinja",
    "objective-c++": "objective-c", "objc++": "objective-c", "obj-c++": "objective-c", "objectivec++": "objective-c",
    "less": "scss", "f#": "fsharp", "pascal": "objectpascal", "delphi": "objectpascal", "wolfram": "mathematica",
    "cljs": "clojure", "clojurescript": "clojure", "lhs": "haskell", "literate-haskell": "haskell",
    "lhaskell": "haskell", "openrc": "bash", "psql": "postgresql", "postgres-console": "postgresql",
    "postgresql-console": "postgresql", "sqlite3": "sql", "nodejsrepl": "js", "lean3": "lean", "org-mode": "org",
    "irb": "ruby", "rbcon": "ruby", "jlcon": "julia", "julia-repl": "julia", "rconsole": "r",
    "matlabsession": "matlab", "ps1con": "powershell", "pwsh-session": "powershell", "doscon": "bat",
    "tcshcon": "console", "rocq": "coq", "visual-basic": "vbnet", "visualbasic": "vbnet", "jproperties": "properties",
    "json-ld": "json", "jsonld": "json", "json-object": "json", "cuda": "cpp", "cu": "cpp", "jsp": "java",
}  # fmt: skip  # a table


def nearest(name: str) -> str:
    """The name that Chroma gives Pygments' ``name``, or the nearest thing to it; empty for plain code."""
    name = re.sub(r"[`\s{}]", "", name)  # what cannot stand after a fence
    lowered = name.lower()
    if lowered in PLAIN:
        return ""
    if lowered.startswith("antlr-"):
        return "antlr"
    if lowered not in CHROMA and "+" in lowered.strip("+"):  # html+php, css+django: one language in another
        inner, outer = reversed(lowered.split("+", 1))
        return next((one for one in (TO_CHROMA.get(inner, inner), outer) if one in CHROMA), name)
    return TO_CHROMA.get(lowered, name)


def is_known(name: str) -> bool:
    """Whether Chroma colours code in this language; it heeds attributes of a fence only then."""
    return nearest(name).lower() in CHROMA


def fence_language(name: str, *, attributes: bool = False) -> str:
    """The language to write after a fence for Pygments' ``name``.

    Where the fence has attributes that must take effect, ``text`` stands in for plain code and for a
    language that Chroma does not know.
    """
    return "text" if attributes and not is_known(name) else nearest(name)
