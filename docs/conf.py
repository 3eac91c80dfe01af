"""The manual is a project of Sphinx, so that rst2hugo can make a Hugo site of it: ``nox -s docs``."""

project = "rst2hugo"
author = "The rst2hugo authors"
language = "en"
extensions = []
smartquotes = False  # which would make a dash of the two hyphens of an option
exclude_patterns = ["diagnostics"]
html_title = "rst2hugo"
