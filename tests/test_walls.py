"""The layers of isolation: each is tried before it is trusted, and a broken one is our fault, never the student's."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.cli import main
from autograder.errors import UsageError
from autograder.manifest import Course
from autograder.notebook import RunCell
from autograder.sandbox import probe as probing
from autograder.sandbox.box import Box, BoxError
from autograder.sandbox.layers import LAYERS, Layer, layer_named
from autograder.sandbox.probe import ATTACKS, Probe, choose_layer, probe
from tests.conftest import ROOT

WALLS = [layer for layer in LAYERS if layer.name != "none"]
every_wall = pytest.mark.parametrize("wall", WALLS, ids=lambda layer: layer.name)


def holding(tiny: Course, wall: Layer) -> Layer:
    """The layer, if it can be used on this machine."""
    if reason := wall.unavailable():
        pytest.skip(f"{wall.name}: {reason}")
    found = probe(tiny, wall)
    if found.reason:
        pytest.skip(f"{wall.name}: {found.reason}")
    assert found.holds, found.explanation
    return wall


@every_wall
def test_a_wall_that_starts_holds_against_every_attack(tiny: Course, wall: Layer) -> None:
    holding(tiny, wall)


@pytest.mark.skipif(sys.platform != "linux", reason="the attacks look into /proc")
def test_the_attacks_are_real_without_a_wall_they_succeed(tiny: Course) -> None:
    found = probe(tiny, layer_named("none"))
    assert not found.holds
    # What is left is swept away after each submission even without a wall.
    assert set(ATTACKS) - set(found.succeeded) <= {"daemon", "next", "memory", "environment"}
    assert "a notebook could read a file of the grader's, write beside it" in found.explanation


LIBRARIES = """
import os, subprocess, threadpoolctl
from sklearn.neighbors import KNeighborsClassifier
loaded = len(threadpoolctl.threadpool_info()) > 0
near = KNeighborsClassifier(1).fit([[0.0], [1.0]], [3, 4]).predict([[0.9]])
get_ipython().system("echo from a shell; exit 3")
code = _exit_code
started = subprocess.run(["cat", "/proc/self/status"], capture_output=True).returncode
"""


@every_wall
def test_honest_libraries_and_shell_commands_work_behind_it(tiny: Course, wall: Layer) -> None:
    with Box(tiny, holding(tiny, wall)) as box, box.student(tiny.limits) as process:
        run = process.run([RunCell("a", LIBRARIES, "1.1")])
        assert not run.problems
        assert "from a shell" in run.outputs[0].text
        answers = process.answers
        assert (answers.value("code"), answers.value("loaded")) == (3, True)
        assert str(answers.value("near")) == "[4]"


@every_wall
def test_each_submission_is_another_user_without_privileges_where_we_are_root(tiny: Course, wall: Layer) -> None:
    if os.geteuid():
        pytest.skip("only root can become another user")
    with Box(tiny, holding(tiny, wall), slot=7) as box, box.student(tiny.limits) as process:
        process.run([RunCell("a", "import os\nuser = os.getuid(), os.getgid(), os.getgroups()")])
        assert process.answers.value("user") == (61_184 + 7, 61_184 + 7, [])


def test_a_box_that_ends_is_our_fault_and_the_next_submission_gets_a_new_one(tiny: Course) -> None:
    with Box(tiny, layer_named("none")) as box:
        running = box._running
        assert running is not None
        running.process.kill()
        running.process.wait()
        with pytest.raises(BoxError, match="the box none is gone"), box.student(tiny.limits):
            pass
        with box.student(tiny.limits) as process:
            process.run([RunCell("a", "x = 5")])
            assert process.answers.value("x") == 5


def test_a_box_that_does_not_start_says_its_last_line(tiny: Course, tmp_path: Path) -> None:
    class Broken(Layer):
        def command(self, folder: Path, python: list[str]) -> list[str]:
            return [sys.executable, "-c", "raise SystemExit('first\\nno room for a box')"]

    with (
        pytest.raises(BoxError, match="the box broken did not start: no room for a box"),
        Box(tiny, Broken("broken", "", "")),
    ):
        pass


# --- The choice ---


def with_probes(monkeypatch: pytest.MonkeyPatch, **found: tuple[tuple[str, ...], str]) -> None:
    """Let each layer be found as given: which attacks succeeded, and why it does not start."""
    monkeypatch.setattr(probing, "probe", lambda course, layer: Probe(layer, *found[layer.name]))


@pytest.mark.parametrize(
    ("bubblewrap", "landlock", "chosen"),
    [
        (((), ""), ((), ""), "bubblewrap"),
        ((("read",), ""), ((), ""), "landlock"),
        (((), "it is not installed."), ((), ""), "landlock"),
    ],
)
def test_the_best_layer_that_held_is_used(
    tiny: Course,
    monkeypatch: pytest.MonkeyPatch,
    bubblewrap: tuple[tuple[str, ...], str],
    landlock: tuple[tuple[str, ...], str],
    chosen: str,
) -> None:
    with_probes(monkeypatch, bubblewrap=bubblewrap, landlock=landlock)
    assert choose_layer(tiny).name == chosen


def test_no_wall_is_used_only_if_that_is_asked_for(tiny: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    with_probes(monkeypatch, bubblewrap=(("daemon", "signal"), ""), landlock=((), "it needs Linux."))
    assert choose_layer(tiny, "none").name == "none"
    with pytest.raises(UsageError) as refused:
        choose_layer(tiny)
    for words in ("signal a process outside", "landlock: it needs Linux.", "apt-get install bubblewrap", "none"):
        assert words in str(refused.value)
    with pytest.raises(UsageError, match="bubblewrap: a notebook could") as refused:
        choose_layer(tiny, "bubblewrap")
    assert "landlock:" not in str(refused.value)


def test_grading_without_a_wall_ends_with_2_and_a_paragraph_before_anything_runs(
    in_tiny: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with_probes(monkeypatch, bubblewrap=((), "it is not installed."), landlock=(("read",), ""))
    (tmp_path / "class" / "ana").mkdir(parents=True)
    (tmp_path / "class" / "ana" / "01_first.ipynb").write_text("{}")
    with pytest.raises(SystemExit) as stopped:
        main(["grade", str(tmp_path / "class"), "--out", str(tmp_path / "out")])
    assert stopped.value.code == 2
    assert "this machine offers no wall that held" in capsys.readouterr().err
    assert not list((tmp_path / "out").glob("*/*.json"))


def test_doctor_names_the_layers_their_attacks_and_the_one_in_use(
    in_tiny: Course, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from autograder.cli import doctor

    def found(course: Course, layer: Layer) -> Probe:
        return Probe(layer, ("read",) if layer.name == "bubblewrap" else ())

    monkeypatch.setattr(doctor, "probe", found)
    with pytest.raises(SystemExit):
        main(["doctor"])
    out = capsys.readouterr().out
    assert "not usable here: a notebook could read a file of the grader's." in out
    assert f"held against {len(ATTACKS)} attacks: read a file of the grader's, write beside it" in out
    assert f"uses {layer_named('landlock').title}" in out


# --- Without root's rights ---

AS_USER = """
import os, sys
os.setgroups([]); os.setgid(65534); os.setuid(65534)
from pathlib import Path
from autograder.manifest import load_course
from autograder.sandbox.layers import layer_named
from autograder.sandbox.probe import probe
found = probe(load_course(Path(sys.argv[1])), layer_named(sys.argv[2]))
print(found.holds, found.explanation)
"""


def open_to_all(path: Path) -> bool:
    """Whether another user can get there."""
    return all(folder.stat().st_mode & 0o001 for folder in [path, *path.parents])


@every_wall
@pytest.mark.slow
def test_a_plain_user_gets_a_wall_too_or_is_told_why_not(tiny: Course, wall: Layer) -> None:
    if os.geteuid():
        pytest.skip("the other tests of this file run as a plain user here")
    for place in (Path(sys.executable), Path(sys.base_prefix), ROOT, tiny.root):
        if not open_to_all(place.resolve() if place.is_dir() else place.parent):
            pytest.skip(f"no other user can read {place}")
    command = [sys.executable, "-c", AS_USER, str(tiny.root), wall.name]
    env = os.environ | {"PYTHONPATH": str(ROOT), "HOME": "/tmp"}
    out = subprocess.run(command, env=env, capture_output=True, text=True, cwd="/", check=True).stdout
    holds, _, explanation = out.strip().partition(" ")
    assert holds == "True" or "did not start" in explanation or wall.unavailable(), out
