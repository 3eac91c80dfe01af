"""What a file of a repository is by its name if it is not content of the blog: a build file, a template, settings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from types import MappingProxyType

HIDDEN = "hidden"
ABOUT = "about the repository"
TEMPLATE = "templates"
SETTINGS = "settings"
OUTPUT = "what the old engine made"
DATA = "data of folders"
# Patterns of names in small letters, wherever the file lies.
ANYWHERE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "backup copies": ("*~", "*.bak", "*.orig", "*.rej", "*.swp", "*.tmp", "#*#", "thumbs.db", "desktop.ini"),
        "compiled code": ("*.pyc", "*.pyo", "*.class", "*.o"),
        "build files": (
            *("makefile*", "gnumakefile", "*.mk", "make.bat", "rakefile", "justfile", "cmakelists.txt", "sconstruct"),
            *("wscript", "dodo.py", "fabfile.py", "noxfile.py", "tasks.py", "setup.py", "conftest.py", "manage.py"),
            *("gruntfile.*", "gulpfile.*", "webpack*.js", "rollup.config.*", "vite.config.*", "dockerfile*"),
            *("*.dockerfile", "containerfile", "docker-compose*.y*ml", "compose.y*ml", "vagrantfile", "procfile"),
            *("jenkinsfile", "appveyor.y*ml", "azure-pipelines*.y*ml", "bitbucket-pipelines.y*ml", "circle.yml"),
            *("wercker.yml", "cloudbuild.y*ml", "netlify.toml", "vercel.json", "now.json", "firebase.json"),
            *("render.yaml", "fly.toml", "app.yaml", "amplify.yml", "readthedocs.y*ml", "codecov.y*ml"),
        ),
        "lists of packages": (
            *("requirements*.txt", "requirements*.in", "constraints*.txt", "pipfile", "*.lock", "package.json"),
            *("package-lock.json", "pnpm-lock.yaml", "npm-shrinkwrap.json", "bower.json", "composer.json", "gemfile*"),
            *("*.gemspec", "pyproject.toml", "environment.y*ml", "runtime.txt", "manifest.in", "go.mod", "go.sum"),
            *("cargo.toml", "default.nix", "shell.nix", "flake.nix", "guix.scm"),
        ),
        SETTINGS: (
            *("eleventy.config.*", "tox.ini", "setup.cfg", "mypy.ini", "pytest.ini", "rst2hugo.toml", "renovate.json"),
            *(
                "tsconfig*.json",
                "babel.config.*",
                "postcss.config.*",
                "tailwind.config.*",
                "*.code-workspace",
                "*.sublime-*",
                "*.iml",
            ),
        ),
        TEMPLATE: (
            *("*.j2", "*.jinja", "*.jinja2", "*.mako", "*.tmpl", "*.tpl", "*.erb", "*.haml", "*.slim", "*.pug"),
            *("*.jade", "*.liquid", "*.njk", "*.hbs", "*.mustache", "*.ejs", "*.genshi", "*.kid"),
        ),
    }
)
# The same of files that lie in the blog's folder itself.
AT_THE_TOP: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        SETTINGS: ("*.ini", "*.cfg", "*.toml", "*.y*ml", "*.conf", "conf.py", "config.*", "settings.*", "*conf.py"),
        "programs": ("*.py", "*.sh", "*.bash", "*.bat", "*.cmd", "*.ps1", "*.rb", "*.pl", "*.go", "*.nix"),
    }
)
# Folders by their names: wherever they lie, and in the blog's folder itself.
FOLDERS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("node_modules", "bower_components", "site-packages"), "installed packages"),
        "__pycache__": "compiled code",
        **dict.fromkeys(("_templates", "_layouts", "_includes"), TEMPLATE),
    }
)
TOP_FOLDERS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("venv", "virtualenv", "vendor"), "installed packages"),
        **dict.fromkeys(("templates", "layouts", "layout", "partials"), TEMPLATE),
        **dict.fromkeys(("theme", "themes"), "theme"),
        **dict.fromkeys(("_build", "_site", "output"), OUTPUT),
    }
)
# Folders of sources, as engines call them: no address on a site begins with these.
SOURCE_FOLDERS = frozenset({"content", "contents", "source", "sources", "src", "input"})
# In capitals, as is the custom, these are about the repository; in small letters some may be pages of the site.
README = re.compile(r"(?i)(?:readme|licen[cs]e|copying|changelog|contributing|code[-_]of[-_]conduct)\b")
NOTICE = re.compile(
    r"(?:CHANGES|AUTHORS|CONTRIBUTORS|MAINTAINERS|CODEOWNERS|INSTALL|TODO|NEWS|HISTORY|NOTICE|SECURITY)\b"
)
TEXTS = frozenset({"", ".rst", ".rest", ".txt", ".md", ".markdown", ".adoc", ".org"})
# What only templates say: Jinja and Liquid, Mako, Go.
OF_TEMPLATES = re.compile(
    r"\{%-?\s*(?:extends|block|include|import|if|for|set|macro|load|assign|capture|layout)\b"
    r"|<%(?:inherit|namespace|def|include|block|page)\b"
    r"|\{\{-?\s*(?:define|template|block|range|partial|with|end)\b"
)


def classify(path: str) -> str:
    """What the file ``path`` of the blog's folder is, or a folder with ``/`` at its end; empty for possible content."""
    place = PurePosixPath(path)
    *folders, _ = parts = place.parts
    if is_hidden(path):
        return HIDDEN
    for number, folder in enumerate(parts if path.endswith("/") else folders):
        if found := FOLDERS.get(folder) or (TOP_FOLDERS.get(folder.lower()) if number == 0 else None):
            return found
    return "" if path.endswith("/") else classify_name(place.name, at_the_top=not folders)


def is_hidden(path: str) -> bool:
    return any(part.startswith(".") for part in PurePosixPath(path).parts if part != "..")


def classify_name(name: str, *, at_the_top: bool) -> str:
    for table in (ANYWHERE, AT_THE_TOP) if at_the_top else (ANYWHERE,):
        for what, patterns in table.items():
            if any(fnmatchcase(name.lower(), one) for one in patterns):
                return what
    is_text = PurePosixPath(name).suffix.lower() in TEXTS
    return ABOUT if at_the_top and is_text and (README.match(name) or NOTICE.match(name)) else ""


def is_template(text: str) -> bool:
    """Whether a text in HTML or XML is a template of a site."""
    return OF_TEMPLATES.search(text) is not None
