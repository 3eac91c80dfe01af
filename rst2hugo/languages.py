"""In here: names of programming languages: what Pygments calls them and what Hugo's highlighter (Chroma 2.27) does."""

from __future__ import annotations

PLAIN = frozenset({"", "none", "default", "guess", "raw", "output", "log", "math", "pseudocode", "ascii"})
"""Names that ask for no highlighting."""

# Pygments' name → the nearest one that Chroma knows. Names that both know, and those that Chroma has
# nothing near to (it shows such code without colours), are not in here.
TO_CHROMA = {
    "pytb": "text", "py3tb": "text", "py2tb": "text",
    "ipython": "python", "ipython2": "python", "ipython3": "python", "ipythonconsole": "python",
    "numpy": "python", "bazel": "python",
    "html+django": "django", "html+jinja": "jinja", "htmldjango": "django", "xml+django": "django",
    "xml+jinja": "jinja", "js+django": "django", "js+jinja": "jinja", "css+django": "django",
    "css+jinja": "jinja", "jinja2": "jinja",
    "html+mako": "mako", "html+php": "php", "html+smarty": "smarty", "html+twig": "twig",
    "html+handlebars": "handlebars",
    "objective-c++": "objective-c", "objc++": "objective-c",
    "less": "scss", "f#": "fsharp", "pascal": "objectpascal", "delphi": "objectpascal", "wolfram": "mathematica",
    "cljs": "clojure", "clojurescript": "clojure", "lhs": "haskell", "literate-haskell": "haskell",
    "openrc": "bash", "psql": "postgresql", "postgres-console": "postgresql", "sqlite3": "sql",
    "irb": "ruby", "rbcon": "ruby", "jlcon": "julia", "rconsole": "r", "matlabsession": "matlab",
    "ps1con": "powershell", "doscon": "bat", "tcshcon": "console", "rocq": "coq", "visual-basic": "vbnet",
    "jproperties": "properties", "json-ld": "json", "json-object": "json", "cuda": "cpp", "jsp": "java",
}  # fmt: skip


def fence_language(name: str, *, attributes: bool = False) -> str:
    """The language to write behind a fence for Pygments' ``name``.

    Empty for plain code, unless it needs attributes: those take effect only behind a language
    that Chroma knows, so ``text`` stands in.
    """
    lowered = name.strip().lower()
    if lowered in PLAIN:
        return "text" if attributes else ""
    if lowered.startswith("antlr-"):
        return "antlr"
    return TO_CHROMA.get(lowered, name.strip())
