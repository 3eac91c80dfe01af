"""What a blog's folder tells of the engine that published it: files, and what is said in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from types import MappingProxyType

from rst2hugo.blog.boundary import find_boundary

# Of so many files that fit a mark, the first bytes are read.
MOST_FILES = 20
MOST_BYTES = 200_000
# A score from which on an engine may be taken for the one; less than a hint is none.
CERTAIN = 3
HINT = 2


@dataclass(frozen=True, slots=True)
class Mark:
    """Something to be found in a folder: a file whose path fits ``files`` (a glob) and whose text fits ``pattern``.

    ``points`` says how much it tells: 3 what no other engine has, 1 what others may have as well;
    less than 0 what speaks against the engine.
    """

    points: int
    files: str
    pattern: str = ""

    def describe_in(self, root: Path) -> str:
        """What there is, in a few words: ``conf.py: VIEWS =``; empty when there is nothing."""
        for file in islice(matching(root, self.files), MOST_FILES):
            name = file.relative_to(root).as_posix()
            if not self.pattern:
                return name
            if match := re.search(self.pattern, beginning(file)):
                return f"{name}: {' '.join(match[0].split())[:40]}"
        return ""


def matching(root: Path, files: str) -> Iterator[Path]:
    """What fits a pattern in the blog's folder: no pipe, which would never end, and nothing outside of the blog."""
    try:
        for file in sorted(root.glob(files)):
            if (file.is_file() or file.is_dir()) and find_boundary(root).holds(file):
                yield file
    except OSError:  # a folder that may not be read tells nothing
        return


def beginning(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            return stream.read(MOST_BYTES).decode("utf-8", errors="replace")
    except OSError:
        return ""


def settings(files: str, points: int, names: str, sign: str = "=", case: str = "") -> Mark:
    """A mark for each line of a settings file that sets one of ``names``."""
    return Mark(points, files, rf"(?m{case})^(?:{'|'.join(names.split())})[ \t]*{sign}")


DATED = "[12][0-9][0-9][0-9]/*/*/*.rst"
CYRAX_META = r"(?m)^\.\. meta::[ \t]*\n(?:[ \t]*\n)?[ \t]+\w+: "
FENCED = r"\A---[ \t]*\r?\n"
PELICAN = "pelicanconf.py"
OWN_OF_PELICAN = (
    "ARTICLE_URL ARTICLE_SAVE_AS ARTICLE_PATHS ARTICLE_DIR PAGE_URL PAGE_SAVE_AS DEFAULT_PAGINATION DEFAULT_CATEGORY "
    "FEED_ALL_ATOM CATEGORY_FEED_ATOM TRANSLATION_FEED_ATOM STATIC_PATHS EXTRA_PATH_METADATA FILENAME_METADATA"
)
OWN_OF_BLOHG = "CONTENT_DIR ATTACHMENT_DIR POST_EXT TITLE_HTML TAGLINE POSTS_PER_PAGE POSTS_PER_ATOM_FEED"
OF_LIQUIDLUCK = r"liquidluck\.(?:readers|writers)\.|permalink['\"]?\s*:\s*['\"]?[^'\"\n]*\{\{[\w.]+\}\}"
OWN_OF_HUGO = "baseurl|languagecode|contentdir|publishdir|themesdir|disablekinds|defaultcontentlanguage|paginate"
# Nothing looks deeper than a few folders: the folders above a file are searched for their blog, too.
MARKS: Mapping[str, Sequence[Mark]] = MappingProxyType(
    {
        "pelican": (
            Mark(3, PELICAN),
            Mark(3, "pelican.conf.py"),
            Mark(3, "publishconf.py", r"from pelicanconf import"),
            settings("*.py", 3, OWN_OF_PELICAN),
            *(settings("*.py", 1, one) for one in ("SITENAME", "SITEURL", "AUTHOR")),
            Mark(2, "Makefile", r"(?m)^PELICAN[ \t]*[:?]?="),
            Mark(1, "develop_server.sh"),
            Mark(1, "content/*.rst", r"(?mi)^:date:"),
            Mark(1, "content/*/*.rst", r"(?mi)^:date:"),
        ),
        "nikola": (
            settings("conf.py", 2, "BLOG_TITLE"),
            settings("conf.py", 2, "POSTS post_pages"),
            Mark(1, "conf.py", r"(?i)nikola"),
            settings("conf.py", 1, "NAVIGATION_LINKS COMPILERS TRANSLATIONS PAGES"),
            Mark(1, ".doit.db*"),
            Mark(1, "posts/*.rst", r"\A\s*\.\. title: "),
            Mark(1, "posts/*/*.rst", r"\A\s*\.\. title: "),
            Mark(1, "posts/*.meta"),
        ),
        "acrylamid": (
            settings("conf.py", 2, "VIEWS", case="i"),
            settings("conf.py", 2, "WWW_ROOT", case="i"),
            Mark(2, "conf.py", r"acrylamid\.\w+|['\"]view['\"]"),
            settings("conf.py", 1, "FILTERS", case="i"),
            Mark(1, "content/*.rst", FENCED),
            Mark(1, "content/*.txt", FENCED),
        ),
        "tinkerer": (
            Mark(3, "conf.py", r"(?m)^import tinkerer"),
            Mark(3, "conf.py", r"tinkerer\.ext\.blog"),
            Mark(2, "master.rst", r"[12]\d\d\d/\d\d/\d\d/"),
            Mark(1, DATED, r"(?m)^\.\. (?:author|categories|tags|comments)::"),
        ),
        "ablog": (
            Mark(3, "conf.py", r"(?m)^extensions(?:\s*\+?=[^\]]*|\.append\()['\"]ablog['\"]"),
            settings("conf.py", 3, "blog_baseurl blog_authors blog_path blog_post_pattern blog_title"),
            Mark(1, "conf.py", r"ablog\.get_html_templates_path|(?m:^import ablog)"),
            Mark(1, "*.rst", r"(?m)^\.\. post::"),
            Mark(1, "*/*.rst", r"(?m)^\.\. post::"),
        ),
        "sphinx": (
            settings("conf.py", 2, "extensions"),
            settings("conf.py", 1, "master_doc root_doc html_theme source_suffix exclude_patterns"),
            settings("conf.py", 1, "project"),
            Mark(1, "index.rst", r"(?m)^\.\. toctree::"),
            Mark(-9, "conf.py", r"tinkerer|ablog|(?m:^(?:blog_\w+|BLOG_TITLE|VIEWS|WWW_ROOT)\s*=)"),
            Mark(-9, "conf.py", rf"(?m)^(?:{'|'.join(OWN_OF_PELICAN.split())})\s*="),
        ),
        "rstblog": (
            settings("config.yml", 3, "active_modules", ":"),
            settings("config.yml", 1, "canonical_url modules", ":"),
            Mark(1, DATED, r"\A(?:public|tags|summary|title|pub_date)[ \t]*:"),
            Mark(1, "_templates"),
        ),
        "blohg": (
            settings("config.yaml", 3, OWN_OF_BLOHG, ":"),
            Mark(1, "content/post/*.rst"),
            Mark(1, "content/attachments"),
        ),
        "wok": (
            settings("config", 3, "url_pattern site_title rst_doctitle content_dir", ":"),
            Mark(1, "hooks/__hooks__.py"),
            Mark(1, "content/*.rst", r"(?sm)\A(?!---).{1,2000}?^---[ \t]*$"),
        ),
        "hyde": (
            Mark(3, "site.yaml", r"hyde\.ext\."),
            settings("site.yaml", 2, "media_root media_url", ":"),
            Mark(1, "layout"),
        ),
        "blogofile": (
            Mark(3, "_config.py", r"(?m)^(?:site|blog)\.\w[\w.]*[ \t]*="),
            settings("_config.py", 3, "site_url blog_name blog_path blog_enabled"),  # until Blogofile 0.6
            Mark(1, "_templates/*.mako"),
            Mark(1, "_controllers"),
        ),
        "jekyll": (
            Mark(2, "_posts/*.rst", FENCED),
            Mark(2, "source/_posts/*.rst", FENCED),
            Mark(1, "_config.yml"),
            Mark(1, "Gemfile"),
            Mark(1, "_plugins"),
            Mark(1, "plugins/*rst*"),
        ),
        "eleventy": (
            Mark(3, ".eleventy.js"),
            Mark(3, "eleventy.config.*js"),
            Mark(3, "*.js", r"addExtension\(\s*\[?\s*['\"]rst"),
            Mark(1, "_includes"),
        ),
        "mynt": (
            settings("config.yml", 3, "posts_url archives_url", ":"),
            settings("config.yml", 1, "tags_url assets_url", ":"),
            Mark(1, "_posts/*", r"(?sm)\A---\s.*?^layout[ \t]*:"),
            Mark(1, "_assets"),
            Mark(1, "_templates"),
        ),
        "cyrax": (
            Mark(2, "settings.cfg"),
            Mark(2, "*/[12][0-9][0-9][0-9]-??-??-*.rst", CYRAX_META),
            Mark(2, f"*/{DATED}", CYRAX_META),
        ),
        "hugo": (
            *(Mark(3, f"hugo.{one}") for one in ("toml", "yaml", "yml", "json")),
            *(Mark(3, f"config/_default/hugo.{one}") for one in ("toml", "yaml", "yml", "json")),
            *(Mark(3, f"config/_default/config.{one}") for one in ("toml", "yaml", "yml", "json")),
            Mark(3, "config.toml", rf"(?mi)^\s*(?:{OWN_OF_HUGO})[ \t]*="),
            Mark(3, "config.yaml", rf"(?mi)^(?:{OWN_OF_HUGO})[ \t]*:"),
            Mark(3, "config.yml", rf"(?mi)^(?:{OWN_OF_HUGO})[ \t]*:"),
            Mark(3, "config.json", rf"(?mi)^[\s{{]*\"(?:{OWN_OF_HUGO})\"[ \t]*:"),
        ),
        "liquidluck": [Mark(3, f"settings.{one}", OF_LIQUIDLUCK) for one in ("yml", "yaml", "json", "py")],
        "pyblosxom": (
            Mark(3, "config.py", r"py\[['\"](?:blog_title|datadir|base_url)['\"]\]"),
            Mark(1, "entries"),
        ),
    }
)  # fmt: skip


def find_marks(name: str, root: Path) -> dict[str, int]:
    """What the folder tells of the engine ``name``, and the points of each piece."""
    pieces = ((mark.describe_in(root), mark.points) for mark in MARKS.get(name, ()))
    return {what: points for what, points in pieces if what}


def reason(name: str, root: Path) -> str:
    """The file that tells most of the engine ``name``."""
    pieces = find_marks(name, root)
    return max(pieces, key=lambda one: pieces[one], default="").partition(": ")[0]


def score(name: str, root: Path) -> int:
    """How sure it is that the engine ``name`` published the blog in ``root``; from CERTAIN on it may be so."""
    return max(0, sum(find_marks(name, root).values()))
