"""References to names that nothing has, as docutils reports them."""

from __future__ import annotations

from docutils import nodes
from docutils.transforms import Transform, references

from rst2hugo.directives.document_reports import DocumentReports
from rst2hugo.model.diagnostics import Code

KINDS = (nodes.reference, nodes.footnote_reference, nodes.citation_reference)


class FindDangling(references.DanglingReferences):
    """docutils' transform, which asks the references instead of every node of the document.

    Each node costs it the text of a debugging message, a tenth of all transforms. Targets to which nothing refers are
    no fault of a blog.
    """

    def apply(self) -> None:
        resolvers = self.document.transformer.unknown_reference_resolvers
        visitor = references.DanglingReferencesVisitor(self.document, resolvers)
        for node in self.document.findall(KINDS):
            visitor.visit_reference(node)  # type: ignore[arg-type]  # the method for all three


class KeepPictures(Transform):
    """A picture whose target is not defined stays; docutils would put the link's text, which is empty, there."""

    default_priority = references.DanglingReferences.default_priority - 1

    def apply(self) -> None:
        for link in list(self.document.findall(nodes.reference)):
            missing = "refname" in link and self.document.nameids.get(link["refname"]) is None
            if missing and link.children and all(isinstance(one, nodes.image) for one in link.children):
                message = f'Unknown target name: "{link["refname"]}".'
                DocumentReports(self.document).report_node(link.children[0], Code.UNRESOLVED_LINK, message)
                link.replace_self(link.children)
