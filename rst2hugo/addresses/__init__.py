"""Addresses of the old site and paths of the new one: slugs, terms, translations, content files; no text of a page."""
