"""Redirects that Hugo's aliases cannot be: files with a refresh, as the old engine wrote them."""

from __future__ import annotations

import posixpath
from html import escape

from rst2hugo.addresses import hugo_paths, translations, urls
from rst2hugo.headers import front_matter
from rst2hugo.model import Site, Term

PAGE = """\
<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<title>Redirecting to {goal}</title>
<link rel="canonical" href="{goal}">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={goal}">
</head>
<body>
<p><a href="{goal}">{goal}</a></p>
</body>
</html>
"""


def files(site: Site) -> dict[str, str]:
    """Path → text of the files that ``Site.refreshes`` stands for (Nikola's ``REDIRECTIONS`` made such files).

    Hugo publishes the home pages itself, so these have the refresh in a layout.
    """
    base_path = urls.base_path(site.base_url)
    homes = {"/": "", **{f"/{one.tag}/": one.tag for one in site.languages}}
    made: dict[str, str] = {}
    for old, new in site.refreshes.items():
        goal = new if urls.WEB.match(new) else urls.as_link(base_path) + new
        if old in homes:
            made["layouts/refresh.html"] = PAGE.format(goal="{{ .Params.refresh }}")
            header = front_matter.text({"layout": "refresh", "params": {"refresh": goal}}, "")
            made[translations.output("content/_index.md", homes[old])] = header
        else:
            made[f"static/{urls.file_of(old)}"] = PAGE.format(goal=escape(goal))
    return made


def of_term(term: Term, site: Site) -> dict[str, str]:
    """Path → text of the files that lead from the addresses of a term to the one that Hugo gives its list."""
    place = hugo_paths.natural_url(site, term)
    goal = urls.as_link(urls.base_path(site.base_url)) + urls.as_link(place)
    files = dict.fromkeys(posixpath.normpath(urls.file_of(one)) for one in (term.url, *term.aliases))
    return {f"static/{file}": PAGE.format(goal=escape(goal)) for file in files if file != urls.file_of(place)}
