"""The language of code that does not say it: ``.. highlight:: python`` → the same on all fences below."""

from __future__ import annotations

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.transforms import Transform

from rst2hugo.directives.directive import Forgiving, OptionSpec


class SetLanguage(Transform):
    """Blocks from here to the next ``highlight`` get its language, and line numbers when they are long enough."""

    default_priority = 420  # sections have their final places, as Sphinx' titles do

    def apply(self) -> None:
        start = self.startnode
        assert isinstance(start, nodes.pending)
        for node in start.findall(include_self=False, siblings=True, ascend=True):
            if isinstance(node, nodes.pending) and node.transform is SetLanguage:
                break
            if isinstance(node, nodes.literal_block) and is_code(node):
                node.setdefault("language", start.details["language"])
                threshold = start.details["threshold"]
                if threshold and node.astext().count("\n") >= threshold - 1 and not node.get("numbers"):
                    node["numbers"] = {"linenos": "true"}
        start.parent.remove(start)


def is_code(block: nodes.literal_block) -> bool:
    """Whether it is code, not literal text with markup in it, nor a source that docutils could not read."""
    plain = not any(isinstance(child, nodes.Element) for child in block.children)
    return plain and not isinstance(block.parent, nodes.system_message)


class Highlight(Forgiving):
    """Sphinx' ``highlight``; whether it must lex all the code (``force``) does not matter to Hugo."""

    required_arguments = 1
    option_spec = OptionSpec({"linenothreshold": directives.positive_int, "force": directives.flag})

    def run(self) -> list[nodes.Node]:
        details = {"language": self.arguments[0], "threshold": self.options.get("linenothreshold", 0)}
        pending = self.located(nodes.pending(SetLanguage, details))
        self.state_machine.document.note_pending(pending)
        return [pending]


DIRECTIVES = {"highlight": Highlight}
