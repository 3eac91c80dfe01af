"""Blogs of every engine whose settings, headers, vocabularies and manifests nobody would write."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from rst2hugo.engines import ENGINES
from support import small_blogs
from support.random_input import ODD_STRINGS, RandomInput

DATED = "---\ntitle: A\ndate: 2014-03-09\ntags: [x, y]\n---\n\nWords `in *rst* <b>`_.\n"
BODY = "\n\nWords.\n"
SPHINX = {"index.rst": "A\n=\n\n.. toctree::\n\n   p/a\n", "_static/a.css": "a", "images/a.png": "x"}
# The settings file of each engine, and a small blog; those of the small engines are in ``small_blogs``.
BLOGS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "pelican": ("pelicanconf.py", {"content/p/a.rst": f"A\n#\n\n:date: 2014-03-09\n:tags: x{BODY}",
                                   "content/pages/b.rst": f"B\n#{BODY}", "content/images/a.png": "x"}),
    "nikola": ("conf.py", {"posts/p/a.txt": f".. title: A\n.. date: 2014-03-09\n.. slug: a\n.. tags: x{BODY}",
                           "pages/b.txt": f".. title: B{BODY}", "images/a.png": "x", "galleries/g/a.jpg": "x"}),
    "sphinx": ("conf.py", {**SPHINX, "p/a.rst": f"A\n=\n{BODY}"}),
    "ablog": ("conf.py", {**SPHINX, "p/a.rst": f".. post:: 2014-03-09\n   :tags: x\n\nA\n=\n{BODY}"}),
    "tinkerer": ("conf.py", {"master.rst": "S\n=\n\n.. toctree::\n\n   2014/03/09/a\n",
                             "2014/03/09/a.rst": f"A\n=\n{BODY}\n.. tags:: x\n"}),
    "acrylamid": ("conf.py", {"content/a.rst": DATED, "content/images/a.png": "x"}),
    "hugo": ("hugo.toml", {"content/a.rst": DATED, "layouts/x.html": "x"}),
}  # fmt: skip  # a table
FILES = {"eleventy": ".eleventy.js", "octopress": "_config.yml"}
MOST = 4


def blogs() -> dict[str, tuple[str, Mapping[str, str]]]:
    """The settings file and the files of a small blog of each engine, by its name; Octopress is one of Jekyll."""
    small = {}
    for name, files in small_blogs.BLOGS.items():
        posts = sorted(
            (one for one in files if one.endswith((".rst", ".html", ".txt"))), key=lambda one: len(files[one])
        )
        left = {*posts[:MOST], *(one for one in files if one not in posts)}
        small[name] = (settings_file(name, files), {one: str(files[one]) for one in files if one in left})
    return {**BLOGS, **small}


def settings_file(name: str, files: Mapping[str, object]) -> str:
    return FILES.get(name) or next(one for one in ENGINES[name].settings_files if one in files)


def engine_of(name: str) -> str:
    return "jekyll" if name == "octopress" else name


@cache
def names_of_settings(name: str) -> list[str]:
    """The settings that an engine reads, the wildcards in their names filled."""
    known = ENGINES[engine_of(name)].named_settings
    return sorted(
        {one.replace("*", fill) for one in known for fill in (("TAG", "INDEX") if one.isupper() else ("en",))}
    )


def written(file: str, name: str, value: Any) -> str:
    """A line that sets a setting in a file of this kind."""
    if file.endswith(".py"):
        target = f"py[{name.removeprefix('py.')!r}]" if name.startswith("py.") else name
        return f"{target} = {value!r}\n"
    if file.endswith(".cfg"):
        return f"[x]\n{name.rpartition('.')[2]} = {value}\n"
    *tables, last = name.split(".")
    if file.endswith(".toml"):
        head = f"[{'.'.join(tables)}]\n" if tables else ""
        return f"{head}{last} = {json.dumps(value, default=str, skipkeys=True)}\n"
    for table in reversed(tables):
        last, value = table, {last: value}
    return f"{last}: {json.dumps(value, default=str, skipkeys=True)}\n"


def configuration(seed: object) -> tuple[str, dict[str, bytes]]:
    """The name of an engine, and the files of a blog of it with settings that are odd in some way."""
    chance = RandomInput(f"configuration {seed}")
    known = blogs()
    name = chance.pick(sorted(known))
    file, files = known[name]
    base = str(files.get(file, ""))
    if chance.often(0.15):
        data = chance.bytes(base.encode())
    elif chance.often(0.1):
        data = chance.text(base).encode("utf-8", "surrogatepass")
    else:
        settings = [chance.pick(names_of_settings(name) or ["x"]) for _ in range(chance.pick((1, 1, 1, 2, 5)))]
        lines = "".join(written(file, one, chance.value()) for one in settings)
        data = (f"{base}\n{lines}" if file.endswith(".py") or chance.often(0.5) else lines).encode(
            "utf-8", "surrogatepass"
        )
    return name, {**{path: text.encode() for path, text in files.items()}, file: data}


# Headers in the forms of all engines: a title, a date, a field and its value.
HEADERS = (
    ("rst", "---\ntitle: {0}\n{1}: {2}\ndate: 2014-03-09\n---\n\n{3}"),
    ("rst", "+++\ntitle = {0}\n{1} = {2}\n+++\n\n{3}"),
    ("rst", ":title: {0}\n:{1}: {2}\n\n{3}"),
    ("pelican", "{0}\n####################\n\n:date: 2014-03-09\n:{1}: {2}\n\n{3}"),
    ("nikola", ".. title: {0}\n.. date: 2014-03-09\n.. {1}: {2}\n\n{3}"),
    ("sphinx", ":orphan:\n:{1}: {2}\n\n{0}\n====================\n\n{3}"),
    ("ablog", ".. post:: {0}\n   :{1}: {2}\n\nA\n=\n\n{3}"),
    ("jekyll", "---\ntitle: {0}\n{1}: {2}\n---\n{3}"),
    ("acrylamid", "---\ntitle: {0}\n{1}: {2}\n---\n{3}"),
    ("blogofile", "---\ntitle: {0}\n{1}: {2}\n---\n{3}"),
    ("wok", "title: {0}\n{1}: {2}\n---\n{3}"),
    ("mynt", "---\ntitle: {0}\n{1}: {2}\n---\n{3}"),
    ("eleventy", "---\ntitle: {0}\n{1}: {2}\n---\n{3}"),
    ("hugo", "---\ntitle: {0}\n{1}: {2}\n---\n{3}"),
    ("rstblog", "title: {0}\n{1}: {2}\n\n{3}"),
    ("cyrax", ".. meta::\n   title: {0}\n   {1}: {2}\n\n{3}"),
    ("pyblosxom", "{0}\n#{1} {2}\n{3}"),
    ("blohg", ".. title: {0}\n.. {1}: {2}\n\n{3}"),
    ("liquidluck", "{0}\n=====\n\n- {1}: {2}\n\n{3}"),
)
FIELDS = (
    "title", "date", "modified", "lastmod", "tags", "category", "categories", "author", "authors", "slug", "url",
    "save_as", "permalink", "aliases", "status", "draft", "summary", "description", "lang", "translation", "template",
    "type", "layout", "weight", "series", "keywords", "params", "public", "pub_date", "day-order", "redirect_from",
    "link", "hidetitle", "previewimage", "excerpt", "image", "location", "language", "nocomments", "math", "x", "X",
    "a.b", "a b", "é", "build", "cascade", "outputs", "menu", "menus", "resources", "sitemap", "filters", "identifier",
)  # fmt: skip  # a table


def header(seed: object) -> tuple[str, str]:
    """The name of an engine, and a post of it with an odd header."""
    chance = RandomInput(f"header {seed}")
    engine, form = chance.pick(HEADERS)
    value = chance.value()
    shown = value if isinstance(value, str) else json.dumps(value, default=str, skipkeys=True)
    text = form.format(chance.string()[:100], chance.pick(FIELDS), shown, "Words.\n")
    return engine, chance.text(text) if chance.often(0.2) else text


VOCABULARY = """
[directives]
alert = { admonition = "warning", title = "{argument}" }
soundcloud = { shortcode = 'soundcloud id="{0}"' }
box = { element = "aside", class = "x" }
shown = { code = "python", caption = "{0}" }
kept = { keep = "body" }

[roles]
bug = { link = "https://bugs.example.org/{target}" }
key = { element = "kbd" }
say = { shortcode = "say" }

[unknown]
directives = "code"
roles = "text"

[trust]
seconds = 5
"""
CALLS = "".join(
    f".. {one}:: a b\n   :x: y\n\n   *Body*\n\n" for one in ("alert", "soundcloud", "box", "shown", "kept", "new")
)
CALLS += "And :bug:`a <1>`, :key:`b`, :say:`c`, :new:`d`.\n"


def vocabulary(seed: object) -> dict[str, bytes]:
    """A blog with an odd ``rst2hugo.toml``, and a post that uses what is in it."""
    chance = RandomInput(f"vocabulary {seed}")
    if chance.often(0.3):
        text = chance.text(VOCABULARY)
    else:
        table, key = (
            chance.pick(("directives", "roles", "unknown", "trust", "x")),
            chance.pick(("alert", "bug", "x", "directives")),
        )
        form = chance.pick(("admonition", "shortcode", "element", "code", "keep", "link", "title", "class", "body"))
        entry = json.dumps(chance.value(), default=str, skipkeys=True)
        text = f"[{table}]\n{key} = {entry if chance.often(0.3) else f'{{ {form} = {entry} }}'}\n"
    return {"rst2hugo.toml": text.encode("utf-8", "surrogatepass"), "a.rst": (DATED + CALLS).encode()}


def manifest(seed: object, text: str) -> bytes:
    """The manifest of a site, which is ``text``, changed in some way."""
    chance = RandomInput(f"manifest {seed}")
    if chance.often(0.4):
        return chance.bytes(text.encode())
    content = json.loads(text)
    part = chance.pick(("files", "planned", "origin", "version", "x"))
    if chance.often(0.5):
        content[part] = chance.value()
    else:
        content[part] = {chance.string(): chance.value() if chance.often(0.5) else "0" * 64 for _ in range(3)}
    return json.dumps(content, default=str, skipkeys=True).encode()


PAGE = """<!DOCTYPE html><html><head><title>A</title><base href="/"><link rel="stylesheet" href="/a.css">
<meta http-equiv="refresh" content="0; url=/b/"></head><body>
<nav><a href="/">Home</a></nav><article id="x">
<h1>A</h1>
<p>Words, <em>some</em> of <code>them</code>; <a name="n" href="../b.html#y">b</a>.</p><pre><code>a = 1
</code></pre><table><tr><td colspan="2">1</td></tr></table>
<img src="/a.png" alt="a"><ul><li>x<ul><li>y</li></ul></li></ul>
<svg><a xlink:href="#z"/></svg><script>document.write("x")</script></article></body></html>"""
TAGS = (
    "<p>", "</p>", "<!--", "-->", "<![CDATA[", "]]>", "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>", "&e;",
    "&#0;", "&#xD800;", "&#x110000;", "&#99999999999;", "&nbsp", "<a href='http://['>", "<a href='//'>",
    "<base href='http://[::1'>",
    "<a href='javascript:x'>", "<meta charset='utf-16'>", "<?xml version='1.0' encoding='x'?>", "<x:y z>", "<a" * 50,
    "<div>" * 300, "<table>", "<select>", "<template>", "<svg>", "<math>", "<title>", "<textarea>", "<plaintext>",
    "<img src>",
    "<a href='%00%zz'>", "<a id=''>", "<td rowspan='99999999999'>", "<ol start='9999999999999999999999'>",
    "<meta http-equiv=refresh content='0;url=http://['>", "<h1>", "<h9>", "\x00", "\x1b[31m", "\ufdd0", "\ufffe",
)  # fmt: skip  # a table


def page(seed: object) -> bytes:
    """A page of an old site with odd markup."""
    chance = RandomInput(f"page {seed}")
    text = PAGE
    for _ in range(chance.pick((1, 2, 5))):
        at = chance.chance.randrange(len(text))
        text = (
            text[:at]
            + chance.pick(TAGS if chance.often(0.8) else ODD_STRINGS)
            + text[at + chance.pick((0, 0, 5, 30)) :]
        )
    data = text.encode("utf-8", "surrogatepass")
    return chance.bytes(data) if chance.often(0.3) else data


def put(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files, and take away those of the case before."""
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
