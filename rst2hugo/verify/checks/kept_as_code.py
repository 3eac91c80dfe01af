"""What stays on a page as the code that it is in the source, which the conversion has reported."""

from __future__ import annotations

from rst2hugo.model import Page
from rst2hugo.model.diagnostics import Code

CODES = frozenset({Code.GENERATED_CONTENT, Code.OWN_CODE_FAILED, Code.RST_ERROR, Code.UNSUPPORTED_CONSTRUCT})


def lines_kept_as_code(page: Page, form: str) -> frozenset[int]:
    """The lines of a page's source of which a message says that what begins there could not be converted.

    ``form`` is what unknown directives become (``[unknown]`` of ``rst2hugo.toml``): code, unless it is shortcodes.
    """
    codes = CODES if form == "shortcode" else CODES | {Code.UNKNOWN_DIRECTIVE}
    told = (one for one in page.diagnostics if one.code in codes and one.path == page.source)
    return frozenset(one.line for one in told if one.line is not None)
