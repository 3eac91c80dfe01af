"""The command line as scripts and people meet it."""

import json
import os
import subprocess
import sys

import pytest
from click.testing import CliRunner
from support.paths import EXAMPLES

from rst2hugo import pipeline
from rst2hugo.cli.command_options import CHOOSING
from rst2hugo.cli.commands import convert, main, migrate
from rst2hugo.model.diagnostics import Code
from rst2hugo.model.options import Options

BLOG = EXAMPLES / "acrylamid" / "blog"


def run(*arguments, stdin=None):
    return CliRunner().invoke(main, [str(one) for one in arguments], input=stdin)


def test_one_file_goes_to_standard_output(tmp_path):
    (tmp_path / "a.rst").write_text("---\ntitle: A\ndate: 2016-06-21\n---\n\n*Hello*\n")
    found = run("convert", tmp_path / "a.rst")
    assert found.exit_code == 0
    assert found.stdout == "+++\ntitle = 'A'\ndate = 2016-06-21\n+++\n\n*Hello*\n"
    assert found.stderr == ""


def test_standard_input_and_its_diagnostics():
    found = run("convert", "-", stdin=":date: 2016-06-21\n\nTitle\n=====\n\nnone_\n")
    assert found.exit_code == 1
    assert "title = 'Title'" in found.stdout
    assert found.stderr == '-:6: error[unresolved-link] Unknown target name: "none".\n'
    assert run("convert", "-", "--fail-on", "never", stdin="none_\n").exit_code == 0


def test_a_folder_keeps_its_tree(tmp_path):
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / "a.rst").write_text(":date: 2016-06-21\n\nA\n=\n")
    (tmp_path / "in" / "deep" / "b.rst").write_text(":date: 2016-06-21\n\nB\n=\n\n`to a <../a.rst>`_\n")
    found = run("convert", tmp_path / "in", "-o", tmp_path / "out")
    assert (found.exit_code, found.stderr) == (0, "")
    assert sorted(str(file.relative_to(tmp_path / "out")) for file in (tmp_path / "out").rglob("*.md")) == [
        "a.md",
        "deep/b.md",
    ]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["convert", "none.rst"], "there is no none.rst"),
        (["convert", "/dev/null"], "/dev/null is neither a file nor a folder"),
        (["convert", BLOG], "several files or a folder need -o OUT, or --in-place"),
        (["convert", "--from", "drupal", "-"], "there is no engine 'drupal'"),
        (["migrate", "none", "site"], "none is not a folder"),
        (["migrate", BLOG, BLOG / "site"], "overlap; name a folder outside the blog"),
        (["migrate", "--time-zone", "Mars/Olympus", BLOG, "site"], "there is no time zone 'Mars/Olympus'"),
        *(
            (["migrate", "--base-url", wrong, BLOG, "site"], f"{wrong!r} is not the address of a site")
            for wrong in (
                "not a url",
                "",
                "example.org",
                "https://example.org/?a=b",
                "https://example.org/#c",
                "ftp://x",
            )
        ),
        (["explain", "nonsense"], "there is no diagnostic 'nonsense'"),
    ],
)
def test_a_wrong_request_is_exit_code_2_and_one_line(arguments, reason, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    found = run(*arguments, stdin="")
    assert found.exit_code == 2
    assert reason in found.stderr
    assert found.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_migrate_ends_with_a_build(tmp_path):
    (tmp_path / "blog").mkdir()
    (tmp_path / "blog" / "kettle.rst").write_text(":date: 2016-06-21\n\nKettle\n======\n\nText.\n")
    migrate = ("migrate", "--base-url", "https://tea.example/", tmp_path / "blog", tmp_path / "site")
    found = run(*migrate)
    assert (found.exit_code, found.stderr.splitlines()[-1][:23]) == (0, "Next: hugo server --sou")
    assert not (tmp_path / "site" / "public").exists()
    (tmp_path / "site" / "layouts" / "page.html").write_text("{{ .Kettle }}")
    refused = run(*migrate, "--report", tmp_path / "report.json")
    assert refused.exit_code == 1
    assert "layouts/page.html:1: error[hugo-refuses]" in refused.stderr
    assert "Next" not in refused.stderr
    told = json.loads((tmp_path / "report.json").read_text())["diagnostics"]
    assert ("layouts/page.html", "hugo-refuses") in {(one["source"], one["code"]) for one in told}
    unbuilt = run(*migrate, "--no-build")
    assert (unbuilt.exit_code, "hugo" in unbuilt.stderr) == (0, False)


def test_migrate_writes_a_report(tmp_path):
    found = run("migrate", BLOG, tmp_path / "site", "--report", tmp_path / "report.json")
    assert found.exit_code == 0, found.stderr
    assert f"Next: hugo server --source {tmp_path / 'site'}" in found.stderr
    report = json.loads((tmp_path / "report.json").read_text())
    assert sorted(report) == ["assets", "blog", "counts", "diagnostics", "engine", "left_out", "posts", "redirects",
                              "version"]  # fmt: skip  # a table
    assert (report["version"], report["engine"]) == (1, "acrylamid")
    post = next(post for post in report["posts"] if post["source"].endswith("low-water-conference.rst"))
    assert {(link["kind"], link["state"]) for link in post.pop("links")} >= {("external", "ok")}
    assert post == {
        "source": "content/blog/2019/05/12/low-water-conference.rst",
        "output": "content/blog/2019/05/12/low-water-conference.md",
        "url": "/blog/2019/05/12/LowWater2019/",
        "old_url": "/blog/2019/05/12/LowWater2019.html",
        "aliases": ["/blog/2019/05/12/LowWater2019.html"],
        "diagnostics": [],
    }
    assert {"from": "/blog/2019/05/12/LowWater2019.html", "to": "/blog/2019/05/12/LowWater2019/"} in report["redirects"]
    assert report["counts"]["posts"] == 6
    assert report["counts"]["diagnostics"] == {"unsupported-option": 1}


def test_a_dry_run_writes_nothing(tmp_path):
    found = run("migrate", BLOG, tmp_path / "site", "--dry-run")
    assert found.exit_code == 0
    assert list(tmp_path.iterdir()) == []


def test_running_twice_and_with_more_jobs_gives_the_same_bytes(tmp_path):
    run("migrate", BLOG, tmp_path / "one")
    run("migrate", BLOG, tmp_path / "two", "--jobs", 3)
    one, two = (
        {file.relative_to(root): file.read_bytes() for file in root.rglob("*") if file.is_file()}
        for root in (tmp_path / "one", tmp_path / "two")
    )
    assert one == two
    assert "0 files written" in run("migrate", BLOG, tmp_path / "one", "--jobs", 2).stderr


def test_edited_files_are_kept_unless_forced(tmp_path):
    run("migrate", BLOG, tmp_path / "site")
    about = tmp_path / "site" / "content" / "about.md"
    before = about.read_text()
    about.write_text("mine\n")
    found = run("migrate", BLOG, tmp_path / "site", "--fail-on", "warning")
    assert found.exit_code == 1
    assert "content/about.md: warning[edited-file]" in found.stderr
    assert about.read_text() == "mine\n"
    run("migrate", BLOG, tmp_path / "site", "--force")
    assert about.read_text() == before


def test_a_folder_that_is_not_ours_is_left_alone(tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    assert run("migrate", BLOG, tmp_path).exit_code == 2
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]


def ran(*arguments, **streams):
    command = [sys.executable, "-m", "rst2hugo", *map(str, arguments)]
    given = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | streams
    return subprocess.run(command, text=True, check=False, timeout=60, **given)


@pytest.mark.parametrize(
    "arguments", [["convert", "a.rst"], ["explain"], ["engines"], ["--version"], ["verify", "site"]]
)
def test_output_that_has_nowhere_to_go_is_one_line_and_exit_code_2(arguments, tmp_path):
    (tmp_path / "a.rst").write_text(":date: 2016-06-21\n\nA\n=\n")
    if arguments[0] == "verify":
        assert run("migrate", tmp_path, tmp_path.with_name("s") / "site").exit_code == 0
        page = tmp_path.with_name("s") / "site" / "content" / "posts" / "a.md"
        page.write_text(page.read_text() + "one word more\n")
    with open("/dev/full", "w") as full:
        found = ran(*arguments, stdout=full, cwd=tmp_path.with_name("s") if arguments[0] == "verify" else tmp_path)
    assert (found.returncode, found.stderr.splitlines()[-1]) == (
        2,
        "rst2hugo: the output cannot be written: No space left on device",
    )
    assert len(found.stderr.splitlines()) == (2 if arguments[0] == "verify" else 1)  # how the blog was read is first


@pytest.mark.parametrize(
    ("error", "line"),
    [
        ((5, "Input/output error", "a.rst"), "a.rst cannot be read or written: Input/output error"),
        ((11, "Out of processes"), "the system refuses what is needed: Out of processes"),
    ],
)
def test_what_else_the_system_refuses_is_not_called_the_output(error, line, tmp_path):
    (tmp_path / "a.rst").write_text("Words.\n")
    code = f"""
from rst2hugo import pipeline
from rst2hugo.cli.commands import main
def convert_source(*_):
    raise OSError{error!r}
pipeline.convert_source = convert_source
main(["convert", "-"])
"""
    found = subprocess.run([sys.executable, "-c", code], input="", capture_output=True, text=True, check=False)
    assert (found.returncode, found.stderr) == (2, f"rst2hugo: {line}\n")


def test_messages_that_have_nowhere_to_go_are_exit_code_2(tmp_path):
    with open("/dev/full", "w") as full:
        assert ran("migrate", BLOG, tmp_path / "site", stderr=full).returncode == 2


def test_who_reads_no_further_gets_no_traceback(tmp_path):
    reading, writing = os.pipe()
    os.close(reading)
    found = ran("explain", stdout=writing)
    os.close(writing)
    assert found.returncode == 1
    assert found.stderr == ""


@pytest.mark.parametrize("option", ["--report", "--html"])
def test_a_report_that_cannot_be_written_is_told_before_the_work(option, tmp_path, monkeypatch):
    monkeypatch.setattr(pipeline.Run, "finish", lambda *_: pytest.fail("converted in vain"))
    (tmp_path / "old").mkdir()
    command = ["migrate", BLOG, tmp_path / "site"] if option == "--report" else ["verify", tmp_path / "old"]
    for wrong in (tmp_path / "none" / "r.json", tmp_path):
        found = run(*command, option, wrong)
        assert found.exit_code == 2
        assert str(wrong) in found.stderr
    assert not (tmp_path / "site").exists()


def test_a_report_that_could_not_be_written_after_all_costs_no_message(tmp_path):
    found = run("migrate", BLOG, tmp_path / "site", "--report", "/dev/full")
    assert found.exit_code == 2
    assert "warning[unsupported-option]" in found.stderr
    assert "6 posts" in found.stderr
    assert found.stderr.endswith("rst2hugo: cannot write /dev/full: No space left on device\n")


def test_a_site_that_cannot_be_written_is_told_before_the_work(tmp_path, monkeypatch):
    monkeypatch.setattr(pipeline.Run, "finish", lambda *_: pytest.fail("converted in vain"))
    (tmp_path / "file").write_text("mine")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine").write_text("mine")
    reasons = {"file": "is not a folder", "file/site": "is not a folder", "full": "is not empty"}
    for site, reason in reasons.items():
        for flags in ([], ["--dry-run"], ["--force"]):
            found = run("migrate", BLOG, tmp_path / site, *flags)
            assert (found.exit_code, reason in found.stderr) == (2, True), found.stderr


def test_a_site_with_a_damaged_manifest_can_be_written_over(tmp_path):
    run("migrate", BLOG, tmp_path / "site")
    manifest = tmp_path / "site" / ".rst2hugo.json"
    before = manifest.read_bytes()
    (tmp_path / "site" / "content" / "about.md").write_text("mine\n")
    manifest.write_text("{")
    assert "--force" in run("migrate", BLOG, tmp_path / "site").stderr
    assert run("migrate", BLOG, tmp_path / "site", "--force").exit_code == 0
    assert manifest.read_bytes() == before


def test_every_option_of_a_conversion_is_one_of_the_command_line():
    found = {parameter.name for parameter in migrate.command.params}
    assert Options.flags().keys() <= found
    reading = Options.flags().keys() - {"base_url", "time_zone", "redirects", "deploy", "theme", *CHOOSING}
    assert reading <= {parameter.name for parameter in convert.command.params}


def test_explain_knows_every_code():
    listed = run("explain").stdout
    for code in Code:
        assert code.value in listed
        assert code.remedy in run("explain", code.value).stdout


def test_convert_says_what_a_page_needs(tmp_path):
    (tmp_path / "a.rst").write_text(":date: 2016-06-21\n\nA\n=\n\n.. raw:: html\n\n   <b>x</b>\n")
    need = "layouts/_shortcodes/rawhtml.html"
    assert run("convert", tmp_path / "a.rst").stderr == f"a.rst needs {need}\n"
    assert run("explain", need).stdout == "{{- .Inner | safeHTML -}}\n"


def test_engines_are_listed():
    assert "\nacrylamid  " in "\n" + run("engines").stdout


def test_the_module_runs_too():
    found = subprocess.run([sys.executable, "-m", "rst2hugo", "--version"], capture_output=True, text=True, check=True)
    assert found.stdout.startswith("rst2hugo, version ")
