"""What rst means in Nikola only: files are below the blog's folder, ``:doc:`` names a post by its slug."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from docutils import nodes
from docutils.parsers.rst import states
from docutils.utils import unescape

from rst2hugo.directives import table_directives
from rst2hugo.directives.include import ConfinedInclude, ConfinedRaw, FileDirective
from rst2hugo.directives.post_lists import NikolaPostList, PostList
from rst2hugo.links.crossrefs import xref
from rst2hugo.model.enclosed import Enclosed
from rst2hugo.values import date_layouts

# The tags of headings but for those of the lowest level; what is no markup is passed over.
HEADING_TAG = Enclosed(
    *((rf"<{name}\b", ".*?", rf"</{name}\s*>") for name in ("script", "style", "textarea")),
    ("<!--", ".*?", "-->"),
    (r"(?P<tag></?h)(?P<level>[1-5])(?=[\s>])", "", ""),
    flags=re.IGNORECASE | re.DOTALL,
)
TITLED = re.compile(r"(?s)^(.+?)\s*(?<!\x00)<([^<]*)>$")


class FromRoot(FileDirective):
    """Mixed into a directive that reads a file: its path is that below the blog's folder, not beside the post."""

    def candidates(self, name: str, here: Path, root: Path) -> Iterator[Path]:
        if not name.startswith("/"):
            yield root / name
        yield from super().candidates(name, here, root)


class Include(FromRoot, ConfinedInclude):
    pass


class Raw(FromRoot, ConfinedRaw):
    pass


class CSVTable(FromRoot, table_directives.CSVTable):  # type: ignore[misc]  # the stubs name its nodes more narrowly
    pass


class Listing(FromRoot, ConfinedInclude):
    """A file below one of LISTINGS_FOLDERS and its language; above it links to its page and to itself."""

    optional_arguments = 1
    final_argument_whitespace = False

    def run(self) -> list[nodes.Node]:
        name, *language = self.arguments
        self.options["code"] = language[0] if language else ""
        self.arguments = [name]
        links = (
            nodes.reference("", text, refuri=f"link://{kind}/{quote(name)}")
            for text, kind in ((name, "listing"), ("(Source)", "listing_source"))
        )
        paragraph = self.located(nodes.paragraph("", "", next(links), nodes.Text(" "), next(links)))
        return [paragraph, *super().run()]


def listing(folders: tuple[str, ...]) -> type[Listing]:
    """The directive of a blog with these LISTINGS_FOLDERS; of several the name of the file tells which."""
    return type("Listing", (Listing,), {"folders": folders})


def make_post_list(form: str) -> type[NikolaPostList]:
    """The directive of a blog with this DATE_FORMAT, which Nikola 7 hands to strftime and Nikola 8 to Babel."""
    translate = date_layouts.from_strftime if "%" in form else date_layouts.from_cldr
    layout = translate(form) or PostList.layout if form else NikolaPostList.layout
    return type("NikolaPostList", (NikolaPostList,), {"layout": layout})


def make_directives(listings: tuple[str, ...], date_format: str) -> Mapping[str, Any]:
    """The directives of a blog with these LISTINGS_FOLDERS and this DATE_FORMAT."""
    of_posts = make_post_list(date_format)
    return {
        "include": Include,
        "raw": Raw,
        "csv-table": CSVTable,
        "listing": listing(listings),
        "post-list": of_posts,
        "post_list": of_posts,
    }


def document(
    name: str, rawtext: str, text: str, lineno: int, inliner: states.Inliner,
    options: dict[str, Any] | None = None, content: Sequence[str] | None = None,
) -> tuple[list[nodes.Node], list[nodes.system_message]]:  # fmt: skip  # a table
    """The reference of ``:doc:`slug``` or ``:doc:`text <slug#fragment>``` (Nikola 8.3.3, ``compile/rest/doc.py``)."""
    titled = TITLED.match(text)
    title, target = (unescape(one) for one in ((titled[1], titled[2]) if titled else (text, text)))
    node = xref(rawtext, "", nodes.Text(title), kind="doc", explicit=bool(titled), literal=False, optional=False)
    node["target"] = " ".join(target.split())
    return [node], []


@dataclass(frozen=True)
class IssueLink:
    """The role of the plugin issue_role: a link to ``address``, which has the issue for ``{issue}``."""

    address: str

    def __call__(
        self, name: str, rawtext: str, text: str, lineno: int, inliner: states.Inliner,
        options: dict[str, Any] | None = None, content: Sequence[str] | None = None,
    ) -> tuple[list[nodes.Node], list[nodes.system_message]]:  # fmt: skip  # a table
        issue = unescape(text)
        return [nodes.reference(rawtext, issue, refuri=self.address.replace("{issue}", issue))], []


def roles(plugin: str | None) -> Mapping[str, Any]:
    """The roles of a blog; ``plugin`` is the text of its ``issue_role.py``, which is where ISSUE_URL is set."""
    found = re.search(r"""(?m)^ISSUE_URL\s*=\s*(['"])(.+?)\1""", plugin or "")
    return {"doc": document, **({"issue": IssueLink(found[2])} if found else {})}


def lower_heading(found: re.Match[str]) -> str:
    """A tag of a heading of the next lower level; anything else as it is."""
    heading = found.groupdict()
    return f"{heading['tag']}{int(heading['level']) + 1}" if "tag" in heading else found[0]


def lower_raw_headings(document: nodes.document) -> None:
    """Lower each heading in raw HTML by a level, so that it stands as far below those of the text as it did.

    Nikola has docutils begin at ``<h1>`` and lowers every heading of the finished page by DEMOTE_HEADERS
    (``nikola/utils.py``, ``demote_headers``); here the first headings of a text are of the second level.
    """
    for raw in document.findall(nodes.raw):
        if "html" in raw.get("format", "").split() and not raw.get("is_lowered"):
            raw["is_lowered"] = True  # what a shortcode encloses is read on its own first, and then with the post
            html = raw.astext()
            lowered = HEADING_TAG.sub(lower_heading, html)
            if lowered != html:
                raw[:] = [nodes.Text(lowered)]
