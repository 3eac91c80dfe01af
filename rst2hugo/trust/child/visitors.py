"""Nodes of the blog's own classes become what their visitor functions write, as raw HTML; without any, their text."""

from __future__ import absolute_import, unicode_literals

from docutils import nodes
from docutils.writers import html4css1

MARKED = ("hole",)


def find_all(node, kind):
    """All nodes of a class in ``node``, as a list."""
    return list((node.findall if hasattr(node, "findall") else node.traverse)(kind))


def adopt(document):
    """Give every node its parent, which code that appends to ``children`` does not."""
    for node in find_all(document, nodes.Element):
        for child in node.children:
            child.parent = node


def write_own_nodes(document, app):
    """Replace every node that only the blog's own code knows."""
    translator = None
    for node in find_all(document, nodes.Element):
        name = type(node).__name__
        if name in nodes.node_class_names or name in MARKED or node.parent is None:
            continue
        if name == "pending_xref":
            replace(node, [name_reference(node)])
            continue
        translator = translator or make_translator(document, app)
        if hasattr(translator, "visit_" + name):
            replace(node, write(node, translator))
        else:
            replace(node, as_known(node))


# Nodes that hold nothing but their own parts; some code puts HTML in the place of these.
HOLDERS = (nodes.bullet_list, nodes.enumerated_list, nodes.definition_list, nodes.field_list, nodes.option_list)
PARTS_OF_TABLES = (nodes.tgroup, nodes.thead, nodes.tbody, nodes.row)


def write_holders_of_html(document, app):
    """Replace every list or table with raw HTML among its parts, which only HTML as a whole can be."""
    for node in find_all(document, nodes.raw):
        holder = node.parent
        while isinstance(holder, PARTS_OF_TABLES):
            holder = holder.parent
        if isinstance(holder, HOLDERS + (nodes.table,)) and holder.parent is not None:
            translator = make_translator(document, app)
            translator.body = []
            holder.walkabout(translator)
            replace(holder, [raw("".join(translator.body))])
            holder.parent = None  # for the next HTML in it


def name_reference(node):
    """A reference by name, as Sphinx' roles make it, as a hole with the role that makes it again."""
    from .expansion import hole

    return hole("", ":%s:`%s <%s>`" % (node.get("reftype"), node.astext(), node.get("reftarget")))


def replace(node, new):
    """Put ``new`` in the place of ``node``."""
    parent = node.parent
    at = parent.index(node)
    parent[at : at + 1] = new


def make_translator(document, app):
    """docutils' writer of HTML with the visitor functions that the blog's code has registered."""
    methods = {"unknown_visit": lambda self, node: None, "unknown_departure": lambda self, node: None}
    for name in app.visitors:
        visit, depart = (tuple(app.visitors[name]) + (None,))[:2]
        methods[str("visit_" + name)] = visit
        methods[str("depart_" + name)] = depart or methods["unknown_departure"]
    translator = type(str("Translator"), (html4css1.HTMLTranslator, object), methods)(document)
    translator.builder, translator.config = app.builder, app.config
    return translator


def write(node, translator):
    """What its visitor functions write before and after a node, and between that what is in it."""
    inline = [child for child in node.children if isinstance(child, (nodes.Text, nodes.Inline))]
    if len(inline) == len(node.children) and not isinstance(node.parent, nodes.TextElement):
        translator.body = []
        node.walkabout(translator)
        return [raw("".join(translator.body))]
    name, kept = type(node).__name__, node.children
    before = after = ""
    is_left = True
    translator.body = []
    try:
        getattr(translator, "visit_" + name)(node)
    except nodes.SkipNode:
        kept, is_left = [], False
    except nodes.SkipChildren:
        kept = []
    except (nodes.SkipDeparture, nodes.SkipSiblings):
        is_left = False
    before, translator.body = "".join(translator.body), []
    if is_left:
        getattr(translator, "depart_" + name)(node)
        after = "".join(translator.body)
    if not kept:
        return [raw(before + after)]
    return [raw(before)] * bool(before) + list(kept) + [raw(after)] * bool(after)


def raw(html):
    return nodes.raw("", html, format="html")


def as_known(node):
    """A node of docutils' with the same content: of a class that the node's derives from, else a plain one."""
    for kind in type(node).__mro__:
        if kind.__name__ in nodes.node_class_names and kind.__module__ == nodes.__name__:
            known = (
                kind("", *node.children) if not issubclass(kind, nodes.TextElement) else kind("", "", *node.children)
            )
            known.update_basic_atts(node)
            for name in node.attributes:
                known.attributes.setdefault(name, node[name])
            known.line, known.source = node.line, node.source
            return [known]
    if isinstance(node.parent, nodes.TextElement):
        return [nodes.inline("", "", *node.children)]
    if any(isinstance(child, nodes.Text) for child in node.children):
        return [nodes.paragraph("", "", *node.children)]
    return [nodes.container("", *node.children)]
