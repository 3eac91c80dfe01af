r"""In here: everything that is meant to change, each with its reason. What is not normalised here is a difference.

``docutils`` and ``hugo`` bring the HTML of either into one vocabulary: a footnote becomes a
``<x-note number="1">`` at the end of the page, a reference to it a ``<x-note-reference number="1">``, and
what docutils says with classes is said with elements.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote, unquote

from lxml import etree

from rst2hugo.verify import notes

# A line block is indented with these blanks; a word of nothing else says nothing.
INVISIBLE = "\u2003"
# A book's title is set like emphasis, by browsers and by Markdown.
SAME = {"cite": "em"}

# Letters and addresses

# Goldmark's typographer (https://gohugo.io/configuration/markup/#goldmarkextensions) is meant to set these.
TYPOGRAPHIC = {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "--", "—": "---", "…": "...", "«": "<<", "»": ">>"}
TYPOGRAPHIC_LETTER = re.compile("[‘’“”–—…«»]")


def typography(text: str) -> str:
    """Text with straight quotes and typed dashes and dots; only where the site has the typographer on."""
    return TYPOGRAPHIC_LETTER.sub(lambda found: TYPOGRAPHIC[found[0]], text)


# Decoding these would make another address: / ? # % & = + ; and blanks.
MEANT = re.compile(r"(?i)%(?:2F|3F|23|25|26|3D|2B|3B)")


def address(uri: str) -> str:
    """Equal addresses are written with or without percent signs: Hugo encodes what docutils leaves as it is."""
    parts = MEANT.split(uri)
    kept = [found.upper() for found in MEANT.findall(uri)]
    decoded = [quote(unquote(part), safe=r"!#$%&'()*+,/:;=?@[]~<>\^`{|}" + '"') for part in parts]
    return "".join(one for pair in zip(decoded, [*kept, ""], strict=True) for one in pair)


def video(uri: str) -> str:
    """Hugo's players differ from others in options that a reader does not choose: only video and start count."""
    found = re.match(r"(?:https?:)?//(?:www\.)?(youtube|player\.vimeo|youtube-nocookie)\.com/(?:embed|video)/([\w-]+)", uri)
    if found is None:
        return uri
    start = re.search(r"[?&]start=([1-9]\d*)", uri)
    return f"{found[1].removesuffix('-nocookie')} {found[2]}{f' from {start[1]}' if start else ''}"


def formula(latex: str) -> str:
    """KaTeX knows other environments than docutils, no labels, and needs blanks nowhere; comments are not drawn."""
    text = re.sub(r"(?m)(?<!\\)%.*$|\\label\{[^}]*\}", "", latex)
    text = text.replace("{eqnarray", "{align").replace("{multline", "{gather")
    # docutils sets several lines in align* by itself, KaTeX has to be told.
    text = re.sub(r"^\s*\\begin\{align\*\}(.*)\\end\{align\*\}\s*$", r"\1", text, flags=re.DOTALL)
    return " ".join(re.sub(r"\{(?=\{[<%])", "{ ", text).split())


# Ids and classes

# Ids that docutils makes up for its own back links; Hugo has others.
GENERATED = re.compile(
    r"(?:footnote|footnote-reference|citation-reference|system-message|problematic|toc-entry)-\d+|fn(?:ref\d*)?:.*"
)
# Classes that writers set by themselves, and those that name an element which says the same.
SILENT = frozenset(["docutils", "literal", "pre", "reference", "external", "internal", "problematic", "target", "math", "katex", "label", "brackets", "superscript", "classifier", "option", "colon", "fn-bracket", "backrefs", "code"])  # fmt: skip
ELEMENT_OF = {"strikethrough": "del", "line-through": "del", "strike": "del"} | {
    name: name for name in ("del", "ins", "u", "kbd", "mark", "small")
}


def is_generated(id: str) -> bool:
    return GENERATED.fullmatch(id) is not None


def class_marks(element: Any) -> frozenset[str]:
    """What the classes and the title of an inline element say about its words."""
    marks = set()
    if element.tag not in ("a", "code", "tt", "abbr"):  # code in a line has no classes in Markdown
        own = (element.get("class") or "").split()
        marks = {ELEMENT_OF.get(name, f"class {name}") for name in own if name not in SILENT}
    if element.tag in ("abbr", "acronym") and element.get("title"):
        marks.add(f"meaning {element.get('title')}")
    return frozenset(marks)


def admonition(classes: list[str]) -> str:
    """The kind of an admonition; one with a title of its own is drawn like a note."""
    if any(name.startswith("admonition-") for name in classes):
        return "note"
    return next((name for name in classes if name != "admonition"), "")


# Elements

OL_TYPES = {"loweralpha": "a", "upperalpha": "A", "lowerroman": "i", "upperroman": "I"}


def docutils(root: Any) -> None:
    """Rewrite the page that docutils made."""
    for element in list(root.iter(etree.Element)):
        for name in (element.get("class") or "").split():
            if name in OF_DOCUTILS:
                OF_DOCUTILS[name](element)
        if element.tag == "img" and element.get("alt") == element.get("src"):
            element.set("alt", "")  # docutils falls back on the address where the author gave no text
    notes.docutils(root)
    both(root)


def hugo(root: Any) -> None:
    """Rewrite the page that Hugo made."""
    notes.hugo(root)
    for wrapper in list(root.iter("div")):
        if wrapper.get("class") == "highlight":
            highlighted(wrapper)
    both(root)


def both(root: Any) -> None:
    for caption in root.iter("figcaption"):
        # Hugo's figure takes its caption for the alternative text where there is none.
        words = " ".join("".join(caption.itertext()).split())
        for image in caption.getparent().iter("img"):
            if " ".join((image.get("alt") or "").split()) == words:
                image.set("alt", "")
    for attribution in root.xpath(".//p[contains(@class, 'attribution')]"):
        # The dash before a quotation's author stands without a blank in docutils, with one in Markdown.
        attribution.text = re.sub(r"^\s*(?:—|---|--)\s*", "— ", attribution.text or "")


def literal(element: Any) -> None:
    """Literal text is a <span> of that class."""
    if element.tag in ("span", "tt"):
        element.tag = "code"


def field_list(element: Any) -> None:
    """The names of fields are strong in docutils' stylesheet, with a colon that Markdown has no need of."""
    for term in element.iterchildren("dt"):
        wrapped(term, "strong")


def option_list(element: Any) -> None:
    """An option with its argument is <kbd><span>--file=<var>FILE</var></span></kbd>: the option itself is literal."""
    for key in element.xpath("./dt/kbd"):
        key.drop_tag()
    for option in element.xpath("./dt//span[contains(@class, 'option')]"):
        name, delimiter = re.fullmatch(r"(.*?)([ =]?)", option.text or "", re.DOTALL).groups()  # type: ignore[union-attr]
        inner = etree.SubElement(option, "code")
        option.insert(0, inner)
        option.text, inner.text, inner.tail = None, name, delimiter


def classifier(element: Any) -> None:
    """docutils' stylesheet puts the colon between a term and what it is classified as, which is slanted."""
    previous = element.getprevious()
    if previous is None:
        element.getparent().text = f"{element.getparent().text or ''} : "
    else:
        previous.tail = f"{previous.tail or ''} : "
    wrapped(element, "em")


def line_block(element: Any) -> None:
    """Nested boxes of lines are one paragraph with line ends, where two wide blanks indent by one step."""
    if element.tag != "div" or element.getparent() is None:  # done with the box around it
        return
    lines = element.xpath(".//div[@class='line']")
    depths = [sum("line-block" in (above.get("class") or "") for above in line.iterancestors("div")) for line in lines]
    for line, depth in zip(lines, depths, strict=True):
        for br in line.findall("br") if not "".join(line.itertext()).strip() else []:
            br.drop_tree()  # only holds an empty line open
        line.text = 2 * (depth - min(depths)) * INVISIBLE + (line.text or "")
        if line is not lines[-1]:
            end = etree.SubElement(line, "br")
            end.tail = None
        line.tail = None
        line.tag = "span"
        line.attrib.pop("class")
    for box in element.xpath(".//div"):
        box.drop_tag()
    element.tag = "p"


def ordered(element: Any) -> None:
    """The kind of numbers is a class."""
    for name in (element.get("class") or "").split():
        if name in OL_TYPES and element.tag == "ol":
            element.set("type", OL_TYPES[name])


def unlinked(element: Any) -> None:
    """Headings link back to a table of contents and faults to a message, both of them docutils' own."""
    link = element if element.tag == "a" else element.getparent()
    if link.tag == "a":
        link.drop_tag()


OF_DOCUTILS: dict[str, Callable[[Any], None]] = {
    "literal": literal,
    "field-list": field_list,
    "option-list": option_list,
    "colon": lambda element: element.drop_tree(),
    "classifier": classifier,
    "line-block": line_block,
    "toc-backref": unlinked,
    "problematic": unlinked,
    "rubric": lambda element: wrapped(element, "strong"),  # bold in docutils' stylesheet
    "sidebar-subtitle": lambda element: wrapped(element, "em"),  # slanted there
    **dict.fromkeys(OL_TYPES, ordered),
}


def wrapped(element: Any, tag: str) -> None:
    """Put what is in ``element`` into a new element."""
    inner = etree.Element(tag)
    inner.text, element.text = element.text, None
    inner.extend(list(element))
    element.append(inner)


def highlighted(wrapper: Any) -> None:
    """Line numbers are no code: they stand in a <pre> of their own or in elements that cannot be selected."""
    blocks = list(wrapper.iter("pre"))
    for pre in blocks[:-1]:
        pre.drop_tree()
    for table in list(wrapper.iter("table", "tbody", "tr", "td")):
        table.drop_tag()
    numbers = [one for one in blocks[-1].iter("span", "a") if is_number(one)] if blocks else []
    if len(blocks) > 1 or numbers:
        blocks[-1].set("data-numbered", "numbered")
    for one in numbers:
        one.drop_tree()


def is_number(element: Any) -> bool:
    return "user-select:none" in (element.get("style") or "") or element.get("class") in ("ln", "lnlinks", "lnt")
