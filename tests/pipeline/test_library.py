"""The library: typed options, progress, a hook for each page, rules as tables, the doctree."""

from __future__ import annotations

from pathlib import Path
from typing import get_type_hints

import pytest
from docutils import nodes

import rst2hugo
from rst2hugo.model import Page, Value
from rst2hugo.model.option_names import OptionNames
from rst2hugo.verify import verify
from rst2hugo.writing import origin_of


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    folder = tmp_path / "blog"
    folder.mkdir()
    body = "See :nest:`7` and `eel`_.\n\n.. _eel: eel.rst\n"
    (folder / "heron.rst").write_text(f":date: 2016-06-21\n:tags: birds\n\nHeron\n=====\n\n{body}")
    (folder / "eel.rst").write_text(":date: 2016-06-22\n\nEel\n===\n\nText.\n")
    return folder


def test_the_keywords_are_the_options() -> None:
    fields, names = get_type_hints(rst2hugo.Options), get_type_hints(OptionNames)
    assert names.keys() == fields.keys()
    assert {name for name in names if names[name] != fields[name]} == {"settings"}  # any sequence becomes a tuple


def test_progress_and_result(blog: Path) -> None:
    conversion = rst2hugo.open_blog(blog, urls="keep")
    assert len(conversion) == 2
    assert next(iter(conversion)) == "eel.rst"
    assert [*conversion] == ["heron.rst"]
    result = conversion.finish()
    assert result == rst2hugo.convert_blog(blog, rst2hugo.Options(urls="keep"))
    assert [page.source for page in result.pages] == ["eel.rst", "heron.rst"]


def test_a_hook_for_each_page(blog: Path, tmp_path: Path) -> None:
    def edit(front_matter: dict[str, Value], page: Page) -> dict[str, Value]:
        if page.source == "eel.rst":
            front_matter |= {"url": "/fish/eel/", "aliases": ["/old-eel/"]}
        return {**front_matter, "tags": ["moved"]}

    result = rst2hugo.convert_blog(blog, edit_front_matter=edit)
    eel, heron = result.pages
    assert (eel.url, eel.aliases) == ("/fish/eel/", ("/old-eel/",))
    assert "(/fish/eel/)" in heron.markdown
    assert "tags = ['moved']" in heron.text
    assert [term.name for term in result.terms] in (["moved"], [])
    rst2hugo.write(result, tmp_path / "site")
    assert "url = '/fish/eel/'" in (tmp_path / "site" / eel.output).read_text()


def test_rules_as_tables(blog: Path, tmp_path: Path) -> None:
    rules = {"roles": {"nest": {"link": "https://nests.example/{target}"}}}
    page = rst2hugo.convert_text((blog / "heron.rst").read_text(), rules=rules)
    assert "[7](https://nests.example/7)" in page.markdown
    site = tmp_path / "site"
    rst2hugo.write(rst2hugo.convert_blog(blog, rules=rules), site)
    remembered = {name: value for name, value in origin_of(site).items() if name != "blog"}
    options = rst2hugo.Options.of(remembered)
    assert options == rst2hugo.Options(rules=rules)
    assert [str(one) for one in verify(site, blog, options=options)] == []
    with pytest.raises(rst2hugo.RequestError, match="rules: there is no table 'role'; do you mean roles"):
        rst2hugo.convert_text("", rules={"role": {}})


def test_options_of_the_blogs_file(blog: Path) -> None:
    (blog / "rst2hugo.toml").write_text("[options]\nfront-matter = 'yaml'\n")
    assert rst2hugo.convert_blog(blog).pages[0].text.startswith("---\n")
    assert rst2hugo.convert_blog(blog, front_matter="json").pages[0].text.startswith("{")
    assert rst2hugo.convert_blog(blog, rst2hugo.Options()).pages[0].text.startswith("+++")
    with pytest.raises(TypeError, match="not both"):
        rst2hugo.convert_blog(blog, rst2hugo.Options(), urls="keep")


def test_the_doctree(blog: Path) -> None:
    document = rst2hugo.read_doctree((blog / "heron.rst").read_text(), path="heron.rst")
    assert [one["refuri"] for one in document.findall(nodes.reference)] == ["eel.rst"]
    assert not [*document.findall(nodes.field)]
