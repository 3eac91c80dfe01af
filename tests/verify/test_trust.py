"""A site that was made with ``--trust``: the proof runs the blog's code as well, if the user says so again."""

from __future__ import annotations

import sys
from pathlib import Path

from click.testing import CliRunner
from support.old_blog import written
from support.own_plugins import BOX_POST, MARK, pelican_with

from rst2hugo.cli.commands import main

POST = ".. player:: ep-7\n   :heading: Listen to Zanzibar\n\nA :shout:`pear`.\n\n" + BOX_POST


def test_the_proof_runs_the_code_again_if_the_user_says_so(tmp_path: Path) -> None:
    blog, site = written(tmp_path / "blog", pelican_with(POST)), tmp_path / "site"
    python = ["--python", sys.executable]
    made = CliRunner().invoke(main, ["migrate", str(blog), str(site), "--trust", *python, "--no-build"])
    assert made.exit_code == 0, made.output
    (blog / MARK).unlink()
    refused = CliRunner().invoke(main, ["verify", str(site)])
    assert refused.exit_code == 2
    assert "was made with --trust, which runs the blog's own code; if you trust it, say so again" in refused.output
    assert not (blog / MARK).exists()
    shown = CliRunner().invoke(main, ["verify", str(site), "--trust", "-v"])
    assert "2 pages against their sources: 2 identical" in shown.output
    assert (blog / MARK).exists()


def test_a_page_that_lost_what_the_code_made(tmp_path: Path) -> None:
    blog, site = written(tmp_path / "blog", pelican_with(POST)), tmp_path / "site"
    CliRunner().invoke(main, ["migrate", str(blog), str(site), "--trust", "--no-build"])
    page = next(one for one in site.rglob("*.md") if "Zanzibar" in one.read_text("utf-8"))
    page.write_text(page.read_text("utf-8").replace("Listen to Zanzibar", "Listen"), "utf-8")
    shown = CliRunner().invoke(main, ["verify", str(site), "--trust", "-v"])
    assert shown.exit_code == 1
    assert "Zanzibar" in shown.output
