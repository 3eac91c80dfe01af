"""What each file of the new site shall hold, and which files of the blog cannot be copied."""

from __future__ import annotations

from pathlib import Path

from rst2hugo.blog import boundary
from rst2hugo.blog.boundary import Boundary
from rst2hugo.model import Asset, Result
from rst2hugo.model.diagnostics import Code, Diagnostic
from rst2hugo.model.noncharacters import whole
from rst2hugo.writing.atomic import Content, checksum
from rst2hugo.writing.manifest import checked


def gathered(result: Result) -> tuple[dict[str, Content], dict[str, str], list[Diagnostic]]:
    """Each file of the site with its content and its checksum, and the assets that cannot be read."""
    outputs = [(page.output, page.text) for page in result.pages] + [*result.files.items(), *result.stubs.items()]
    contents: dict[str, Content] = {}
    sums: dict[str, str] = {}
    diagnostics: list[Diagnostic] = []
    for path, text in outputs:
        add(contents, path, encoded(text))
        sums[path] = checksum(contents[path])
    named = result.location.folder if result.location else None
    limits = boundary.find_boundary(named or Path(result.root), result.options.get("root"))
    for asset in result.assets:
        file = limits.follow(Path(result.root, asset.source))
        add(contents, asset.output, file)
        problem = unreadable(asset, file, limits)
        try:
            if problem is None:
                sums[asset.output] = checksum(contents[asset.output])
        except OSError as error:
            problem = Diagnostic(asset.source, None, Code.UNREADABLE, error.strerror or str(error))
        if problem is not None:
            diagnostics.append(problem)
    return contents, sums, diagnostics


def add(contents: dict[str, Content], path: str, content: Content) -> None:
    if checked(path) in contents:
        raise ValueError(f"two files of the site would be {path!r}")
    contents[path] = content


def unreadable(asset: Asset, file: Path, limits: Boundary) -> Diagnostic | None:
    """Why the file of an asset must not be opened: it leads out of the blog, or is a pipe, which would never end."""
    if not limits.holds(file):
        message = f"leads out of {limits.folder} and is not copied; {limits.advice(file)}"
        return Diagnostic(asset.source, None, Code.OUTSIDE_BLOG, message)
    if file.exists() and not file.is_file():
        return Diagnostic(asset.source, None, Code.UNREADABLE, "is not a file; not copied")
    return None


def encoded(text: str) -> bytes:
    """UTF-8 with ``\\n`` and without byte order mark; half a surrogate pair, which no file can hold, becomes U+FFFD."""
    clean = text.removeprefix("\ufeff").replace("\r\n", "\n")
    return whole(clean).encode("utf-8")
