"""The settings of a blog about clocks."""

import tinkerer
import tinkerer.paths

project = "Escapements"
tagline = "Clocks that stopped"
description = "Notes of a clock mender"
author = "Ida Wren"
copyright = "2012-2014, " + author
website = "https://clocks.example/blog/html/"
disqus_shortname = "escapements"
html_theme = "modern5"
html_favicon = "_static/clock.png"
rss_service = None
rss_generate_full_posts = False
rss_max_items = 5
posts_per_page = 2
slug_word_separator = "_"
landing_page = None
first_page_title = "Newest"

extensions = ["tinkerer.ext.blog", "tinkerer.ext.disqus", "sphinx.ext.extlinks"]
extlinks = {"patent": ("https://patents.example/%s", "patent %s")}
html_static_path = ["_static", tinkerer.paths.static]
html_theme_path = ["_themes", tinkerer.paths.themes]
exclude_patterns = ["drafts/*", "_templates/*"]
source_suffix = tinkerer.source_suffix
master_doc = tinkerer.master_doc
rst_epilog = """
.. |mender| replace:: *Ida Wren*
"""
