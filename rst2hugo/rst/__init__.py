"""The text of a post becomes a doctree: docutils, its settings, and what its versions read in different ways."""
