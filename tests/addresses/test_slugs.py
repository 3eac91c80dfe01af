"""Every rule for slugs, held against what the engines themselves made of the same titles (``slugs.tsv``)."""

import csv
import sys
from functools import partial

import pytest
from support.paths import TESTS

from rst2hugo.addresses import slugs
from rst2hugo.model.diagnostics import RequestError

OLD_PELICANS = ((3, 0), (3, 3), (3, 6), (3, 7), (4, 0), (4, 4), (4, 5), (4, 12))
RULES = {
    **{f"pelican {one[0]}.{one[1]}": partial(slugs.pelican, version=one) for one in OLD_PELICANS},
    "pelican_unicode": lambda text: slugs.pelican(text, {"SLUGIFY_USE_UNICODE": True}),
    "pelican_2": lambda text: slugs.pelican(text, {}, "SLUG", (2, 8)),
    "nikola": slugs.nikola,
    "nikola_verbatim": slugs.nikola_verbatim,
    "ablog": slugs.ablog,
    "acrylamid": slugs.acrylamid,
    "acrylamid_unidecode": lambda text: slugs.acrylamid(text, {"unidecode"}),
    "acrylamid_translitcodec": lambda text: slugs.acrylamid(text, {"translitcodec"}),
    "tinkerer": slugs.tinkerer,
    "tinkerer_1_1": slugs.tinkerer_1_1,
    "blogofile": slugs.blogofile,
    "wok": slugs.wok,
    "mynt": slugs.mynt,
}
with (TESTS / "addresses" / "slugs.tsv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_the_table_is_whole():
    assert len(ROWS) == 25
    assert {rule.split()[0] for rule in RULES} | {"title"} == ROWS[0].keys()
    assert None not in [value for row in ROWS for value in row.values()]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["title"])
@pytest.mark.parametrize("rule", RULES)
def test_as_the_engine_made_it(rule, row):
    assert RULES[rule](row["title"]) == row[rule.split()[0]]


CPP = {"TAG_SUBSTITUTIONS": [("C++", "cpp")], "SLUG_SUBSTITUTIONS": [("#", "-sharp")]}


@pytest.mark.parametrize(
    ("text", "settings", "flavour", "version", "slug"),
    [
        # 4.x: own patterns instead of the general ones.
        ("C++ code", {"TAG_REGEX_SUBSTITUTIONS": [(r"\+\+", "pp"), (r"\s", "_")]}, "TAG", (4, 12), "cpp_code"),
        ("C++ code", {"TAG_REGEX_SUBSTITUTIONS": [(r"\+\+", "pp")]}, "CATEGORY", (4, 12), "c-code"),
        ("C++ code", {"SLUG_REGEX_SUBSTITUTIONS": [(r"C\+\+", "cpp")]}, "AUTHOR", (4, 12), "cpp code"),
        ("Ein Größenwahn", {"SLUGIFY_PRESERVE_CASE": True}, "SLUG", (4, 12), "Ein-Grossenwahn"),
        ("Ein Größenwahn", {"SLUGIFY_PRESERVE_CASE": True, "SLUGIFY_USE_UNICODE": True}, "TAG", (4, 5),
         "Ein-Größenwahn"),
        # These switches came with 4.5.
        ("Größe", {"SLUGIFY_PRESERVE_CASE": True, "SLUGIFY_USE_UNICODE": True}, "SLUG", (4, 4), "grosse"),
        # Pairs of 3.x: until 3.6 everything uses those of slugs; after it authors use only their own.
        ("C++ C#", CPP, "TAG", (3, 6), "c-c-sharp"),
        ("C++ C#", CPP, "TAG", (3, 7), "cpp-c-sharp"),
        ("C++ C#", CPP, "TAG", (4, 12), "cpp-c-sharp"),
        ("C++ C#", CPP, "CATEGORY", (3, 7), "c-c-sharp"),
        ("C++ C#", CPP, "CATEGORY", (4, 12), "c-c-sharp"),
        ("C++ C#", CPP, "AUTHOR", (3, 6), "c-c-sharp"),
        ("C++ C#", CPP, "AUTHOR", (3, 7), "c-c"),
        ("C++ C#", CPP, "AUTHOR", (4, 12), "c-c"),
        ("C++ C#", CPP, "SLUG", (3, 0), "c-c"),
        # Pairs are compared in lower case.
        ("c++", {"SLUG_SUBSTITUTIONS": [("C++", "CPP")]}, "SLUG", (3, 3), "cpp"),
        ("c++", {"SLUG_SUBSTITUTIONS": [("C++", "CPP")]}, "SLUG", (4, 12), "cpp"),
        # "skip": 3.7 keeps the characters of a text that the pair changes, 4.x those of every text.
        ("C++ rocks & rolls", {"SLUG_SUBSTITUTIONS": [("C++", "c++", True)]}, "SLUG", (4, 12), "c++ rocks & rolls"),
        ("This rocks & rolls", {"SLUG_SUBSTITUTIONS": [("C++", "cpp", True)]}, "SLUG", (3, 7), "this-rocks-rolls"),
        ("This rocks & rolls", {"SLUG_SUBSTITUTIONS": [("C++", "cpp", True)]}, "SLUG", (4, 12), "this rocks & rolls"),
        ("C++ rocks & rolls", {"SLUG_SUBSTITUTIONS": [("C++", "cpp", True)]}, "SLUG", (3, 7), "cpp rocks & rolls"),
        ("C++ rocks & rolls", {"SLUG_SUBSTITUTIONS": [("C++", "cpp", True)]}, "SLUG", (3, 6), "cpp-rocks-rolls"),
        # A file's base name.
        ("my_file.name", {}, "SLUG", (4, 12), "my_filename"),
        ("The <em>big</em> <tt class=\"docutils literal\">title</tt> &amp; more", {}, "SLUG", (4, 12),
         "the-big-title-more"),
        ("thats, awesome", {}, "TAG", (4, 12), "thats-awesome"),
        ("yeah/sub", {}, "CATEGORY", (4, 12), "yeahsub"),
        ("bullet\n\nlist", {}, "TAG", (4, 12), "bullet-list"),
        ("  spaced  ", {"SLUG_REGEX_SUBSTITUTIONS": []}, "SLUG", (4, 12), "spaced"),
    ],
)  # fmt: skip  # a table
def test_settings_of_pelican(text, settings, flavour, version, slug):
    assert slugs.pelican(text, settings, flavour, version) == slug


@pytest.mark.parametrize(
    ("made", "slug"),
    [
        (slugs.nikola("tag+plus C++", plus=False), "tagplus-c"),
        (slugs.nikola("My File.Name_x"), "my-filename_x"),
        (slugs.nikola(slugs.german("Äußerst schöne Grüße")), "aeusserst-schoene-gruesse"),
        (slugs.tinkerer("A new -- post!", "-"), "a-new-post"),
        (slugs.tinkerer("A new post!", ""), "anewpost"),
        (slugs.blogofile("Größe & Maß", unicode=True), "größe-maß"),
        (slugs.wok_1("What's New in 3.0: a/b"), "what-s-new-in-3-0:-a-b"),
        (slugs.acrylamid("Größe €", {"unidecode", "translitcodec"}), "groesse-eur"),
        (slugs.jekyll("What's New -- in_3.0?"), "what-s-new-in-3-0"),
        (slugs.jekyll("--Größe 日本語 हिन्दी x²"), "größe-日本語-हिन्दी-x"),
        (slugs.jekyll_title("What's New_in (3.0), 50% off"), "What's-New_in-(3.0),-50-off"),
        (slugs.jekyll_title("a%b%"), "a-b"),
    ],
)
def test_other_settings_and_engines(made, slug):
    assert made == slug


@pytest.mark.parametrize(
    ("module", "name", "rule"),
    [
        ("unidecode", "Unidecode", slugs.nikola),
        ("translitcodec", "translitcodec", lambda text: slugs.acrylamid(text, {"translitcodec"})),
    ],
)
def test_without_the_package_that_spelled_out_letters(module, name, rule, monkeypatch):
    monkeypatch.setitem(sys.modules, module, None)
    assert rule("Plain text") == "plain-text"
    with pytest.raises(RequestError, match=rf"without {name}, .*pip install {name}"):
        rule("Größe")
