"""Which engine published a blog: by what only it has, and never by a guess."""

import os
from pathlib import Path

import pytest
from support import (
    blogofile_blog,
    blohg_blog,
    cyrax_blog,
    eleventy_blog,
    hyde_blog,
    jekyll_blog,
    liquidluck_blog,
    mynt_blog,
    pyblosxom_blog,
    rstblog_blog,
    wok_blog,
)
from support.old_blog import publisher, written
from support.paths import PROJECT

from rst2hugo import engines
from rst2hugo.engine import Engine
from rst2hugo.locate import locate
from rst2hugo.model.diagnostics import RequestError
from rst2hugo.model.options import Options

EXAMPLES = [one / "blog" for one in sorted((PROJECT / "examples").iterdir()) if (one / "blog").is_dir()]
# Real blogs, each in a folder whose name begins with its engine's.
REAL = Path(os.environ.get("RST2HUGO_BLOGS", PROJECT.parent / "shared" / "corpora"))
POST = ":date: 2012-03-04\n\nA post\n======\n\nText.\n"
SPHINX = "project = 'X'\nextensions = ['sphinx.ext.todo']\nmaster_doc = 'index'\nhtml_theme = 'alabaster'\n"
CONFIGURED = {
    "pelican": [
        {"pelicanconf.py": "AUTHOR = 'x'\n", "content/a.rst": "A\n=\n\n:date: 2012-03-04\n\nText.\n"},
        {"publishconf.py": "from pelicanconf import *\nSITEURL = 'x'\n"},
        {"settings.py": "SITENAME = 'x'\nARTICLE_URL = '{slug}/'\n"},
        {"blog.conf.py": "SITENAME = 'x'\nFEED_ALL_ATOM = None\n", "Makefile": "PELICAN=pelican\n"},
        {"pelican.conf.py": "AUTHOR = 'x'\n"},
        {"settings.py": "AUTHOR = 'x'\nSITEURL = 'y'\nTHEME = 'z'\nSITENAME = 'x'\n", "notes/a.rst": POST},
    ],
    "nikola": [
        {"conf.py": "BLOG_TITLE = 'x'\nPOSTS = (('posts/*.rst', 'posts', 'post.tmpl'),)\n"},
        {"conf.py": "# This is the configuration of Nikola.\nBLOG_TITLE = 'x'\n"
            "post_pages = ()\n", "posts/a.rst": ".. title: A\n\nText.\n"},
        {"conf.py": "BLOG_TITLE = 'x'\n", "posts/a.rst": ".. title: A\n\nText.\n", "posts/b.meta": "B\n"},
    ],
    "acrylamid": [
        {"conf.py": "# coding\nVIEWS = {'/': {'view': 'index'}}\nWWW_PROJECT = ''\n"},
        {"conf.py": "# coding\nviews = {'/': {'view': 'index'}}\nfilters = ['rst']\n"},
        {"conf.py": "SITENAME = 'x'\nVIEWS = {'/': {'view': 'index'}}\n"
            "ENGINE = 'acrylamid.templates.jinja2.Environment'\n",
         "content/a.rst": "---\ntitle: A\n---\n", "content/b.rst": POST},
    ],
    "tinkerer": [
        {"conf.py": f"import tinkerer\nimport tinkerer.paths\n{SPHINX}", "master.rst": ".. toctree::\n\n"
            "   2012/03/04/a\n"},
        {"conf.py": "extensions = ['tinkerer.ext.blog', 'tinkerer.ext.disqus']\nproject = 'x'\nhtml_theme = 'flat'\n"},
    ],
    "ablog": [
        {"conf.py": f"{SPHINX}extensions = [\n    'sphinx.ext.todo',\n    'ablog',\n]\n"},
        {"conf.py": f"{SPHINX}extensions += ['ablog']\nblog_baseurl = 'x'\n", "a.rst": ".. post:: 2012-03-04\n"},
        {"conf.py": f"{SPHINX}extensions.append('ablog')\n"},
        {"conf.py": f"{SPHINX}blog_post_pattern = 'posts/*'\n"},
    ],
    "sphinx": [
        {"conf.py": SPHINX},
        {"conf.py": "project = 'x'\nextensions = []\n"},
        {"conf.py": "extensions = []\n", "index.rst": ".. toctree::\n\n   a\n"},
    ],
    "rstblog": [rstblog_blog.FILES, {"config.yml": "active_modules: [blog]\n"}],
    "blohg": [blohg_blog.FILES, {"config.yaml": "TAGLINE: x\n"}],
    "wok": [wok_blog.FILES, {"config": "site_title: x\n"}],
    "hyde": [hyde_blog.FILES],
    "blogofile": [blogofile_blog.FILES, {"_config.py": "site.url = 'x'\n", "_posts/a.rst": "---\ntitle: A\n---\n"}],
    "jekyll": [jekyll_blog.FILES, jekyll_blog.OCTOPRESS],
    "eleventy": [eleventy_blog.FILES, {".eleventy.js": ""}, {"eleventy.config.mjs": ""}],
    "mynt": [mynt_blog.FILES, {"config.yml": "posts_url: x\n", "_posts/a.rst": "---\nlayout: a\n---\n"}],
    "cyrax": [cyrax_blog.FILES],
    "pyblosxom": [pyblosxom_blog.FILES],
    "liquidluck": [liquidluck_blog.FILES, {"settings.py": "config = {'permalink': '{{filename}}'}\n"}],
    "hugo": [
        {"hugo.yaml": "title: x\n", "content/post/a.rst": "---\ntitle: A\n---\n"},
        {"config.toml": "baseurl = 'x'\n", "content/a.rst": POST},
        {"config/_default/hugo.toml": "", "content/a/b/c/d/e.rst": POST},
    ],
}  # fmt: skip  # a table


def engine_of(folder):
    return locate(folder, Options()).engine.value


def test_every_engine_is_recognised_somewhere():
    assert CONFIGURED.keys() == {name for name, kind in engines.ENGINES.items() if kind.marks}
    assert {*engines.ENGINES} - {*CONFIGURED} == {Engine.name}


@pytest.mark.parametrize(
    ("name", "files"), [pytest.param(name, one, id=name) for name, several in CONFIGURED.items() for one in several]
)
def test_by_what_only_it_has(name, files, tmp_path):
    assert publisher(written(tmp_path, files)) == name


@pytest.mark.parametrize(
    "files",
    [
        {},
        {"a.rst": POST, "b.rst": "---\ntitle: B\n---\n\nText.\n", "c.rst": ".. title: C\n\nText.\n"},
        {"content/a.rst": POST},
        {"a.rst": POST, "Makefile": "all:\n", "config.py": "import os\n", "config": "[core]\n\tbare = false\n"},
        {"a.rst": POST, "_config.yml": "title: x\n"},
        {"posts/a.rst": ".. title: A\n\nText.\n"},
        {"conf.py": "import os\n"},
    ],
)
def test_a_folder_without_an_engine(files, tmp_path):
    assert engine_of(written(tmp_path, files)) == Engine.name


@pytest.mark.parametrize(
    ("files", "candidates"),
    [
        (
            CONFIGURED["pelican"][0] | CONFIGURED["nikola"][0],
            ["pelican: pelicanconf.py, pelicanconf.py: AUTHOR =", "nikola: conf.py: BLOG_TITLE ="],
        ),
        (
            CONFIGURED["sphinx"][0] | {"pelicanconf.py": "A = 1\n"},
            ["sphinx: conf.py: extensions =", "pelican: pelicanconf.py"],
        ),
        ({"_posts/2012-03-04-a.rst": "---\ntitle: A\n---\n"}, ["jekyll: _posts/2012-03-04-a.rst: ---"]),
        ({"conf.py": "BLOG_TITLE = 'x'\n"}, ["nikola: conf.py: BLOG_TITLE ="]),
        ({"conf.py": "project = 'x'\nhtml_theme = 'y'\n"}, ["sphinx: conf.py: html_theme =, conf.py: project ="]),
        ({"settings.cfg": "[x]\n"}, ["cyrax: settings.cfg"]),
    ],
)
def test_it_asks_rather_than_guess(files, candidates, tmp_path):
    with pytest.raises(RequestError) as raised:
        engine_of(written(tmp_path, files))
    first, *others = str(raised.value).splitlines()
    assert first.startswith(f"cannot tell which engine published the blog in {tmp_path}; say it with --from")
    assert [line.strip()[: len(one)] for line, one in zip(others, candidates, strict=True)] == candidates


def test_folders_that_cannot_be_read_tell_nothing(tmp_path):
    (tmp_path / "conf.py").mkdir()
    (tmp_path / "config").symlink_to("nowhere")
    (tmp_path / "_config.py").write_bytes(b"\xff\xfe\x00site.url = 1")
    assert publisher(tmp_path) == Engine.name


@pytest.mark.parametrize("blog", EXAMPLES, ids=lambda blog: blog.parent.name)
def test_examples(blog):
    assert publisher(blog) == blog.parent.name


def test_the_plain_example():
    assert engine_of(PROJECT / "examples" / "plain" / "posts") == Engine.name


@pytest.mark.skipif(not REAL.is_dir(), reason="no real blogs here; RST2HUGO_BLOGS may name a folder of them")
def test_real_blogs():
    found = {blog.name: engine_of(blog) for blog in REAL.iterdir() if blog.is_dir()}
    assert found
    assert found == {name: name.partition("-")[0] for name in found}
