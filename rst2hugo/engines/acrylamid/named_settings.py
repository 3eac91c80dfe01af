"""Every setting of Acrylamid that is read, with its kind; it takes names in small letters for the same."""

from __future__ import annotations

from rst2hugo.blog.settings import kinds
from rst2hugo.blog.settings.kinds import Kinds

KINDS = {
    kinds.TEXT: "AUTHOR DISQUS_SHORTNAME EMAIL SITENAME WWW_ROOT *_PERMALINK",
    kinds.DATE_FORM: "DATE_FORMAT",
    kinds.LANGUAGE: "LANG",
    kinds.PATH: "CONTENT_DIR",
    kinds.PATHS: "CONTENT_IGNORE STATIC",
    kinds.TEXTS: "FILTERS",
    kinds.NUMBER: "ITEMS_PER_PAGE",
    kinds.TABLE: "VIEWS",
}
NAMED_SETTINGS: Kinds = kinds.by_name({kind: f"{names} {names.lower()}" for kind, names in KINDS.items()})
