"""By what a blog of Jekyll or Octopress is recognised: files, and what is said in them."""

from __future__ import annotations

from rst2hugo.blog.evidence import FENCED, Mark, Marks

MARKS: Marks = (
    Mark(2, "_posts/*.rst", FENCED),
    Mark(2, "source/_posts/*.rst", FENCED),
    Mark(1, "_config.yml"),
    Mark(1, "Gemfile"),
    Mark(1, "_plugins"),
    Mark(1, "plugins/*rst*"),
)
