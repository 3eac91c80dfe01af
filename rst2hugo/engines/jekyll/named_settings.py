"""Every setting of Jekyll and Octopress that is read, with its kind (https://jekyllrb.com/docs/configuration/)."""

from __future__ import annotations

from rst2hugo.blog.settings import kinds
from rst2hugo.blog.settings.kinds import Kinds

KINDS = {
    kinds.TEXT: """
        baseurl category_dir description disqus_short_name permalink root subtitle title url
    """,
    kinds.ZONE: "timezone",
    kinds.LANGUAGE: "lang",
    kinds.PATH: "source",
    kinds.PATHS: "exclude",
    kinds.NUMBER: "paginate",
    kinds.SWITCH: "future",
    # A text, or a table with the name.
    kinds.anything: "author",
}
NAMED_SETTINGS: Kinds = kinds.by_name(KINDS)
