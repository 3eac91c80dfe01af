"""Convert one text in a migration script of your own: ``python examples/library.py FILE.rst``."""

import sys
from pathlib import Path

import rst2hugo

file = Path(sys.argv[1])
page = rst2hugo.convert_text(file.read_text("utf-8"), path=file.name)
page.front_matter.setdefault("tags", []).append("imported")
print(f"{page.front_matter['title']}: {len(page.markdown.split())} words")
for diagnostic in page.diagnostics:
    print(diagnostic)
sys.stdout.write(page.text)
