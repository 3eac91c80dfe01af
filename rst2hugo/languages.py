"""In here: names of programming languages: what Pygments calls them and what Hugo's highlighter (Chroma 2.27) does."""

from __future__ import annotations

import re

PLAIN = frozenset({"", "none", "default", "guess", "raw", "output", "log", "math", "pseudocode", "ascii"})
"""Names that ask for no highlighting."""

# Names of Pygments 2.21 that Chroma knows, too (Hugo's transform.CanHighlight tells).
CHROMA_NAMES = """
abap abl abnf aconf actionscript actionscript3 ada ada2005 ada95 agda ahk alloy ampl antlr apache apacheconf apl
applescript arduino arexx art arturo as as3 asm autohotkey autoit awk b3d bash basic bat batch bf bib bibtex blitzbasic
bnf bplus bqn brainfuck bsdmake c c# c++ capnp ceylon cf3 cfengine3 cfg cfs chai chaiscript chapel cheetah chpl cl clj
clojure cmake cobol coffee coffee-script coffeescript common-lisp console coq cp cpp cr crystal cs csh csharp css
cucumber cython d dart dax desktop devicetree diff django docker dockerfile dosbatch dosini dtd dts duby dylan ebnf ecl
elisp elixir elm emacs emacs-lisp erb erl erlang ex exs f90 factor fennel fish fishshell fnl forth fortran fortranfixed
fsharp gas gawk gd gdscript genshi genshitext gherkin gleam glsl gnuplot go golang graphql groff groovy gsed handlebars
hare haskell haxe hcl hexdump hlsl hs html html+erb html+genshi html+kid html+ruby http hx hxsl hy hylang idr idris igor
igorpro ini io j janet java javascript jinja jl js json json5 jsonnet jsx julia kid kotlin ksh latex lean lean4 lighttpd
lighty lilypond lisp llvm lua luau m2 make makefile mako man markdown mason mathematica matlab mawk mcf mcfunction md
meson meson.build mf mma modelica modula2 mojo moon moonscript myghty mysql nasm nawk nb newspeak ng2 nginx nim nimrod
nix nixos nroff nsh nsi nsis obj-c objc objective-c objectivec objectpascal ocaml octave odin openedge openscad org
orgmode pacmanconf pas perl perl6 php php3 php4 php5 pig pkgconfig pl pl6 plpgsql po pony posh postgres postgresql
postscr postscript pot pov powershell progress prolog promela promql properties proto protobuf prql ps1 psm1 puppet pwsh
py py2 py3 pyi pyrex python python2 python3 pyx qbasic qbs qml r racket ragel raku rb react reason reasonml registry
rego rest restructuredtext rexx rhtml rkt rs rst ruby rust s sage salt sas sass sc scala scd scdoc scheme scilab scm
scss sed sh shell shell-session sieve sls smali smalltalk smarty sml snbt snobol solidity sp sparql spec spitfire splus
sql squeak squid squid.conf squidconf ssed st starlark sv swift systemd systemverilog t-sql tablegen tal tasm tcl tcsh
td termcap terminfo terraform tex text tf thrift toml ts tsql tsx ttl turtle twig typescript typoscript
typoscriptcssdata typoscripthtmldata typst ucode udiff uxntal v vala vapi vb.net vbnet verilog vhdl vim vue wast wat
wgsl whiley winbatch xml xml+genshi xml+kid xorg.conf xslt yaml yaml+jinja yang zig zone zsh
"""
CHROMA = frozenset(CHROMA_NAMES.split())

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
}  # fmt: skip


def nearest(name: str) -> str:
    """The name that Chroma gives Pygments' ``name``, or the nearest thing to it; empty for plain code."""
    name = re.sub(r"[`\s{}]", "", name)  # what cannot stand behind a fence
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
    """Whether Chroma colours code in this language; it takes attributes of a fence only then."""
    return nearest(name).lower() in CHROMA


def fence_language(name: str, *, attributes: bool = False) -> str:
    """The language to write behind a fence for Pygments' ``name``.

    Where the fence has attributes that must take effect, ``text`` stands in for plain code and for a
    language that Chroma does not know.
    """
    return "text" if attributes and not is_known(name) else nearest(name)
