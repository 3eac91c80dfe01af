"""Pages in several languages: files, keys and aliases, the latter held against real Hugo."""

import pytest
from support.hugo_site import build

from rst2hugo.addresses import translations
from rst2hugo.hugo import files
from rst2hugo.model import Language, Page, Site

SITE = Site(languages=(Language("fr"), Language("pt-br")))


def page(output, language="", key="", kind="post"):
    return Page(output, f"content/{output}", {"translationKey": key} if key else {}, "", kind, language=language)


def test_files_are_called_after_their_languages_and_no_others():
    pages = [page("a.md"), page("b.md", "fr"), page("c.fr.md", "fr"), page("d.fr.md"), page("e.pt-BR.md", "fr")]
    pages += [page("f.txt.md", "pt-br")]
    outputs = [one.output for one in translations.name_files(pages, SITE)]
    assert outputs == [f"content/{name}.md" for name in ("a", "b.fr", "c.fr", "d-fr", "e-pt-BR.fr", "f.txt.pt-br")]


def test_a_key_stays_only_where_it_links_two_languages():
    pages = [page("a.md", "", "k"), page("b.md", "fr", "k"), page("c.md", "", "alone"), page("d.md", "", "twice")]
    pages += [page("e.md", "", "twice"), page("f.md", "fr", "k", "page")]
    keys = [one.front_matter.get("translationKey") for one in translations.name_files(pages, SITE)]
    assert keys == ["k", "k", None, None, None, None]


ALIASES = ["/b.html", "/2012/fr/a.html", "/elsewhere/b/", "/fr/prefixed.html", "/2012/fr/b/deeper.html", "/fr-not.html"]


@pytest.mark.parametrize("url", ["/2012/fr/b/", "/b/", "/2012/b.html", "/fr/b/", "/2012/index.b.html"])
def test_aliases_are_those_of_the_whole_site(url, tmp_path):
    written = translations.written(ALIASES, url, "fr")
    assert [translations.meant(one, url, "fr") for one in written] == ALIASES
    post = f"+++\ntitle = 'B'\nurl = '{url}'\naliases = {written}\n+++\n\nB\n"
    for path, text in (files(SITE) | {"content/posts/b.fr.md": post}).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    public = build(tmp_path).destination
    for alias in ALIASES:
        file = public / alias.lstrip("/")
        assert file.is_file() or (file / "index.html").is_file(), alias


def test_without_a_language_they_stay_as_they_are():
    assert translations.written(ALIASES, "/b/", "") == ALIASES
    assert [translations.meant(one, "/b/", "") for one in ALIASES] == ALIASES
