"""Addresses with a slip in them: ``http:/host``, a protocol twice, ``:target:`` before them, spaces."""

from __future__ import annotations

import glob
import os.path
import re
from functools import cached_property
from pathlib import Path
from urllib.parse import quote, unquote

from docutils import nodes
from docutils.transforms import Transform, references

from rst2hugo.directives.blog_settings import blog_settings
from rst2hugo.directives.document_reports import DocumentReports
from rst2hugo.model.diagnostics import Code
from rst2hugo.rst.source_lines import line

WEB = r"(?:https?|ftp)"
# What stands at the start of an address and can mean only one thing.
SLIPS = (
    (re.compile(rf"(?i)^(?:href=)?[<\"]({WEB}://[^<>\"]+)[>\"]?[`_.,]*$"), r"\1", Code.REPAIRED_ADDRESS),
    (re.compile(r"^:target:\s*(?=\S)"), "", Code.REPAIRED_TARGET),
    (re.compile(rf"(?i)^{WEB}:?/*(?={WEB}(?::|//)/*)"), "", Code.REPAIRED_ADDRESS),
    (re.compile(rf"(?i)^({WEB})(?::/|//|:///+)(?=[^/\s])"), r"\1://", Code.REPAIRED_ADDRESS),
    (re.compile(r"(?i)^www\.[\w-]+(?:\.[\w-]+)+(?=[:/?#]|$)"), r"http://\g<0>", Code.REPAIRED_ADDRESS),
)
# The name of a host that stands for its site, as text and as address.
HOST = re.compile(r"(?i)[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|edu|gov|info)/?")
# An engine's own syntax, as {tag} and |tag| of Pelican's and link:// of Nikola's, where a name may have spaces.
OF_AN_ENGINE = re.compile(r"[{|]\w+[}|]|link://")
EMBEDDED = re.compile(r"(?s)<([^<>]*)>`?_?_?$")
TARGET = re.compile(r"(?s)^(?:__|\.\.\s+(?:__|_(?:`[^`]*`|(?:\\.|[^:\\])+)):)\s+(.*)$")


class RepairAddresses(Transform):
    """The addresses of references and targets, before anything is resolved."""

    default_priority = references.Substitutions.default_priority - 2  # each once, where it was written

    def apply(self) -> None:
        if not blog_settings(self.document).repair:
            return
        for node in self.document.findall((nodes.reference, nodes.target)):
            if "refuri" not in node:
                continue
            written = node["refuri"]
            for slip, mended, code in SLIPS:
                if slip.match(node["refuri"]):
                    node["refuri"], node["repaired"] = slip.sub(mended, node["refuri"]), True
                    self.report(node, code, f"{written} read as {node['refuri']}")
            if re.match(rf"(?i){WEB}%3a%2f%2f", node["refuri"]):
                node["refuri"], node["repaired"] = unquote(node["refuri"]), True
                self.report(node, Code.REPAIRED_ADDRESS, f"{written} read as {node['refuri']}")
            self.mend_names(node)
            self.mind_blanks(node)

    def mend_names(self, node: nodes.Element) -> None:
        """``<name>`` that is not a file but a target of this document, and a host that is its own text."""
        written = node["refuri"]
        target = None if re.search(r"[.:/#?]", written) else self.targets.get(nodes.fully_normalize_name(written))
        is_host = HOST.fullmatch(written) and node.astext().rstrip("/") == written.rstrip("/")
        if not isinstance(node, nodes.reference) or not (target or is_host) or self.is_file(written):
            return
        if target is not None and not self.is_file(f"{written}.*"):
            node["refuri"], node["repaired"] = target["refuri"], True
            self.report(node, Code.REPAIRED_ADDRESS, f'{written} read as the target "{written}", {target["refuri"]}')
        elif is_host:
            node["refuri"], node["repaired"] = f"http://{written}", True
            self.report(node, Code.REPAIRED_ADDRESS, f"{written} read as {node['refuri']}")

    @cached_property
    def targets(self) -> dict[str, nodes.target]:
        """The targets that stand on their own and lead to an address, by their names."""
        found = (one for one in self.document.findall(nodes.target) if one.rawsource.startswith(".."))
        return {name: one for one in found if "refuri" in one for name in one["names"]}

    def mind_blanks(self, node: nodes.Element) -> None:
        """docutils removes spaces from an address; a file of the blog may have them in its name."""
        form = EMBEDDED if isinstance(node, nodes.reference) else TARGET
        found = form.search(node.rawsource)
        written = found[1].strip() if found else ""
        if OF_AN_ENGINE.match(written):
            return
        if not re.search(r"\S +\S", written) or node["refuri"] != "".join(written.split()):
            return
        spaced = quote(" ".join(written.split()), safe="/:?#&=%@+,;()!*'~$[]")
        if self.is_file(" ".join(written.split())):
            self.report(node, Code.REPAIRED_ADDRESS, f"{written} read as {spaced}, which is a file of the blog")
            node["refuri"], node["repaired"] = spaced, True
        else:
            message = f"{written} may be {node['refuri']} or {spaced}; the first was taken"
            self.report(node, Code.AMBIGUOUS_ADDRESS, message)

    def is_file(self, path: str) -> bool:
        """Whether it is a file of the blog, from its root or beside the post."""
        root = blog_settings(self.document).root
        here = Path(self.document.current_source or "").parent
        boundary = blog_settings(self.document).boundary
        relative = re.sub(r"^[./]+|[?#].*", "", path)
        if root is None or boundary is None or not relative:
            return False
        return any(boundary.holds(one / relative) and is_there(one, relative) for one in (Path(root), here))

    def report(self, node: nodes.Element, code: Code, message: str) -> None:
        DocumentReports(self.document).report(line(node), code, message)


def is_there(folder: Path, path: str) -> bool:
    """Whether there is a file of this path in a folder; ``.*`` stands for any ending."""
    if not path.endswith(".*"):
        return os.path.isfile(folder / path)
    return any(one.is_file() for one in folder.glob(f"{glob.escape(path.removesuffix('.*'))}.*"))
