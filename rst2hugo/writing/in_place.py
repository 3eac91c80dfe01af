"""Pages take the places of their sources: no word is lost that a user writes while they are converted."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from rst2hugo.model import Page, Result
from rst2hugo.model.diagnostics import Code, Diagnostic, RequestError
from rst2hugo.writing.atomic import checksum, place, refusing, resolved
from rst2hugo.writing.carry_out import is_as_expected
from rst2hugo.writing.contents import encoded
from rst2hugo.writing.locks import lock
from rst2hugo.writing.manifest import there
from rst2hugo.writing.plan import refuse_obstacles


def replace_sources(result: Result, files: Mapping[str, str] = {}, *, force: bool = False) -> list[Diagnostic]:
    """Write each page beside its source, under the same name, and remove the source; write ``files`` of the site, too.

    A source that we failed to convert stays. So does a file that is not any more what it was when it was read, which is
    returned as a diagnostic. Raises RequestError when a page cannot be written, or would replace a file that holds
    something else; then nothing is written. ``force`` replaces such files, but no source that was edited.
    """
    root = resolved(result.root)
    pages = {(root / page.source).with_suffix(".md"): page for page in result.pages if not is_failed(page)}
    known = {root / page.source: result.checksums.get(page.source) for page in pages.values()}
    texts = {file: encoded(page.text) for file, page in pages.items()}
    with lock(root):
        disk = {file: known.get(file) or there(file) for file in texts}
        taken = [file for file, data in texts.items() if disk[file] not in (None, checksum(data))]
        if taken := [file for file in taken if file not in known and not force]:
            raise RequestError("\n".join(f"{file} exists and holds something else" for file in taken))
        refuse_obstacles(root, [*(file.relative_to(root).as_posix() for file in texts), *files], set())
        edited = []
        for file, page in pages.items():
            source = root / page.source
            if not is_as_expected(source, known[source]):
                edited.append(describe_edit(page.source, "edited or removed while it was converted; left as it is"))
            elif place(file, texts[file], partial(is_as_expected, file, disk[file])) is None:
                path = file.relative_to(root).as_posix()
                edited.append(describe_edit(path, f"edited or made while {page.source} was converted; both are left"))
            elif source != file and not is_as_expected(source, known[source]):
                edited.append(
                    describe_edit(page.source, f"edited while {file.name} was written; left as it is beside it")
                )
            elif source != file:
                with refusing(source):
                    source.unlink()
        for path, text in files.items():
            place(root / path, encoded(text))
    return edited


def is_failed(page: Page) -> bool:
    """Whether a page could not be made of its source."""
    return any(one.code is Code.INTERNAL_ERROR for one in page.diagnostics)


def describe_edit(path: str, what: str) -> Diagnostic:
    """That a file of the user's is kept."""
    return Diagnostic(path, None, Code.EDITED_FILE, f"was {what}")
