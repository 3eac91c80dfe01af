"""What becomes of names that had one list on the old site."""

from collections import Counter

from rst2hugo.addresses import terms
from rst2hugo.model import Site, Term
from rst2hugo.model.diagnostics import Code

SITE = Site(term_urls={"tags": "/tag/:slug/"})


def apart(*names, olds=("/tag/c.html",), site=SITE, language=""):
    return list(terms.split_terms("tags", Counter(names), olds, site, language))


def test_the_address_is_kept_by_the_name_that_hugo_would_put_there():
    assert apart("C++", "C#", "C") == [
        Term("tags", "C", "/tag/c/", ("/tag/c.html",)),
        Term("tags", "C++", "/tag/c++/", shared="/tag/c/"),
        Term("tags", "C#", "/tag/c#/", shared="/tag/c/"),
    ]


def test_or_else_by_the_first_one():
    assert [(one.name, one.url) for one in apart("C#", "C++")] == [("C#", "/tag/c/"), ("C++", "/tag/c++/")]


def test_spellings_that_hugo_takes_for_one_are_one():
    assert apart("A b", "a B", "a-b", olds=["/tag/a-b/", "/tag/a-b/2/"]) == [
        Term("tags", "A b", "/tag/a-b/", ("/tag/a-b/2/",))
    ]


def test_no_two_get_the_same_address():
    found = apart("a,b", "a:b", "a;b", olds=["/tag/ab.html"])
    assert [one.url for one in found] == ["/tag/ab/", "/tag/ab-2/", "/tag/ab-3/"]


def test_in_another_language_and_without_a_pattern():
    found = apart("C", "C++", olds=["/fr/tag/c.html"], language="fr")
    assert [one.url for one in found] == ["/fr/tag/c/", "/fr/tag/c++/"]
    assert [one.url for one in apart("C", "C++", site=Site())] == ["/tag/c/", "/tags/c++/"]


def test_what_was_one_list_is_told():
    (told,) = terms.shared_lists(apart("C", "C++"))
    assert told.code is Code.SHARED_LIST
    assert told.message == "tags: 'C++' was on the list of 'C' at /tag/c/; it is at /tag/c++/ now"
