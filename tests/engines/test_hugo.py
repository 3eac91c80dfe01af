"""Hugo sites with pages in rst, built by real Hugo before and after: the same pages at the same addresses."""

from __future__ import annotations

import re
import sysconfig
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner
from support import hugo_site
from support.old_blog import page, publisher, written

from rst2hugo import Code, Options, convert_blog, write
from rst2hugo.cli.commands import main
from rst2hugo.engines.hugo import goldmark, header
from rst2hugo.engines.hugo.shortcode_calls import cut, restore_calls
from rst2hugo.verify import State, differences, verify
from rst2hugo.verify.report import summary

SHOWN = "{{ with .File }}FILE {{ .Path | safeHTML }}{{ end }}\n{{ .Content }}\nSUMMARY {{ .Summary }}"
LAYOUTS = {
    "layouts/all.html": SHOWN,
    "layouts/_shortcodes/kettle.html": "<b>{{ .Get 0 }}</b>",
    "layouts/_shortcodes/box.html": "<div class='box'>{{ .Inner | safeHTML }}</div>",
    "layouts/_shortcodes/lines.html": "{{ .Inner }}",
    "layouts/_shortcodes/rendered.html": "<div>{{ .Page.RenderString .Inner }}</div>",
}
TOML = "baseURL = 'https://kettles.example/sub/'\ndisableKinds = ['taxonomy', 'term', 'rss', 'sitemap']\n"
ALLOWED = "[security.exec]\nallow = ['^rst2html$']\n"

COPPER = """\
+++
title = "Copper"
date = 2020-05-01
# The order of keys, and this comment, stay.
weight = 3
[params]
polish = ["lemon", 'salt']
+++

Polish it -- with "salt"... and {{< kettle "lemon" >}}, see `steel <{{< ref "steel.rst" >}}>`_, `tin <../tin/>`__
or `home </sub/>`_ and `far <https://kettles.example/sub/notes/tin/>`_.

<!--more-->

Care
====

.. image:: rag.png
   :alt: A rag

``{{</* kettle "lemon" */>}}`` gives {{< kettle "lemon" >}}.

{{< box >}}
*as it is*, `x <y>`_
{{< /box >}}

{{% lines %}}
* one *leaf*
* two
{{% /lines %}}

.. raw:: html

   {{< kettle "raw" >}}

::

    {{< kettle "code" >}}
"""
STEEL = """\
---
title: "Steel"   # YAML stays, too
date: 2021-01-01
tags:
  - grey
---
Steel
=====

Stainless
---------

Text\\ **bold**\\ text.

Magnetic
~~~~~~~~

Test
    Use a magnet.
"""
BUNDLE = '{\n  "title": "Tin",\n  "markup": "rst"\n}\n\nOne\n===\n\nTwo\n\nThree\n=====\n\n.. image:: tin.png\n'


def built(site: Path, monkeypatch: pytest.MonkeyPatch, config: str = "") -> dict[str, tuple[str, str]]:
    """File that Hugo publishes for a page → its content file, and what it shows of it."""
    monkeypatch.setenv("PATH", f"{sysconfig.get_path('scripts')}:/usr/bin:/bin")
    public = hugo_site.build(site, "--buildDrafts", *(["--config", config] if config else [])).destination
    found = {}
    for file in public.rglob("*.html"):
        head, _, text = file.read_text("utf-8").partition("\n")
        if head.startswith("FILE "):
            found[file.relative_to(public).as_posix()] = (head.removeprefix("FILE "), text)
    return found


def migrated(root: Path, files: Mapping[str, str], **options: str) -> Path:
    """The site that a site becomes; everything in it but pages is as it was."""
    written(root / "old", {**LAYOUTS, **files})
    result = convert_blog(root / "old", Options.of(options))
    assert result.engine == "hugo"
    assert [str(one) for one in result.diagnostics if one.code is not Code.TYPOGRAPHER] == []
    write(result, root / "new")
    for path, text in files.items():
        if not path.endswith(".rst") and path not in result.files and "markup" not in text:
            assert (root / "new" / path).read_text("utf-8") == text
    return root / "new"


def body(text: str) -> str:
    """What rst2html makes of a page, without the box around it and with its title as a heading like any other."""
    content = text.partition("\nSUMMARY ")[0]
    inner = re.sub(r'(?s)^\s*<div class="document"(?: id="[^"]*")?>(.*)</div>\s*$', r"\1", content)
    return re.sub(r'<h([12]) class="(?:sub)?title"', r"<h\1", inner)


def assert_same(root: Path, monkeypatch: pytest.MonkeyPatch, files: Mapping[str, str]) -> Path:
    """The site after the migration shows what it showed before, at the same addresses, and proves it."""
    new = migrated(root, files)
    before, after = (built(site, monkeypatch) for site in (root / "old", new))
    assert before.keys() == after.keys()
    rst = {name: file for name, (file, _) in before.items() if after[name][0] != file}
    assert rst
    smart = not (new / goldmark.FILE).exists()
    for name in before:
        shown = after[name][1].partition("\nSUMMARY ")[0]
        assert differences(body(before[name][1]), shown, typographer=smart) == [], name
    assert not [*new.rglob("*.rst")]
    return new


def test_pages_become_markdown_where_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {
        "hugo.toml": TOML + ALLOWED,
        "content/notes/copper.rst": COPPER,
        "content/notes/steel.rst": STEEL,
        "content/notes/tin/index.rst": BUNDLE,
        "content/notes/tin/tin.png": "",
        "content/notes/_index.rst": "---\ntitle: Notes\n---\n\nAll *notes*.\n",
        "content/draft.rst": "---\ntitle: Later\ndraft: true\n---\n\nSoon.\n",
        "static/robots.txt": "User-agent: *\n",
        ".github/workflows/build.yml": "run: hugo\n",
        "archetypes/default.rst": "---\ntitle: {{ .Name }}\n---\n",
    }
    new = migrated(tmp_path, files)
    before, after = built(tmp_path / "old", monkeypatch), built(new, monkeypatch)
    assert before.keys() == after.keys()
    for name in before:
        assert differences(body(before[name][1]), after[name][1].partition("\nSUMMARY ")[0]) == [], name
    summaries = [found["notes/copper/index.html"][1].partition("SUMMARY ")[2] for found in (before, after)]
    assert ["Care" in one for one in summaries] == [False, False]
    copper = (new / "content/notes/copper.md").read_text("utf-8")
    assert copper.startswith(
        COPPER.partition("Polish")[0] + 'Polish it -- with "salt"... and {{< kettle "lemon" >}}, see '
    )
    assert '[steel]({{< ref "steel.md" >}})' in copper
    assert "\n{{< box >}}\n*as it is*, `x <y>`_\n{{< /box >}}\n" in copper
    assert "\n\n<!--more-->\n\n## Care\n" in copper
    assert '\n{{< kettle "raw" >}}\n' in copper
    steel = (new / "content/notes/steel.md").read_text("utf-8")
    assert steel.startswith(STEEL.partition("Steel\n=")[0] + "\n# Steel\n\n## Stainless\n")
    assert (new / "content/notes/tin/index.md").read_text("utf-8").startswith('{\n  "title": "Tin"\n}\n\n## One\n')
    assert (new / "hugo.toml").read_text("utf-8") == TOML + ALLOWED
    assert tomllib.loads((new / goldmark.FILE).read_text("utf-8"))["goldmark"]["extensions"]["typographer"]["disable"]


def test_it_is_proved(tmp_path: Path) -> None:
    files = {
        "hugo.toml": TOML + "[markup.highlight]\nlineNos = true\n",
        "content/notes/copper.rst": COPPER,
        "content/notes/steel.rst": STEEL + "\n.. code:: python\n\n   pass\n\n`gone </sub/nowhere/>`_\n",
        "layouts/_markup/render-heading.html": "<h{{ .Level }}>{{ .Text }} <a>#</a></h{{ .Level }}>",
    }
    new = migrated(tmp_path, files)
    verdict = verify(new, tmp_path / "old")
    assert [page.state for page in verdict.pages] == [State.IDENTICAL] * 2
    told = [one for one in verdict if not one.inherited]
    assert told == []
    assert any("nowhere" in line and "so in the old blog" in line for line in summary.lines(verdict))
    file = new / "content/notes/steel.md"
    file.write_text(file.read_text("utf-8").replace("magnet", "compass"), "utf-8")
    assert State.DIFFERENT in [page.state for page in verify(new, tmp_path / "old").pages]


@pytest.mark.parametrize("shape", ["languages", "mounts", "permalinks", "mixed"])
def test_sites_of_other_shapes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shape: str) -> None:
    text = '{}\n\nText *{}* -- "quoted".\n\n* a\n* b\n'
    yaml = "baseURL: https://kettles.example/\ndisableKinds: [taxonomy, term, rss, sitemap]\n"
    yaml += "security:\n  exec:\n    allow: ['^rst2html$']\n"
    head = "---\ntitle: {}\ndate: 2019-02-03\n---"
    shapes = {
        "languages": {
            "config/_default/config.yaml": yaml + "defaultContentLanguage: de\n",
            "config/_default/languages.yaml": "de:\n  contentDir: web/de\n  weight: 1\nfr:\n  contentDir: web/fr\n",
            "web/de/wasser.rst": text.format(head.format("Wasser"), "kalt"),
            "web/fr/eau.rst": text.format(head.format("Eau"), "froide"),
            "web/fr/tea.fr.rst": text.format(head.format("Thé"), "vert"),
        },
        "mounts": {
            "hugo.yaml": yaml + "module:\n  mounts:\n    - source: texts\n      target: content/notes\n",
            "texts/water.rst": text.format(head.format("Water"), "cold"),
            "content/no-content.rst": "Nobody publishes this.\n",
        },
        "permalinks": {
            "config.yaml": yaml + "uglyURLs: true\npermalinks:\n  notes: /:year/:slugorcontentbasename\n",
            "content/notes/Water_Works.rst": text.format(head.format("Water"), "cold"),
            "content/notes/b.rst": text.format("---\ntitle: B\nslug: Café Noir\ndate: 2019-02-03\n---", "hot"),
            "content/c.rst": text.format("---\ntitle: C\nurl: /old/c.html\naliases: [/c]\n---", "old"),
            "content/d.rst": "No header at all.\n",
            "content/e.rst": "* A list first.\n",
        },
        "mixed": {
            "config.json": '{"baseURL": "https://kettles.example/", "disableKinds": ["taxonomy", "term", "rss"],\n'
            '"security": {"exec": {"allow": ["^rst2html$"]}}}\n',
            "content/notes/water.rst": text.format(head.format("Water"), "cold"),
            "content/notes/tea.md": '---\ntitle: Tea\n---\n\n"Tea" -- and [water]({{< ref "water.rst" >}}).\n',
            "content/notes/ice.md": text.format("---\ntitle: Ice\nmarkup: rst\n---", "cold"),
        },
    }
    new = assert_same(tmp_path, monkeypatch, shapes[shape]) if shape != "mounts" else None
    if new is None:
        new = migrated(tmp_path, shapes[shape])
        assert built(tmp_path / "old", monkeypatch).keys() == built(new, monkeypatch).keys()
    pages = verify(new, tmp_path / "old").pages
    assert {page.state for page in pages} == {State.IDENTICAL}
    assert len(pages) == {"languages": 3, "mounts": 1, "permalinks": 5, "mixed": 2}[shape]


def test_other_pages_keep_their_typographic_quotes(tmp_path: Path) -> None:
    files = {"hugo.toml": TOML, "content/a.rst": '"A" -- b\n', "content/b.md": '"B" -- a\n'}
    result = convert_blog(written(tmp_path, files))
    [one] = result.diagnostics
    assert (one.path, one.code) == ("hugo.toml", Code.TYPOGRAPHER)
    assert page(result, "content/a.rst").text == '"A" -- b\n'
    assert goldmark.FILE not in result.files
    plain = {"hugo.toml": f"{TOML}[markup.goldmark.extensions]\ntypographer = false\n"}
    assert convert_blog(written(tmp_path, plain)).diagnostics == ()


def test_a_page_whose_name_is_taken_gets_another_one(tmp_path: Path) -> None:
    files = {"hugo.toml": TOML, "content/a.rst": "Tea\n", "content/a.md": "Coffee\n"}
    result = convert_blog(written(tmp_path, files))
    assert [one.output for one in result.pages] == ["content/a-2.md"]
    assert [one.code for one in result.pages[0].diagnostics] == [Code.DUPLICATE_OUTPUT]


# What is taken for such a site


def test_the_engine_is_recognised_by_its_configuration_and_its_pages(tmp_path: Path) -> None:
    site = written(tmp_path / "site", {"config.toml": "baseurl = 'https://kettles.example'\n", "content/a/b.rst": "x"})
    assert publisher(site) == "hugo"
    for name, config in [("hugo.yaml", "title: x\n"), ("config.yaml", "languageCode: en\n"), ("hugo.json", "{}")]:
        assert publisher(written(tmp_path / name, {name: config, "content/a.rst": "x"})) == "hugo"


@pytest.mark.parametrize(
    "files",
    [
        {"hugo.toml": "", "content/a.md": "x", "docs/a.rst": "x"},
        {"themes/x/hugo.toml": "", "themes/x/exampleSite/content/a.rst": "x", "content/a.rst": "x"},
        {"config.toml": "[tool]\n", "content/a.rst": "x"},
        {"hugo.toml": "ignoreFiles = ['\\.rst$']\n", "content/a.rst": "x", "content/a.md": "x"},
    ],
)
def test_what_is_no_such_site(tmp_path: Path, files: Mapping[str, str]) -> None:
    assert publisher(written(tmp_path, files)) != "hugo"


# Pieces


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("a {{< k >}} b", "a WORD b"),
        ("{{< box >}}\n*x*\n{{< /box >}}\n", "WORD\n"),
        ("{{< box >}}{{< box >}}x{{< /box >}}{{< /box >}} y", "WORD y"),
        ("{{< box />}} x {{< box >}}y{{< /box >}}", "WORD x WORD"),
        ("{{% box %}}\nx\n{{% /box %}}\n", "WORD\nx\nWORD\n"),
        ("{{% box %}}\n* x\n{{% /box %}}\n", "WORD\n\n* x\n\nWORD\n"),
        ('`a <{{< ref "b.rst#c" >}}>`_', "`a <WORD>`_"),
        ('{{< k "a >}} b" `c "d` >}}.', "WORD."),
        ("``{{</* k */>}}``", "``WORD``"),
        ("a\n<!--more-->\nb <!--more-->", "a\n\nWORD\n\nb <!--more-->"),
        (".. <!--more-->\n\nb", "WORD\n\nb"),
        ("a\n\n.. raw:: html\n\n   <!--more-->\n\nb", "a\n\nWORD\n\nb"),
        ("{{ .Title }} {% if %}", "{{ .Title }} {% if %}"),
    ],
)
def test_shortcodes_are_words_while_the_text_is_read(text: str, after: str) -> None:
    found = cut(text, lambda name: False)
    assert re.sub("shortcode0x[0-9a-f]+x", "WORD", found) == after
    assert [*restore_calls(found)] == [*restore_calls(found)]
    assert sorted(restore_calls(found).replace(".md", ".rst").split()) == sorted(
        re.sub(r"\.\. (raw:: html\s+)?(?=<!--more-->)", "", text).split()
    )


def test_what_a_shortcode_encloses_is_read_if_its_template_does_so(tmp_path: Path) -> None:
    text = "---\ntitle: A\n---\n\n{{< rendered >}}\n``lit`` *em*\n{{< /rendered >}}\n"
    result = convert_blog(written(tmp_path, {**LAYOUTS, "hugo.toml": TOML, "content/a.rst": text}))
    assert page(result, "content/a.rst").markdown == "{{< rendered >}}\n`lit` *em*\n{{< /rendered >}}"


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("---\na: 1\nmarkup: rst # as ever\nb: 2\n---\nx", "---\na: 1\nb: 2\n---\n"),
        ("+++\nMarkup = 'rst'\n[params]\nmarkup = 'x'\n+++\nx", "+++\n[params]\nmarkup = 'x'\n+++\n"),
        ('{"markup": "rst", "a": 1}\nx', '{"a": 1}\n'),
        ('{"a": 1, "markup": "RST"}\nx', '{"a": 1}\n'),
        ("\n\n---\na: 1\n---\n\nx", "---\na: 1\n---\n"),
        ("x\n---\n", ""),
    ],
)
def test_headers_stay_as_they_are_typed(text: str, typed: str) -> None:
    assert header.keep_typed(text, header.read(text)) == typed


@pytest.mark.parametrize("start", ["{{< kettle 1 >}} is", "----\n\nis", "+++ is"])
def test_a_page_without_header_that_looks_like_one(tmp_path: Path, start: str) -> None:
    files = {**LAYOUTS, "hugo.toml": TOML, "content/a.rst": f"{start} here\n"}
    write(convert_blog(written(tmp_path / "old", files)), tmp_path / "new")
    public = hugo_site.build(tmp_path / "new").destination
    assert "is here" in re.sub(r"\s+", " ", (public / "a/index.html").read_text("utf-8")).replace("<b>1</b> ", "")


MARKUP = """\
# Ours
[goldmark.renderer]  # raw
unsafe = false  # by now
hardWraps = false

[highlight]
style = 'tango'
"""


def test_a_settings_file_that_is_there_gets_what_is_missing(tmp_path: Path) -> None:
    text = "---\ntitle: A\n---\n\n:kbd:`x` :math:`a_1` H\\ :sub:`2`\\ O\n"
    files = {**LAYOUTS, "hugo.toml": TOML, goldmark.FILE: MARKUP, "content/a.rst": text}
    result = convert_blog(written(tmp_path, files))
    changed = result.files[goldmark.FILE]
    assert changed.startswith("# Ours\n[goldmark.renderer]  # raw\nunsafe = true\nhardWraps = false\n\n[highlight]\n")
    values = tomllib.loads(changed)["goldmark"]["extensions"]
    assert values["passthrough"] == {
        "enable": True,
        "delimiters": {"block": [["$$", "$$"]], "inline": [["\\(", "\\)"]]},
    }
    assert "layouts/_markup/render-passthrough.html" in result.files
    assert goldmark.FILE not in {asset.output for asset in result.assets}


def test_a_settings_file_that_only_its_owner_can_change_is_told(tmp_path: Path) -> None:
    files = {
        **LAYOUTS,
        "hugo.toml": TOML,
        "config/_default/markup.yaml": "goldmark: {}\n",
        "content/a.rst": ":sub:`2`\n",
    }
    [one] = [one for one in convert_blog(written(tmp_path, files)).diagnostics if one.code is Code.MISSING_SETTING]
    assert (one.path, "markup.goldmark.renderer.unsafe = true" in one.message) == ("config/_default/markup.yaml", True)


@pytest.mark.parametrize("path", ["layouts/shortcodes/toc.html", "themes/t/layouts/_shortcodes/toc.html"])
def test_templates_of_the_site_stay(tmp_path: Path, path: str) -> None:
    files = {"hugo.toml": TOML + "theme = 't'\n", path: "mine", "content/a.rst": ".. contents::\n\nA\n=\n\nB\n=\n"}
    result = convert_blog(written(tmp_path, files))
    assert "layouts/_shortcodes/toc.html" not in result.files
    assert path in {asset.output for asset in result.assets}


# Only the pages


def test_convert_in_place(tmp_path: Path) -> None:
    site = written(tmp_path, {**LAYOUTS, "hugo.toml": TOML, "content/a.rst": STEEL, "content/b/index.rst": "x\n"})
    found = CliRunner().invoke(main, ["convert", "--in-place", str(site)])
    assert found.exit_code == 0, found.output
    assert sorted(path.relative_to(site / "content").as_posix() for path in (site / "content").rglob("*.*")) == [
        "a.md",
        "b/index.md",
    ]
    assert (site / "content/a.md").read_text("utf-8").startswith('---\ntitle: "Steel"')
    assert (site / "hugo.toml").read_text("utf-8") == TOML
    assert (site / goldmark.FILE).exists()
    hugo_site.build(site)


def test_convert_in_place_replaces_nothing_else(tmp_path: Path) -> None:
    site = written(tmp_path, {"hugo.toml": TOML, "content/a.rst": "x\n", "content/a.md": "mine\n"})
    found = CliRunner().invoke(main, ["convert", "--in-place", str(site)])
    assert (found.exit_code, "a.md exists and holds something else" in found.output) == (2, True)
    assert (site / "content/a.rst").exists()
    refused = CliRunner().invoke(main, ["convert", "--in-place", "-o", str(tmp_path / "out"), str(site)])
    assert (refused.exit_code, "--in-place" in refused.output) == (2, True)


def test_convert_to_a_folder(tmp_path: Path) -> None:
    site = written(tmp_path / "site", {"hugo.toml": TOML, "content/a/b.rst": STEEL})
    found = CliRunner().invoke(main, ["convert", str(site), "-o", str(tmp_path / "out")])
    assert found.exit_code == 0, found.output
    assert (tmp_path / "out/a/b.md").read_text("utf-8").startswith('---\ntitle: "Steel"')
