"""What docutils calls things in the language of a post: fields at its top, admonitions."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from docutils import languages, nodes

LANGUAGES = frozenset(found.name for found in iter_modules(languages.__path__))

# Names of directives that docutils had in a language once (0.8 to 0.21) and has no more.
FORMER_NAMES: Mapping[str, Mapping[str, str]] = {
    "af": {"vermaning": "admonition"},
    "da": {"formaning": "admonition"},
    "de": {
        "ermahnung": "admonition",
        "zeilen-block": "line-block",
        "linkziel-fußfnoten": "target-notes",
        "kapitel-nummerierung": "sectnum",
        "abschnitts-nummerierung": "sectnum",
    },
    "eo": {"admono": "admonition"},
    "es": {"exhortacion": "admonition", "exhortación": "admonition"},
    "fi": {"kehotus": "admonition"},
    "gl": {"admonición": "admonition"},
    "it": {"ammonizione": "admonition"},
    "nl": {"aanmaning": "admonition"},
    "pl": {"upomnienie": "admonition"},
    "pt_br": {"exortação": "admonition"},
    "sv": {"vägledning": "hint", "mellanrubrik": "rubric", "ersätt": "replace"},
}


def language_code(language: str) -> str:
    """The name of a language that docutils speaks; English for all others."""
    tag = language.lower().replace("-", "_")
    # docutils' own way to find them would import a module of any name from anywhere.
    return next((one for one in (tag, tag.split("_")[0]) if one in LANGUAGES), "en")


@cache
def words(language: str) -> Any:
    """docutils' words of a language, with ``labels`` and ``bibliographic_fields``."""
    return import_module(f"{languages.__name__}.{language_code(language)}")


def bibliographic(language: str) -> Mapping[str, str]:
    """The names of docinfo fields in a language → the English ones."""
    return dict(words(language).bibliographic_fields)


def former_name(name: str, language: str) -> str | None:
    """The English name of a directive that docutils does not know any more by ``name``."""
    return FORMER_NAMES.get(language, {}).get(name.lower())


def with_titles(document: nodes.document, language: str) -> None:
    """Give admonitions the titles that docutils gave them in the blog's language; the English ones are Hugo's job."""
    if language == "en":
        return
    labels, english = words(language).labels, words("en").labels
    kinds = [one for one in document.findall(nodes.Element) if isinstance(one, nodes.Admonition)]
    for node in [one for one in kinds if one.tagname in labels]:
        title = labels[node.tagname]
        if title != english[node.tagname]:
            made = nodes.admonition("", nodes.title("", title), *node.children, **node.attributes)
            made["classes"] = [node.tagname, *node["classes"]]
            made.source, made.line = node.source, node.line
            node.replace_self(made)
