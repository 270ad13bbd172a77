"""Time that is fair: sleeping costs, waiting for a processor does not; and what is counted over all processes."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from autograder.answers import Failure
from autograder.api.runner import SubmissionEnded
from autograder.manifest import Course
from autograder.notebook import RunCell
from autograder.sandbox import patience as waiting
from autograder.sandbox import watch as watching
from autograder.sandbox.box import Box
from autograder.sandbox.control import Control, Seen
from autograder.sandbox.layers import Layer
from autograder.sandbox.patience import BACKSTOP, GRACE_SECONDS, Patience, Span
from autograder.sandbox.watch import Watch
from autograder.sandbox.wire import WireTimeout
from tests.conformance import first_layer, holding

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="time is fair where the kernel tells who waits")


# --- The clock ---


class Machine:
    """A made-up machine: what /proc says of the descendants of this process, at a time of its own."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 100.0
        self.waits: dict[tuple[int, str], float] = {}
        self.used: dict[int, float] = {}
        self.buried: dict[int, float] = {}
        monkeypatch.setattr(time, "monotonic", lambda: self.now)
        monkeypatch.setattr(watching, "processes_below", lambda pid: iter(self.used))
        monkeypatch.setattr(watching, "_waits", lambda pid: [i for i in self.waits.items() if i[0][0] == pid])
        monkeypatch.setattr(watching, "_processor", self._processor)

    def _processor(self, pid: int, fields: slice) -> float:
        return self.used[pid] + (self.buried.get(pid, 0.0) if fields == watching.WITH_BURIED else 0.0)


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    return Machine(monkeypatch)


def charged(machine: Machine, watch: Watch, seconds: float, waits: dict[int, float], used: dict[int, float]) -> float:
    """What a span of some seconds costs in which these processes waited and computed so long."""
    before = machine.now
    machine.now += seconds
    for pid, wait in waits.items():
        machine.waits[pid, "1"] = machine.waits.get((pid, "1"), 0.0) + wait
    for pid, use in used.items():
        machine.used[pid] = machine.used.get(pid, 0.0) + use
    watch.look()
    return round(watch.charged_since(before), 6)


@pytest.mark.parametrize(
    ("waits", "used", "cost", "why"),
    [
        ({1: 0.0}, {1: 0.0}, 10.0, "it slept"),
        ({1: 9.0}, {1: 1.0}, 1.0, "it waited for a processor, and computed in between"),
        ({1: 0.0}, {1: 10.0}, 10.0, "it computed"),
        ({1: 6.0}, {1: 1.0}, 4.0, "it waited, computed and slept"),
        ({1: 6.6, 2: 6.6, 3: 6.6}, {1: 3.3, 2: 3.3, 3: 3.4}, 10.0, "three that spin on one core do not stop the clock"),
        ({1: 2.0, 2: 2.0}, {1: 8.0, 2: 8.0}, 10.0, "two cores do not cost twice"),
    ],
)
def test_what_a_span_of_ten_seconds_costs(
    machine: Machine, waits: dict[int, float], used: dict[int, float], cost: float, why: str
) -> None:
    assert charged(machine, Watch(), 10, waits, used) == pytest.approx(cost), why


def test_processes_that_ended_between_two_looks_count_in_the_time_of_who_buried_them(machine: Machine) -> None:
    watch = Watch()
    charged(machine, watch, 1, {1: 0.0}, {1: 0.1, 2: 0.9})
    del machine.used[2]
    machine.buried[1] = 0.9 + 3.0
    assert charged(machine, watch, 10, {1: 9.5}, {1: 0.5}) == pytest.approx(3.5)


def test_children_that_nobody_buries_do_not_turn_the_clock_back(machine: Machine) -> None:
    watch = Watch()
    charged(machine, watch, 10, {1: 0.0, 2: 0.0}, {1: 1.0, 2: 9.0})
    del machine.used[2]
    assert charged(machine, watch, 10, {1: 9.0}, {1: 8.0}) == pytest.approx(8.0)


def test_time_is_counted_from_any_moment_also_between_two_looks(machine: Machine) -> None:
    watch = Watch()
    charged(machine, watch, 10, {1: 0.0}, {1: 10.0})
    charged(machine, watch, 10, {1: 10.0}, {1: 0.0})
    assert watch.charged_since(105.0) == pytest.approx(5.0)
    assert watch.charged_since(110.0) == watch.charged_since(115.0) == pytest.approx(0.0)
    assert watch.charged_since(0.0) == pytest.approx(10.0)


# --- Memory ---


def test_a_process_that_ends_while_memory_is_counted_holds_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its pages were shared: to count them as its own would stop honest work of many processes at its end."""
    process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    alive = watching._resident

    def resident_and_ended(pid: int) -> int:
        """What it held, and its end right after that."""
        found = alive(pid)
        process.communicate(b"\n")
        monkeypatch.setattr(watching, "_resident", alive)
        assert found > 0
        return found

    monkeypatch.setattr(watching, "_resident", resident_and_ended)
    monkeypatch.setattr(watching, "processes_below", lambda pid: iter([process.pid]))
    assert Watch().memory(enough=0) == 0


# --- The patience of the grader ---


class Told(Control):
    """A warm process that says a share of wall time is charged."""

    def __init__(self, share: float) -> None:
        self.share, self.interrupts, self.looks = share, 0, 0

    def look(self, since: float = 0.0) -> Seen:
        self.looks += 1
        return Seen("", self.share * (time.monotonic() - since))

    def interrupt(self) -> None:
        self.interrupts += 1


def wait_for_ever(monkeypatch: pytest.MonkeyPatch, share: float, step: float, notebook: float) -> tuple[Patience, Told]:
    """Wait for something that never comes, on a made-up clock."""
    now = [1000.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    told = Told(share)
    found = Patience(told, Span("cell", now[0], step), Span("notebook", now[0], notebook))

    def wait() -> None:
        while True:
            now[0] += found.left()

    with pytest.raises(WireTimeout):
        wait()
    monkeypatch.undo()
    return found, told


def test_code_over_its_limit_is_interrupted_and_then_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    found, told = wait_for_ever(monkeypatch, 1.0, 20, 1000)
    assert (found.stopped, found.interrupted) == ("cell", True)
    assert told.interrupts == GRACE_SECONDS / waiting.BETWEEN_INTERRUPTS + 1


def test_the_whole_notebook_has_a_limit_that_questions_count_in(monkeypatch: pytest.MonkeyPatch) -> None:
    found, told = wait_for_ever(monkeypatch, 1.0, 20, 10)
    assert (found.stopped, told.interrupts) == ("notebook", 0)


def test_what_only_the_wall_clock_stops_is_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    found, told = wait_for_ever(monkeypatch, 0.5 / BACKSTOP, 20, 1000)
    assert (found.stopped, told.interrupts) == ("wall", 0)


def test_nobody_is_asked_before_the_wall_clock_is_over_the_limit() -> None:
    told = Told(1.0)
    Patience(told, Span("cell", time.monotonic(), 5), Span("notebook", time.monotonic(), 5)).left()
    assert told.looks == 0


# --- Real submissions ---

QUICK = {"cell_seconds": 1, "question_seconds": 1, "notebook_seconds": 60}
WAITS = """
import time
def sleep():
    time.sleep(60)
def loop():
    while True:
        pass
def deaf():
    while True:
        try:
            loop()
        except BaseException:
            pass
"""


def test_a_question_that_takes_too_long_costs_its_check_and_the_next_one_is_answered(
    tiny: Course, tiny_box: Box
) -> None:
    with tiny_box.student(replace(tiny.limits, **QUICK)) as process:
        process.run([RunCell("a", WAITS + "x = 5")])
        for name in ("sleep", "loop"):
            with pytest.raises(Failure, match=f"`{name}` stopped with TimeoutError: it did not end within 1 seconds"):
                process.answers.call(name)
        assert process.answers.value("x") == 5
        assert process.ran_out == "limit"


def test_code_that_cannot_be_interrupted_is_stopped(
    tiny: Course, tiny_box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "GRACE_SECONDS", 0.5)
    with tiny_box.student(replace(tiny.limits, **QUICK)) as process:
        process.run([RunCell("a", "import signal\nsignal.signal(signal.SIGUSR2, signal.SIG_IGN)" + WAITS)])
        with pytest.raises(SubmissionEnded, match="`deaf` did not end within 1 seconds"):
            process.answers.call("deaf")
        assert process.ran_out == "limit"


def test_questions_count_in_the_time_of_the_notebook(tiny: Course, tiny_box: Box) -> None:
    def ask_for_ever() -> None:
        while True:
            process.answers.call("nap")

    limits = replace(tiny.limits, cell_seconds=30, question_seconds=30, notebook_seconds=1)
    with tiny_box.student(limits) as process:
        process.run([RunCell("a", "import time\ndef nap():\n    time.sleep(0.3)")])
        with pytest.raises(SubmissionEnded, match="all of it together took longer than 1 seconds"):
            ask_for_ever()


HOLD = """
import os, time
read, write = os.pipe()
for _ in range(3):
    if os.fork() == 0:
        held = bytearray(os.urandom(1)) * MANY
        os.write(write, b"x")
        time.sleep(600)
        os._exit(0)
os.read(read, 3)
time.sleep(600)
"""


@first_layer
def test_the_memory_of_all_processes_together_has_a_limit(tiny: Course, layer: Layer) -> None:
    holding(tiny, layer)
    with (
        Box(tiny, layer) as box,
        box.student(replace(tiny.limits, memory_mb=900)) as process,
        pytest.raises(SubmissionEnded, match="its processes together held more than 900 MB of memory"),
    ):
        process.run([RunCell("a", HOLD.replace("MANY", str(350 * 2**20)))])
    assert process.ran_out == ""


SHARED = """
import time
from multiprocessing import Pool
held = bytes([1]) * (300 * 2**20)
def nap(n):
    time.sleep(1.5)
    return n
with Pool(4) as pool:
    x = pool.map(nap, range(4))
"""


def test_pages_that_processes_share_count_once(tiny: Course, tiny_box: Box) -> None:
    """A pool whose processes share what their parent has loaded: more than the limit if each counted all of it."""
    with tiny_box.student(replace(tiny.limits, memory_mb=1000)) as process:
        assert not process.run([RunCell("a", SHARED)]).problems


def test_the_processor_time_of_all_processes_together_has_a_limit(tiny: Course, tiny_box: Box) -> None:
    code = "import os\nfor _ in range(3):\n    if os.fork() == 0:\n        while True: pass\nwhile True: pass"
    limits = replace(tiny.limits, cpu_seconds=2, cell_seconds=600, notebook_seconds=600)
    with (
        tiny_box.student(limits) as process,
        pytest.raises(SubmissionEnded, match="its processes together used more than 2 seconds of a processor"),
    ):
        process.run([RunCell("a", code)])


def test_a_machine_that_is_busy_takes_no_time_from_a_submission(tiny: Course, tiny_box: Box) -> None:
    """A second of computing beside eight processes that do nothing else, under a limit of three seconds."""
    work = "import time\nend = time.process_time() + 1\nwhile time.process_time() < end: pass\nx = 7"
    # Each in a session of its own: where sessions get equal shares, all in one would be no more than one neighbour.
    command, number = [sys.executable, "-c", "while True: pass"], 4 * (os.cpu_count() or 1)
    busy = [subprocess.Popen(command, start_new_session=True) for _ in range(number)]
    try:
        with tiny_box.student(replace(tiny.limits, cell_seconds=3)) as process:
            assert not process.run([RunCell("a", work)]).problems
            assert process.answers.value("x") == 7
            assert process.longest["cell"] > 3, "the machine was not busy enough for this test to show anything"
    finally:
        for each in busy:
            each.kill()
            each.wait()


def test_descendants_are_found_over_several_generations() -> None:
    code = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'print(flush=True); input()'])"
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stdin is not None
        process.stdout.readline()
        below = set(watching.processes_below(os.getpid()))
        assert process.pid in below
        names = {pid: Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()[1] for pid in below}
        assert str(process.pid) in names.values()
        process.stdin.write(b"\n")
        process.stdin.close()
