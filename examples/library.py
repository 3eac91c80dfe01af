"""A migration script of your own: ``python examples/library.py BLOG SITE``."""

from __future__ import annotations

import sys
from typing import Any

import rst2hugo


def edit(front_matter: dict[str, Any], page: rst2hugo.Page) -> dict[str, Any]:
    """What the header of a post is to be: called for each, before tags and addresses are settled."""
    return {**front_matter, "tags": [*front_matter.get("tags", []), "imported"]}


def main(blog: str, site: str) -> None:
    rules = {"roles": {"issue": {"link": "https://issues.example/{target}"}}}
    conversion = rst2hugo.open_blog(blog, edit_front_matter=edit, rules=rules)
    for number, path in enumerate(conversion, 1):
        print(f"{number} of {len(conversion)}: {path}")
    result = conversion.finish()
    for page in result.pages:
        page.front_matter["words"] = len(page.markdown.split())  # the text of the page follows
        for diagnostic in page.diagnostics:
            print(diagnostic)
    written = rst2hugo.write(result, site)
    print(f"{len(written.written)} files in {site}")


if __name__ == "__main__":
    main(*sys.argv[1:])
