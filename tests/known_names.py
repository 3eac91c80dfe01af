"""Write what Hugo knows, by asking it: KaTeX's commands and environments, Chroma's languages.

``python tests/known_names.py KATEX`` takes the names from the unpacked npm package ``KATEX``, Pygments and the
Hugo program, and keeps those that Hugo draws or colours: ``nox -s known_names``.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pygments.lexers import get_all_lexers
from support import hugo_site
from support.paths import PROJECT

DATA = PROJECT / "rst2hugo" / "markdown" / "data"
CONFIG = "disableKinds = ['page', 'section', 'taxonomy', 'term', 'rss', 'sitemap', '404']\n"
LAYOUT = """\
{{- range $name, $formulas := hugo.Data.katex }}{{ range $formulas }}
{{- $drawn := try (transform.ToMath . (dict "output" "mathml" "throwOnError" true "strict" "ignore")) }}
{{- $red := and (not $drawn.Err) (in (string $drawn.Value) "cc0000") }}
{{- dict "name" $name "error" (printf "%v" ($drawn.Err | default "")) "red" $red | jsonify }}
{{ end }}{{ end -}}
{{- range hugo.Data.chroma }}{{ dict "language" . "known" (transform.CanHighlight .) | jsonify }}
{{ end -}}
"""
# What a command may take; the first that KaTeX draws settles it.
ARGUMENTS = (
    "", "{a}", "{a}{b}", "{a}{b}{c}", "{red}{a}", "{1em}", "{1em}{1em}", "(", "{https://a.example}", "{https://a.example}{b}",
    "{a=b}{c}",
)  # fmt: skip  # a table
UNKNOWN = re.compile(r"Undefined control sequence|No such environment")


def commands(package: Path) -> Iterator[str]:
    """Every name with a backslash in KaTeX's source and in its extension for chemistry, which Hugo has as well."""
    for file in [*package.glob("src/**/*.ts"), *package.glob("contrib/mhchem/*.js")]:
        yield from re.findall(r"\\\\([a-zA-Z]+)", file.read_text("utf-8"))


def environments(package: Path) -> Iterator[str]:
    """Every word in quotes where KaTeX defines environments."""
    for file in package.glob("src/environments/*.ts"):
        yield from re.findall(r"[\"']([a-zA-Z]+\*?)[\"']", file.read_text("utf-8"))


def formulas(package: Path) -> dict[str, list[str]]:
    """A name → formulas that are drawn if KaTeX knows it; one that begins with ``text:`` stands among words."""
    found: dict[str, list[str]] = {}
    for name in sorted(set(commands(package))):
        row = f"\\begin{{matrix}} a \\{name} b \\end{{matrix}}"
        found[f"\\{name}"] = [*(f"\\{name}{given}" for given in ARGUMENTS), row]
        found[f"text:\\{name}"] = [f"\\text{{\\{name}{given}}}" for given in ARGUMENTS]
    for name in sorted(set(environments(package))):
        columns = ("", "{c}", "{1}", "{cc}")
        found[name] = [f"\\begin{{{name}}}{given} a \\end{{{name}}}" for given in columns]
    return found


# Lexers that Chroma registers in Go and Pygments does not have (alecthomas/chroma, lexers/*.go).
IN_GO = ("caddyfile-d", "caddyfile-directives", "go-html-template", "go-text-template", "typoscripthtmldata")


def languages() -> set[str]:
    """The names of languages that Pygments has, and those in the files of lexers that are part of Hugo.

    Chroma asks for the name, the other names, and the ending of a file (``lexers.Get``).
    """
    pygments = {alias for lexer in get_all_lexers() for alias in lexer[1]}
    hugo = re.findall(rb"<(?:alias|name|filename)>(?:\*\.)?([^<\s*&]+)</", hugo_site.program().read_bytes())
    return {name.lower() for name in (*pygments, *IN_GO, *(name.decode() for name in hugo))}


def answers(data: Mapping[str, object]) -> list[dict[str, object]]:
    """What Hugo says to everything in ``data``, which its one page is made from."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        (site / "data").mkdir()
        (site / "layouts").mkdir()
        (site / "hugo.toml").write_text(CONFIG)
        (site / "layouts" / "home.html").write_text(LAYOUT)
        for name, value in data.items():
            (site / "data" / f"{name}.json").write_text(json.dumps(value))
        hugo_site.build(site)
        return [json.loads(line) for line in (site / "public" / "index.html").read_text("utf-8").splitlines() if line]


def is_drawn(results: Iterable[Mapping[str, object]]) -> bool:
    """Whether one of the formulas came out well, or all of them failed for another reason than the name."""
    results = list(results)
    if any(not one["error"] and not one["red"] for one in results):
        return True
    among_words = any(str(one["name"]).startswith("text:") for one in results)
    return not among_words and not any(one["red"] or UNKNOWN.search(str(one["error"])) for one in results)


def write(name: str, what: str, names: Iterable[str]) -> None:
    """One name a line, below a line that says what they are."""
    DATA.mkdir(exist_ok=True)
    lines = [f"# {what}; made by nox -s known_names", *sorted(names)]
    (DATA / f"{name}.txt").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def main(package: Path) -> None:
    version = json.loads((package / "package.json").read_text("utf-8"))["version"]
    program = hugo_site.program()
    assert version.encode() in program.read_bytes(), f"this Hugo has another KaTeX than {version}"
    hugo = re.search(r"v([\d.]+)", subprocess.run([program, "version"], capture_output=True, text=True).stdout)
    assert hugo
    asked = formulas(package)
    told = answers({"katex": asked, "chroma": sorted(languages())})
    results: dict[str, list[dict[str, object]]] = {name: [] for name in asked}
    for one in told:
        results.setdefault(str(one.get("name")), []).append(one)
    drawn = {name for name in asked if is_drawn(results[name])}
    drawn -= {name for name in drawn if name.removeprefix("text:") in drawn - {name}}
    write("katex", f"What KaTeX {version} draws, which is part of Hugo {hugo[1]}", drawn)
    write(
        "chroma",
        f"Languages that Hugo {hugo[1]} colours",
        {str(one["language"]) for one in told if one.get("known")},
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
