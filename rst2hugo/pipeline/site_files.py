"""What the new site needs besides its pages: templates that they use, redirects that they do not make."""

from __future__ import annotations

from dataclasses import replace

from rst2hugo import constructs, hugo
from rst2hugo.engine import Engine
from rst2hugo.headers import front_matter
from rst2hugo.hugo import deployment, redirects, stubs
from rst2hugo.model import Result
from rst2hugo.model.site_plan import SitePlan


def add_templates(engine: Engine, result: Result) -> Result:
    """The templates that pages use, found in their last text: only then all shortcodes are there.

    Those of the user's own rules, and of unknown directives and roles, are stubs, which only the user can finish.
    """
    pages, to_finish = stubs.add_stubs(result.pages, engine.vocabulary, constructs.shortcodes())
    texts = [page.text for page in pages]
    files = {**result.files, **hugo.theme_hooks(result.site, texts), **constructs.templates(texts)}
    return replace(result, pages=tuple(pages), files=files, stubs=to_finish)


def respell_headers(engine: Engine, result: Result) -> Result:
    """The headers of lists, terms and feeds in the format that those of posts are in."""
    compose = front_matter.FORMS[engine.options.front_matter]
    if compose is front_matter.text:
        return result
    texts = {path: text for path, text in result.files.items() if path.startswith("content/") and path.endswith(".md")}
    read = {
        path: front_matter.TOML.load(text.removeprefix("+++\n").removesuffix("+++\n")) for path, text in texts.items()
    }
    return replace(result, files={**result.files, **{path: compose(values, "") for path, values in read.items()}})


def add_deployment(engine: Engine, result: Result, *, whole: bool) -> Result:
    """What the service needs that the options name; only a whole blog is published."""
    service = engine.options.deploy
    made = deployment.files(service, engine.new_base()) if service and whole else {}
    return replace(result, files={**result.files, **made})


def add_redirects(engine: Engine, result: Result, plan: SitePlan, *, whole: bool) -> Result:
    """All redirects of the site, and the rules for a server if they are wanted; these need all last addresses."""
    moved = {old: page.url for page in result.pages if page.url for old in page.aliases}
    result = replace(result, redirects=moved)
    if not (engine.options.redirects and whole):
        return result
    aliases = {old for page in result.pages for old in page.aliases}
    others = {old: new for old, new in plan.redirects.items() if old not in aliases}
    others |= {asset.old_address: asset.address for asset in result.assets if asset.old_address}
    rules, conflicts = redirects.collect_redirects(result.pages, result.terms, others)
    old_base, is_disqus = result.site.base_url, bool(result.site.disqus)
    made = redirects.files(engine.options.redirects, rules, result.pages, old_base, engine.new_base(), disqus=is_disqus)
    made, beside = redirects.beside_own(made, result.assets)
    return replace(result, files={**result.files, **made}, diagnostics=(*result.diagnostics, *conflicts, *beside))
