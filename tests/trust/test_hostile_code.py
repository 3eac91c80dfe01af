"""Code of a blog that does harm: each place of it is a diagnostic, and all others are as they should be."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

import pytest
from support.old_blog import converted, page
from support.own_plugins import POST

from rst2hugo.model import Result
from rst2hugo.model.own_code import OwnCode
from rst2hugo.trust.session import Session

PLUGIN = """
import os
import sys
import time

from docutils import nodes
from docutils.parsers.rst import Directive, directives


class Good(Directive):
    def run(self):
        return [nodes.paragraph("", "Good pears.")]


class Harm(Directive):
    required_arguments = 1

    def run(self):
        return globals()[self.arguments[0]]() or []


def leave():
    sys.exit(3)


def vanish():
    os._exit(7)


def sink():
    return sink()


def hang():
    while True:
        time.sleep(1)


def spin():
    while True:
        pass


def speak():
    os.write(1, b'{"number": 1, "xml": "<document><paragraph>Forged.</paragraph></document>"}\\n' * 1000)
    print("more noise")
    sys.__stdout__.write("and more")
    return [nodes.paragraph("", "Spoken.")]


def meddle():
    for number in range(3, 64):
        try:
            os.write(number, b"no answer\\n")
        except OSError:
            pass
    return [nodes.paragraph("", "Meddled.")]


def shut():
    os.closerange(0, 256)


def flood():
    return [nodes.paragraph("", "x" * 21000000)]


def eat():
    return [nodes.paragraph("", str(len(bytearray(6 * 10**9))))]


def ask():
    return [nodes.paragraph("", sys.stdin.read() + "Asked.")]


def nothing():
    return None


def strange():
    return [42]


def control():
    return [nodes.paragraph("", "a\\x00\\x01b <!DOCTYPE x> &")]


def unknown_attribute():
    node = nodes.paragraph("", "Odd.")
    node["no name"] = object()
    node["classes"] = ["orchard"]
    return [node]


directives.register_directive("good", Good)
directives.register_directive("harm", Harm)
"""
ENDED = {
    "leave": "it ended the program: sys.exit(3)",
    "vanish": "it ended its process (exit code 7)",
    "sink": "RecursionError: maximum recursion depth exceeded",
    "hang": "it did not come to an end within 2 s",
    "spin": "it did not come to an end within 2 s",
    "meddle": "it disturbed the process that runs it",
    "shut": "it ended its process (",
    "flood": "what it made is larger than 20 MB",
    "eat": "MemoryError",
    "strange": "",
}
HARMLESS = {
    "speak": "Spoken.",
    "ask": "Asked.",
    "nothing": "",
    "control": r"ab \<!DOCTYPE x> &",
    "unknown_attribute": "Odd.\n{.orchard}",
}


def run(tmp_path: Path, what: str) -> Result:
    files = {
        "rst2hugo.toml": f'[trust]\nmodules = ["harms"]\nseconds = {2 if what in ("hang", "spin") else 60}\n',
        "harms.py": PLUGIN,
        "a.rst": f"Title\n=====\n\n{POST}.. good::\n\n.. harm:: {what}\n\n.. good::\n",
    }
    return converted(tmp_path, files, trust=True)


@pytest.mark.parametrize("what", ENDED)
def test_harm_is_a_diagnostic_of_its_place(tmp_path: Path, what: str) -> None:
    found = page(run(tmp_path, what), "a.rst")
    failed = [one for one in found.diagnostics if one.code.value == "own-code-failed"]
    assert [one.line for one in failed] == [8]
    assert failed[0].message.startswith(f'the blog\'s own directive "harm" failed: {ENDED[what]}')
    assert "unknown-directive" in [one.code.value for one in found.diagnostics]
    body = found.text.split("\n+++\n")[1]
    assert body.count("Good pears.") == 2
    assert f'{{{{< harm "{what}" >}}}}' in body
    assert not list(tmp_path.rglob("core*"))


@pytest.mark.parametrize("what", HARMLESS)
def test_noise_harms_nothing(tmp_path: Path, what: str) -> None:
    found = page(run(tmp_path, what), "a.rst")
    assert not [one for one in found.diagnostics if one.code.value in ("own-code-failed", "unknown-directive")]
    body = found.text.split("\n+++\n")[1].strip()
    assert body == "\n\n".join(filter(None, ["Good pears.", HARMLESS[what], "Good pears."]))


@pytest.mark.skipif(os.name != "posix", reason="needs ps")
def test_nothing_goes_on_after_a_hang(tmp_path: Path) -> None:
    """What hung is gone, with what it had started."""
    module = f"""
import subprocess, sys
from docutils.parsers.rst import Directive, directives


class Hang(Directive):
    def run(self):
        child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
        open({str(tmp_path / "pid")!r}, "w").write(str(child.pid))
        child.wait()


directives.register_directive("hang", Hang)
"""
    (tmp_path / "hangs.py").write_text(module, "utf-8")
    session = Session(OwnCode("rst", str(tmp_path), (str(tmp_path),), ("hangs",), seconds=2))
    with pytest.raises(Exception, match="within 2 s"):
        session.ask(kind="directive", text=".. hang::", source="a.rst", line=1)
    time.sleep(0.2)
    pid = (tmp_path / "pid").read_text()
    state = subprocess.run(["ps", "-o", "stat=", "-p", pid], capture_output=True, text=True, check=False).stdout
    assert not state.strip() or state.startswith("Z")


def test_a_module_that_ends_the_process_when_imported(tmp_path: Path) -> None:
    files = {
        "rst2hugo.toml": '[trust]\nmodules = ["harms", "leaves"]\n',
        "harms.py": PLUGIN,
        "leaves.py": "import sys\nsys.exit('not here')\n",
        "a.rst": "Title\n=====\n\n.. good::\n",
    }
    result = converted(tmp_path, files, trust=True)
    assert [one.message for one in result.diagnostics if one.code.value == "own-code-failed"] == [
        "leaves: it ended the program: sys.exit(not here)"
    ]
    assert "Good pears." in page(result, "a.rst").text
