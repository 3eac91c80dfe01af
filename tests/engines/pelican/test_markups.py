"""Posts of Pelican in Markdown and HTML."""

from support.pelican_blog import DATED, EXTRA, configured, post, rst

from rst2hugo import convert_blog, convert_text


def test_markdown(blog):
    header = "---\ntitle: A: b\nDate: 2012-03-04\nTags: x\n    y\nAuthors: Jo, Al\nmood: Good\n...\n"
    text = f"{header}\n    :::python\n    x = 1\n\nThen\n\n    #!sh\n    y\n"
    found = post(blog, text, "a.md")
    assert found.front_matter["title"] == "A: b"
    assert found.front_matter["tags"] == ["x", "y"]
    assert found.front_matter["authors"] == ["Jo", "Al"]
    assert found.front_matter["params"]["mood"] == "Good"
    assert found.markdown == "```python\nx = 1\n```\n\nThen\n\n```sh {linenos=true}\ny\n```"


def test_markdown_extra(blog):
    abbr = '<abbr title="Hyper &quot;Text&quot; &amp; more">HTML</abbr>'
    expected = f"""# Head {{#kopf .c}}

The {abbr} of `HTML`, [{abbr}](http://HTML.example/HTML), <i title="HTML">HTML5</i> and {abbr}'s.
{{.cls #pid}}

<div class="a">

*Inside*

</div>

    HTML = "{{: .x }}"

```
*[HTML]: not
```

{abbr}
:   Term"""
    assert post(blog, f"Title: A\nDate: 2012-03-04\n\n{EXTRA}", "a.md").markdown == expected


def test_html(blog):
    head = '<title>A &amp; b</title><meta name="keywords" content="x, y"><meta name="date" content="2012-03-04">'
    found = post(blog, f"<html><head>{head}</head><body><p>Some <em>words</em>.</p></body></html>", "a.html")
    assert (found.front_matter["title"], found.front_matter["tags"]) == ("A & b", ["x", "y"])
    assert found.old_url == "/a-b.html"
    assert found.markdown == "Some *words*."


def test_a_reader_that_is_off(blog):
    blog("x.html", "<p>x</p>")
    blog("x.txt", "x")
    result = convert_blog(configured(blog("a.rst", rst("A")), "READERS = {'html': None}"))
    assert [one.source for one in result.pages] == ["content/a.rst"]


def test_a_lone_text(blog):
    found = convert_text(rst("A", f"{DATED}\n:tags: x"), engine="pelican")
    assert found.front_matter["tags"] == ["x"]
    assert found.url == "/a/"
