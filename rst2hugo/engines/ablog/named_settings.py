"""Every setting of ABlog that is read, with its kind (https://ablog.readthedocs.io/en/stable/manual/ablog-configuration-options.html)."""

from __future__ import annotations

from rst2hugo.blog.settings import kinds
from rst2hugo.blog.settings.kinds import Kinds
from rst2hugo.engines.sphinx.named_settings import NAMED_SETTINGS as OF_SPHINX

KINDS = {
    kinds.TEXT: "ablog_builder blog_baseurl blog_feed_subtitle blog_title",
    kinds.TEXTS: "blog_default_author blog_default_language blog_default_location",
    kinds.PATH: "blog_path",
    kinds.GLOBS: "blog_post_pattern",
    kinds.NUMBER: "blog_feed_length post_auto_excerpt post_auto_image",
    kinds.SWITCH: "blog_feed_archives disqus_drafts disqus_pages",
    kinds.TABLE: "blog_authors blog_feed_templates blog_languages blog_locations",
    kinds.DATE_FORM: "post_date_format post_date_format_short",
}
NAMED_SETTINGS: Kinds = {**OF_SPHINX, **kinds.by_name(KINDS)}
