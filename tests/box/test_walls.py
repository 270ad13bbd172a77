"""The layers of isolation: each is tried before it is trusted, and a broken one is our fault, never the student's."""

from __future__ import annotations

import os
import secrets
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.api.runner import SubmissionEnded
from autograder.cli import main
from autograder.errors import UsageError
from autograder.manifest import Course
from autograder.notebook import RunCell
from autograder.sandbox import probe as probing
from autograder.sandbox.box import Box, BoxError
from autograder.sandbox.layers import Layer, layer_named
from autograder.sandbox.probe import ATTACKS, Probe, choose_layer, probe
from tests.conformance import every_wall, first_layer, first_wall, holding


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


PROCESSES = """
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
def square(number):
    return number * number
def put(queue, lock, total):
    with lock:
        total.value += 5
        queue.put(total.value)
with multiprocessing.Pool(3) as pool:
    pooled = pool.map(square, range(5))
with ProcessPoolExecutor(2) as pool:
    executed = list(pool.map(square, range(5)))
queue, lock, total = multiprocessing.Queue(), multiprocessing.RLock(), multiprocessing.Value("i", 1)
others = [multiprocessing.Process(target=put, args=(queue, lock, total)) for _ in range(2)]
for other in others:
    other.start()
queued = sorted(queue.get(timeout=30) for _ in others)
for other in others:
    other.join()
with lock, lock:
    again = lock.acquire(False)
try:
    multiprocessing.Lock().release()
    refused = False
except ValueError:
    refused = True
late = multiprocessing.Semaphore(0).acquire(timeout=0.05)
"""


@first_layer
def test_pools_queues_and_locks_of_multiprocessing_give_the_same_behind_every_layer(tiny: Course, layer: Layer) -> None:
    holding(tiny, layer)
    with Box(tiny, layer) as box, box.student(tiny.limits) as process:
        run = process.run([RunCell("a", PROCESSES)])
        assert not run.problems
        names = ("pooled", "executed", "queued", "again", "refused", "late")
        squares = [0, 1, 4, 9, 16]
        assert [process.answers.value(name) for name in names] == [squares, squares, [6, 11], True, True, False]


@pytest.mark.skipif(sys.platform != "linux", reason="counts processes in /proc")
@first_layer
def test_what_else_a_user_runs_takes_no_processes_from_a_submission(tiny: Course, layer: Layer) -> None:
    holding(tiny, layer)
    others = [subprocess.Popen(["sleep", "300"]) for _ in range(tiny.limits.processes + 10)]
    try:
        with Box(tiny, layer) as box, box.student(tiny.limits) as process:
            assert not process.run([RunCell("a", PROCESSES)]).problems
    finally:
        for other in others:
            other.kill()
            other.wait()


OTHERS = """
import os, resource
def refused(action):
    try:
        action()
    except OSError:
        return True
    return False
parent = os.getppid()
tried = [
    refused(lambda: os.setpriority(os.PRIO_PROCESS, parent, 12)),
    refused(lambda: os.setpriority(os.PRIO_USER, os.getuid(), 12)),
    refused(lambda: os.sched_setaffinity(parent, os.sched_getaffinity(0))),
    refused(lambda: os.sched_setscheduler(parent, os.SCHED_BATCH, os.sched_param(0))),
    refused(lambda: resource.prlimit(parent, resource.RLIMIT_NOFILE, (50, 50))),
]
os.setpriority(os.PRIO_PROCESS, 0, 3)
os.sched_setaffinity(0, os.sched_getaffinity(0))
resource.setrlimit(resource.RLIMIT_NOFILE, (100, 100))
"""


@first_wall
def test_a_submission_may_slow_down_and_limit_itself_but_no_other_process_of_its_user(
    tiny: Course, wall: Layer
) -> None:
    with Box(tiny, holding(tiny, wall)) as box, box.student(tiny.limits) as process:
        assert not process.run([RunCell("a", OTHERS)]).problems
        assert process.answers.value("tried") == [True] * 5


@first_wall
def test_a_wall_that_honest_work_does_not_survive_does_not_hold(
    tiny: Course, wall: Layer, monkeypatch: pytest.MonkeyPatch
) -> None:
    holding(tiny, wall)
    monkeypatch.setattr(
        probing, "HONEST", probing.HONEST.replace("from multiprocessing", "1 / 0\nfrom multiprocessing")
    )
    found = probe(tiny, wall)
    assert not found.holds
    assert found.explanation == ("honest work does not survive here: a pool of processes, a question afterwards.")


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_process_that_waits_to_be_buried_is_not_alive() -> None:
    name = f"d{secrets.token_hex(6)}"
    code = f"import ctypes; ctypes.CDLL(None).prctl(15, b'{name}', 0, 0, 0); print(flush=True); input()"
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        assert probing._is_alive(name)
        process.kill()
        os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
        assert not probing._is_alive(name)


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


@pytest.mark.skipif(sys.platform != "linux", reason="finds the warm process in /proc")
@first_layer
def test_a_warm_process_that_ends_while_a_submission_runs_is_never_the_students_fault(
    tiny: Course, layer: Layer
) -> None:
    holding(tiny, layer)

    def ask_a_dead_box(box: Box) -> None:
        with box.student(tiny.limits) as process:
            process.run([RunCell("a", "x = 5")])
            assert box._running is not None
            kill_with_children(box._running.process.pid)
            process.answers.value("x")

    with Box(tiny, layer) as box:
        with pytest.raises(BoxError, match=f"the box {layer.name} is gone"):
            ask_a_dead_box(box)
        with box.student(tiny.limits) as process:
            process.run([RunCell("a", "x = 6")])
            assert process.answers.value("x") == 6


def kill_with_children(pid: int) -> None:
    """End a process and its first child, which is the warm process where the first is bubblewrap."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    for each in [pid, *map(int, children)]:
        os.kill(each, signal.SIGKILL)


def test_a_process_that_ends_itself_is_the_students_matter(tiny: Course, tiny_box: Box) -> None:
    with tiny_box.student(tiny.limits) as process:
        process.run([RunCell("a", "import os\ndef leave():\n    os._exit(0)")])
        with pytest.raises(SubmissionEnded, match="Python ended while `leave` was called"):
            process.answers.call("leave")


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
    monkeypatch.setattr(probing, "probe", lambda course, layer, *boxes: Probe(layer, *found[layer.name]))


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
