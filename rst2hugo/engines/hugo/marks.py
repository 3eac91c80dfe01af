"""By what a blog of Hugo is recognised: files, and what is said in them."""

from __future__ import annotations

from rst2hugo.blog.evidence import Mark, Marks

OWN_OF_HUGO = "baseurl|languagecode|contentdir|publishdir|themesdir|disablekinds|defaultcontentlanguage|paginate"
MARKS: Marks = (
    *(Mark(3, f"hugo.{one}") for one in ("toml", "yaml", "yml", "json")),
    *(Mark(3, f"config/_default/hugo.{one}") for one in ("toml", "yaml", "yml", "json")),
    *(Mark(3, f"config/_default/config.{one}") for one in ("toml", "yaml", "yml", "json")),
    Mark(3, "config.toml", rf"(?mi)^\s*(?:{OWN_OF_HUGO})[ \t]*="),
    Mark(3, "config.yaml", rf"(?mi)^(?:{OWN_OF_HUGO})[ \t]*:"),
    Mark(3, "config.yml", rf"(?mi)^(?:{OWN_OF_HUGO})[ \t]*:"),
    Mark(3, "config.json", rf"(?mi)^[\s{{]*\"(?:{OWN_OF_HUGO})\"[ \t]*:"),
)
