"""The date of a post that says none: its path's, its repository's, its file's, in this order."""

import datetime as dt
import os
import subprocess

import pytest
from support.old_blog import committed, converted, told, written

from rst2hugo.blog import git_dates
from rst2hugo.values.header_values import date_in_path, without_date

UTC = dt.UTC


@pytest.mark.parametrize(
    ("path", "date", "name"),
    [
        ("a/2016-06-21-b.rst", dt.date(2016, 6, 21), "b.rst"),
        ("2016-6-1_b.rst", dt.date(2016, 6, 1), "b.rst"),
        ("2016-06-21.rst", dt.date(2016, 6, 21), "2016-06-21.rst"),
        ("x/2016/06/21/b.rst", dt.date(2016, 6, 21), "b.rst"),
        ("2016/6/1/b/index.rst", dt.date(2016, 6, 1), "index.rst"),
        ("2016-13-21-b.rst", None, "b.rst"),
        ("2016-06-211.rst", None, "2016-06-211.rst"),
        ("12016/06/21/b.rst", None, "b.rst"),
        ("2016/06/b.rst", None, "b.rst"),
    ],
)
def test_dates_in_paths(path, date, name):
    assert date_in_path(path) == date
    assert without_date(path.rpartition("/")[2]) == name


def test_the_order(tmp_path):
    files = {
        "2010-01-02-named.rst": "Named\n=====\n\nText.\n",
        "deep/é b.rst": "Committed\n=========\n\nText.\n",
        "said.rst": ":date: 2001-02-03\n\nSaid\n====\n\nText.\n",
    }
    committed(written(tmp_path, files), "2012-03-04T10:00:00+00:00")
    committed(written(tmp_path, {"deep/é b.rst": "Committed\n=========\n\nMore.\n"}), "2013-03-04T10:00:00+00:00")
    written(tmp_path, {"new.rst": "New\n===\n\nText.\n"})
    os.utime(tmp_path / "new.rst", (1_400_000_000, 1_400_000_000))
    result = converted(tmp_path, {})
    assert {page.source: page.front_matter["date"] for page in result.pages} == {
        "2010-01-02-named.rst": dt.date(2010, 1, 2),
        "deep/é b.rst": dt.datetime(2012, 3, 4, 10, tzinfo=UTC),
        "said.rst": dt.date(2001, 2, 3),
        "new.rst": dt.datetime(2014, 5, 13, 16, 53, 20, tzinfo=UTC),
    }
    assert told(result) == ["guessed-date"]


def test_a_blog_that_is_a_folder_of_a_repository(tmp_path, monkeypatch):
    committed(written(tmp_path, {"blog/a.rst": "", "b.rst": ""}), "2012-03-04T10:00:00+02:00", "A B <a@b.example>")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    moment = dt.datetime(2012, 3, 4, 8, tzinfo=UTC)
    assert dict(git_dates.commits(tmp_path / "blog").commits) == {"a.rst": (moment, moment, "A B <a@b.example>")}


def test_the_repository_runs_nothing(tmp_path):
    """Settings of git that name programs have no effect here."""
    committed(written(tmp_path, {"a.rst": "A\n=\n\nText.\n"}), "2012-03-04T10:00:00+00:00")
    trap = tmp_path / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\n")
    trap.chmod(0o755)
    names = ("core.pager", "core.fsmonitor", "gpg.program", "diff.external", "core.sshCommand", "core.editor")
    with (tmp_path / ".git" / "config").open("a") as config:
        config.writelines(f"[{one.split('.')[0]}]\n\t{one.split('.')[1]} = {trap}\n" for one in names)
        config.write("[log]\n\tshowSignature = true\n[pager]\n\tlog = true\n")
    assert git_dates.of(tmp_path, "a.rst") is not None
    assert not (tmp_path / "sprung").exists()


def test_without_git_or_repository(tmp_path, monkeypatch):
    written(tmp_path, {"a.rst": "A\n=\n"})
    assert git_dates.of(tmp_path, "a.rst") is None
    assert git_dates.of(None, "a.rst") is None
    (tmp_path / "other").mkdir()
    monkeypatch.setenv("PATH", "")
    assert git_dates.of(tmp_path / "other", "a.rst") is None


# What a repository may name to be run, by the setting; each leaves a mark.
PROGRAMS = (
    *("core.fsmonitor", "core.pager", "core.sshCommand", "core.askPass", "core.editor", "core.alternateRefsCommand"),
    *("diff.external", "diff.x.textconv", "diff.x.command", "filter.x.clean", "filter.x.smudge", "filter.x.process"),
    *("gpg.program", "gpg.ssh.program", "gpg.x509.program", "credential.helper", "pager.log", "alias.log"),
    *("interactive.diffFilter", "trailer.x.command", "uploadpack.packObjectsHook"),
)


def test_nothing_that_a_repository_names_is_run(tmp_path):
    blog, program, mark = tmp_path / "blog", tmp_path / "program", tmp_path / "mark"
    written(tmp_path, {"program": f"#!/bin/sh\necho $0 $* >> {mark}\nexit 1\n"})
    program.chmod(0o755)
    committed(written(blog, {"a.rst": "A\n=\n", ".gitattributes": "* diff=x filter=x\n"}), "2012-03-04T10:00:00+02:00")
    settings = [*(f"{name}={program}" for name in PROGRAMS), "log.showSignature=true", "diff.x.cachetextconv=true"]
    settings += ["core.hooksPath=.git/hooks", "extensions.partialClone=origin", "core.repositoryFormatVersion=1"]
    settings += [f"remote.origin.url=ext::{program} x", "remote.origin.promisor=true", "protocol.ext.allow=always"]
    for name, _, value in (one.partition("=") for one in settings):
        subprocess.run(["git", "-C", blog, "config", name, value], check=True)
    hooks = blog / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    for name in ("post-checkout", "pre-auto-gc", "fsmonitor-watchman", "post-index-change", "reference-transaction"):
        (hooks / name).symlink_to(program)
    quiet = ["git", "-C", blog, "-c", "core.fsmonitor=false"]
    commit = subprocess.run([*quiet, "cat-file", "commit", "HEAD"], capture_output=True, check=True).stdout
    signature = b"\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n xyz\n -----END PGP SIGNATURE-----\n\n"
    store = [*quiet, "hash-object", "-t", "commit", "-w", "--stdin"]
    made = subprocess.run(store, input=commit.replace(b"\n\n", signature, 1), capture_output=True, check=True).stdout
    (blog / ".git" / "HEAD").write_bytes(made)
    mark.unlink(missing_ok=True)
    [page] = converted(blog, {}).pages
    assert page.front_matter["date"] == dt.datetime(2012, 3, 4, 8, tzinfo=UTC)
    for one in (blog / ".git" / "objects").glob("??/*"):  # as in a partial clone, where git fetches what it lacks
        if one.parent.name + one.name != made.decode().strip():
            one.unlink()
    converted(blog, {})
    assert not mark.exists(), mark.read_text()


def test_a_git_without_end_is_told(tmp_path, monkeypatch):
    written(tmp_path, {"bin/git": "#!/bin/sh\nexec sleep 60\n"})
    (tmp_path / "bin" / "git").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=os.pathsep)
    monkeypatch.setattr(git_dates, "SECONDS", 0.5)
    result = converted(tmp_path / "blog", {"a.rst": "A\n=\n"})
    assert told(result) == ["guessed-date"]
    assert "git did not come to an end within 0.5 s" in result.pages[0].diagnostics[0].message
