"""``image`` and ``figure`` with every option of docutils and Sphinx, and the file that an address means."""

from __future__ import annotations

import math
import os.path
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import unquote

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.parsers.rst.directives.images import Figure, Image

from rst2hugo.blog.boundary import Boundary
from rst2hugo.directives import image_sizes
from rst2hugo.directives.blog_settings import blog_settings
from rst2hugo.directives.directive import Forgiving, OptionSpec
from rst2hugo.model.diagnostics import Code
from rst2hugo.values.normal_forms import find_file

# What Sphinx takes first when a post asks for picture.* (the supported types of its HTML builder).
ENDINGS = (".svg", ".png", ".gif", ".jpg", ".jpeg", ".webp")

# A separator of Windows' paths; a letter is never escaped.
BACKSLASH = re.compile(r"\\(?=[^\W_]|\.\.)")


def alignment(argument: str) -> str:
    """docutils forbids some of these for figures, some in paragraphs; ``default`` is Sphinx's name for none."""
    return directives.choice(argument, (*Image.align_values, "default"))


OPTIONS = {"align": alignment}


class Drawn(Forgiving):
    """Mixed into docutils' ``image`` and ``figure``."""

    def run(self) -> list[nodes.Node]:
        self.turn_backslashes()
        self.choose_ending()
        align, loading = self.options.pop("align", "default"), self.options.pop("loading", "")
        if self.options.get("figwidth") == "image":
            self.options["figwidth"] = self.own_width()
        if loading == "embed":
            message = f"{self.name}: the picture stays a file, Hugo embeds none in its pages"
            self.report(self.lineno, Code.PRESENTATION, message)
        made = self.make_nodes()
        for image in [one for node in made for one in node.findall(nodes.image)][:1]:
            self.scale(image)
            if loading == "lazy":
                image["loading"] = loading
            if align != "default":
                figure = next((one for one in made if isinstance(one, nodes.figure)), image)
                figure["align"] = align
        return made

    def make_nodes(self) -> list[nodes.Node]:
        """What docutils' own directive makes."""
        return list(super().run())

    def file(self) -> Path | None:
        """The picture as a file of the blog."""
        document = self.state.document
        blog = blog_settings(document)
        post = document.current_source
        if not blog.root or not blog.boundary or not post:
            return None
        return find(directives.uri(self.arguments[0]), Path(post), blog.root, blog.boundary)

    def turn_backslashes(self) -> None:
        """``dir\\a.png`` was a picture: docutils before 0.14 kept the backslash, which is a slash for browsers."""
        written = self.arguments[0]
        self.arguments[0] = BACKSLASH.sub("/", written)
        if self.arguments[0] != written:
            message = f"{self.name}: {written} is {self.arguments[0]} for every browser"
            self.report(self.lineno, Code.OLD_READING, message)

    def choose_ending(self) -> None:
        """Sphinx finds ``picture.*`` by itself, Hugo wants the file's whole name."""
        if not self.arguments[0].rstrip().endswith(".*"):
            return
        if (file := self.file()) is not None:
            self.arguments[0] = self.arguments[0].rstrip().removesuffix(".*") + file.suffix
        else:
            message = f"{self.name}: no picture is called {self.arguments[0]}, its ending is open"
            self.report(self.lineno, Code.BAD_VALUE, message)

    def own_width(self) -> str | None:
        """The picture's own width, which ``:figwidth: image`` asks for."""
        size = self.size()
        if size is None:
            message = f"{self.name}: figwidth left out, the size of {self.arguments[0]} cannot be read"
            self.report(self.lineno, Code.UNSUPPORTED_OPTION, message)
        return f"{size[0]}px" if size else None

    def size(self) -> tuple[int, int] | None:
        file = self.file()
        return image_sizes.pixels(file) if file else None

    def scale(self, image: nodes.image) -> None:
        """Percents of what is given, or of the picture's own pixels, as the lengths that they make.

        Where the pixels are unknown ``scale`` stays.
        """
        percent = image.get("scale", 100)
        lengths = {name: image[name] for name in ("width", "height") if name in image}
        if percent != 100 and not lengths:
            size = self.size()
            if size is None:
                unread = f"the size of {self.arguments[0]} cannot be read"
                message = f"{self.name}: {unread}, so its scale is left to the browser"
                self.report(self.lineno, Code.PRESENTATION, message)
                return
            lengths = {"width": str(size[0])}
        if "scale" in image:
            del image["scale"]
            for name, length in lengths.items():
                try:
                    image[name] = scaled(length, percent)
                except (OverflowError, ValueError):
                    message = f"{self.name}: :scale: was left out, no {name} is as large as that"
                    self.report(self.lineno, Code.BAD_VALUE, message)


def scaled(length: str, percent: int) -> str:
    """So many percent of a length. Raises OverflowError or ValueError for a number that is none any more."""
    number, unit = nodes.parse_measure(length)
    product = number * percent / 100
    if unit and not math.isfinite(product):
        raise OverflowError
    return f"{product:g}{unit}" if unit else str(round(product))


class Picture(Drawn, Image):
    """``image``."""

    option_spec: ClassVar[Any] = OptionSpec({**(Image.option_spec or {}), **OPTIONS})


class CaptionedPicture(Drawn, Figure):
    """``figure``."""

    option_spec: ClassVar[Any] = OptionSpec({**(Figure.option_spec or {}), **OPTIONS})

    def make_nodes(self) -> list[nodes.Node]:
        """docutils' figure; content that cannot be a caption is the legend, where docutils has a message only."""
        figure, *messages = super().make_nodes()
        for message in messages:
            if isinstance(figure, nodes.figure) and isinstance(message, nodes.system_message):
                del message.children[1:]
                figure += nodes.legend("", *self.parsed(self.content, self.content_offset))
        return [figure, *messages]


def find(address: str, post: Path, root: Path, boundary: Boundary) -> Path | None:
    """The file inside the ``boundary`` of the blog in ``root`` that ``address`` means in ``post``; None without any.

    A relative address starts at the post, one from the site's root at a folder above the post or
    directly below ``root``, since engines publish different folders as their site's root.
    Pelican's ``{static}`` says nothing more. An ending ``.*`` is that of the file found.
    """
    name = unquote(re.sub(r"^[{|]\w+[}|]/?", "", address).partition("?")[0])
    if re.match(r"(?i)[a-z][a-z0-9+.-]*:|//", name):
        return None
    try:
        for folder in folders(post.parent, root):
            for ending in ENDINGS if name.endswith(".*") else ("",):
                file = folder / (name.removesuffix(".*") + ending).lstrip("/")
                if not boundary.holds(boundary.follow(file)):
                    continue
                file = boundary.follow(find_file(file))
                if os.path.isfile(file) and boundary.holds(file):
                    return file
    except (OSError, ValueError):  # no name that a file could have
        return None
    return None


def folders(here: Path, root: Path) -> Iterator[Path]:
    """Where a picture may lie: beside the post, in each folder above it, in those of the blog's own."""
    yield here
    yield from (folder for folder in here.parents if folder.is_relative_to(root))
    yield from sorted(folder for folder in root.iterdir() if folder.is_dir())
