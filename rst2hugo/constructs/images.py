"""Images and figures: ``.. image:: a.png`` → ![](a.png) with its size and class on the next line."""

from __future__ import annotations

import re
from html import escape

from docutils import nodes

from rst2hugo import markdown
from rst2hugo.directives.pictures import CaptionedPicture, Picture
from rst2hugo.render import Context, anchored, attributed, blocks, inline, is_inline, line, render

DIRECTIVES = {"image": Picture, "figure": CaptionedPicture}

# In a caption's parameter Hugo renders neither (Hugo 0.168, RenderString).
NOT_IN_CAPTIONS = (nodes.math, nodes.footnote_reference, nodes.raw)


@render.register
def image(node: nodes.image, ctx: Context) -> str:
    """The plainest form that keeps everything: Markdown, Markdown with attributes, a figure shortcode, or <img>."""
    pairs = presentation(node)
    address = markdown.open_address(node["uri"], line(node))
    if is_film(node):
        return film(node, {"src": address} | pairs, ctx)
    plain = markdown.image(alternative(node), address)
    if is_inline(node):
        return tagged(node, pairs, ctx) if pairs else plain
    if not ctx.link:
        shown = markdown.paragraph(plain, typographer=ctx.literal)
        return attributed(shown, node, *pairs.pop("class", "").split(), **pairs)
    if not pairs:
        return attributed(markdown.paragraph(markdown.link(plain, ctx.link), typographer=ctx.literal), node)
    in_figure = isinstance(node.parent.parent, nodes.figure)  # which Hugo's shortcode would make another one of
    simple = markdown.is_quotable(alternative(node)) and markdown.is_parsable(node["uri"])
    if "style" not in pairs and not in_figure and simple:
        shown = markdown.shortcode("figure", src=address, alt=alternative(node), link=ctx.link, **pairs)
        return anchored(shown, node)
    return anchored(markdown.paragraph(markdown.link(tagged(node, pairs, ctx), ctx.link)), node)


def tagged(node: nodes.image, pairs: dict[str, str], ctx: Context) -> str:
    """An image as HTML, for which Markdown in a line has no attributes."""
    tag = markdown.tag("img", src=markdown.open_address(node["uri"], line(node)), alt=alternative(node), **pairs)
    if ctx.enclosed or ctx.options.raw == "verbatim":
        return markdown.html(tag)
    return markdown.finished(markdown.rawhtml(tag))


def is_film(node: nodes.Element) -> bool:
    """Whether docutils shows a <video> and no <img>."""
    return re.search(r"(?i)\.(?:mp4|webm|ogv)(?:[?#]|$)", node["uri"]) is not None


def film(node: nodes.image, parameters: dict[str, str], ctx: Context) -> str:
    """The shortcode of ``constructs.players``, which has words as HTML and shows controls by default."""
    parameters.pop("loading", None)
    classes = [name for name in parameters.pop("class", "").split() if name != "controls"]
    further = {"class": " ".join(classes), "alt": escape(alternative(node), quote=False)}
    shown = markdown.shortcode("video", **{name: value for name, value in (parameters | further).items() if value})
    if is_inline(node):
        return markdown.finished(shown)
    if ctx.link:
        shown = markdown.paragraph(markdown.link(markdown.finished(shown), ctx.link))
    return anchored(shown, node)


def alternative(node: nodes.Element) -> str:
    return " ".join(str(node.get("alt", "")).split())


def presentation(node: nodes.Element) -> dict[str, str]:
    """Class, size, style and loading of an image, as HTML attributes; lengths with a unit can only be style."""
    classes = ([f"align-{node['align']}"] if "align" in node else []) + node["classes"]
    pairs = {"class": " ".join(classes)}
    styles = []
    for name in ("width", "height"):
        length = str(node.get(name, "")).strip()
        if re.fullmatch(r"\d+\.\d+", length):
            pairs[name] = str(round(float(length)))  # pixels, as docutils counts them
        elif re.fullmatch(r"\d+(px)?|\d+(\.\d+)?%", length):
            pairs[name] = length.removesuffix("px")
        elif length:
            styles.append(f"{name}: {length}")
    if "scale" in node:  # percents of pixels, which only a browser knows
        styles.append(f"zoom: {node['scale']}%")
    pairs |= {"style": "; ".join(styles), "loading": node.get("loading", "")}
    return {name: value for name, value in pairs.items() if value}


def with_classes(node: nodes.figure, classes: list[str]) -> nodes.figure:
    """A copy of a figure whose picture has these classes as well; no renderer changes the tree."""
    copied = node.deepcopy()
    copied.parent = node.parent
    for picture in copied.findall(nodes.image):
        picture["classes"] = classes + picture["classes"]
    return copied


@render.register
def figure(node: nodes.figure, ctx: Context) -> str:
    """A shortcode where one paragraph of caption is all there is, else HTML around Markdown."""
    caption = next((child for child in node.children if isinstance(child, nodes.caption)), None)
    legend = [child for child in node.children if isinstance(child, nodes.legend)]
    pictures = list(node.findall(nodes.image))
    fancy = caption is not None and is_demanding(caption)
    told = nodes.image | nodes.reference | nodes.caption | nodes.legend
    fancy = fancy or not all(isinstance(child, told) for child in node.children)
    if legend or node["ids"] or fancy or len(pictures) != 1 or node.get("width"):
        return figure_element(node, ctx)
    picture = pictures[0]
    if picture["ids"] or is_film(picture) or not markdown.is_parsable(picture["uri"]):
        return figure_element(node, ctx)
    pairs = presentation(picture)
    classes = figure_classes(node) + pairs.pop("class", "").split()
    if "style" in pairs:
        if caption is not None:
            return figure_element(node, ctx)
        return blocks(with_classes(node, figure_classes(node)).children, ctx)
    target = picture.parent if isinstance(picture.parent, nodes.reference) else None
    values = {
        "src": markdown.open_address(picture["uri"], line(picture)),
        "alt": alternative(picture),
        "caption": "" if caption is None else parameter(caption, ctx),
        **pairs,
        "class": " ".join(classes),
        "link": link_of(target) if target is not None else "",
    }
    if not all(map(markdown.is_quotable, values.values())):
        return figure_element(node, ctx)
    return markdown.shortcode("figure", **{name: value for name, value in values.items() if value})


def link_of(reference: nodes.Element) -> str:
    uri = f"#{reference['refid']}" if "refid" in reference else reference.get("refuri", "")
    return markdown.open_address(uri, line(reference))


def figure_classes(node: nodes.Element) -> list[str]:
    return ([f"align-{node['align']}"] if "align" in node else []) + list(node["classes"])


def is_demanding(caption: nodes.caption) -> bool:
    """Whether a caption cannot be a parameter: Hugo renders that a second time, and knows no footnotes there."""
    inside = [child for child in caption.findall() if isinstance(child, (*NOT_IN_CAPTIONS, nodes.literal))]
    demanding = [child for child in inside if not isinstance(child, nodes.literal) or "{{" in child.astext()]
    text = caption.astext()
    return bool(caption["ids"] or caption["classes"] or demanding or text != text.strip())


def figure_element(node: nodes.figure, ctx: Context) -> str:
    width = str(node.get("width", ""))
    style = f"width: {width}{'px' if width.isdigit() else ''}" if width else ""
    pairs = {"id": " ".join(node["ids"][:1]), "class": " ".join(figure_classes(node)), "style": style}
    captioned = [child for child in node.children if isinstance(child, nodes.caption | nodes.legend)]
    parts = [markdown.tag("figure", **pairs), blocks([c for c in node.children if c not in captioned], ctx)]
    if captioned:
        told = captioned[0] if isinstance(captioned[0], nodes.caption) else nodes.caption()
        opening = markdown.tag("figcaption", id=" ".join(told["ids"][:1]), **{"class": " ".join(told["classes"])})
        parts += [opening, blocks(captioned, ctx), "</figcaption>\n</figure>"]
    else:
        parts.append("</figure>")
    return anchored("\n\n".join(parts), node, carried=1)


def parameter(caption: nodes.caption, ctx: Context) -> str:
    """The caption as Markdown that Hugo renders apart from the page."""
    return markdown.line(inline(caption, ctx.at(enclosed=True)), typographer=ctx.literal)


@render.register
def caption(node: nodes.caption, ctx: Context) -> str:
    return markdown.paragraph(inline(node, ctx), typographer=ctx.literal)


@render.register
def legend(node: nodes.legend, ctx: Context) -> str:
    return blocks(node.children, ctx)
