"""What publishes the site: files as the services read them, in a project that Hugo builds."""

from __future__ import annotations

import json
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from support.hugo_site import build
from support.old_blog import converted, written

from rst2hugo import write
from rst2hugo.cli.commands import main
from rst2hugo.hugo import deployment
from rst2hugo.hugo.program import executable

POST = {"a.rst": "---\ntitle: Harbour\ndate: 2018-03-04\n---\n\nWords.\n"}


def test_the_version_is_the_one_that_is_tried_here() -> None:
    printed = subprocess.run([executable(), "version"], capture_output=True, text=True, check=True).stdout
    assert f"v{deployment.VERSION}" in printed


def test_a_workflow_of_github() -> None:
    (text,) = deployment.files("github-pages", "https://harbour.example/").values()
    workflow = yaml.safe_load(text)
    assert set(workflow["permissions"].items()) == {("contents", "read"), ("pages", "write"), ("id-token", "write")}
    build_site, publish = workflow["jobs"]["build"], workflow["jobs"]["publish"]
    assert publish["needs"] == "build"
    assert publish["environment"]["url"] == "${{ steps.publish.outputs.page_url }}"
    first, *_, pages, run, last = build_site["steps"]
    assert pages["id"] == "pages"
    assert run["run"].endswith('--baseURL "${{ steps.pages.outputs.base_url }}/"')
    assert first["with"]["submodules"] == "recursive"
    assert last["with"]["path"] == "public"
    assert workflow["env"]["HUGO_VERSION"] == deployment.VERSION


def test_settings_of_netlify() -> None:
    settings = tomllib.loads(deployment.files("netlify", "")["netlify.toml"])
    assert settings["build"]["publish"] == "public"
    assert settings["build"]["environment"]["HUGO_VERSION"] == deployment.VERSION


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://www.harbour.example/blog/", "www-harbour-example"),
        ("", "blog"),
        ("https://häfen.example", "h-fen-example"),
    ],
)
def test_a_worker_of_cloudflare(address: str, name: str) -> None:
    made = deployment.files("cloudflare", address)
    settings = json.loads(made["wrangler.jsonc"])
    assert settings["name"] == name
    assert settings["build"]["command"].split()[-1] in made


@pytest.mark.parametrize("text", [deployment.BUILD, *re.findall("(?m)- run: (.*)", deployment.WORKFLOW)])
def test_what_a_shell_runs_is_without_mistakes(text: str) -> None:
    assert subprocess.run(["bash", "-n"], input=text, text=True, capture_output=True, check=False).stderr == ""


@pytest.mark.parametrize("service", deployment.SERVICES)
def test_hugo_builds_the_project_with_them(service: str, tmp_path: Path) -> None:
    site = tmp_path / "site"
    result = converted(tmp_path / "blog", POST, deploy=service)
    write(result, site)
    assert {*deployment.files(service, "")} <= {path.relative_to(site).as_posix() for path in site.rglob("*")}
    published = {one.name for one in build(site).destination.rglob("*")}
    assert not published & {"hugo.yaml", "netlify.toml", "wrangler.jsonc", "build.sh"}


def test_your_own_changes_stay_and_the_option_lasts(tmp_path: Path) -> None:
    blog, site = written(tmp_path / "blog", POST), tmp_path / "site"
    line = ["migrate", str(blog), str(site), "--no-build"]
    assert CliRunner().invoke(main, [*line, "--deploy", "netlify"]).exit_code == 0
    (site / "netlify.toml").write_text("# mine\n", "utf-8")
    assert CliRunner().invoke(main, line).exit_code == 0
    assert (site / "netlify.toml").read_text("utf-8") == "# mine\n"
    (site / "netlify.toml").unlink()
    assert CliRunner().invoke(main, [*line, "--force"]).exit_code == 0
    assert (site / "netlify.toml").read_text("utf-8") == deployment.NETLIFY
