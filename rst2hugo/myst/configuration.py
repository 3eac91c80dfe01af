"""The settings of MyST, from the blog's configuration and a document's front matter.

https://myst-parser.readthedocs.io/en/latest/configuration.html; those that load other people's modules
(``heading_slug_func``) or read from the network (``inventories``) are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from myst_parser.config.main import MdParserConfig

from rst2hugo.model.diagnostics import Code
from rst2hugo.model.reports import Reports

LEFT_OUT = frozenset({"heading_slug_func", "inventories", "ref_domains", "suppress_warnings"})
FIELDS = frozenset(field.name for field in MdParserConfig.get_fields()) - LEFT_OUT
# Settings up to MyST-Parser 0.12, each of which is an extension since then.
FORMER = {
    "amsmath_enable": "amsmath",
    "deflist_enable": "deflist",
    "admonition_enable": "colon_fence",
    "figure_enable": "colon_fence",
    "html_img_enable": "html_image",
    "dmath_enable": "dollarmath",
}
# Goldmark makes links of bare addresses.
AS_GOLDMARK = ("gfm_autolink",)


def read(settings: Mapping[str, Any], header: Mapping[str, Any], reports: Reports) -> MdParserConfig:
    """The configuration of one document; a value that MyST refuses is reported and left out."""
    site = {name.removeprefix("myst_"): value for name, value in settings.items() if name.startswith("myst_")}
    former = [extension for name, extension in FORMER.items() if site.get(name) is True]
    own = header.get("myst")
    own = own if isinstance(own, Mapping) else {}
    older = {name: header[name] for name in ("substitutions", "html_meta") if name in header}
    extensions = [*former, *strings(site.get("enable_extensions")), *strings(own.get("enable_extensions"))]
    merged = {name: value for name, value in {**site, **older, **own}.items() if name in FIELDS}
    for name in ("substitutions", "html_meta"):
        merged[name] = {**table(site.get(name)), **table(older.get(name)), **table(own.get(name))}
    is_plain = bool(merged.get("commonmark_only") or merged.get("gfm_only"))
    merged["enable_extensions"] = list(dict.fromkeys([*extensions, *(() if is_plain else AS_GOLDMARK)]))
    return accepted(merged, reports)


def accepted(values: Mapping[str, Any], reports: Reports) -> MdParserConfig:
    """A configuration of the values that MyST takes; of extensions, those that it knows."""
    kept: dict[str, Any] = {}
    for name, value in values.items():
        tried = [[one] for one in value] if name == "enable_extensions" else [value]
        for candidate in tried:
            try:
                MdParserConfig(**{name: candidate})
            except (TypeError, ValueError) as error:
                message = f"myst_{name} was left out: {' '.join(str(error).split())}"
                reports.report(None, Code.BAD_VALUE, message)
                continue
            kept[name] = [*kept.get(name, []), *candidate] if name == "enable_extensions" else candidate
    return MdParserConfig(**kept)


def strings(value: object) -> Iterable[str]:
    return [str(one) for one in value] if isinstance(value, list | tuple | set | frozenset) else []


def table(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
