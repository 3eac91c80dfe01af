"""The blogs of the small engines' tests, built by real Hugo: without a warning, every old address answers."""

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
from support.hugo_site import build
from support.old_blog import written

from rst2hugo import Options, pipeline, write

BLOGS = {
    "blogofile": blogofile_blog.FILES,
    "blohg": blohg_blog.FILES,
    "cyrax": cyrax_blog.FILES,
    "eleventy": eleventy_blog.FILES,
    "hyde": hyde_blog.FILES,
    "jekyll": jekyll_blog.FILES,
    "octopress": jekyll_blog.OCTOPRESS,
    "mynt": mynt_blog.FILES,
    "liquidluck": liquidluck_blog.FILES,
    "pyblosxom": pyblosxom_blog.FILES,
    "rstblog": rstblog_blog.FILES,
    "wok": wok_blog.FILES,
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
