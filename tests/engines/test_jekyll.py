"""The rules of Jekyll and Octopress."""

import datetime as dt

import pytest
from support.jekyll_blog import CONFIG, FILES, HEADER, OCTOPRESS
from support.old_blog import converted, page, told
from support.said_pages import spelled_out

from rst2hugo import Code


@pytest.fixture
def result(tmp_path):
    return converted(tmp_path, FILES)


def test_it_is_found_out(result):
    assert result.engine == "jekyll"
    assert told(result) == ["generated-content", "not-shown"]  # {{ page.title }}, and the heading below


def test_a_lone_heading_below_a_header_with_a_title_is_left_out_and_reported(result):
    first = page(result, "_posts/2012-03-04-It's_First.rst")
    (note,) = (one for one in first.diagnostics if one.code is Code.NOT_SHOWN)
    heading = 'the heading "A lone title" is the title, and the header has another'
    assert str(note) == f"_posts/2012-03-04-It's_First.rst:11: note[not-shown] {heading}"


@pytest.mark.parametrize(
    ("source", "old"),
    [
        ("_posts/2012-03-04-It's_First.rst", "/code/web/2012/03/04/It's_First.html"),
        ("news/_posts/2012-03-05-second.rst", "/news/big news/2012/03/05/second.html"),
        ("_posts/2012-03-06-third.rst", "/third/"),
        ("_posts/2012-03-07-fourth.md", "/2012/03/07/fourth.html"),
        ("about.rst", "/about.html"),
        ("docs/index.rst", "/docs/"),
        ("_drafts/later.rst", None),
    ],
)
def test_old_addresses(result, source, old):
    assert page(result, source).old_url == old


@pytest.mark.parametrize(
    ("style", "old", "about"),
    [
        ("pretty", "/code/web/2012/03/04/It's_First/", "/about/"),
        ("none", "/code/web/It's_First.html", "/about.html"),
        ("ordinal", "/code/web/2012/064/It's_First.html", "/about.html"),
        ("/:short_year/:i_month/:i_day/:slug/:hour", "/12/3/4/it-s-first/00", "/about.html"),
    ],
)
def test_styles(style, old, about, tmp_path):
    found = converted(tmp_path, {**FILES, "_config.yml": f"{CONFIG}permalink: {style}\n"})
    assert page(found, "_posts/2012-03-04-It's_First.rst").old_url == old
    assert page(found, "about.rst").old_url == about


def test_a_post(result):
    first = page(result, "_posts/2012-03-04-It's_First.rst")
    assert first.front_matter == {
        "title": "First: a post",
        "date": dt.date(2012, 3, 4),
        "url": "/code/web/2012/03/04/It's_First/",
        "aliases": ["/code/web/2012/03/04/It's_First.html", "/old/first.html", "/older/"],
        "tags": ["one", "two"],
        "categories": ["Code", "Web"],
        "params": {"layout": "post"},
    }
    assert first.markdown == "Text.\n\n<!--more-->\n\nMore `{{ page.title }}`."
    second = page(result, "news/_posts/2012-03-05-second.rst").front_matter
    assert second["categories"] == ["news", "Big News"]
    assert second["date"] == dt.datetime(2012, 3, 5, 10, 11, 12, tzinfo=dt.timezone(dt.timedelta(hours=1)))
    assert page(result, "_posts/2012-03-07-fourth.md").front_matter["tags"] == ["one", "three four"]


def test_drafts_pages_and_assets(result):
    assert page(result, "_posts/2012-03-06-third.rst").draft
    assert page(result, "_drafts/later.rst").draft
    assert page(result, "about.rst").kind == "page"
    assert [one.address for one in result.assets] == ["/README.rst", "/css/site.css"]


def test_octopress(tmp_path):
    found = spelled_out(converted(tmp_path, OCTOPRESS))
    assert (found.engine, told(found)) == ("jekyll", [])
    first, quiet, _ = found.pages
    assert [one.old_url for one in found.pages] == ["/blog/2012/03/04/first/", "/blog/2012/03/05/quiet/", "/about/"]
    address = "http://octo.example/blog/2012/03/04/first/"
    assert first.front_matter["params"] == {"layout": "post", "disqus_identifier": address, "disqus_url": address}
    assert "disqus_url" not in quiet.front_matter["params"]
    assert "categories = '/blog/categories/:slug/'" in found.files["hugo.toml"]
    assert [one.address for one in found.assets] == ["/images/x.png"]


LIQUID = f"""{HEADER}title: L
---
See `this <{{% post_url 2012-03-04-It's_First %}}>`_ and `that <{{{{ site.baseurl }}}}/about.html>`__.

{{% highlight ruby %}}
a = 1

  {{{{ b }}}}
{{% endhighlight %}}

{{% raw %}}{{{{ kept }}}}{{% endraw %}} {{% include x.html %}} {{{{ page.title }}}} {{% post_url none %}} :nosuch:`role`
"""


def test_liquid_in_the_text(tmp_path):
    config = f"{CONFIG}baseurl: /sub\n"
    result = converted(tmp_path, {**FILES, "_config.yml": config, "_posts/2012-03-08-l.rst": LIQUID})
    one = page(result, "_posts/2012-03-08-l.rst")
    assert one.markdown.startswith(
        "See [this](/sub/code/web/2012/03/04/It's_First/) and [that](/sub/about/).\n\n"
        "```ruby\na = 1\n\n  {{ b }}\n```\n\n{{ kept }} {% include x.html %} {{ page.title }}"
    )
    found = sorted((diagnostic.code.value, diagnostic.line) for diagnostic in one.diagnostics)
    assert found == [("generated-content", 13)] * 3 + [("unknown-role", 13)]


def test_liquid_in_markdown(tmp_path):
    text = f"{HEADER}title: L\n---\n{{% highlight c linenos %}}\nint x;\n{{% endhighlight %}}\n\n{{{{ site.url }}}}\n"
    one = page(converted(tmp_path, {**FILES, "_posts/2012-03-08-l.md": text}), "_posts/2012-03-08-l.md")
    assert one.markdown.strip() == "```c\nint x;\n```\n\nhttp://jekyll.example"


ALL = "---\ntitle: All\n---\n\nBefore.\n\n{}\n\nAfter.\n"
LOOPS = {
    '<ul class="x">\n{% for post in site.posts limit:3 offset:1 %}\n'
    '<li>{{ post.date | date: "%d %b %Y" }} &raquo; '
    '<a href="{{ site.baseurl }}{{ post.url }}">{{ post.title }}</a></li>\n'
    "{% endfor %}\n</ul>": '{{< posts self=true start=1 stop=4 date="02 Jan 2006" >}}',
    "{% for p in site.tags.sea reversed %}\n- [{{ p.title }}]({{ p.url | relative_url }})\n{% endfor %}": (
        '{{< posts tags="sea" self=true reverse=true format="{title}" >}}'
    ),
}


@pytest.mark.parametrize("loop", LOOPS)
@pytest.mark.parametrize("ending", ["md", "rst"])
def test_a_loop_that_links_to_posts_is_a_list_of_posts(tmp_path, loop, ending):
    written = loop if ending == "md" else ".. raw:: html\n\n" + "\n".join(f"   {line}" for line in loop.split("\n"))
    files = {"_config.yml": CONFIG, f"all.{ending}": ALL.format(written)}
    result = converted(tmp_path, files, engine="jekyll")
    text = page(result, f"all.{ending}").markdown
    assert [line for line in text.split("\n") if line] == ["Before.", LOOPS[loop], "After."]
    assert "generated-content" not in told(result)


def test_a_loop_that_shows_more_stays_to_be_seen(tmp_path):
    loop = "{% for post in site.posts %}\n[{{ post.title }}]({{ post.url }}) by {{ post.author }}\n{% endfor %}"
    result = converted(tmp_path, {"_config.yml": CONFIG, "all.md": ALL.format(loop)}, engine="jekyll")
    assert "by {{ post.author }}" in page(result, "all.md").markdown
    assert told(result).count("generated-content") == 1
