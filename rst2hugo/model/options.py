"""Each option of a conversion once: its name, its default, its help."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Literal

from rst2hugo.model.diagnostics import RequestError
from rst2hugo.model.suggestions import suggest_name


def option(default: Any, help: str, **more: Any) -> Any:
    """A field of Options that carries what a command line needs to offer it."""
    metadata: Mapping[str, Any] = {"help": help, **more}
    return field(default=default, metadata=metadata, hash=not more.get("is_hidden"))


SETTING = re.compile(r"[^\W\d][\w.-]*\s*=")
SILENT = frozenset({"jobs", "cross_check"})
"""Options that leave the result as it is."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to convert. Every field is also an option of the command line."""

    engine: str | None = option(
        None, "The old blog engine; found out from the folder when not given.", flag="--from", metavar="ENGINE"
    )
    settings_file: str | None = option(
        None,
        "The settings file of the old blog, from the blog's folder; found out when not given.",
        flag="--settings",
        metavar="FILE",
    )
    urls: Literal["alias", "keep"] = option(
        "alias",
        "alias: new addresses without file ending, the old ones redirect; keep: every page keeps its old address.",
        choices=("alias", "keep"),
    )
    base_url: str | None = option(None, "The address of the new site; the old one's when not given.", metavar="URL")
    time_zone: str | None = option(
        None, "The time zone of dates that do not say theirs, for example Europe/Paris.", metavar="NAME"
    )
    root: str | None = option(
        None,
        "The folder outside which nothing is read; by default the git repository around the blog, or its folder.",
        metavar="DIR",
        is_path=True,
    )
    config: str | None = option(
        None,
        "The file with your own directives and roles; rst2hugo.toml in the blog's folder when not given.",
        metavar="FILE",
        is_path=True,
    )
    default_role: Literal["emphasis", "code"] = option(
        "emphasis",
        "What text in `single backquotes` is: emphasis, as docutils has it, or the code that most people meant.",
        choices=("emphasis", "code"),
    )
    front_matter: Literal["toml", "yaml", "json"] = option(
        "toml", "The format of the headers of content files.", choices=("toml", "yaml", "json")
    )
    link_style: Literal["inline", "reference", "source"] = option(
        "inline",
        "inline: addresses stand in the links; reference: below the text, by labels; source: as the author had it.",
        choices=("inline", "reference", "source"),
    )
    internal_links: Literal["url", "relref", "md"] = option(
        "url",
        "Links to other pages: their new addresses, Hugo's relref, or relative paths of .md files with a link hook.",
        choices=("url", "relref", "md"),
    )
    trust: bool = option(
        False,
        "Run the blog's own directives and roles: its plugins are imported, in a process of their own.",
        flag="--trust/--no-trust",
    )
    python: str | None = option(
        None,
        "The Python that --trust runs the blog's code with: that of the old blog's environment, or its folder.",
        metavar="PATH",
        is_path=True,
    )
    repair: bool = option(
        True,
        "Mend links with a slip of the pen in them, each with a warning, or leave them as they are.",
        flag="--repair/--no-repair",
    )
    footnote_ids: bool = option(
        False,
        "Keep the old ids of footnotes, for links from elsewhere, by an HTML element in each.",
        flag="--footnote-ids/--no-footnote-ids",
    )
    redirects: Literal["netlify", "nginx", "apache", "cloudflare", "json"] | None = option(
        None,
        "Write all redirects for a server, too, which can do what Hugo's aliases cannot: feeds, files, queries.",
        choices=("netlify", "nginx", "apache", "cloudflare", "json"),
    )
    deploy: Literal["github-pages", "netlify", "cloudflare"] | None = option(
        None,
        "Write the files with which that service publishes the site after every push, with a pinned version of Hugo.",
        choices=("github-pages", "netlify", "cloudflare"),
    )
    raw: Literal["shortcode", "verbatim", "markdown"] = option(
        "shortcode",
        "shortcode: raw HTML that says or shows something stands in a shortcode and survives Hugo's default settings; "
        "verbatim: it stands as it is where Markdown allows; markdown: it becomes Markdown where that loses nothing.",
        choices=("shortcode", "verbatim", "markdown"),
    )
    theme: str | None = option(
        None,
        "The Hugo theme of the site, a folder in themes/ or a module; none: you choose it later. The starter layouts, "
        "which are a frame of their own, are not written then.",
        metavar="NAME",
    )
    cross_check: bool = option(
        False, "Read the rst with pandoc, too, and report links and images that it sees and docutils does not."
    )
    settings: tuple[str, ...] = option(
        (),
        "A setting of the old blog that its configuration does not tell, or tells otherwise; may be given again.",
        flag="--set",
        metavar="NAME=VALUE",
        multiple=True,
    )
    only: str | None = option(
        None, "Only posts and pages whose file, from the blog's folder, fits: 'posts/2019/**'.", metavar="GLOB"
    )
    since: str | None = option(None, "Only posts of this day or later, and all pages.", metavar="DATE")
    source_copies: bool = option(
        True,
        "Whether copies of the sources are published, if the old blog did so, such as post.rst beside its page.",
        flag="--source-copies/--no-source-copies",
    )
    bundles: bool = option(
        False,
        "Put the pictures that only one post shows beside it, as a page bundle: posts/a/index.md and posts/a/pier.jpg.",
        flag="--bundles/--no-bundles",
    )
    git_lastmod: bool = option(
        False,
        "Write the day of a file's last commit as lastmod where the header says none.",
        flag="--git-lastmod/--no-git-lastmod",
    )
    jobs: int = option(1, "How many processes convert at a time.", metavar="N")
    rules: Mapping[str, Any] | None = option(
        None, "Your own directives and roles, as the tables of rst2hugo.toml; only of the library.", is_hidden=True
    )

    @classmethod
    def paths(cls) -> frozenset[str]:
        """The names of the options that are files or folders of the user's."""
        return frozenset(one.name for one in fields(cls) if one.metadata.get("is_path"))

    @classmethod
    def flags(cls) -> dict[str, str]:
        """The name of each option's field → its flag on the command line: ``settings_file`` → ``--settings``."""
        shown = (one for one in fields(cls) if not one.metadata.get("is_hidden"))
        return {one.name: one.metadata.get("flag", f"--{one.name.replace('_', '-')}") for one in shown}

    def to_strings(self) -> dict[str, str]:
        """The options that shape the result and differ from their defaults, as ``of`` takes them back."""
        shaping = (one for one in fields(self) if one.name not in SILENT and getattr(self, one.name) != one.default)
        values = {one.name: getattr(self, one.name) for one in shaping}
        texts = {name: value for name, value in values.items() if not isinstance(value, tuple | Mapping)}
        return {name: str(value) for name, value in texts.items()} | {
            name: json.dumps(value) for name, value in values.items() if name not in texts
        }

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> Options:
        """Options from names and values. Raises RequestError that names every wrong one."""
        known = {one.name: one for one in fields(cls)}
        wrong = [unknown_option(name, known) for name in given if name not in known]
        for name, value in given.items():
            choices = known[name].metadata.get("choices") if name in known else None
            if choices and value is not None and value not in choices:
                wrong.append(f"{name} must be {' or '.join(choices)}, not {value!r}")
        pairs = given.get("settings", ())
        pairs = tuple(json.loads(pairs) if isinstance(pairs, str) else pairs)
        wrong += [f"{one!r} is not NAME=VALUE" for one in pairs if not SETTING.match(one)]
        rules = given.get("rules")
        rules = json.loads(rules) if isinstance(rules, str) else rules
        if wrong:
            raise RequestError("\n".join(wrong))
        switches = {name: value == "True" for name, value in given.items() if value in ("True", "False")}
        return cls(**{**given, **switches, "settings": pairs, "rules": rules})


def unknown_option(name: str, known: Collection[str]) -> str:
    """What to say of an option that does not exist."""
    return "; ".join(filter(None, [f"there is no option {name!r}", suggest_name(name, known)]))
