"""The fields of ``Options`` as keyword arguments of the library's functions, so that type checkers know them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, TypedDict


class TextOptions(TypedDict, total=False):
    """How to convert, as ``Options`` has it, but for ``root``."""

    engine: str | None
    settings_file: str | None
    urls: Literal["alias", "keep"]
    base_url: str | None
    time_zone: str | None
    config: str | None
    default_role: Literal["emphasis", "code"]
    front_matter: Literal["toml", "yaml", "json"]
    theme: str | None
    link_style: Literal["inline", "reference", "source"]
    internal_links: Literal["url", "relref", "md"]
    trust: bool
    python: str | None
    repair: bool
    footnote_ids: bool
    redirects: Literal["netlify", "nginx", "apache", "cloudflare", "json"] | None
    deploy: Literal["github-pages", "netlify", "cloudflare"] | None
    raw: Literal["shortcode", "verbatim", "markdown"]
    cross_check: bool
    settings: Sequence[str]
    only: str | None
    since: str | None
    source_copies: bool
    bundles: bool
    git_lastmod: bool
    jobs: int
    rules: Mapping[str, Any] | None


class OptionNames(TextOptions, total=False):
    """How to convert a blog, as ``Options`` has it."""

    root: str | None
