"""Tables: a pipe table where every cell is one paragraph and nothing spans, else HTML with Markdown in it."""

from __future__ import annotations

from docutils import nodes

from rst2hugo import markdown
from rst2hugo.render import Context, anchored, attributed, blocks, elements, inline, lasting, render

# In a caption's attribute Hugo renders neither (Hugo 0.168, RenderString).
NOT_IN_CAPTIONS = (nodes.math, nodes.footnote_reference, nodes.raw)

TEMPLATES = {"layouts/_markup/render-table.html": r"^[ >]*\|(?: *:?-+:? *\|)+ *$"}
ALIGNED = {"left": ":---", "right": "---:", "center": ":---:"}


@render.register
def table(node: nodes.table, ctx: Context) -> str:
    group = next(node.findall(nodes.tgroup))
    parts = [part for part in elements(group) if isinstance(part, nodes.thead | nodes.tbody)]
    heads = [row for part in parts if isinstance(part, nodes.thead) for row in elements(part)]
    bodies = [row for part in parts if isinstance(part, nodes.tbody) for row in elements(part)]
    title = title_of(node)
    simple = title is None or not is_demanding(title)
    simple = simple and not any(part["classes"] or part["ids"] for part in (*parts, *heads, *bodies))
    plain = all(is_plain(entry) for row in heads + bodies for entry in elements(row))
    if simple and len(heads) <= 1 and bodies and plain:
        return pipe_table(node, group, heads, bodies, ctx)
    return html_table(node, group, heads, bodies, ctx)


def is_demanding(title: nodes.title) -> bool:
    """Whether a caption cannot be an attribute: Hugo renders that apart, without footnotes and outer hard spaces."""
    text = title.astext()
    hard = text != text.lstrip() or text != text.rstrip("\N{NO-BREAK SPACE}")
    return "{{" in text or hard or any(isinstance(child, NOT_IN_CAPTIONS) for child in title.findall())


def title_of(node: nodes.table) -> nodes.title | None:
    return next((child for child in node.children if isinstance(child, nodes.title)), None)


def classes_of(node: nodes.table) -> list[str]:
    """The author's classes; docutils' own about column widths mean nothing in Hugo."""
    own = [name for name in node["classes"] if not name.startswith("colwidths-")]
    return ([f"align-{node['align']}"] if "align" in node else []) + own


def stubs(group: nodes.tgroup) -> int:
    """How many columns from the left are headings of their rows."""
    specs = [child for child in group.children if isinstance(child, nodes.colspec)]
    return next((i for i, spec in enumerate(specs) if not spec.get("stub")), len(specs))


def is_plain(entry: nodes.Element) -> bool:
    if "morerows" in entry or "morecols" in entry or entry["ids"] or entry["classes"]:
        return False
    match lasting(entry):
        case []:
            return True
        case [(nodes.paragraph() | nodes.line_block()) as only]:
            nested = any(isinstance(child, nodes.line_block) for child in only.children)
            return not only["ids"] and not only["classes"] and not nested
    return False


def pipe_table(
    node: nodes.table, group: nodes.tgroup, heads: list[nodes.Element], bodies: list[nodes.Element], ctx: Context
) -> str:
    columns = len(bodies[0].children)
    first = cells(heads[0], ctx) if heads else [""] * columns
    if heads and not any(first):
        first[0] = markdown.NOTHING  # else the hook leaves out the row
    lines = markdown.pipe_table(first, rules(group, columns), [cells(row, ctx) for row in bodies])
    pairs = {}
    if title := title_of(node):
        pairs["caption"] = markdown.line(inline(title, ctx.at(enclosed=True)), typographer=ctx.literal)
    if count := stubs(group):
        pairs["stub"] = str(count)
    if "width" in node:
        pairs["style"] = f"width: {node['width']}"
    kept = node.copy()
    kept["classes"] = classes_of(node)
    return attributed(lines, kept, **pairs)


def rules(group: nodes.tgroup, columns: int) -> list[str]:
    """What stands below the heads: how each column is aligned, which rst cannot say but other formats can."""
    specs = [child.get("align") for child in elements(group) if isinstance(child, nodes.colspec)]
    return [ALIGNED.get(spec, "---") for spec in specs] if len(specs) == columns else ["---"] * columns


def cells(row: nodes.Node, ctx: Context) -> list[str]:
    return [markdown.cell(cell_content(entry, ctx), typographer=ctx.literal) for entry in elements(row)]


def cell_content(entry: nodes.Node, ctx: Context) -> str:
    if not lasting(entry):
        return ""
    only = lasting(entry)[0]
    if isinstance(only, nodes.line_block):
        return markdown.html("<br>").join(inline(one, ctx) for one in only.children)
    return inline(only, ctx)


def html_table(
    node: nodes.table, group: nodes.tgroup, heads: list[nodes.Element], bodies: list[nodes.Element], ctx: Context
) -> str:
    """Tags at the margin and a blank line around each cell's content, so that Markdown goes on inside.

    Even a cell of one line stands so: in the line of its tag it would vanish where Hugo leaves out HTML, its default.
    """
    style = f"width: {node['width']}" if "width" in node else ""
    parts = [markdown.tag("table", id=" ".join(node["ids"][:1]), style=style, **{"class": " ".join(classes_of(node))})]
    if title := title_of(node):
        parts += [f"<caption>\n\n{markdown.paragraph(inline(title, ctx), typographer=ctx.literal)}\n\n</caption>"]
    if heads:
        rows = (html_row(row, len(row.children), ctx) for row in heads)
        parts += [own_tag("thead", heads[0].parent), *rows, "</thead>"]
    opening = own_tag("tbody", bodies[0].parent) if bodies else "<tbody>"
    parts += [opening, *(html_row(row, stubs(group), ctx) for row in bodies), "</tbody>", "</table>"]
    return anchored("\n".join(parts), node, carried=1)


def own_tag(name: str, node: nodes.Element, **pairs: str) -> str:
    """The tag of a part of the table with its classes and ids, which the second and later ids need."""
    pairs = {"class": " ".join(node["classes"]), **pairs}
    further = "".join(f'<span id="{id}"></span>' for id in node["ids"][1:])
    return markdown.tag(name, id=" ".join(node["ids"][:1]), **pairs) + further


def html_row(row: nodes.Element, stub: int, ctx: Context) -> str:
    parts = [own_tag("tr", row)]
    for index, entry in enumerate(elements(row)):
        name = "th" if index < stub else "td"
        spans = {"rowspan": entry.get("morerows"), "colspan": entry.get("morecols")}
        kept = {key: str(more + 1) for key, more in spans.items() if more}
        kept["style"] = f"text-align: {entry['align']}" if "align" in entry else ""
        opening = own_tag(name, entry, **kept)
        content = blocks(entry.children, ctx)
        parts.append(f"{opening}\n\n{content}\n\n</{name}>" if content else f"{opening}</{name}>")
    return "\n".join([*parts, "</tr>"])
