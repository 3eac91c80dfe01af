"""Unknown directives and roles: one shortcode each, one template to write, advice that loses nothing."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner
from support.hugo_site import build
from support.old_blog import converted, written

from rst2hugo import Code, Options, Result, write
from rst2hugo.cli.causes import group_by_cause
from rst2hugo.cli.commands import main
from rst2hugo.directives.rule_suggestions import SUGGESTS
from rst2hugo.hugo.stub_names import choose_names
from rst2hugo.verify import verify

HEAD = "---\ntitle: Harbour\ndate: 2018-03-04\n---\n\n"
POST = (
    HEAD
    + """\
.. ferry:: north line
   :captain: Ines "the owl"
   :late:
   :argument: twelve

.. ferry:: south line `quick`

.. ferry::

   Body with a *mark*.

.. log:: gusts

   *a storm
      |:wind

.. log::

   |:calm `

.. plank::

   *wet wood

.. pier::

   Old *pier*.

.. my:buoy:: red

.. qr:: lantern
   :size: 3

.. bare::

A :vessel:`tall ship <barque>`, a :vessel:`dinghy`, :my:tide:`low`.
"""
)
WORDS = ["north line", 'Ines "the owl"', "true", "twelve", "south line `quick`", "Body with a mark.", "gusts",
         "*a storm", "|:wind", "|:calm `", "*wet wood", "Old pier.", "red", "lantern", "3", "tall ship", "barque",
         "dinghy", "low"]  # fmt: skip  # a table


def text_of_page(site: Path) -> str:
    """The text that a reader meets on the page."""
    html = (build(site).destination / "posts" / "a" / "index.html").read_text("utf-8")
    text = re.sub(r"<[^>]*>", "", html).replace("&#34;", '"').replace("&quot;", '"').replace("&#96;", "`")
    return " ".join(text.split())


def advice_of(result: Result) -> list[tuple[str, str]]:
    """The lines that the messages tell to write into rst2hugo.toml, each with its table."""
    told = [
        one
        for page in result.pages
        for one in page.diagnostics
        if one.code in (Code.UNKNOWN_DIRECTIVE, Code.UNKNOWN_ROLE)
    ]
    lines = (cause.describe().message.partition(SUGGESTS)[2] for cause in group_by_cause(told))
    return [(kind, line) for kind, _, line in (one.partition(".") for one in lines)]


def test_stubs_show_every_word(tmp_path: Path) -> None:
    write(converted(tmp_path / "blog", {"a.rst": POST}), tmp_path / "site")
    text = text_of_page(tmp_path / "site")
    assert [word for word in WORDS if word not in text] == []


@pytest.mark.parametrize("heading", ["", "\n-------------------------------------"])
def test_stubs_show_the_letters_of_entities_and_addresses_that_are_no_links(tmp_path: Path, heading: str) -> None:
    values = [
        "&lt;sail&gt; &amp;",
        "http://tide.example/%}}x",
        'with `tick "quoted" \\\\ end',
        "www.tide.example",
        "deep \\\\`}x",
        "ends `x\\\\ \\\\",
    ]
    roles = [f":vessel:`{one.replace('`', chr(92) + '`')}`{heading}" for one in values]
    write(converted(tmp_path / "blog", {"a.rst": HEAD + "\n\n".join(roles) + "\n\nEnd.\n"}), tmp_path / "site")
    html = (build(tmp_path / "site").destination / "posts" / "a" / "index.html").read_text("utf-8")
    article = html.partition("<article")[2].partition("</article")[0]
    shown = " ".join(unescape(re.sub(r"<[^>]*>", "", article)).split())
    assert [one for one in values if one.replace("\\\\", "\\") not in shown] == []
    assert not re.search("<a[^>]*tide.example", article)


def test_the_advice_followed_to_the_letter_loses_nothing(tmp_path: Path) -> None:
    advice = advice_of(converted(tmp_path / "blog", {"a.rst": POST}))
    assert len(advice) == 9
    tables = [f"[{kind}]\n" + "\n".join(line for of, line in advice if of == kind) for kind in ("directives", "roles")]
    result = converted(tmp_path / "blog", {"a.rst": POST, "rst2hugo.toml": "\n".join(tables)})
    assert [str(one) for one in result.pages[0].diagnostics] == []
    write(result, tmp_path / "site")
    text = text_of_page(tmp_path / "site")
    assert [word for word in WORDS if word not in text] == []


def test_one_name_is_one_cause_with_its_stub(tmp_path: Path) -> None:
    result = converted(tmp_path, {"a.rst": POST, "b.rst": HEAD + ".. ferry:: west\n"})
    told = [one for page in result.pages for one in page.diagnostics if '"ferry"' in one.message]
    (cause,) = group_by_cause(told)
    assert cause.describe_count() == " (4 times in 2 files)"
    assert "layouts/_shortcodes/ferry.html" in cause.describe().message
    stub = result.stubs["layouts/_shortcodes/ferry.html"]
    assert '  2 × {{% ferry "south line `quick`" /%}} in a.rst' in stub
    assert '.Get "captain", .Get "late"' in stub


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ('directives = "code"', "```rst\n.. ferry:: north"),
        ('directives = "body"', "**north**\n\nA *body*."),
        ('roles = "code"', "`dinghy`"),
        ('roles = "text"', "A dinghy."),
    ],
)
def test_the_user_chooses_what_unknown_names_become(tmp_path: Path, form: str, shown: str) -> None:
    post = HEAD + ".. ferry:: north\n\n   A *body*.\n\nA :vessel:`dinghy`.\n"
    result = converted(tmp_path, {"a.rst": post, "rst2hugo.toml": f"[unknown]\n{form}\n"})
    assert shown in result.pages[0].markdown
    assert len(result.stubs) == 1
    other = "ferry" if form.startswith("directives") else "vessel"
    (told,) = [one.message for one in result.pages[0].diagnostics if f'"{other}"' in one.message]
    assert "_shortcodes" not in told


def test_code_that_the_user_asks_for_is_no_damage(tmp_path: Path) -> None:
    """What the source of the directive loses is damage all the same."""
    files = {"a.rst": POST, "rst2hugo.toml": '[unknown]\ndirectives = "code"\n'}
    write(converted(tmp_path / "blog", files), site := tmp_path / "site")
    assert [str(one) for one in verify(site, tmp_path / "blog", options=Options()).pages[0].differences] == []
    post = site / "content" / "posts" / "a.md"
    post.write_text(post.read_text().replace(":captain: Ines", ":captain:"))
    found = [str(one) for one in verify(site, tmp_path / "blog", options=Options()).pages[0].differences]
    assert any("Ines" in one for one in found)


def test_a_summary_has_no_shortcodes(tmp_path: Path) -> None:
    files = {
        "a.rst": "Harbour\n#######\n\n:date: 2018-03-04\n:summary: A :vessel:`dinghy`.\n\nText.\n",
        "pelicanconf.py": "PATH = '.'\nSITEURL = 'https://harbour.example'\n",
    }
    (page,) = converted(tmp_path, files).pages
    assert page.front_matter["summary"] == "A dinghy."


def test_the_default_role_of_a_text_may_be_unknown(tmp_path: Path) -> None:
    post = HEAD + ".. default-role:: vessel\n\nA `dinghy` and a :vessel:`barque`.\n"
    result = converted(tmp_path, {"a.rst": post})
    assert result.pages[0].markdown == 'A {{< vessel "dinghy" >}} and a {{< vessel "barque" >}}.'


def test_names_do_not_collide() -> None:
    found = [
        "directive:figure",
        "directive:my:a",
        "directive:my-a",
        "role:my.a",
        "role:gist",
        "directive:lit",
        "role:own",
    ]
    own = {"lit": "a template", "own": "{{- /* rst2hugo stub of the role own: an earlier one */ -}}"}
    assert choose_names(found, ["gist-role"], own.get) == {
        "directive:figure": "figure-directive",
        "directive:lit": "lit-directive",
        "directive:my-a": "my-a",
        "directive:my:a": "my-a-directive",
        "role:gist": "gist-role-2",
        "role:my.a": "my-a-role",
        "role:own": "own",
    }


FERRY = "layouts/_shortcodes/ferry.html"


def test_what_the_user_makes_of_a_stub_is_no_difference_but_what_a_post_loses_is(tmp_path: Path) -> None:
    write(converted(tmp_path / "blog", {"a.rst": POST}), site := tmp_path / "site")
    (site / FERRY).write_text("<aside>{{ len .Params }} words{{ .Inner }}</aside>\n")
    assert [str(one) for one in verify(site, tmp_path / "blog", options=Options()).pages[0].differences] == []
    assert (site / FERRY).read_text().startswith("<aside>")
    post = site / "content" / "posts" / "a.md"
    post.write_text(post.read_text().replace("north line", "south line"))
    found = [str(one) for one in verify(site, tmp_path / "blog", options=Options()).pages[0].differences]
    assert any("north" in one for one in found)


def test_a_theme_that_has_the_name_is_not_what_the_posts_mean(tmp_path: Path) -> None:
    result = converted(tmp_path / "blog", {"a.rst": POST})
    write(result, site := tmp_path / "site")
    written(
        site, {"themes/sea/layouts/shortcodes/ferry.html": "no words", "layouts/shortcodes/pier.html": "{{ .Inner }}"}
    )
    done = write(result, site)
    assert done.finished == done.removed == ("layouts/_shortcodes/pier.html",)


def test_migrate_reports_a_name_until_its_stub_is_written(tmp_path: Path) -> None:
    post = HEAD + ".. ferry:: north\n\n.. plank:: oak\n"
    written(tmp_path / "blog", {"a.rst": post})
    command = ["migrate", str(tmp_path / "blog"), str(tmp_path / "site"), "--no-build"]
    first = CliRunner().invoke(main, command).output
    assert f"into {FERRY}, " in first
    assert "2 unknown-directive" in first
    (tmp_path / "site" / FERRY).write_text("<b>{{ .Get 0 }}</b>\n")
    second = CliRunner().invoke(main, command).output
    assert FERRY not in second
    assert "1 unknown-directive" in second
    assert (tmp_path / "site" / FERRY).read_text() == "<b>{{ .Get 0 }}</b>\n"


def test_convert_says_which_stub_a_file_needs(tmp_path: Path) -> None:
    written(tmp_path, {"a.rst": "Harbour\n=======\n\n.. ferry:: north\n"})
    found = CliRunner().invoke(main, ["convert", str(tmp_path / "a.rst")])
    assert '{{< ferry "north" >}}' in found.output
    assert f"a.rst needs {FERRY}" in found.output


def test_a_site_of_hugo_gets_the_stub_beside_its_own_shortcodes(tmp_path: Path) -> None:
    files = {
        "hugo.toml": "baseURL = 'https://harbour.example/'\n",
        "layouts/page.html": "{{ .Content }}",
        "layouts/shortcodes/ferry.html": "the site's own",
        "content/a.rst": "---\ntitle: A\n---\n\n{{< ferry >}}\n\n.. ferry:: north\n\n.. plank::\n\n   *Oak*.\n",
    }
    written(tmp_path, files)
    command = ["convert", str(tmp_path / "content" / "a.rst"), "--in-place"]
    CliRunner().invoke(main, command)
    text = (tmp_path / "content" / "a.md").read_text()
    assert '{{< ferry >}}\n\n{{< ferry-directive "north" >}}\n\n{{% plank %}}\n\n*Oak*.' in text
    assert (tmp_path / "layouts/_shortcodes/plank.html").exists()
    written(tmp_path, {"content/b.rst": "---\ntitle: B\n---\n\n.. plank:: elm\n"})
    CliRunner().invoke(main, [*command[:1], str(tmp_path / "content" / "b.rst"), "--in-place"])
    assert '{{% plank "elm" /%}}' in (tmp_path / "content" / "b.md").read_text()
    assert "the site's own" in (build(tmp_path).destination / "a" / "index.html").read_text()
