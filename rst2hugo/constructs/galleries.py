"""Many pictures, and small ones of big ones: ``.. thumbnail:: a.png``, ``slides``, ``gallery`` → pictures."""

from __future__ import annotations

import os.path
import re
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.parsers.rst.directives.images import Image

from rst2hugo.directives.blog_settings import blog_settings
from rst2hugo.directives.directive import AnyOption, Forgiving, OptionSpec
from rst2hugo.directives.pictures import CaptionedPicture
from rst2hugo.model.diagnostics import Code

# As Nikola's GALLERY_FOLDERS by default.
GALLERIES = "galleries"
PICTURE = re.compile(r"(?i).+\.(?:png|jpe?g|gif|webp|svg|bmp|avif)")


class Thumbnail(CaptionedPicture):
    """Nikola's ``thumbnail``: a small picture that leads to the big one; with a body a figure.

    The small one was made while the site was built, so the big one stands for it. The Bootstrap
    directives have one without argument: a frame around its content.
    """

    required_arguments = 0
    optional_arguments = 1
    option_spec: ClassVar[Any] = OptionSpec({**CaptionedPicture.option_spec, "title": directives.unchanged})

    def run(self) -> list[nodes.Node]:
        if not self.arguments:
            self.assert_has_content()
            return self.parsed()
        self.options["target"] = directives.uri(self.arguments[0])
        message = f"thumbnail: {self.arguments[0]} is shown as it is, Hugo makes no smaller one"
        self.report(self.lineno, Code.PRESENTATION, message)
        self.leave_out(["title"], "pictures that lead to themselves have no title in Hugo")
        if self.content:
            return super().run()
        self.leave_out(["figwidth"], "without a caption there is no figure")
        self.options["class"] = self.options.get("class", []) + self.options.pop("figclass", [])
        self.options.pop("figname", None)
        return super().run()

    def make_nodes(self) -> list[nodes.Node]:
        """docutils' own directive: ``figure`` with a body, ``image`` without."""
        return list(super().make_nodes() if self.content else Image.run(self))


class Slides(Forgiving):
    """``slides`` of Nikola and others of its kind: an address of a picture on each line."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[Any] = AnyOption()

    def run(self) -> list[nodes.Node]:
        rows = [row.strip() for row in [*"\n".join(self.arguments).split("\n"), *self.content] if row.strip()]
        self.leave_out(list(self.options), "the pictures do not move")
        self.report(self.lineno, Code.PRESENTATION, f"{self.name}: the pictures stand one below the other")
        if rows and all(PICTURE.fullmatch(row) for row in rows):
            return [self.located(nodes.image("", uri=directives.uri(row), alt="")) for row in rows]
        self.assert_has_content()
        return self.parsed()


class Gallery(Forgiving):
    """Nikola's ``gallery``: the pictures of one of the blog's galleries."""

    required_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        name = self.arguments[0].strip().strip("/")
        address = f"/{GALLERIES}/{name}/"
        pictures = self.pictures(name)
        if not pictures:
            message = f"gallery: no picture in {GALLERIES}/{name}, it became a link"
            self.report(self.lineno, Code.UNSUPPORTED_CONSTRUCT, message)
            return [self.located(nodes.paragraph("", "", nodes.reference("", name, refuri=address)))]
        message = f"gallery: the {len(pictures)} pictures of {name} are shown as they are"
        self.report(self.lineno, Code.PRESENTATION, message)
        paragraph = self.located(nodes.paragraph())
        for number, file in enumerate(pictures):
            uri = address + file.name
            image = nodes.image("", uri=uri, alt=re.sub(r"[-_\s]+", " ", file.stem))
            link = nodes.reference("", "", image, refuri=uri)
            paragraph += [nodes.Text("\n"), link] if number else link
        return [paragraph]

    def pictures(self, name: str) -> list[Path]:
        """The files, in the order of their names."""
        blog = blog_settings(self.state.document)
        root, boundary = blog.root, blog.boundary
        if root is None or boundary is None:
            return []
        folder = boundary.follow(root / GALLERIES / name)
        if not boundary.holds(folder) or not os.path.isdir(folder):
            return []
        files = (file for file in folder.iterdir() if PICTURE.fullmatch(file.name) and file.is_file())
        return sorted(filter(boundary.holds, files))


DIRECTIVES = {
    "thumbnail": Thumbnail,
    "gallery": Gallery,
    **dict.fromkeys(["slides", "slideshow", "carousel"], Slides),
}
