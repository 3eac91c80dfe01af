"""The examples come out as the golden sites beside them, and Hugo builds them without a warning."""

import subprocess
import sys

import pytest
from docutils.core import publish_parts
from lxml import html
from support.example_blogs import BLOGS, EXAMPLES
from support.hugo_site import build

from rst2hugo import Options, convert_blog, write
from rst2hugo.verify import verify

# Layouts, styles and hooks are the same in every site and lie in the package; the goldens leave them out.
SHARED = ("layouts/", "assets/", ".rst2hugo.json")


@pytest.fixture(scope="module", params=BLOGS)
def migrated(request, tmp_path_factory):
    result = convert_blog(BLOGS[request.param], Options())
    site = tmp_path_factory.mktemp(request.param) / "site"
    write(result, site)
    return request.param, result, site


def files(root):
    found = (file for file in root.rglob("*") if file.is_file())
    return {path: file for file in found if not (path := file.relative_to(root).as_posix()).startswith(SHARED)}


def test_the_golden_site(migrated, request, file_regression):
    name, _, site = migrated
    golden = EXAMPLES / name / "hugo"
    made = files(site)
    for path, file in made.items():
        file_regression.check(file.read_bytes(), binary=True, fullpath=golden / path)
    assert sorted(files(golden)) == sorted(made)


def test_hugo_builds_it_and_every_old_address_answers(migrated):
    name, result, site = migrated
    built = build(site, "--printPathWarnings", "--buildDrafts")
    assert "WARN" not in built.stdout + built.stderr
    for page in result.pages:
        for address in (page.url, page.old_url, *page.aliases):
            if address is not None:
                file = built.destination / address.strip("/")
                assert file.is_file() or (file / "index.html").is_file(), address
    if name == "acrylamid":
        for path in ("tag/harbour", "tag/c++", "tag/q-a", "tag/harbour/2", "articles", "atom", "about"):
            assert (built.destination / path / "index.html").is_file(), path
        assert (built.destination / "rss.xml").is_file()
        assert (built.destination / "images" / "boat.svg").is_file()


def test_a_reader_meets_the_same(migrated):
    name, _, site = migrated
    assert [str(one) for one in verify(site, BLOGS[name])] == []


def test_the_report_of_the_conference_has_all_its_links(migrated):
    name, _, site = migrated
    if name != "acrylamid":
        return
    source = (BLOGS[name] / "content/blog/2019/05/12/low-water-conference.rst").read_text()
    body = source.partition("\n---\n")[2]
    published = publish_parts(body, writer="html5", settings_overrides={"_disable_config": True})["html_body"]
    old = [(a.text_content(), a.get("href")) for a in html.fromstring(published).iter("a")]
    moved = {
        "/blog/2016/11/27/StormSurge.html": "/blog/2016/11/27/StormSurge/",
        "../../../2014/03/09/WhyWeMeasure.html": "/blog/2014/03/09/WhyWeMeasure/",
        # docutils' own fault: an alias of the first of several names on one address leads nowhere.
        "#introducing-the-handbook-of-harbour-levels-second-edition": "https://levels.example/handbook/",
    }
    page = html.parse(build(site).destination / "blog/2019/05/12/LowWater2019/index.html")
    new = [(a.text_content(), a.get("href")) for a in page.xpath("//div[@class='content']//a")]
    assert new == [(text, moved.get(href, href)) for text, href in old]


def test_the_library_example_runs(tmp_path):
    """What it changes is in the files that it writes; its types are checked by mypy, as strictly as the package."""
    command = [sys.executable, EXAMPLES / "library.py", BLOGS["plain"], tmp_path / "site"]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert f"{len([*BLOGS['plain'].rglob('*.rst')])} of" in printed
    page = (tmp_path / "site" / "content" / "posts" / "first.md").read_text()
    assert "tags = ['imported']" in page or ", 'imported']" in page
    assert "\nwords = " in page
