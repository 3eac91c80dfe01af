"""Every setting of Sphinx and its extensions that is read, with its kind.

https://www.sphinx-doc.org/en/master/usage/configuration.html
"""

from __future__ import annotations

from rst2hugo.blog.settings import kinds
from rst2hugo.blog.settings.kinds import Kinds


def find_suffix_fault(value: object) -> str | None:
    """What keeps ``source_suffix`` from being an ending, several, or endings with the names of parsers."""
    endings = list(value) if isinstance(value, list | tuple | set | dict) else [value]
    parsers = list(value.values()) if isinstance(value, dict) else []
    right = all(kinds.ENDING(one) is None for one in endings) and all(map(kinds.is_text, filter(None, parsers)))
    return None if right else "has to be the ending of files, or several"


KINDS = {
    kinds.TEXT: """
        author builder default_role disqus_shortname highlight_language html_baseurl html_title project release
        rst_epilog rst_prolog today version
    """,
    kinds.LANGUAGE: "language",
    kinds.TEXTS: "copyright extensions",
    kinds.PATH: "html_favicon html_logo master_doc root_doc",
    kinds.PATHS: "html_extra_path",
    kinds.GLOBS: "exclude_patterns html_static_path include_patterns templates_path",
    kinds.ENDING: "html_file_suffix html_sourcelink_suffix",
    kinds.SWITCH: """
        autosectionlabel_prefix_document html_copy_source html_scaled_image_link html_use_index numfig smartquotes
        todo_include_todos
    """,
    kinds.NUMBER: "autosectionlabel_maxdepth",
    kinds.TABLE: "comments_config extlinks html_additional_pages intersphinx_mapping redirects",
    # MyST looks at its own settings itself.
    kinds.anything: "html_use_opensearch myst_* rediraffe_redirects",
    find_suffix_fault: "source_suffix",
}
NAMED_SETTINGS: Kinds = kinds.by_name(KINDS)
