"""Where a Pelican blog is: its settings file and the folder of its posts, as Pelican itself finds them."""

from __future__ import annotations

import os.path
import posixpath
import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from rst2hugo.blog import evidence, files, settings
from rst2hugo.blog.settings import door
from rst2hugo.blog.survey import Survey, is_within
from rst2hugo.engine import MARKDOWN, RST
from rst2hugo.engines.pelican import conf
from rst2hugo.engines.pelican.marks import MARKS
from rst2hugo.engines.pelican.named_settings import NAMED_SETTINGS
from rst2hugo.model.location import BlogLocation, Finding

DATED = re.compile(r"(?mi)^:?date[ \t]*:")
# Of so many files a folder's posts are looked for.
MOST_FILES = 2_000
MOST_DATES = 200
# Folders of a Pelican project that hold no posts, whatever their files look like.
NO_CONTENT = (
    "output",
    "theme",
    "themes",
    "plugins",
    "pelican-plugins",
    "pelican-themes",
    "venv",
    "env",
    "node_modules",
)


def locate(survey: Survey) -> BlogLocation:
    """The blog: its settings file, the folder of its posts, and as its root the folder that holds both."""
    file = settings_file(survey)
    content = content_folder(survey, file.value if file else None)
    outputs = [one.output for one in survey.commands_of("pelican") if one.output]
    return survey.location(root(survey, file, content), file, content, outputs)


def settings_file(survey: Survey) -> Finding | None:
    """The settings file: by a command line or its usual name, else the only one with settings of Pelican's own."""
    if found := survey.settings_file(["pelican"], conf.FILES):
        return found
    for mark in MARKS:
        if mark.files == "*.py" and (what := mark.describe_in(survey.folder / survey.home)):
            name, _, setting = what.partition(": ")
            return Finding(survey.in_home(name), setting.rstrip(" ="))
    return None


def content_folder(survey: Survey, file: str | None) -> Finding:
    """The folder of the posts, relative to the folder that the user named.

    Pelican takes the path on its command line before the setting PATH, which is relative to the settings file
    (``pelican.settings.read_settings``). Which command was run last is unknown, so a PATH that is there counts first,
    but for the settings file's own folder, which is Pelican's default.
    """
    named: list[Finding] = []
    for path, how in candidates(survey, file):
        folder = posixpath.normpath(path)
        if survey.is_folder(folder) and has_posts(survey, folder):
            return Finding(folder, how)
        named.append(Finding(folder, how if survey.is_folder(folder) else f"{how}, but it is not there"))
    dated = folder_of_posts(survey)
    if dated is not None:
        return Finding(dated, "it holds the posts")
    there = [one for one in named if survey.is_folder(one.value)]
    return next(iter([*there, *named]), Finding(survey.home, "no file names another; --set PATH=FOLDER does"))


def root(survey: Survey, file: Finding | None, content: Finding) -> str:
    """The folder that holds the settings file and the posts: where the blog was found, or one above."""
    needed = [content.value, *([posixpath.dirname(file.value) or "."] if file else [])]
    if all(is_within(one, survey.home) for one in needed):
        return survey.home
    common = os.path.commonpath([os.path.abspath(survey.folder / one) for one in needed])
    return Path(os.path.relpath(common, os.path.abspath(survey.folder))).as_posix()


def candidates(survey: Survey, file: str | None) -> Iterator[tuple[str, str]]:
    """The folders that may hold the posts, the most likely one first, each with how it was found."""
    base = posixpath.dirname(file) if file else survey.home
    given = door.admit(settings.read_assignments(survey.options.settings), NAMED_SETTINGS).values
    value = given.get("PATH", settings_of(survey, file).get("PATH"))
    how = "--set PATH" if "PATH" in given else f"PATH in {where_set(survey, file)}"
    own = [*paths_meant(value, base, survey)]
    is_default = own[:1] == [posixpath.normpath(base or ".")] and "PATH" not in given
    if not is_default:
        yield from ((one, how) for one in own)
    for command in survey.commands_of("pelican"):
        if command.source is not None and command.settings in (None, file):
            yield from ((one, command.how) for one in existing(command.source, survey))
    if own:
        yield own[0], how
    articles = article_paths(settings_of(survey, file))
    for folder in dict.fromkeys([base or ".", survey.home]):
        if articles and all(survey.is_folder(posixpath.join(folder, one)) for one in articles):
            yield folder, f"ARTICLE_PATHS in {file}"
    for folder in dict.fromkeys([base or ".", survey.home, "."]):
        if survey.is_folder(content := posixpath.join(folder, "content")):
            yield content, "it is there"


def article_paths(conf: Mapping[str, Any]) -> list[str]:
    """The folders of articles below PATH, when the settings name some; until Pelican 3.3 there was one."""
    value = conf.get("ARTICLE_PATHS", conf.get("ARTICLE_DIR"))
    return [one for one in settings.as_list(value) if isinstance(one, str) and one.strip("./")]


def paths_meant(value: object, base: str, survey: Survey) -> Iterator[str]:
    """What PATH means beside the settings file; given by the user, it may be from the folder that they named."""
    if isinstance(value, str) and value:
        path = os.path.expanduser(value)
        yield from existing(path if path.startswith("/") else posixpath.normpath(posixpath.join(base, path)), survey)
        yield from (
            existing(posixpath.normpath(path), survey)
            if "PATH" in settings.read_assignments(survey.options.settings)
            else ()
        )


def existing(path: str, survey: Survey) -> Iterator[str]:
    """The path; of an absolute one, which is from another machine, its longest end that is in the blog."""
    if not path.startswith("/"):
        yield path
        return
    inside = os.path.relpath(path, survey.folder.resolve())
    if not inside.startswith(".."):
        yield Path(inside).as_posix()
    parts = PurePosixPath(path).parts[1:]
    ends = [posixpath.join(*parts[number:]) for number in range(len(parts))]
    yield from (path for end in ends for path in (survey.in_home(end), end) if survey.is_folder(path))


def settings_of(survey: Survey, file: str | None) -> Mapping[str, Any]:
    """The settings of a file, as if its folder were the working directory."""
    if file is None:
        return {}
    base = posixpath.dirname(file)

    def sibling(path: str) -> str | None:
        beside = survey.text_of(posixpath.join(base, path))
        return beside if beside is not None else survey.text_of(path)

    def names_in(folder: str) -> list[str] | None:
        return survey.folder_names(posixpath.join(base, folder)) or survey.folder_names(folder)

    name = posixpath.basename(file)
    found, _ = settings.read_python(survey.text_of(file) or "", name, sibling=sibling, names_in=names_in)
    return door.admit(found, NAMED_SETTINGS).values


def where_set(survey: Survey, file: str | None) -> str:
    """The file that sets PATH: the settings file, or one beside it that it imports."""
    base = posixpath.dirname(file or "")
    beside = [posixpath.join(base, one) for one in conf.FILES]
    there = (one for one in [file or "", *beside] if re.search(r"(?m)^[ \t]*PATH\b", survey.text_of(one) or ""))
    return next(there, file or "")


def has_posts(survey: Survey, folder: str) -> bool:
    return any(is_source(path) for path in files.walk(survey.folder, folder, boundary=survey.boundary()))


def is_source(path: str) -> bool:
    return PurePosixPath(path).suffix.lower() in (*RST, *MARKDOWN, ".html", ".htm", ".ipynb")


def folder_of_posts(survey: Survey) -> str | None:
    """The folder that holds every text with a date, with its pages; None without any."""
    top = survey.folder
    dated: list[str] = []
    walked = files.walk(top, survey.home, NO_CONTENT, boundary=survey.boundary())
    for number, path in enumerate(walked):
        if number == MOST_FILES or len(dated) == MOST_DATES:
            break
        is_text = PurePosixPath(path).suffix.lower() in (*RST, *MARKDOWN)
        if is_text and DATED.search(evidence.beginning(top / path)[:2000]):
            dated.append(posixpath.dirname(path) or ".")
    if not dated:
        return None
    folder = posixpath.commonpath(dated) if "." not in dated else "."
    above = posixpath.dirname(folder) or "."
    is_whole, is_section = (has_other_folders(survey, one) for one in (folder, above))
    return above if folder != "." and is_section and not is_whole else folder or "."


def has_other_folders(survey: Survey, folder: str) -> bool:
    """Whether beside posts there are the folders for pages and pictures that Pelican looks for below PATH."""
    return any(survey.is_folder(posixpath.join(folder, one)) for one in ("pages", "images"))
