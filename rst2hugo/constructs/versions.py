"""What changed when: ``.. versionadded:: 2.5 text`` → *Added in version 2.5:* text, as Sphinx has it."""

from __future__ import annotations

from docutils import nodes

from rst2hugo.directives.directive import Forgiving

# Sphinx 9 and, for the last one, CPython's documentation.
LABELS = {
    "versionadded": "Added in version {}",
    "versionchanged": "Changed in version {}",
    "deprecated": "Deprecated since version {}",
    "versionremoved": "Removed in version {}",
    "deprecated-removed": "Deprecated since version {}, will be removed in version {}",
}
OTHER_NAMES = {
    "version-added": "versionadded",
    "version-changed": "versionchanged",
    "version-deprecated": "deprecated",
    "version-removed": "versionremoved",
}


class VersionChange(Forgiving):
    """The directives of that kind: a version, and what there is to say, after it or below it."""

    required_arguments = 1
    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec = None  # what looks like one is text

    def run(self) -> list[nodes.Node]:
        name = OTHER_NAMES.get(self.name.lower(), self.name.lower())
        label, text = LABELS[name].format(*self.arguments), " ".join(self.arguments[self.required_arguments :])
        content = self.parsed()
        if text:
            content.insert(0, self.located(nodes.paragraph(text, "", *self.inline(text))))
        if not content or not isinstance(content[0], nodes.paragraph):
            content.insert(0, self.located(nodes.paragraph()))
        first = content[0]
        assert isinstance(first, nodes.paragraph)
        mark = ":" if len(content) > 1 or first.children else "."
        first.insert(0, nodes.emphasis("", f"{label}{mark}"))
        if len(first.children) > 1:
            first.insert(1, nodes.Text(" "))
        first["classes"].append(name)
        return content


class PairOfVersions(VersionChange):
    """``deprecated-removed`` has two versions."""

    required_arguments = 2


DIRECTIVES = dict.fromkeys([*LABELS, *OTHER_NAMES], VersionChange) | {"deprecated-removed": PairOfVersions}
