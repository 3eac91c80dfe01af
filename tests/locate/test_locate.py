"""A stranger's blog at first contact: where it is, and that every command reads it so."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner
from support.old_blog import written

from rst2hugo import convert_blog, pipeline
from rst2hugo.cli.commands import main
from rst2hugo.locate import locate
from rst2hugo.model.diagnostics import RequestError
from rst2hugo.model.location import BlogLocation
from rst2hugo.model.options import Options

POST = "Ferns\n#####\n\n:date: 2019-08-01\n\nA fern, and `moss <{filename}moss.rst>`_.\n"
MOSS = "Moss\n####\n\n:date: 2019-08-02\n\nGreen.\n"
TEXTS = {"ferns.rst": POST, "moss.rst": MOSS}
SITE = "SITENAME = 'The Greenhouse'\nSITEURL = 'https://greenhouse.example'\n"
PELICAN = {"pelicanconf.py": SITE, "README.md": "# How to build\n", "theme/README.rst": "Theme\n=====\n"}
NIKOLA = "BLOG_TITLE = 'The Greenhouse'\nPOSTS = (('posts/*.rst', 'posts', 'post.tmpl'),)\n"
NOTE = ".. title: Ferns\n.. date: 2019-08-01\n.. slug: ferns\n\nA fern.\n"
ABLOG = "project = 'The Greenhouse'\nextensions = ['ablog']\nblog_title = 'The Greenhouse'\n"
SPHINX = "project = 'Manual'\nextensions = ['sphinx.ext.todo']\nmaster_doc = 'index'\n"
WORKFLOW = """
on: push
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: pip install pelican markdown
      - name: Build
        working-directory: web
        run: |
          pelican notes -s blogconf.py
"""


def below(folder: str, files: Mapping[str, str] | None = None) -> dict[str, str]:
    return {f"{folder}/{name}": text for name, text in (files or TEXTS).items()}


def found(root: Path, files: Mapping[str, str], **options: object) -> BlogLocation:
    return locate(written(root, files), Options.of(options))


def facts(location: BlogLocation) -> tuple[str, str, str, str]:
    """The engine, the root from the folder that was named, the settings file and the content from there, too."""
    told = location.as_json()
    values = [one["value"] if one else "" for one in (told["engine"], told["root"], told["settings"], told["content"])]
    return values[0], values[1], values[2], values[3]


# The folder of the posts: the files beside PELICAN and the texts, the folder that is found, and how.
CONTENT = {
    "Makefile's variables": (
        {"Makefile": "PELICAN=pelican\nBASEDIR=$(CURDIR)\nINPUTDIR=$(BASEDIR)/words\n", **below("words")},
        "words", "Makefile: INPUTDIR",
    ),
    "braces, a default and a variable in a variable": (
        {"Makefile": "HERE ?= $(shell pwd)\nTEXTS := ${HERE}/in/words\nhtml:\n\t@pelican -o out $(TEXTS)\n",
         **below("in/words")},
        "in/words", "Makefile: pelican -o out ./in/words",
    ),
    "a recipe in quotes, with options before the folder": (
        {"Makefile": 'html:\n\t"pelican" -lr -t theme -o "out" "words" -s "pelicanconf.py"\n', **below("words")},
        "words", "Makefile: pelican -lr -t theme -o out words -s pelicanconf.…",
    ),
    "tox.ini": (
        {"tox.ini": "[testenv]\ndeps = pelican\ncommands =\n    pelican {toxinidir}/words -o {envtmpdir} {posargs}\n",
         **below("words")},
        "words", "tox.ini",
    ),
    "noxfile.py": (
        {"noxfile.py": "import nox\n@nox.session\ndef site(s):\n    s.install('pelican')\n"
            "    s.run('pelican', 'words', '-o', 'out')\n", **below("words")},
        "words", "noxfile.py: pelican words -o out",
    ),
    "tasks.py": (
        {"tasks.py": "TEXTS = 'words'\ndef build(c):\n    c.run(f'pelican -q {TEXTS} -o {c.out}')\n", **below("words")},
        "words", "tasks.py: pelican -q words",
    ),
    "fabfile.py for Python 2": (
        {"fabfile.py": "def build():\n    print 'now'\n    local('env/bin/pelican -s pelicanconf.py words')\n",
         **below("words")},
        "words", "fabfile.py: env/bin/pelican -s pelicanconf.py words",
    ),
    "a workflow of GitHub": (
        {".github/workflows/site.yml": "jobs:\n  b:\n    steps:\n    - run: uv run pelican ./words\n",
         **below("words")},
        "words", ".github/workflows/site.yml: pelican ./words",
    ),
    ".travis.yml": (
        {".travis.yml": "install: pip install pelican\nscript:\n  - cd $TRAVIS_BUILD_DIR\n  - pelican words\n",
         **below("words")},
        "words", ".travis.yml: pelican words",
    ),
    ".gitlab-ci.yml": (
        {".gitlab-ci.yml": "pages:\n  script: [pip install pelican, python -m pelican words]\n", **below("words")},
        "words", ".gitlab-ci.yml: pelican words",
    ),
    "appveyor.yml": (
        {"appveyor.yml": "build_script:\n- cmd: pelican words\n", **below("words")}, "words", "appveyor.yml",
    ),
    "netlify.toml": (
        {"netlify.toml": '[build]\ncommand = "pip install -r r.txt && pelican words"\n', **below("words")},
        "words", "netlify.toml: pelican words",
    ),
    "package.json": (
        {"package.json": json.dumps({"scripts": {"build": "poetry run pelican words && gulp"}}), **below("words")},
        "words", "package.json: pelican words",
    ),
    "a shell script": (
        {"up.sh": "#!/bin/sh\nset -e # pelican nowhere\nTEXTS=words\npelican \\\n  $TEXTS | tee log\n",
         **below("words")},
        "words", "up.sh: pelican words",
    ),
    "a script without an ending": (
        {"publish": "#!/bin/bash\n(cd words && pelican .)\n", **below("words")}, "words", "publish: pelican .",
    ),
    "a Dockerfile": (
        {"Dockerfile": "FROM python\nRUN pip install pelican\nCOPY . /app\nRUN pelican /app/words -o /out\n",
         **below("words")},
        "words", "Dockerfile",
    ),
    "no command, but content": (below("content"), "content", "it is there"),
    "no command, no content": (below("words"), "words", "it holds the posts"),
    "pages beside the posts": (
        {**below("words/blog"), "words/pages/about.rst": "About\n#####\n"}, "words", "it holds the posts",
    ),
    "the old site at the root, the posts with their pages beside it": (
        {**below("words"), "words/pages/about.rst": "About\n#####\n", "pages/about.html": "<html>About</html>",
         "2019/08/ferns.html": "<html>Ferns</html>"},
        "words", "it holds the posts",
    ),
    "a Makefile that was left in a folder": (
        {"old/Makefile": "PELICAN=pelican\nBASEDIR=$(PWD)\nINPUTDIR=$(BASEDIR)/content\n"
            "PUBLISHCONF=$(BASEDIR)/publishconf.py\npublish:\n\t$(PELICAN) $(INPUTDIR) -s $(PUBLISHCONF)\n",
         "old/publishconf.py": SITE, **below("content")},
        "content", "it is there",
    ),
    "a command for another settings file": (
        {"Makefile": "demo:\n\tpelican demo -s democonf.py\n", "democonf.py": SITE, **below("demo"),
         **below("content")},
        "content", "it is there",
    ),
    "prose and packages are no commands": (
        {"Makefile": "all:\n\t@echo pelican words\n\tpip install pelican words\n", **below("words"),
         **below("content")},
        "content", "it is there",
    ),
    "an empty content folder": (
        {"content/.keep": "", "Makefile": "a:\n\tpelican words\n", **below("words")},
        "words", "Makefile: pelican words",
    ),
}  # fmt: skip  # a table


@pytest.mark.parametrize("name", CONTENT)
def test_content_folder(name: str, tmp_path: Path) -> None:
    files, folder, how = CONTENT[name]
    location = found(tmp_path, {**PELICAN, **files})
    assert facts(location) == ("pelican", ".", "pelicanconf.py", folder)
    assert location.content is not None
    assert location.content.how.startswith(how)
    assert sorted(page.source for page in convert_blog(tmp_path).pages if page.kind == "post") == sorted(
        path for path in files if path.endswith(("ferns.rst", "moss.rst")) and path.startswith(f"{folder}/")
    )


def test_folders_of_articles_are_below_path(tmp_path: Path) -> None:
    settings = {"settings.py": f"{SITE}ARTICLE_PATHS = ['content']\n", "pages/about.rst": "About\n#####\n"}
    location = found(tmp_path, {**settings, **below("content")})
    assert facts(location) == ("pelican", ".", "settings.py", ".")
    assert location.content is not None
    assert location.content.how == "ARTICLE_PATHS in settings.py"
    kinds = sorted((page.kind, page.source) for page in convert_blog(tmp_path).pages)
    assert kinds == [("page", "pages/about.rst"), ("post", "content/ferns.rst"), ("post", "content/moss.rst")]


# PATH as pelican.settings.read_settings reads it: relative to the file that sets it.
PATHS = {
    "'words'": "words",
    "'./words/'": "words",
    "'/home/jo/greenhouse/words'": "words",
    "os.path.join(os.path.dirname(os.path.abspath(__file__)), 'words')": "words",
    "str(HERE)": "words",
    "Path(__file__).resolve().parent / 'words'": "words",
}


@pytest.mark.parametrize("place", ["", "manage"])
@pytest.mark.parametrize("value", PATHS)
def test_path_is_relative_to_the_settings_file(value: str, place: str, tmp_path: Path) -> None:
    settings = f"import os\nfrom pathlib import Path\nHERE = 'words'\n{SITE}PATH = {value}\nTHEME = 'green'\n"
    files = {"pelicanconf.py": settings, **below("words"), "green/static/a.css": "b {}\n"}
    location = found(tmp_path, below(place, files) if place else files)
    assert facts(location)[2:] == (f"{place}/pelicanconf.py".strip("/"), f"{place}/words".strip("/"))
    assert location.content is not None
    assert location.content.how.startswith("PATH in ")
    result = convert_blog(tmp_path)
    assert {page.source.rpartition("/")[2] for page in result.pages} == {*TEXTS}
    assert [one.address for one in result.assets] == ["/theme/a.css"]


BESIDE = {
    "manage/pelicanconf.py": f"{SITE}PATH = '../content'\nTHEME = '../green'\nOUTPUT_PATH = '../content/out'\n"
    "STATIC_PATHS = ['images']\nEXTRA_PATH_METADATA = {'images/fern.png': {'path': 'fern.png'}}\n",
    "manage/publishconf.py": "from pelicanconf import *\nSITEURL = 'https://online.example'\n",
    "green/static/a.css": "b {}\n",
    "content/images/fern.png": "png",
    "content/out/old.html": "<html></html>",
    "README.rst": "Read me\n=======\n",
    **below("content"),
}


def test_content_beside_the_folder_of_the_settings(tmp_path: Path) -> None:
    location = found(tmp_path, BESIDE)
    assert facts(location) == ("pelican", ".", "manage/publishconf.py", "content")
    result = convert_blog(tmp_path)
    assert sorted(page.source for page in result.pages) == ["content/ferns.rst", "content/moss.rst"]
    assert sorted(one.address for one in result.assets) == ["/fern.png", "/theme/a.css"]
    assert [one for page in result.pages for one in page.diagnostics] == []
    assert "baseURL = 'https://online.example/'" in result.files["hugo.toml"]


def test_the_folder_of_the_settings_is_named_and_the_content_beside_it(tmp_path: Path) -> None:
    """What lies outside the folder that the user named is read if both are in one repository."""
    written(tmp_path, BESIDE)
    with pytest.raises(RequestError, match=r"outside of it, in \.\./content .*say --root /"):
        locate(tmp_path / "manage", Options())
    (tmp_path / ".git").mkdir()
    location = locate(tmp_path / "manage", Options())
    assert facts(location) == ("pelican", "..", "publishconf.py", "../content")
    assert len(convert_blog(tmp_path / "manage").pages) == 2


# The settings file: files, how the engine is told, what is found.
SETTINGS = {
    "pelican -s": (
        {"Makefile": "html:\n\tpelican -s blogconf.py content\n", "blogconf.py": SITE, **below("content")},
        ("pelican", ".", "blogconf.py", "content"),
    ),
    "pelican --settings=, in a folder": (
        {"deploy.sh": "pelican content --settings=conf/online.py\n", "conf/online.py": SITE, **below("content")},
        ("pelican", ".", "conf/online.py", "content"),
    ),
    "the one for readers": (
        {"Makefile": "dev:\n\tpelican words -s dev.py\npublish:\n\tpelican words -s live.py\n", "dev.py": SITE,
         "live.py": SITE, **below("words")},
        ("pelican", ".", "live.py", "words"),
    ),
    "Pelican's own workflow": (
        {".github/workflows/p.yml": "jobs:\n  d:\n    uses: getpelican/pelican/.github/workflows/github_pages.yml@4\n"
            "    with:\n      settings: online.py\n", "online.py": f"{SITE}PATH = 'words'\n", **below("words")},
        ("pelican", ".", "online.py", "words"),
    ),
    "a workflow in a folder": (
        {".github/workflows/site.yml": WORKFLOW, "web/blogconf.py": SITE, **below("web/notes")},
        ("pelican", "web", "web/blogconf.py", "web/notes"),
    ),
    "no command": (
        {"blog.conf.py": f"{SITE}FEED_ALL_ATOM = None\n", **below("content")},
        ("pelican", ".", "blog.conf.py", "content"),
    ),
    "nikola --conf": (
        {"Makefile": "site:\n\tnikola build --conf=greenhouse.py\n", "greenhouse.py": NIKOLA, "posts/ferns.rst": NOTE},
        ("nikola", ".", "greenhouse.py", "."),
    ),
    "nikola --conf beside conf.py": (
        {"up.sh": "nikola build --conf=conf_live.py\n", "conf_live.py": NIKOLA, "conf.py": NIKOLA,
         "posts/ferns.rst": NOTE},
        ("nikola", ".", "conf_live.py", "."),
    ),
    "sphinx-build -c": (
        {"Makefile": "html:\n\tsphinx-build -b html -c etc texts out\n", "etc/conf.py": SPHINX,
         "texts/index.rst": "Home\n====\n"},
        ("sphinx", "texts", "etc/conf.py", "texts"),
    ),
    "ablog build -s": (
        {"tox.ini": "[testenv:site]\ncommands = ablog build -s journal -w out\n", "journal/conf.py": ABLOG,
         "journal/ferns.rst": ".. post:: 2019-08-01\n\nFerns\n=====\n"},
        ("ablog", "journal", "journal/conf.py", "journal"),
    ),
}  # fmt: skip  # a table


def test_paths_of_a_configuration_beside_the_texts(tmp_path: Path) -> None:
    """Sphinx reads them from the folder of conf.py, which -c names."""
    static = "html_static_path = ['_static']\nhtml_extra_path = ['extra']\nhtml_logo = 'moss.svg'\n"
    files = {"Makefile": "html:\n\tsphinx-build -c etc texts out\n", "etc/conf.py": f"{SPHINX}{static}",
             "etc/_static/a.css": "b {}\n", "etc/extra/robots.txt": "", "etc/moss.svg": "<svg/>",
             "texts/index.rst": "Home\n====\n"}  # fmt: skip  # a table
    result = convert_blog(written(tmp_path, files))
    assert {one.address for one in result.assets} >= {"/_static/a.css", "/robots.txt", "/_static/moss.svg"}
    assert [page.source for page in result.pages] == ["index.rst"]


@pytest.mark.parametrize("name", SETTINGS)
def test_settings_file(name: str, tmp_path: Path) -> None:
    files, expected = SETTINGS[name]
    location = found(tmp_path, files)
    assert facts(location) == expected
    result = convert_blog(tmp_path)
    assert result.pages
    assert ("The Greenhouse" in result.files["hugo.toml"]) is (expected[0] != "sphinx")
    assert ("Manual" in result.files["hugo.toml"]) is (expected[0] == "sphinx")


BELOW = {
    "one down": (below("source", {"conf.py": ABLOG, "a.rst": ".. post:: 2019-08-01\n\nA\n=\n"}), "ablog", "source"),
    "two down": (below("web/site", {"conf.py": NIKOLA, "posts/a.rst": NOTE}), "nikola", "web/site"),
    "a blog beside a manual": (
        {**below("docs", {"conf.py": SPHINX, "index.rst": "Manual\n======\n"}),
         **below("blog", {"conf.py": NIKOLA, "posts/a.rst": NOTE})},
        "nikola", "blog",
    ),
    "a blog, its theme and tests": (
        {**below("blog", {"pelicanconf.py": SITE, **below("content")}),
         **below("themes/green/demo", {"pelicanconf.py": SITE, **below("content")}),
         **below("tests/site", {"pelicanconf.py": SITE, **below("content")})},
        "pelican", "blog",
    ),
    "a configuration in folders of its own": (
        below("site", {"config/_default/hugo.toml": "title = 'Moss'\n", "content/a.rst": "A\n=\n"}), "hugo", "site",
    ),
    "the same in YAML, by its old name, two down": (
        below("web/site", {"config/_default/config.yaml": "title: Moss\n", "content/a.rst": "A\n=\n"}),
        "hugo", "web/site",
    ),
    "what was built": (
        {"node_modules/x/conf.py": NIKOLA, "env/pyvenv.cfg": "", "env/lib/conf.py": NIKOLA,
         "output/conf.py": NIKOLA, ".cache/conf.py": NIKOLA, **below("web", {"conf.py": NIKOLA, "posts/a.rst": NOTE})},
        "nikola", "web",
    ),
    "of two, the one that is built": (
        {"Makefile": "html:\n\tcd new && nikola build\n", **below("new", {"conf.py": NIKOLA, "posts/a.rst": NOTE}),
         **below("first", {"conf.py": NIKOLA, "posts/a.rst": NOTE})},
        "nikola", "new",
    ),
    "of two, the one with texts": (
        {**below("a", {"conf.py": NIKOLA}), **below("b", {"conf.py": NIKOLA, "posts/a.rst": NOTE})}, "nikola", "b",
    ),
}  # fmt: skip  # a table


@pytest.mark.parametrize("name", BELOW)
def test_the_blog_is_further_down(name: str, tmp_path: Path) -> None:
    files, engine, folder = BELOW[name]
    location = found(tmp_path, files)
    assert facts(location)[:2] == (engine, folder)
    assert location.below.how
    assert convert_blog(tmp_path).pages


FERNS = {
    "ferns.rst": "Ferns\n=====\n\nSee `moss <beds/moss.rst>`__.\n\n.. image:: fern.png\n",
    "beds/moss.rst": "Moss\n====\n\nGreen.\n",
    "fern.png": "x",
}
# Files of a folder without an engine, and the folder that addresses begin below.
TEXT_FOLDERS = {
    "only the repository's own files beside it": (
        {**below("garden", FERNS), "README.md": "# Garden\n", "Makefile": "all:\n", "build.py": "", "LICENSE": "",
         ".github/x.yml": "a: 1\n", "templates/page.html": "x"},
        "garden",
    ),
    "a name that engines have for it": (
        {**below("source", FERNS), "css/garden.css": "b {}\n", "README.rst": "Garden\n======\n"}, "source",
    ),
    "the same two down": (below("web/Content", FERNS) | {"web/robots.txt": ""}, "web/Content"),
    "files of the site beside it": ({**below("garden", FERNS), "css/garden.css": "b {}\n"}, "."),
    "texts beside it": ({**below("source", FERNS), "home.rst": "Home\n====\n"}, "."),
    "published beside their texts": ({**below("garden", FERNS), "garden/ferns.html": "<p>"}, "."),
    "a year": (below("2019", FERNS), "."),
    "no texts": ({"source/a.css": ""}, "."),
}  # fmt: skip  # a table


@pytest.mark.parametrize("name", TEXT_FOLDERS)
def test_the_folder_that_holds_all_texts(name: str, tmp_path: Path) -> None:
    files, folder = TEXT_FOLDERS[name]
    location = found(tmp_path, files)
    assert facts(location) == ("rst", ".", "", folder)
    assert (f"content {folder}/ (it holds all texts)" in location.describe()) is (folder != ".")


def test_addresses_begin_below_the_folder_that_holds_all_texts(tmp_path: Path) -> None:
    """Files beside it stay where they are; every file is accounted for."""
    beside = {"css/garden.css": "b {}\n", "LICENSE": "", "source/index.rst": "Home\n====\n"}
    result = convert_blog(written(tmp_path, {**below("source", FERNS), **beside}))
    assert {one.source: one.output for one in result.pages} == {
        "source/beds/moss.rst": "content/posts/beds/moss.md",
        "source/ferns.rst": "content/posts/ferns.md",
        "source/index.rst": "content/_index.md",
    }
    assert sorted(one.address for one in result.assets) == ["/css/garden.css", "/fern.png"]
    assert [one.source for one in result.left_out] == ["LICENSE"]
    ferns = next(one for one in result.pages if one.source == "source/ferns.rst")
    assert ferns.markdown == "See [moss](/posts/beds/moss/).\n\n![](/fern.png)"


def test_links_out_of_the_blog_to_what_lies_beside_it(tmp_path: Path) -> None:
    """All that is in the folder that the user named may be read."""
    written(tmp_path, {"site/conf.py": NIKOLA, "posts/a.rst": NOTE})
    (tmp_path / "site" / "posts").symlink_to("../posts")
    assert facts(found(tmp_path, {}))[:2] == ("nikola", "site")
    assert [page.source for page in convert_blog(tmp_path).pages] == ["posts/a.rst"]


def test_of_several_blogs_one_has_to_be_named(tmp_path: Path) -> None:
    site = {"conf.py": NIKOLA, "posts/a.rst": NOTE}
    written(tmp_path, {**below("home", site), **below("work", site)})
    out = tmp_path.with_name("out")
    ran = CliRunner().invoke(main, ["migrate", str(tmp_path), str(out)])
    assert ran.exit_code == 2
    assert not out.exists()
    first, *others = ran.stderr.splitlines()
    assert first.startswith(f"rst2hugo: there are several blogs in {tmp_path}; name the folder of one")
    assert others == ["rst2hugo:   nikola: home/ (home/conf.py)", "rst2hugo:   nikola: work/ (work/conf.py)"]
    assert facts(locate(tmp_path / "work", Options()))[0] == "nikola"


def test_engines_in_doubt_further_down(tmp_path: Path) -> None:
    with pytest.raises(RequestError, match=r"cannot tell which engine published the blog in .*web"):
        found(tmp_path, below("web", {"conf.py": NIKOLA, "pelicanconf.py": SITE, "posts/a.rst": NOTE}))


def test_a_command_ends_the_doubt(tmp_path: Path) -> None:
    files = {"conf.py": NIKOLA, **PELICAN, **below("content"), "up.sh": "pelican content\n"}
    assert facts(found(tmp_path, files)) == ("pelican", ".", "pelicanconf.py", "content")


# What the user says wins.


def test_options_overrule(tmp_path: Path) -> None:
    files = {**PELICAN, **below("content"), **below("words"), "conf/other.py": f"{SITE}TIMEZONE = 'Asia/Tokyo'\n"}
    assert facts(found(tmp_path, files)) == ("pelican", ".", "pelicanconf.py", "content")
    told = found(tmp_path, files, settings=["PATH=words"])
    assert facts(told) == ("pelican", ".", "pelicanconf.py", "words")
    assert told.content is not None
    assert told.content.how == "--set PATH"
    told = found(tmp_path, files, engine="pelican", settings_file="conf/other.py")
    assert facts(told) == ("pelican", ".", "conf/other.py", "content")
    assert told.settings is not None
    assert (told.engine.how, told.settings.how) == ("--from", "--settings")
    assert facts(found(tmp_path, files, engine="rst")) == ("rst", ".", "", ".")
    with pytest.raises(RequestError, match=r"no settings file lost\.py in .*; name another one with --settings"):
        found(tmp_path, files, engine="pelican", settings_file="lost.py")


def test_the_version_of_nikola(tmp_path: Path) -> None:
    """As a file asks for it, else by the settings; the user knows better."""
    blog = written(tmp_path, {"conf.py": f"{NIKOLA}POSTS_SECTIONS = True\n", "posts/a.rst": NOTE})

    def line(**options: object) -> str:
        location = pipeline.start(blog, Options.of(options)).engine.blog.location
        return location.describe().partition(",")[0]

    assert line() == "nikola 7 (by its settings)"
    written(blog, {"requirements.txt": "nikola==8.1.2\n"})
    assert line() == "nikola 8.1.2 (requirements.txt)"
    assert convert_blog(blog).pages[0].old_url == "/posts/ferns/"
    assert line(settings=["NIKOLA_VERSION=7.10"]) == "nikola 7.10 (--set NIKOLA_VERSION)"
    assert convert_blog(blog, Options(settings=("NIKOLA_VERSION=7.6",))).pages[0].old_url == "/posts/ferns.html"


def test_a_settings_file_of_the_users_choice_is_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the working directory as from the blog's folder; ``verify`` is run somewhere else."""
    written(tmp_path / "blog", {**PELICAN, **below("content"), "conf/other.py": f"{SITE}SITESUBTITLE = 'Other'\n"})
    monkeypatch.chdir(tmp_path / "blog" / "conf")
    arguments = ["migrate", "..", str(tmp_path / "site"), "--from", "pelican", "--settings", "other.py"]
    ran = CliRunner().invoke(main, arguments)
    assert ran.stderr.startswith("pelican (--from), settings conf/other.py (--settings), content content/ (it is ")
    assert "Other" in (tmp_path / "site" / "hugo.toml").read_text()
    monkeypatch.chdir(tmp_path)
    ran = CliRunner().invoke(main, ["verify", "site"])
    assert ran.exit_code == 0, ran.output
    assert "settings conf/other.py (--settings)" in ran.stderr


def test_a_folder_that_is_named_and_not_there(tmp_path: Path) -> None:
    files = {"pelicanconf.py": SITE, "README.rst": "Read me\n=======\n", "Makefile": "html:\n\tpelican words\n"}
    location = found(tmp_path, files)
    assert location.content is not None
    assert str(location.content) == "words (Makefile: pelican words, but it is not there)"
    assert convert_blog(tmp_path).pages == ()


def test_a_part_of_a_blog_is_not_taken_for_a_folder_of_texts(tmp_path: Path) -> None:
    written(tmp_path, {**PELICAN, **below("content/plants")})
    with pytest.raises(RequestError, match=r"plants holds the posts of the pelican blog in .*; name that folder"):
        locate(tmp_path / "content" / "plants", Options())
    assert facts(locate(tmp_path / "content" / "plants", Options(engine="rst")))[0] == "rst"


def test_own_words_are_read_from_the_folder_that_the_user_named(tmp_path: Path) -> None:
    files = below("web", {"conf.py": NIKOLA, "posts/a.rst": f"{NOTE}\nSee :plant:`moss`.\n"})
    files["rst2hugo.toml"] = "[roles]\nplant = { code = '{text}' }\n"
    page = convert_blog(written(tmp_path, files)).pages[0]
    assert "See `moss`." in page.text


def test_the_first_line_and_the_report(tmp_path: Path) -> None:
    files = {
        **PELICAN,
        **below("texts"),
        "requirements.txt": "pelican[markdown]==4.9.1\n",
        "Makefile": "PELICAN=pelican\nINPUTDIR=$(CURDIR)/texts\n",
    }
    blog, site, report = written(tmp_path / "blog", files), tmp_path / "site", tmp_path / "report.json"
    line = "pelican 4.9.1 (requirements.txt), settings pelicanconf.py, content texts/ (Makefile: INPUTDIR)"
    for command in (
        ["migrate", blog, site, "--report", report],
        ["convert", blog, "-o", tmp_path / "pages"],
        ["convert", blog / "texts" / "ferns.rst"],
        ["links", blog],
        ["links", blog / "texts" / "ferns.rst"],
        ["links", blog / "texts"],
        ["verify", site],
    ):
        ran = CliRunner().invoke(main, [*map(str, command)])
        assert ran.stderr.splitlines()[0] == line, command
    assert json.loads(report.read_text())["blog"] == {
        "engine": {"value": "pelican", "how": "pelicanconf.py"},
        "version": {"value": "4.9.1", "how": "requirements.txt"},
        "root": {"value": ".", "how": ""},
        "settings": {"value": "pelicanconf.py", "how": ""},
        "content": {"value": "texts", "how": "Makefile: INPUTDIR"},
    }


def test_verify_reads_the_blog_as_migrate_did(tmp_path: Path) -> None:
    """Also when what tells of it is above the blog's root."""
    site = {
        "Makefile": "html:\n\tsphinx-build -b dirhtml source out\n",
        "source/conf.py": ABLOG,
        "source/index.rst": "Home\n====\n",
        "source/a.rst": ".. post:: 2019-08-01\n\nA\n=\n\nText.\n",
    }
    blog = written(tmp_path / "blog", site)
    assert CliRunner().invoke(main, ["migrate", str(blog), str(tmp_path / "site")]).exit_code == 0
    ran = CliRunner().invoke(main, ["verify", str(tmp_path / "site")])
    assert ran.exit_code == 0, ran.output
    assert "blog source/" in ran.stderr.splitlines()[0]


# convert and links


def test_convert_reads_a_folder_as_migrate_does(tmp_path: Path) -> None:
    written(tmp_path, {**PELICAN, **below("content")})
    for arguments in ([tmp_path], [tmp_path / "content"], [tmp_path / "content" / one for one in TEXTS]):
        out = tmp_path / f"out{len(arguments)}{arguments[0].name}"
        ran = CliRunner().invoke(main, ["convert", *map(str, arguments), "-o", str(out)])
        assert ran.exit_code == 0, ran.output
        pages = {file.name: file.read_text() for file in out.rglob("*.md")}
        assert pages.keys() == {"ferns.md", "moss.md"}
        assert "[moss](/moss/)" in pages["ferns.md"]


def test_a_lone_file_in_no_blog(tmp_path: Path) -> None:
    written(tmp_path, {"a.rst": MOSS, "content/pelicanconf.py": SITE})
    ran = CliRunner().invoke(main, ["convert", str(tmp_path / "a.rst")])
    assert (ran.exit_code, ran.stderr) == (0, "")


def test_a_file_of_a_repository_with_several_blogs(tmp_path: Path) -> None:
    site = {"conf.py": NIKOLA, "posts/a.rst": NOTE}
    written(tmp_path, {"README.rst": MOSS, ".git/HEAD": "", **below("home", site), **below("work", site)})
    ran = CliRunner().invoke(main, ["convert", str(tmp_path / "README.rst")])
    assert (ran.exit_code, ran.stderr) == (0, "")


def test_a_file_of_a_repository_that_is_not_of_its_blog(tmp_path: Path) -> None:
    written(tmp_path, {"README.rst": MOSS, ".git/HEAD": "", **below("web", {"conf.py": NIKOLA, "posts/a.rst": NOTE})})
    ran = CliRunner().invoke(main, ["convert", str(tmp_path / "README.rst")])
    assert (ran.exit_code, ran.stderr) == (0, "")
    ran = CliRunner().invoke(main, ["convert", str(tmp_path / "web" / "posts" / "a.rst")])
    assert ran.stderr.startswith("nikola")


# Nothing that is read can do harm.


def test_links_in_circles_and_deep_folders(tmp_path: Path) -> None:
    written(tmp_path, {"a/b/c/d/e/f/conf.py": NIKOLA, "x/a.rst": "A\n=\n"})
    (tmp_path / "x" / "up").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "Makefile")
    assert facts(found(tmp_path, {})) == ("rst", ".", "", ".")


def test_a_makefile_outside_is_not_read(tmp_path: Path) -> None:
    written(tmp_path, {"secret": "PELICAN=pelican\nINPUTDIR=words\n", **below("blog", {**PELICAN, **below("words")})})
    (tmp_path / "blog" / "Makefile").symlink_to(tmp_path / "secret")
    location = locate(tmp_path / "blog", Options())
    assert location.content is not None
    assert location.content.how == "it holds the posts"
