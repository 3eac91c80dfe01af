"""Fences of other dialects of Markdown are written so that Hugo builds, and as their authors meant them."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.hugo_site import build

from rst2hugo.markdown.fences import mend_fences
from rst2hugo.markdown.passthrough import carried_over

CASES = {
    "```python\na\n```": "```python\na\n```",
    "```js{1,3-5}\na\n```": '```js {hl_lines=["1", "3-5"]}\na\n```',
    "~~~ruby {2}\na\n~~~": '~~~ruby {hl_lines=["2"]}\na\n~~~',
    "```{r, echo=FALSE}\na\n```": "```r\na\n```",
    "``` {python}\na\n```": "```python\na\n```",
    "```js {numberLines: true}\na\n```": "```js\na\n```",
    "```{.python .numbers}\na\n```": "```{.python .numbers}\na\n```",
    '```go {linenos=true, hl_lines=[1,"2-3"]}\n```': '```go {linenos=true, hl_lines=[1,"2-3"]}\n```',
    "```{note} Mind\nthe *gap*\n```\nText.": "````\n```{note} Mind\nthe *gap*\n```\n````\nText.",
    "````{tab} x\n```{note}\na\n```\n````": "`````\n````{tab} x\n```{note}\na\n```\n````\n`````",
    "~~~{figure} a.png\n~~~": "```\n~~~{figure} a.png\n~~~\n```",
    "- ```{note}\n  a\n  ```": "- ````\n  ```{note}\n  a\n  ```\n  ````",
    "1. a\n\n    ```{note}\n    b\n    ```": "1. a\n\n    ````\n    ```{note}\n    b\n    ```\n    ````",
    "> ```{note}\n> a\n> ```": "> ````\n> ```{note}\n> a\n> ```\n> ````",
    "1. a\n\n   ```{note} b\n\n   c\n\n2. d\n\n   ```{tip}\n   ```": (
        "1. a\n\n   ````\n   ```{note} b\n\n   c\n   ````\n\n2. d\n\n   ````\n   ```{tip}\n   ```\n   ````"
    ),
    "> ```{note}\n\nText": "> ````\n> ```{note}\n> ````\n\nText",
    "Text\n\n    ```{note}\n    ```": "Text\n\n    ```{note}\n    ```",
    "````\n```{note}\n```\n````": "````\n```{note}\n```\n````",
    "```{note}\nnever closed": "````\n```{note}\nnever closed\n````",
    "`a {b}` and ```{c}``` in a line": "`a {b}` and ```{c}``` in a line",
    "```{a:b}\nx\n```": "````\n```{a:b}\nx\n```\n````",
}


@pytest.mark.parametrize("text", CASES)
def test_each(text: str) -> None:
    assert mend_fences(text) == CASES[text]
    assert mend_fences(CASES[text]) == CASES[text]


def test_hugo_builds_all_of_them(tmp_path: Path) -> None:
    """One that it does not understand would cost the whole site."""
    (tmp_path / "content").mkdir()
    (tmp_path / "layouts").mkdir()
    (tmp_path / "hugo.toml").write_text("[markup.goldmark.parser.attribute]\nblock = true\n")
    (tmp_path / "layouts" / "all.html").write_text("{{ .Content }}")
    for number, text in enumerate(CASES):
        (tmp_path / "content" / f"{number}.md").write_text(f"---\ntitle: a\n---\n{carried_over(text)}\n")
    assert build(tmp_path).stderr == ""
