"""``--set``: what the user knows better than the blog's configuration, from the command line to the proof."""

import pytest
from click.testing import CliRunner
from support.old_blog import written

from rst2hugo import Options, RequestError
from rst2hugo.cli.commands import main

FILES = {
    "conf.py": "# coding\nimport os\nVIEWS = {'/:year/:slug/': {'view': 'entry'}}\nWWW_ROOT = os.environ['URL']\n"
    "FILTERS = ['rst']\n",
    "content/a.rst": "---\ntitle: A\ndate: 2012-03-04\n---\n\nText.\n",
}
GIVEN = ("--set", "WWW_ROOT=http://old.example", "--set", "VIEWS={'/p/:slug/': {'view': 'entry'}}")


def run(*arguments):
    return CliRunner().invoke(main, [str(one) for one in arguments])


def test_an_unknown_setting_is_told_and_can_be_given(tmp_path):
    blog, site = written(tmp_path / "blog", FILES), tmp_path / "site"
    assert "warning[unknown-setting] WWW_ROOT: os.environ" in run("migrate", blog, site, "--dry-run").stderr
    found = run("migrate", blog, site, *GIVEN)
    assert "unknown-setting" not in found.stderr
    assert "baseURL = 'http://old.example/'" in (site / "hugo.toml").read_text()
    assert "posts = '/p/:slugorcontentbasename/'" in (site / "hugo.toml").read_text()
    # Who proves the site, or makes it again, need not say it again.
    proved = run("verify", site)
    assert proved.exit_code == 0, proved.output


def test_single_files_know_it_too(tmp_path):
    blog = written(tmp_path / "blog", FILES)
    assert "url = '/p/a/'" in run("convert", "--from", "acrylamid", blog / "content" / "a.rst", *GIVEN).stdout


@pytest.mark.parametrize("wrong", ["SITEURL", "=x", "2x=1", "A B=1"])
def test_what_is_no_setting(wrong, tmp_path):
    with pytest.raises(RequestError, match="is not NAME=VALUE"):
        Options.of({"settings": [wrong]})
    found = run("migrate", tmp_path, tmp_path / "site", "--set", wrong)
    assert (found.exit_code, found.stderr) == (2, f"rst2hugo: {wrong!r} is not NAME=VALUE\n")


def test_options_come_back_from_what_they_say():
    options = Options.of({"settings": ["A=['x', \"y\"]", "B=ü\nz"]})
    assert Options.of(options.to_strings()) == options
    assert Options.of({}).to_strings() == {}


def test_a_setting_that_nobody_knows_is_refused_with_a_suggestion(tmp_path):
    blog, site = written(tmp_path / "blog", FILES), tmp_path / "site"
    found = run("migrate", blog, site, "--set", "WWW_ROT=http://old.example", "--set", "QQXYZ=1")
    assert (found.exit_code, found.stderr.splitlines()) == (
        2,
        [
            "rst2hugo: --set WWW_ROT: acrylamid has no such setting that is read here; do you mean WWW_ROOT?",
            "rst2hugo: --set QQXYZ: acrylamid has no such setting that is read here",
        ],
    )
    (blog / "conf.py").write_text(f"{FILES['conf.py']}WWW_ROT = 1\n")  # one that the blog has is the blog's affair
    assert run("migrate", blog, site, "--dry-run", "--set", "WWW_ROT=2").exit_code == 0
