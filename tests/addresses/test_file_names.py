"""Sources named in any alphabet: their files keep the names, real Hugo finds them, links lead to them."""

from __future__ import annotations

from pathlib import Path

import pytest

from rst2hugo import Options, convert_blog, write
from rst2hugo.verify import State, verify

# Source → the content file below content/posts/.
NAMES = {
    "новый-пост": "новый-пост", "Привет_Мир": "Привет_Мир", "中文": "中文", "日本語--x": "日本語--x",
    "हिन्दी": "हिन्दी", "שלום": "שלום", "e\u0301te\u0301": "\u00e9t\u00e9", "Straße": "Straße",
    "İstanbul": "İstanbul-2", "Istanbul": "Istanbul", "ΑΣ": "ΑΣ", "ǅ": "ǅ", "ﬁx": "ﬁx", "٣x": "٣x",
    "a²b": "a-b", "a&b": "a-b", "a\u200db": "a-b", "Ⅷ": "page", "c d": "c-d", "a.b.c": "a.b.c",
}  # fmt: skip  # a table


def blog(folder: Path) -> Path:
    folder.mkdir()
    names = list(NAMES)
    for number, name in enumerate(names):
        link = names[number - 1].replace(" ", "%20").replace("&", "%26")
        text = f":date: 2020-01-01\n\nT{number}\n==\n\nSee `it <{link}.rst>`__.\n"
        (folder / f"{name}.rst").write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize("style", ["url", "relref", "md"])
def test_hugo_finds_them_all(tmp_path: Path, style: str) -> None:
    root = blog(tmp_path / "blog")
    options = Options.of({"internal_links": style})
    result = convert_blog(root, options)
    assert len({page.output for page in result.pages}) == len(NAMES)
    write(result, tmp_path / "site")
    verdict = verify(tmp_path / "site", root, options=options)
    assert [str(one) for one in verdict.findings] == []
    assert [page.state for page in verdict.pages] == [State.IDENTICAL] * len(NAMES)


def test_files_keep_their_names(tmp_path: Path) -> None:
    result = convert_blog(blog(tmp_path / "blog"))
    found = {page.source.removesuffix(".rst"): page.output for page in result.pages}
    alike = {name: f"content/posts/{new}.md" for name, new in NAMES.items() if not new.startswith("a-b")}
    assert {name: found[name] for name in alike} == alike
    others = {output for output in found.values() if "a-b" in output}
    assert others == {f"content/posts/{name}.md" for name in ("a-b", "a-b-2", "a-b-3")}
