"""All doors by which a path comes in from a blog: none leads out of it, and none out of the new site.

The rows are made from the code where they can be: the settings of engines, the fields of headers, the directives that
read files; whoever opens a file is in a table, so that a new door cannot come in without a row.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from docutils.parsers.rst import directives
from support.old_blog import written
from support.paths import PACKAGE

from rst2hugo import Options, RequestError, constructs, convert_blog, write
from rst2hugo.directives.include import CONFINED, FileDirective
from rst2hugo.directives.table_directives import DIRECTIVES as TABLES
from rst2hugo.engines import ENGINES
from rst2hugo.engines.ablog import ABlog
from rst2hugo.engines.nikola.conf import DEFAULTS as NIKOLA
from rst2hugo.engines.pelican.conf import defaults as pelican_defaults
from rst2hugo.engines.sphinx.conf import DEFAULTS as SPHINX

SECRET = "secret words"
BLOG = "a/b/c/blog"
# Enough to lead out of the blog from three folders within it; at each height there is a secret.
UP = "../../../"
# The ways to write the name of a file that is not the blog's, and of a folder.
FORMS: dict[str, Callable[[Path, str], str]] = {
    "up": lambda top, name: UP + name,
    "absolute": lambda top, name: str(top / name),
    "link": lambda top, name: f"out-{name}",
    "encoded": lambda top, name: UP.replace(".", "%2e") + name,
    "encoded slashes": lambda top, name: UP.replace("/", "%2f") + name,
}
DATE = "2014-03-09"
BODY = "\n\nWords.\n"


def prepare(top: Path, files: Mapping[str, str]) -> Path:
    """A blog in ``top`` in whose folders there are links to secrets outside of it."""
    for height in ("", "a/", "a/b/", "a/b/c/"):
        text = f":date: {DATE}\n\n{SECRET}\n============\n\n{SECRET}\n"
        written(top, {f"{height}{name}": text for name in ("secret.rst", "outside/in.rst", "outside/in.png")})
    blog = written(top / BLOG, files)
    for folder in {blog, *(path.parent for path in blog.rglob("*") if path.is_file())}:
        for name in ("secret.rst", "outside"):
            (folder / f"out-{name}").symlink_to(top / name)
    return blog


def everything(top: Path) -> dict[str, bytes]:
    """All files outside of the new site."""
    files = (path for path in top.rglob("*") if path.is_file() and not path.is_symlink())
    return {str(path): path.read_bytes() for path in files if (top / "a/b/site") not in path.parents}


def nothing_leaves(top: Path, blog: Path, engine: str) -> int:
    """Convert and write a blog: no secret is in the site, and nothing outside of that has changed.

    The number of its pages is returned.
    """
    before = everything(top)
    try:
        result = convert_blog(blog, Options(engine=engine))
        write(result, top / "a/b/site")
        return len(result.pages)
    except RequestError:
        return 0
    finally:
        assert everything(top) == before
        for file in (top / "a/b/site").rglob("*"):
            assert not (file.is_file() and SECRET.encode() in file.read_bytes()), file
            assert not file.is_symlink()


# --- What reads: directives

# How a directive is told of a file, ``{}``; ``*`` is the directive's name.
TOLD = (
    ".. *:: {}",
    ".. *:: html\n   :file: {}",
    ".. *::\n   :file: {}",
    ".. *:: a.png\n   :diff: {}",
    ".. *:: html\n   :url: {}",
)
# Those that name a file for the browser, which is copied if it is the blog's.
NAMING = {
    **{one: f".. {one}:: {{}}" for one in ("image", "figure", "thumbnail", "gallery", "slides", "video", "audio")},
    "target of an image": ".. image:: a.png\n   :target: {}",
    "link": "`x <{}>`_",
    "Pelican's file": "`x <{{static}}{}>`_",
    "Pelican's post": "`x <{{filename}}{}>`_",
    "Pelican's attachment": "`x <{{attach}}{}>`_",
    "Pelican's old form": "`x <|filename|{}>`_",
    "download": ":download:`x <{}>`",
    "doc": ":doc:`x <{}>`",
    "toctree": ".. toctree::\n\n   {}",
    "Nikola's shortcode": '{{{{% thumbnail "{}" %}}}}{{{{% /thumbnail %}}}}',
    "Nikola's listing": "{{{{% listing {} python %}}}}",
    "Nikola's link": "`x <link://slug/{}>`_",
}
NIKOLA_CONF = "POSTS = (('posts/*.rst', 'posts', 'post.tmpl'),)\n"
MINIMAL: dict[str, dict[str, str]] = {
    "pelican": {"pelicanconf.py": "", "content/p/a.rst": f"A\n#\n\n:date: {DATE}{BODY}"},
    "nikola": {"conf.py": NIKOLA_CONF, "posts/p/a.rst": f".. title: A\n.. date: {DATE}\n.. slug: a{BODY}"},
    "sphinx": {"conf.py": "extensions = []\n", "index.rst": "A\n=\n\n.. toctree::\n\n   p/a\n",
               "p/a.rst": f"A\n=\n{BODY}"},
    "ablog": {"conf.py": "extensions = ['ablog']\n", "index.rst": "A\n=\n\n.. toctree::\n\n   p/a\n",
              "p/a.rst": f".. post:: {DATE}\n\nA\n=\n{BODY}"},
    "rst": {"p/a.rst": f":date: {DATE}\n\nA\n=\n{BODY}"},
}  # fmt: skip  # a table


def reading_directives() -> Iterator[str]:
    """The names of all directives that read files."""
    registered = {**CONFINED, **TABLES, **constructs.DIRECTIVES}
    for engine in ENGINES.values():
        found = engine.directives
        registered |= found if isinstance(found, Mapping) else {}
    for name, kind in registered.items():
        options = getattr(kind, "option_spec", None) or {}
        names_a_file = any(options.get(one) is directives.path for one in options)
        if names_a_file or (isinstance(kind, type) and issubclass(kind, FileDirective)):
            yield name


@pytest.mark.parametrize("engine", MINIMAL)
def test_directives_and_links(engine: str, tmp_path: Path) -> None:
    blog = prepare(tmp_path, {**MINIMAL[engine], "images/a.png": "x"})
    post = next(path for path in blog.rglob("a.rst"))
    told = [row.replace("*", one) for one in sorted({*reading_directives()}) for row in TOLD]
    for form in FORMS.values():
        name, folder = (form(tmp_path, one) for one in ("secret.rst", "outside"))
        rows = [row.format(one) for row in (*told, *NAMING.values()) for one in (name, f"{folder}/in.png")]
        post.with_name(f"{len([*post.parent.iterdir()])}.rst").write_text("\n\n".join([post.read_text(), *rows, ""]))
    assert nothing_leaves(tmp_path, blog, engine) > len(FORMS)


# --- What is set: each setting of an engine that has a table of them

SETTINGS: dict[str, Mapping[str, object]] = {
    "pelican": {
        **pelican_defaults(),
        "EXTRA_PATH_METADATA": {},
        "PLUGIN_PATHS": [],
        "PHOTO_LIBRARY": "",
        "FILES_TO_COPY": (),
    },
    "nikola": NIKOLA,
    "sphinx": SPHINX,
    "ablog": ABlog.defaults,
}


def values_of(default: object, names: list[str], number: int) -> Iterator[object]:
    """What a setting may be set to: a name, and what holds names where the default holds something."""
    yield names[number % len(names)]
    if not isinstance(default, str | bool | int):
        yield names
        yield {**{one: one for one in names}, "images/a.png": {"path": names[0], "save_as": names[1]}}
        yield (*((f"{one}/*.rst", one, "post.tmpl") for one in names), ("posts/*.rst", names[0], "post.tmpl"))


@pytest.mark.parametrize("engine", SETTINGS)
def test_settings(engine: str, tmp_path: Path) -> None:
    for number, (setting, default) in enumerate(SETTINGS[engine].items()):
        kind = ("outside", "secret.rst")[number % 2 if isinstance(default, str | bool | int) else 0]
        top = tmp_path / str(number)
        blog = prepare(top, {**MINIMAL[engine], "images/a.png": "x"})
        conf = next(path for path in blog.iterdir() if path.suffix == ".py")
        before = conf.read_text()
        for value in values_of(default, [form(top, kind) for form in FORMS.values()], number // 2):
            conf.write_text(f"{before}{setting} = {value!r}\n")
            nothing_leaves(top, blog, engine)


# --- What a post says

KEY = re.compile(r"[a-z][a-z_-]{2,25}")


def fields_of(engine: str) -> list[str]:
    """The names that the code of an engine asks a header for."""
    place = PACKAGE / "engines" / engine
    files = [*place.rglob("*.py")] if place.is_dir() else [p for p in [place.with_suffix(".py")] if p.exists()]
    found = {
        "slug",
        "url",
        "save_as",
        "permalink",
        "aliases",
        "category",
        "tags",
        "lang",
        "author",
        "title",
        "type",
        "layout",
    }
    for file in files:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr == "get"
                and node.args
            ):
                found |= {
                    one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)
                }
            if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
                found |= {node.slice.value} if isinstance(node.slice.value, str) else set()
    return sorted(name for name in found if KEY.fullmatch(name) and name != "date")


YAML = "---\ntitle: {}\ndate: {}\n{}: '{}'\n---\n"
LINES = "title: {}\ndate: {}\n{}: {}\n\n"
# The file that an engine is known by, the path of a post, its header: a title, a date, a field and its value.
HEADERS = {
    "pelican": ("pelicanconf.py", "content/{}.rst", "{}\n#####\n\n:date: {}\n:{}: {}\n"),
    "nikola": ("conf.py", "posts/{}.rst", ".. title: {}\n.. date: {}\n.. {}: {}\n"),
    "sphinx": ("conf.py", "{}.rst", ":x: {}\n:date: {}\n:{}: {}\n"),
    "jekyll": ("_config.yml", "_posts/2014-03-09-{}.rst", YAML),
    "acrylamid": ("conf.py", "content/{}.rst", YAML),
    "blogofile": ("_config.py", "_posts/{}.rst", YAML),
    "hyde": ("site.yaml", "content/{}.html", YAML + "{{% restructuredtext %}}Words.{{% endrestructuredtext %}}"),
    "wok": ("config", "content/{}.rst", YAML),
    "mynt": ("config.yml", "_posts/2014-03-09-{}.rst", YAML),
    "eleventy": (".eleventy.js", "{}.rst", YAML),
    "hugo": ("hugo.toml", "content/{}.rst", YAML),
    "rst": ("x.txt", "{}.rst", YAML),
    "rstblog": ("config.yml", "{}.rst", LINES),
    "cyrax": ("settings.cfg", "{}.rst", LINES),
    "pyblosxom": ("config.py", "entries/{}.rst", "{}\n#date {}\n#{} {}\n#parser reST\n"),
    "blohg": ("config.yaml", "content/post/{}.rst", ".. x: {}\n.. date: {}\n.. {}: {}\n\nA\n=\n"),
}


@pytest.mark.parametrize("engine", HEADERS)
def test_fields_of_headers(engine: str, tmp_path: Path) -> None:
    conf, place, header = HEADERS[engine]
    names = [form(tmp_path, "secret.rst") for form in FORMS.values()]
    rows = [(field, name) for field in fields_of(engine) for name in names[:2]] + [("slug", one) for one in names[2:]]
    files = {
        place.format(f"p{number}"): header.format(f"P{number}", DATE, field, name) + ("" if engine == "hyde" else BODY)
        for number, (field, name) in enumerate(rows)
    }
    text = NIKOLA_CONF if engine == "nikola" else ""
    assert nothing_leaves(tmp_path, prepare(tmp_path, {conf: text, **files}), engine) >= len(rows)


# --- Whoever opens, lists, writes or runs something

# Who decides what may be opened → the functions, as ``room.module:function``.
OPENERS = {
    "the boundary of the blog, which is asked first": """
        blog.boundary:read_link blog.build_commands.__init__:beginning blog.evidence:matching blog.files:below
        blog.files:list_names blog.files:read constructs.galleries:pictures directives.config_file:tables
        directives.include:text_of directives.pictures:folders directives.image_sizes:pixels
        links.repairs.addresses:is_there
    """,
    "the walk through the blog, which asks its boundary": """
        blog.evidence:beginning engines.jekyll.__init__:is_template engines.pelican.photos:notes
    """,
    "the user, in whose cache folder they are": "cache.__init__:load cache.__init__:save",
    "nobody: only names are read, times and sizes, up to the boundary of the blog": "cache.trees:walk",
    "nobody: they are files of the program's own": """
        pipeline.kept_pages:describe_program
        cli.commands.engines:list_files cli.commands.engines:read_engines
        constructs.__init__:template hugo.__init__:texts hugo.configuration:hugo_toml markdown.known_names:read
        verify.report.html_report:html
    """,
    "the user, who names them on the command line": """
        cli.commands.__init__:main cli.plan:describe_changes cli.terminal:save
    """,
    "nobody: only names are read, in the folder that the user names and below it": """
        blog.build_commands.__init__:script_files blog.candidates:folders blog.candidates:names_in
        locate.recognition:has_texts values.normal_forms:find_file
    """,
    "nobody: another program is run, with a time limit and with nothing of the blog's to be run": """
        blog.git_dates:ask_git hugo.program:call pandoc.pandoc:tree values.regexes:ends
    """,
    "the user, who says --trust: the blog's own code is run, with a limit of time and memory": """
        trust.child.__init__:take_streams trust.session:start
    """,
    "the manifest of the new site, which checks its paths; no link is followed out of the site": """
        hugo.kept_build:read_files hugo.kept_build:read_state
        hugo.program:refuse_endless verify.build.edited_stubs:find_edited verify.checks.headers:changed
        verify.checks.site_checks:addressed verify.checks.site_checks:collisions
        verify.checks.site_checks:held_back verify.checks.site_checks:leaked verify.build.site_copy:copy
        verify.build.site_copy:copy_folder
        verify.build.site_copy:find_refused verify.build.site_copy:link_file writing.carry_out:carry_out
        writing.plan:refuse_obstacles writing.in_place:replace_sources writing.atomic:checksum writing.atomic:place
        writing.atomic:prune writing.leftovers:page_in writing.manifest:read writing.stubs:of_user
        writing.themes:read_settings writing.atomic:clear_remains writing.locks:lock writing.locks:lock_folder
        writing.locks:lock_file
        writing.own_settings:read_rules hugo.themes:missing_theme
    """,
    "nobody: they are in a temporary copy of the new site, or what Hugo made of that": """
        verify.build.hugo:copied verify.build.hugo:read_built_pages verify.build.hugo:stripped
        verify.build.native:neutralise
        verify.build.site_copy:replace_file verify.build.post_list_marks:mark_template
    """,
    "the folder of the old site, out of which no link is followed": """
        verify.read.published:everything verify.read.published:text
    """,
}
METHODS = {
    *("open", "read_text", "read_bytes", "write_text", "write_bytes", "iterdir", "glob", "rglob", "symlink_to"),
    *("hardlink_to", "unlink", "rmdir", "mkdir", "touch", "copyfile", "copyfileobj", "copytree", "rmtree"),
}
FUNCTIONS = {
    *("os.walk", "os.listdir", "os.scandir", "os.link", "os.replace", "os.open", "os.system", "os.popen", "open"),
    *("subprocess.run", "subprocess.Popen", "subprocess.check_output", "shutil.copy", "shutil.move", "imagesize.get"),
}


def opens(call: ast.Call) -> bool:
    """Whether a call opens, lists, writes or runs something."""
    return ast.unparse(call.func) in FUNCTIONS or (isinstance(call.func, ast.Attribute) and call.func.attr in METHODS)


def openers() -> Iterator[str]:
    """Every function of the package that opens, lists, writes or runs something."""
    for path in sorted(PACKAGE.rglob("*.py")):
        module = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
        for function in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(function, ast.FunctionDef):
                continue
            if any(isinstance(one, ast.Call) and opens(one) for one in ast.walk(function)):
                yield f"{module}:{function.name}"


def test_whoever_opens_a_file_has_a_row() -> None:
    """Every function that opens a file has its name in ``OPENERS``, beside whoever decides what it may open."""
    have_rows = {name for names in OPENERS.values() for name in names.split()}
    assert set(openers()) - have_rows == set(), "opens, lists, writes or runs something: add its name to OPENERS"
    assert have_rows - set(openers()) == set(), "opens nothing, or is gone: take its name out of OPENERS"
