"""What themes and filters of old engines do to a post: where its text is, what stands around and in it.

Only for ``--against``: everything here is what an old engine did by itself, and the new site does not.
"""

from __future__ import annotations

import re
from typing import Any

from lxml import etree
from lxml.cssselect import CSSSelector, SelectorError

from rst2hugo.model.diagnostics import RequestError
from rst2hugo.verify.normalise import normal

# Where themes put the text of a post, the surest first: those of Nikola, Pelican, ablog, Tinkerer, Acrylamid.
CONTENT = (
    "//*[contains(concat(' ', normalize-space(@class), ' '), ' e-content ')]",
    "//*[contains(concat(' ', normalize-space(@class), ' '), ' entry-content ')]",
    "//*[contains(concat(' ', normalize-space(@class), ' '), ' post-content ')]",
    "//*[@itemprop='articleBody']",
    "//article",
    "//*[@role='main']",
    "//main",
    "//div[contains(concat(' ', normalize-space(@class), ' '), ' body ')]",
    "//div[contains(concat(' ', normalize-space(@class), ' '), ' document ')]",
    "//*[@id='content']",
    "//body",
)
# What themes add around and into the text: bars, dates, tags, comments, marks that link to a heading.
FURNITURE = (
    ".//header | .//footer[not(ancestor::blockquote)] | .//nav[not(contains(@class, 'contents'))] | .//time"
    " | .//form[@role='search'] | .//a[contains(@class, 'headerlink')] | .//*[@id='disqus_thread']"
    " | .//*[contains(concat(' ', @class, ' '), ' comments ')]"
    " | .//*[contains(@class, 'post-info') or contains(@class, 'postmeta') or contains(@class, 'timestamp')"
    " or contains(@class, 'metadata') or contains(@class, 'section-navigation')]"
)
# A soft hyphen tells where a line may end, a no-break space where none may; filters put
# them everywhere, into code as well.
FILTERED = re.compile("\u00ad|\ufeff|&shy;|&#173;|(\u00a0|&nbsp;|&#160;)")
# SmartyPants and Sphinx make one sign of three dots with spaces between them.
SPACED_DOTS = re.compile(r"(?<!\.)(?<!\. )\. \. \.(?! ?\.)")
DASHES = re.compile("[-–—]*(?:--|[–—])[-–—]*")


def check_selector(selector: str) -> None:
    """Raises RequestError when a CSS selector cannot be read."""
    try:
        CSSSelector(selector)(etree.Element("body"))
    except RecursionError:
        raise RequestError(f"{selector[:20]!r} … is no CSS selector: it is nested too deeply") from None
    except (SelectorError, etree.XPathError, ValueError) as error:  # a namespace; a character that XML cannot have
        raise RequestError(f"{selector!r} is no CSS selector: {error}") from None


def content(page: Any, selector: str | None) -> Any | None:
    """The element with the text of a post: by the CSS ``selector``, else the first that one of the themes would use."""
    if selector is not None:
        return next(iter(page.cssselect(selector)), None)
    return next((found[0] for path in CONTENT if (found := page.xpath(path))), None)


def unfiltered(html: str) -> str:
    """A page without soft hyphens and hard spaces, and with dots as they are typed."""
    return SPACED_DOTS.sub("...", FILTERED.sub(lambda found: " " if found[1] else "", html))


def letters(text: str) -> str:
    """Text with straight quotes and short dashes: SmartyPants made a long one of two hyphens, Goldmark a short one."""
    plain = normal.typography(text).replace("``", '"').replace("''", '"').replace("`", "'")
    return DASHES.sub("--", plain)


def drop_title(root: Any, title: str) -> None:
    """Some themes show the page's title as the first heading of its text, and with the site's name in the title bar."""
    first = next(root.iter("h1"), None)
    if first is not None and title.strip().startswith(" ".join("".join(first.itertext()).split())):
        section = first.getparent()
        if section is not None and (section.tag == "section" or "section" in (section.get("class") or "").split()):
            section.attrib.pop("id", None)  # which is the page itself
            for other in root.xpath(".//h1[parent::section or parent::div[contains(@class, 'section')]]"):
                other.tag = "h2"  # sections beside the one that is the page (Sphinx)
        first.drop_tree()


def drop_translations(root: Any) -> None:
    """Pelican's own themes name the translations of a page above its text: ``Translations: de fr``."""
    for link in root.xpath(".//a[@hreflang and normalize-space() = @hreflang]"):
        link.drop_tree()
    for element in (root, *root.iterchildren()):
        name = "text" if element is root else "tail"
        if str(getattr(element, name) or "").strip() == "Translations:":
            setattr(element, name, None)


def levels(root: Any) -> None:
    """Themes differ in the level that the first heading of a text has."""
    headings = list(root.iter("h1", "h2", "h3", "h4", "h5", "h6"))
    shift = min((int(one.tag[1]) for one in headings), default=2) - 2
    for one in headings:
        one.tag = f"h{min(int(one.tag[1]) - shift, 6)}"
