"""The blogs of the small engines' tests, built by real Hugo: without a warning, every old address answers."""

import pytest
from support.hugo_site import build
from support.old_blog import written
from support.small_blogs import BLOGS

from rst2hugo import Options, pipeline, write


@pytest.mark.parametrize("name", BLOGS)
def test_hugo_builds_it_and_every_old_address_answers(name, tmp_path):
    run = pipeline.start(written(tmp_path / "blog", BLOGS[name]), Options.of({"base_url": "https://new.example/"}))
    result = run.finish()
    write(result, tmp_path / "site")
    built = build(tmp_path / "site", "--printPathWarnings", "--buildDrafts", "--buildFuture")
    assert "WARN" not in built.stdout + built.stderr
    olds = [one for page in result.pages for one in (page.old_url, page.url, *page.aliases) if one]
    lists = [*result.list_addresses, *(one.url for one in result.terms), *(one.address for one in result.assets)]
    lists += [feed.address for feed in result.site.feeds]
    lists += [old for aliases in result.site.list_aliases.values() for old in aliases]
    for address in (*olds, *lists):
        file = built.destination / address.strip("/")
        assert file.is_file() or (file / "index.html").is_file(), address
