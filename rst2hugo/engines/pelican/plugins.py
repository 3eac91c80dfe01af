"""What plugins of Pelican's made of metadata and addresses, as far as it is known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rst2hugo.blog import settings
from rst2hugo.engines.pelican import patterns

# Those whose doings are known: here, in the constructs for rst, or as presentation only.
KNOWN = frozenset({
    "series", "multi_part", "related_posts", "more_categories", "i18n_subsites", "custom_article_urls", "permalinks",
    "alias", "pelican_alias", "redirect", "pelican_redirect", "youtube", "pelican_youtube", "vimeo", "pelican_vimeo",
    "gist_directive", "code_include", "html_rst_directive", "html_entity", "plantuml", "bootstrap_rst",
    "twitter_bootstrap_rst_directives", "render_math", "extract_toc", "summary", "better_figures_and_images",
    "clean_summary", "neighbors", "tag_cloud", "tipue_search", "share_post", "post_stats", "readtime", "read_time",
    "sitemap", "gravatar", "feed_summary", "optimize_images", "thumbnailer", "representative_image", "search",
    "gzip_cache", "css_html_js_minify", "minify", "webassets", "assets", "random_article", "statictags", "seo",
    "show_source", "yuicompressor", "filetime_from_git", "subcategory", "category_meta", "photos",
    "gallery", "interlinks", "linker", "simple_footnotes", "pelican_cite", "pelican_gist", "gist", "shortcodes",
    "pelican_unity_webgl", "jinja2content", "liquid_tags", "image_process", "pdf", "events", "injector", "linkclass",
    "jinja_filters", "precompress", "similar_posts", "statistics", "theme_config", "touch", "webring", "feed_filter",
    "avatar", "nginx_alias_map", "read_more",
})  # fmt: skip  # a table
# What plugins wrote besides pages, by what a reader asks for.
MADE = {
    "pdf": "/pdf/ (a PDF of each article and page)",
    "show_source": "the source of each article beside it",
    "tipue_search": "/search.html and its index",
    "search": "/search/ (its index)",
    "random_article": "a page that leads to an article by chance",
    "events": "a calendar of the events",
}
# Those of which single parts can be switched on.
IN_PARTS = ("liquid_tags.", "linker.")


def name_of(plugin: object) -> str:
    """``pelican.plugins.series`` and ``series`` are one; ``linker.mailto`` is a part of ``linker``."""
    name = re.sub(r"^(pelican\.plugins|pelican_plugins)\.", "", str(plugin)).lower()
    return name.split(".")[0] if name.startswith(IN_PARTS) else name


def unknown(plugins: Sequence[object]) -> Iterator[str]:
    for plugin in dict.fromkeys(map(name_of, plugins)):
        if plugin.replace("-", "_") not in KNOWN:
            yield plugin


def has(conf: Mapping[str, Any], name: str) -> bool:
    return name in (name_of(one).replace("-", "_") for one in settings.as_list(conf["PLUGINS"]))


def subsites(conf: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """The further languages that had a site of their own, with the settings that differ there (i18n_subsites)."""
    own = str(conf["DEFAULT_LANG"]).lower()
    found = {str(tag).lower(): said if isinstance(said, Mapping) else {} for tag, said in all_subsites(conf).items()}
    return {tag: said for tag, said in found.items() if tag != own}


def own_subsite(conf: Mapping[str, Any]) -> str:
    """The folder (``/fr``) in which i18n_subsites published the main language once more; "" if it did not."""
    own = str(conf["DEFAULT_LANG"]).lower()
    return next((f"/{tag}" for tag in map(str, all_subsites(conf)) if tag.lower() == own), "")


def all_subsites(conf: Mapping[str, Any]) -> Mapping[Any, Any]:
    found = conf.get("I18N_SUBSITES")
    return found if has(conf, "i18n_subsites") and isinstance(found, Mapping) else {}


def own_pattern(key: str, names: Sequence[str], conf: Mapping[str, Any]) -> str | None:
    """The pattern for articles of a category (plugin custom_article_urls); ``key`` is ``URL`` or ``SAVE_AS``."""
    found = conf.get("CUSTOM_ARTICLE_URLS")
    if not has(conf, "custom_article_urls") or not isinstance(found, Mapping):
        return None
    of_category = next((found[one] for one in reversed(names) if one in found), None)
    return str(of_category[key]) if isinstance(of_category, Mapping) and of_category.get(key) else None


ADDRESSES = ("alias", "permalink_id", "original_url")
"""The fields that name further addresses of a post."""


def further(values: Mapping[str, Any], known: Mapping[str, Any], kind: str, conf: Mapping[str, Any]) -> Iterator[str]:
    """The addresses from which plugins sent readers to a post: pelican-alias, permalinks, pelican-redirect."""
    if alias := values.get("alias"):
        yield from cut(alias, str(conf.get("ALIAS_DELIMITER") or ","))
    if ids := values.get(str(conf.get("PERMALINK_ID_METADATA_KEY") or "permalink_id").lower()):
        folder = str(conf.get("PERMALINK_PATH") or "permalinks").strip("/")
        yield from (f"/{folder}/{one}.html" for one in cut(ids, ","))
    if original := values.get("original_url"):
        yield str(original)
    for rule in settings.as_list(conf.get("CONTENT_REDIRECT_CONFIGURATION")):
        pattern = rule.get("PAGE_URL" if kind == "page" else "ARTICLE_URL") if isinstance(rule, Mapping) else None
        if pattern and (place := patterns.fill_known(pattern, known)) is not None:
            yield patterns.address(place)


def cut(value: object, delimiter: str) -> list[str]:
    found = value if isinstance(value, list) else str(value).split(delimiter)
    return [str(one).strip() for one in found if str(one).strip()]
