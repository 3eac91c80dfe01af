"""Charts as tables: no figure is new or lost to a reader who knows the source."""

from __future__ import annotations

from pathlib import Path

from support.nikola_blog import CONF, POST
from support.old_blog import written

from rst2hugo import Options, convert_blog, write
from rst2hugo.verify import verify

CHART = (
    "\nTides:\n\n.. chart:: Bar\n   :title: 'Of a day'\n   :x_labels: ['06:00', '12:00']\n\n   'North', [1.5, None]\n"
)


def test_a_chart_reads_as_its_source(tmp_path: Path) -> None:
    shortcode = "\n{{% chart Pie title='Boats' %}}\n'Sail', 19\n'Steam', 80\n{{% /chart %}}\n"
    blog = written(tmp_path / "blog", {"conf.py": CONF, "posts/a.rst": f"{POST}{CHART}{shortcode}"})
    write(convert_blog(blog, Options()), tmp_path / "site")
    text = (tmp_path / "site/content/posts/a.md").read_text("utf-8")
    assert "| North | 1.5   |" in text
    assert "80" in text
    verdict = verify(tmp_path / "site", blog)
    assert [str(one) for page in verdict.pages for one in page.differences] == []
