"""The blogs of the small engines, built by real Hugo: no warning, every old address answers, the proof agrees."""

import pytest
from support.hugo_site import build
from support.old_blog import written
from support.small_blogs import BLOGS

from rst2hugo import Options, pipeline, write
from rst2hugo.verify import State, verify

OPTIONS = Options.of({"base_url": "https://new.example/"})
ADVICE = (
    "If these are lines of a header, rst2hugo/verify/second_reading/headers.py, which shares nothing with the engine, "
    "has no row for this engine in OWN"
)


@pytest.mark.parametrize("name", BLOGS)
def test_hugo_builds_it_and_every_old_address_answers(name, tmp_path):
    run = pipeline.start(written(tmp_path / "blog", BLOGS[name]), OPTIONS)
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


@pytest.mark.parametrize("name", BLOGS)
def test_the_proof_agrees(name, tmp_path):
    """Also the second reading of headers, which knows each engine's own kind of header by a row of its own."""
    blog = written(tmp_path / "blog", BLOGS[name])
    write(pipeline.start(blog, OPTIONS).finish(), tmp_path / "site")
    verdict = verify(tmp_path / "site", blog, options=OPTIONS)
    wrong = {page.source: [str(one) for one in page.differences if not one.inherited] for page in verdict.pages}
    assert {path: texts for path, texts in wrong.items() if texts} == {}, ADVICE
    assert {page.state for page in verdict.pages} & {State.MISSING} == set()
    assert [str(finding) for finding in verdict.findings] == []
