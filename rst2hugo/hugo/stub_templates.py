"""The text of a stub: what the posts say is plainly shown, and a comment lists how they call it.

What ``{{% a %}}`` encloses is Markdown that is rendered with the page; the template's tags stand on its lines, since
Hugo indents them nowhere else. What ``{{< a >}}`` encloses is what stood in the source (Hugo 0.168).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from rst2hugo.hugo.stub_names import MARK
from rst2hugo.markdown.shortcode_tags import parameters

LONGEST = 100
UNKNOWN = """\
{{{{- /* {mark}: it shows what the posts say, plainly.
Write here what the {kind} showed in the old blog; rst2hugo leaves the file alone once it is edited.
"""
RULED = """\
{{{{- /* A stub: rst2hugo.toml names the shortcode {name}, for which there was no template.
Write here what it shall show; rst2hugo leaves the file alone once it is edited.
"""
CALLS = "It is called in these ways:"
ABOUT_BODY = {
    "%": ".Inner is the Markdown that it encloses; tags around it stay on its lines, so that it works in lists, too.",
    "<": ".InnerDeindent is the text that it encloses, as it stood in the post.",
    "rule": ".InnerDeindent is the Markdown that it encloses.",
}
END = "See https://gohugo.io/templates/shortcode/ */ -}}"
PARAMETERS = """
{{- range $name, $value := .Params -}}
<p>{{ if and $.IsNamedParams (ne $name "argument") }}{{ $name }}: {{ end }}{{ $value }}</p>
{{- end }}"""
BARE = """
{{- if not KNOWN }}SHOWN{{ end }}"""
BODY = {
    "": "</div>",
    "%": """
{{- .Inner }}</div>
{{- /* no line end, which would end a quotation around it */ -}}""",
    "<": """
{{- with trim .InnerDeindent "\\n" }}

<pre>{{ htmlEscape . | safeHTML }}</pre>

{{ end }}</div>""",
    "rule": """
{{ .Page.RenderString (dict "display" "block") .InnerDeindent }}</div>""",
}
IN_LINE = """\
{{ with .Params }}{{ delimit . " " }}{{ end }}
{{- /* no line end */ -}}"""
ANYWHERE = """\
<span class="rst2hugo-stub">BARE
{{- range $name, $value := .Params }}
{{- if and $.IsNamedParams (ne $name "argument") }}{{ $name }}: {{ end }}{{ $value }} {{ end }}INNER</span>
{{- /* no line end */ -}}"""
INNER = {
    "": "",
    "%": """
{{- .Inner }}""",
    "<": """
{{- with trim .InnerDeindent "\\n" -}}
<code style="white-space: pre-wrap">{{ htmlEscape . | safeHTML }}</code>{{ end }}""",
}
# What a value has instead of what Hugo cannot take as it is (see ``rst2hugo.markdown.shortcodes.value``) → that, as
# templates have it. Other entities of a value were typed by its author, who meant their letters.
ENTITIES = {"&quot;": '`"`', "&#92;": r"`\`", "&#96;": '"`"'}

# What a template shows of ``{{% a "value" %}}`` is read as Markdown, unless HTML stands around it on lines of its own;
# ``{{< a "value" >}}`` may call the same template, whose text is HTML then. Entities mean the same in both.
MARKUP = re.compile(r"[\\`*_~<>&\[\]$@]|://|www\.")
SHOWN = re.compile(r'\{\{ (\$value|delimit \. " ") \}\}')
AS_TEXT = (
    '{{ range split (VALUE) "" }}{{ if findRE "[[:punct:]]" . }}{{ printf "&#x%x;" . | safeHTML }}'
    "{{ else }}{{ . }}{{ end }}{{ end }}"
)


class Use(NamedTuple):
    """A call of a shortcode: the source that it is in, its text, and the delimiter with which it encloses something."""

    source: str
    call: str
    inner: str


def write_template(
    name: str, uses: Sequence[Use], kind: str, unknown: str, *, is_role: bool = False, is_markdown: bool = False
) -> str:
    """The stub of a shortcode; ``unknown`` is the directive, role or shortcode that it stands for, if it does.

    ``is_role`` if a role of the user's calls it; ``is_markdown`` if what it encloses is that in any case.
    """
    head = UNKNOWN.format(mark=MARK.format(kind=kind, name=unknown), kind=kind) if unknown else RULED.format(name=name)
    inner = next((use.inner for use in uses if use.inner), "")
    inner = "rule" if inner == "<" and is_markdown else inner
    about = [describe_parameters(uses, is_role=kind == "role"), ABOUT_BODY.get(inner, "")]
    comment = "\n".join(filter(None, [CALLS, *describe_uses(uses), *about, END]))
    if is_role or kind == "role":
        text = IN_LINE
    elif kind == "shortcode":
        text = ANYWHERE.replace("BARE", write_bare(unknown, uses, inner)).replace("INNER", INNER[inner])
    else:
        text = write_block(unknown or name, uses, inner)
    percent = [value for use in uses if use.call[2] == "%" for _, value in parameters(use.call)]
    as_text = (is_role or kind in ("role", "shortcode")) and any(map(MARKUP.search, percent))
    text = SHOWN.sub(lambda found: write_shown(found[1], uses, as_text=as_text), text)
    return f"{head}{comment}\n{text}\n"


def write_shown(value: str, uses: Sequence[Use], *, as_text: bool) -> str:
    """What shows a value in a template; ``as_text`` where no letter of it may be Markdown."""
    if any(entity in use.call for entity in ENTITIES for use in uses):
        for entity, letter in ENTITIES.items():
            value = f'replace ({value}) "{entity}" {letter}'
    return AS_TEXT.replace("VALUE", value) if as_text else f"{{{{ {value} }}}}"


def write_block(name: str, uses: Sequence[Use], inner: str) -> str:
    """What the stub of a directive shows."""
    values = PARAMETERS if any(parameters(use.call) for use in uses) else ""
    return f'<div class="rst2hugo-stub">{write_bare(f"<p>{name}</p>", uses, inner)}{values}{BODY[inner]}'


def write_bare(text: str, uses: Sequence[Use], inner: str) -> str:
    """What shows ``text`` where a call has nothing else; empty if none is so."""
    is_bare = any(not use.inner and not parameters(use.call) for use in uses)
    known = "(or .Params (strings.TrimSpace .Inner))" if inner else ".Params"
    return BARE.replace("KNOWN", known).replace("SHOWN", text) if is_bare else ""


def describe_uses(uses: Sequence[Use]) -> list[str]:
    """Each combination of parameters and body that was met: how often, the first call, and its source."""
    ways = Counter(way_of(use) for use in uses)
    first = {way_of(use): use for use in reversed(uses)}
    return [f"  {count} × {shorten(first[way])} in {comment_safe(first[way].source)}" for way, count in ways.items()]


def way_of(use: Use) -> tuple[str, ...]:
    return (*(name for name, _ in parameters(use.call)), f"encloses {use.inner}")


def shorten(use: Use) -> str:
    """A call on one line, cut if it is long."""
    text = " ".join(use.call.split())
    text = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
    return comment_safe(f"{text} … {use.call[:3]} / {use.call[-3:]}" if use.inner else text)


def comment_safe(text: str) -> str:
    """``text`` without what would end the comment."""
    return text.replace("*/", "* /")


def describe_parameters(uses: Sequence[Use], *, is_role: bool) -> str:
    """How the template gets at the parameters that were met."""
    calls = [parameters(use.call) for use in uses]
    most = max((sum(not name for name, _ in call) for call in calls), default=0)
    names = dict.fromkeys(name for call in calls for name, _ in call if name)
    known = [f".Get {number}" for number in range(most)]
    if is_role:
        known = [".Get 0 (the text)", ".Get 1 (the target)"][:most]
    for number, place in enumerate(known):
        name = f"argument-{number + 1}" if number else "argument"
        if name in names and not is_role:
            known[number] = f'or (.Get "{name}") ({place})'
            del names[name]
    known += [f'.Get "{name}"' for name in names]
    return f"The template gets the parameters with {', '.join(known)}." if known else ""
