"""Plugins below ``pelican.plugins``: since Pelican 4.5 all that are installed are active, if no PLUGINS names some."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from rst2hugo.blog import versions
from rst2hugo.engines.pelican.conf import read_version

# The distributions that are in the namespace (https://github.com/pelican-plugins); older ones need PLUGINS.
NAMES = frozenset({
    "avatar", "data-files", "feed-filter", "graphviz", "i18n-subsites", "image-process", "injector", "jinja-filters",
    "jinja2content", "jupyter", "linkclass", "liquid-tags", "markdown-include", "minify", "more-categories",
    "myst-reader", "neighbors", "nginx-alias-map", "optimize-images", "pandoc-reader", "pdf", "photos", "plantuml",
    "precompress", "read-more", "redirect", "related-posts", "render-math", "search", "seo", "series", "share-post",
    "show-source", "similar-posts", "simple-footnotes", "sitemap", "statistics", "subcategory", "tag-cloud",
    "theme-config", "thumbnailer", "touch", "webassets", "webring", "yaml-metadata",
})  # fmt: skip  # a table
# How requirements name them: ``pelican-series``, or where they are developed.
DISTRIBUTION = re.compile(r"(?i)(?:(?<![\w./-])pelican[-_.]|github\.com/pelican-plugins/)(?P<name>\w+(?:[-_.]\w+)*)")
FIRST = (4, 5)


def installed(conf: Mapping[str, Any], folders: Iterable[Path | None]) -> list[str]:
    """The plugins that were active without being named in the settings, by the blog's requirements."""
    if (read_version(conf) or FIRST) < FIRST:
        return []
    found = versions.find_names(DISTRIBUTION, dict.fromkeys(one for one in folders if one is not None))
    names = (re.sub(r"[_.]", "-", name.lower().removesuffix(".git")) for name in found)
    return [f"pelican.plugins.{name.replace('-', '_')}" for name in dict.fromkeys(names) if name in NAMES]
