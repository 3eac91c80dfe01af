"""In here: the blogs of the small engines' tests, built by real Hugo: without a warning, every old address answers."""

import pytest
import test_blogofile
import test_blohg
import test_cyrax
import test_eleventy
import test_hyde
import test_jekyll
import test_mynt
import test_pyblosxom
import test_rstblog
import test_wok
from hugo_site import build
from old_blog import written

from rst2hugo import Options, pipeline, write

BLOGS = {
    "blogofile": test_blogofile.FILES,
    "blohg": test_blohg.FILES,
    "cyrax": test_cyrax.FILES,
    "eleventy": test_eleventy.FILES,
    "hyde": test_hyde.FILES,
    "jekyll": test_jekyll.FILES,
    "octopress": test_jekyll.OCTOPRESS,
    "mynt": test_mynt.FILES,
    "pyblosxom": test_pyblosxom.FILES,
    "rstblog": test_rstblog.FILES,
    "wok": test_wok.FILES,
}


@pytest.mark.parametrize("name", BLOGS)
def test_hugo_builds_it_and_every_old_address_answers(name, tmp_path):
    run = pipeline.start(written(tmp_path / "blog", BLOGS[name]), Options.of({"base_url": "https://new.example/"}))
    result = run.finish()
    write(result, tmp_path / "site")
    built = build(tmp_path / "site", "--printPathWarnings", "--buildDrafts", "--buildFuture")
    assert "WARN" not in built.stdout + built.stderr
    olds = [one for page in result.pages for one in (page.old_url, page.url, *page.aliases) if one]
    lists = [*run.engine.lists(run.engine.terms(result.pages)), *(one.address for one in result.assets)]
    lists += [old for aliases in run.engine.site.list_aliases.values() for old in aliases]
    for address in (*olds, *lists):
        file = built.destination / address.strip("/")
        assert file.is_file() or (file / "index.html").is_file(), address
