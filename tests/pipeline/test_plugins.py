"""What other distributions add by entry points, installed for real beside ours."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

MODULE = """
from docutils import nodes
from docutils.parsers.rst import Directive
from rst2hugo.render import render

class spark(nodes.General, nodes.Element):
    pass

class Spark(Directive):
    def run(self):
        return [spark()]

class Plain(Directive):
    def run(self):
        return [nodes.paragraph("", "plain words")]

def shout(name, rawtext, text, lineno, inliner, options=None, content=None):
    return [nodes.strong(rawtext, text.upper())], []

@render.register
def spark_(node: spark, ctx) -> str:
    return "{{< spark >}}"

DIRECTIVES = {"spark": Spark}
TEMPLATES = {"layouts/_shortcodes/spark.html": r"\\{\\{< spark"}
"""
POINTS = """
[rst2hugo.constructs]
sparks = sparks
[rst2hugo.directives]
plain = sparks:Plain
[rst2hugo.roles]
shout = sparks:shout
"""
SCRIPT = """
import os, pathlib, rst2hugo, sys
from rst2hugo import pipeline
result = rst2hugo.convert_blog(sys.argv[1], rst2hugo.Options(engine="rst"))
print(result.pages[0].markdown)
print(result.files["layouts/_shortcodes/spark.html"])
os.environ["RST2HUGO_CACHE"] = sys.argv[2]
run = pipeline.start(pathlib.Path(sys.argv[1]), rst2hugo.Options(engine="rst"), site=pathlib.Path(sys.argv[2], "site"))
print("pages are kept" if run.kept else "nothing is kept")
"""


def installed(folder: Path, points: str) -> Path:
    """A folder with the distribution as an installer leaves it."""
    folder.mkdir()
    (folder / "sparks.py").write_text(MODULE)
    (folder / "spark.html").write_text("<b>spark</b>")
    info = folder / "sparks-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: sparks\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(points)
    return folder


def run(*arguments: str, path: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(path)}
    return subprocess.run([sys.executable, *arguments], env=environment, capture_output=True, text=True, timeout=60)


def test_constructs_directives_and_roles_of_others(tmp_path: Path) -> None:
    path = installed(tmp_path / "site-packages", POINTS)
    blog = tmp_path / "blog"
    blog.mkdir()
    (blog / "a.rst").write_text("A\n=\n\n.. spark::\n\n.. plain::\n\n:shout:`loud`\n")
    done = run("-c", SCRIPT, str(blog), str(tmp_path), path=path)
    shown = "{{< spark >}}\n\nplain words\n\n**LOUD**\n<b>spark</b>\n"
    assert done.stdout == f"{shown}nothing is kept\n", done.stderr


def test_one_that_cannot_be_loaded_is_named(tmp_path: Path) -> None:
    path = installed(tmp_path / "site-packages", "[rst2hugo.roles]\nshout = sparks:missing\n")
    blog = tmp_path / "blog"
    blog.mkdir()
    done = run("-m", "rst2hugo", "migrate", str(blog), str(tmp_path / "site"), path=path)
    assert done.returncode == 2
    assert done.stderr.startswith("rst2hugo: entry point shout of rst2hugo.roles (sparks:missing)")
