"""Alerts, which are quotes that a render hook makes a box of."""

from __future__ import annotations

from docutils import nodes

from rst2hugo import markdown
from rst2hugo.markdown.admonitions import opens_markup
from rst2hugo.render import Context, attributed, blocks, inline, lasting


def alert(
    kind: str,
    node: nodes.Element,
    ctx: Context,
    content: str = "",
    fold: str = "",
    *,
    titled: bool = True,
    **pairs: str,
) -> str:
    """A quote whose first line names its kind and title; a render hook makes a box of it.

    ``content`` replaces what is in ``node`` besides its title. ``fold`` is ``-`` for a box
    that a reader has to open and ``+`` for one that can be closed; ``pairs`` are further attributes.
    Without ``titled`` the title of ``node`` is left out, since the hook gives the box the same one.
    """
    title, rest = None, lasting(node)
    if rest and isinstance(rest[0], nodes.title) and not titled:
        rest.pop(0)
    elif rest and isinstance(rest[0], nodes.title):
        # The hook would call a box without a title by its kind.
        title = markdown.line(inline(rest.pop(0), ctx), typographer=ctx.literal)
        shown = title.replace("&nbsp;", " ")
        # Hugo takes hard and wide spaces for spaces.
        title = title if title and shown == shown.strip() else f"<span>{title}</span>"
    head = f"[!{kind}]{fold} {title}" if title else f"[!{kind}]{fold}"
    # Only a paragraph may follow on the next line: a list that starts at 3, say, cannot interrupt the title.
    # The attributes of that paragraph would be those of the title as well.
    plain_first = rest and isinstance(rest[0], nodes.paragraph) and not (rest[0]["ids"] or rest[0]["classes"])
    between = "\n" if plain_first and not opens_markup(title or "") else "\n\n"
    below = content or blocks(rest, ctx.at(quoted=True))
    whole = markdown.quote(f"{head}{between}{below}" if below else head)
    # docutils names the generic admonition's class after its title; a title of its own, or the kind, says that already.
    plain = [name for name in node["classes"] if not name.startswith("admonition-") and name != kind.lower()]
    kept = node.copy()
    kept["classes"] = plain
    return attributed(whole, kept, **pairs)
