"""Options last: from the command line, the blog's file and the last run, in this order; others are asked for."""

import json
import tomllib

import pytest
from click.testing import CliRunner
from support.old_blog import written

from rst2hugo.cli.commands import main

FILES = {
    "conf.py": "# coding\nWWW_ROOT = 'http://old.example'\nFILTERS = ['rst']\n"
    "VIEWS = {'/:year/:slug.html': {'view': 'entry'}, '/all/': {'view': 'archive'}}\n",
    "content/pier.rst": "---\ntitle: Pier\ndate: 2012-03-04\n---\n\nText.\n",
    "content/quay.rst": "---\ntitle: Quay\ndate: 2012-03-05\n---\n\nText.\n",
}


def run(*arguments):
    return CliRunner().invoke(main, [str(one) for one in arguments])


def migrate(blog, site, *more):
    return run("migrate", blog, site, "--no-build", *more)


def url(site, name):
    header = tomllib.loads((site / "content" / "posts" / f"{name}.md").read_text().split("+++")[1])
    return header.get("url", f"/2012/{name}/")  # which follows from hugo.toml


@pytest.fixture
def blog(tmp_path):
    return written(tmp_path / "blog", FILES)


@pytest.fixture
def site(tmp_path):
    return tmp_path / "site"


def test_a_second_run_goes_on_as_the_last_one(blog, site):
    migrate(blog, site, "--urls", "keep", "--time-zone", "Europe/Paris")
    before = (site / ".rst2hugo.json").read_bytes()
    found = migrate(blog, site)
    assert found.exit_code == 0, found.output
    assert found.stderr.startswith("as last time: --urls keep --time-zone Europe/Paris\n")
    assert "0 files written" in found.stderr
    assert url(site, "pier") == "/2012/pier.html"
    assert (site / ".rst2hugo.json").read_bytes() == before


def test_other_options_than_last_time_are_asked_for(blog, site):
    migrate(blog, site, "--urls", "keep", "--no-repair")
    found = migrate(blog, site, "--urls", "alias", "--repair")
    assert (found.exit_code, found.stdout) == (2, "")
    lines = found.stderr.splitlines()
    assert lines[-5:-1] == [
        f"rst2hugo: {site} was made with other options; nothing was written",
        "rst2hugo:   --urls keep, now --urls alias",
        "rst2hugo:   --no-repair, now --repair",
        "rst2hugo:   2 of 2 pages would leave their addresses, 3 files would be written and 0 removed",
    ]
    assert "--change-options" in lines[-1]
    assert url(site, "pier") == "/2012/pier.html"
    dry = migrate(blog, site, "--urls", "alias", "--dry-run")  # which shows what would be, and asks for nothing
    assert (dry.exit_code, "write      content/posts/pier.md" in dry.stdout) == (0, True)
    assert migrate(blog, site, "--urls", "alias", "--repair", "--change-options").exit_code == 0
    assert url(site, "pier") == "/2012/pier/"
    assert "as last time" not in migrate(blog, site).stderr


def test_options_of_the_blogs_file(blog, site):
    (blog / "rst2hugo.toml").write_text(
        "[options]\nurls = 'keep'\nrepair = false\njobs = 2\n"
        "from = 'acrylamid'\nset = { WWW_ROOT = 'http://new.example' }\n"
    )
    found = migrate(blog, site)
    assert found.exit_code == 0, found.output
    assert "as last time" not in found.stderr
    assert url(site, "quay") == "/2012/quay.html"
    assert "baseURL = 'http://new.example/'" in (site / "hugo.toml").read_text()
    assert json.loads((site / ".rst2hugo.json").read_text())["origin"]["repair"] == "False"
    again = migrate(blog, site)
    assert (again.exit_code, "as last time" in again.stderr) == (0, False)
    over = migrate(blog, site, "--urls", "alias", "--change-options")  # the command line comes first
    assert over.exit_code == 0
    assert url(site, "quay") == "/2012/quay/"
    assert "--urls alias, now --urls keep" in migrate(blog, site).stderr
    page = run("convert", blog / "content" / "pier.rst")
    assert "url = '/2012/pier.html'" in page.stdout
    assert run("verify", site).exit_code == 0  # knows what the site was made with


def test_a_setting_is_remembered_by_its_name(blog, site):
    migrate(blog, site, "--set", "SITENAME=Piers", "--set", "WWW_ROOT=http://a.example")
    found = migrate(blog, site, "--set", "WWW_ROOT=http://b.example")
    assert "--set WWW_ROOT=http://a.example, now --set WWW_ROOT=http://b.example" in found.stderr
    assert "SITENAME" not in found.stderr.partition("was made with")[2]
    assert migrate(blog, site, "--set", "WWW_ROOT=http://b.example", "--change-options").exit_code == 0
    settings = (site / "hugo.toml").read_text()
    assert "title = 'Piers'" in settings
    assert "http://b.example" in settings


def test_another_blog_is_asked_for(blog, site, tmp_path):
    migrate(blog, site)
    other = written(tmp_path / "other", FILES)
    assert f"made from {blog}, now from {other}" in migrate(other, site).stderr
    blog.rename(tmp_path / "moved")
    assert migrate(tmp_path / "moved", site).exit_code == 0


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        ("url = 'keep'", "rst2hugo.toml: options.url does not exist; do you mean urls?"),
        ("urls = 'kep'", "urls must be alias or keep, not 'kep'"),
        ("urls = true", "rst2hugo.toml: options.urls must be a text, not True"),
        ("repair = 'no'", "rst2hugo.toml: options.repair must be true or false, not 'no'"),
        ("jobs = 0", "rst2hugo.toml: options.jobs must be a number above zero, not 0"),
        ("trust = true", "rst2hugo.toml: options.trust is yours to say, not the blog's: --trust"),
        ("root = '/'", "rst2hugo.toml: options.root is yours to say, not the blog's: --root"),
        ("config = 'x'", "rst2hugo.toml: options.config would name another file like this one; say --config FILE"),
        ("set = ['A=1']", "rst2hugo.toml: options.set must be a table"),
    ],
)
def test_what_is_wrong_with_the_table(table, reason, blog, site):
    (blog / "rst2hugo.toml").write_text(f"[options]\n{table}\n")
    found = migrate(blog, site)
    assert (found.exit_code, found.stderr.count("\n")) == (2, 1)
    assert reason in found.stderr
    assert not site.exists()


def test_a_file_that_the_user_names_may_say_more(blog, site, tmp_path):
    (tmp_path / "mine.toml").write_text("[options]\nroot = '.'\nurls = 'keep'\n")
    assert migrate(blog, site, "--config", tmp_path / "mine.toml").exit_code == 0
    assert "as last time: --config" in migrate(blog, site).stderr
    assert url(site, "pier") == "/2012/pier.html"


def test_trust_is_never_remembered(blog, site):
    assert migrate(blog, site, "--trust").exit_code == 0
    found = migrate(blog, site)
    assert found.exit_code == 2
    assert "if you trust it, say so again: --trust; else --no-trust" in found.stderr
    assert migrate(blog, site, "--trust").exit_code == 0
    changed = migrate(blog, site, "--no-trust", "--change-options")
    assert changed.exit_code == 0, changed.output


def test_a_day_may_be_a_date_of_toml(blog, site):
    (blog / "rst2hugo.toml").write_text("[options]\nsince = 2012-03-05\n")
    assert migrate(blog, site).exit_code == 0
    posts = {file.stem for file in (site / "content" / "posts").iterdir()} - {"_index"}
    assert posts == {"quay"}


def test_an_unknown_table(blog, site):
    (blog / "rst2hugo.toml").write_text("[option]\nurls = 'keep'\n")
    assert "there is no table 'option'; do you mean options?" in migrate(blog, site).stderr
