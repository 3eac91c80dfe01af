"""The settings of a blog about a seed library."""

import ablog  # noqa: F401

project = "The Seed Library"
author = "The seed librarians"
copyright = "2015-2017, the seed librarians"
version = "2.1"
release = "2.1.3"
extensions = ["ablog", "sphinx.ext.extlinks", "sphinx.ext.intersphinx"]

blog_title = "Notes from the Seed Library"
blog_baseurl = "https://seeds.example/library/"
blog_path = "blog"
blog_authors = {
    "rowan": ("Rowan Ash", "https://rowan.example/"),
    "hazel": ("Hazel Müller", None),
}
blog_default_author = "rowan"
blog_locations = {"shed": ("The potting shed", None), "field": ("North field", None)}
blog_default_location = "shed"
blog_languages = {"en": ("English", None), "de": ("Deutsch", None)}
blog_default_language = "en"
blog_post_pattern = ["journal/*.rst"]
blog_feed_archives = True
blog_feed_fulltext = True
blog_feed_length = 20
blog_feed_subtitle = "What grows, and what does not"
disqus_shortname = "seed-library"
disqus_pages = False
post_date_format = "%d %B %Y"
post_auto_excerpt = 1

source_suffix = {".rst": "restructuredtext", ".txt": "restructuredtext"}
exclude_patterns = ["files", "extra", "_website"]
rst_prolog = """
.. |library| replace:: the *Seed Library*
.. role:: latin
"""
rst_epilog = """
.. _society: https://society.example/seeds
"""
extlinks = {"bed": ("https://beds.example/%s", "bed %s")}
intersphinx_mapping = {"growing": ("https://growing.example/manual/", "growing.inv")}
highlight_language = "none"
html_theme = "alabaster"
html_static_path = ["_static"]
html_extra_path = ["extra"]
