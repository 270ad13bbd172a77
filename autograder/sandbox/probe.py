"""Tries known attacks and honest work from inside a layer.

A layer is trusted because the attacks failed here and the work went well, not because it is installed.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.answers import Failure, NotAttempted
from autograder.api.runner import SubmissionEnded
from autograder.errors import GraderError, NeedsLinux, UsageError
from autograder.manifest import Course
from autograder.notebook import RunCell
from autograder.sandbox.box import Box, make_box, make_boxes
from autograder.sandbox.layers import LAYERS, WASM, Layer, layer_named
from autograder.sandbox.process import StudentProcess
from autograder.sandbox.warm import WATCH_SECONDS
from autograder.scratch import scratch
from autograder.subject import subject_of

__all__ = ["ATTACKS", "WORK", "Probe", "choose_layer", "probe", "start_boxes"]

ATTACKS = {
    "read": "read a file of the grader's",
    "write": "write beside it",
    "checks": "read the checks",
    "private": "read the private data",
    "environment": "read the grader's environment",
    "memory": "open the grader's memory",
    "signal": "signal a process outside",
    "slow": "slow down or limit a process outside",
    "network": "connect to a port of this machine",
    "daemon": "leave a process behind",
    "next": "leave something for the next submission",
}
"""What is tried, in words."""

WORK = {
    "slow": "a cell that takes a while",
    "numpy": "numpy",
    "fit": "a model",
    "figure": "a figure",
    "pool": "a pool of processes",
    "question": "a question afterwards",
}
"""What honest notebooks do, in words. A wall that it does not survive takes marks from honest students."""

ATTACK = """
import os, socket, time
from pathlib import Path
found = {{}}
def attempt(name, action):
    try:
        found[name] = bool(action())
    except BaseException:
        found[name] = False
def left():
    places = [Path(p) for p in (os.getcwd(), "/tmp", "/dev/shm", os.environ["HOME"], "/var/tmp", "/")]
    return [p for p in places if list(p.glob("{mark}*"))]
attempt("next", left)
attempt("read", lambda: "{mark}" in Path("{canary}").read_text())
attempt("write", lambda: Path("{canary}.new").write_text("x"))
attempt("checks", lambda: Path("{checks}").read_text())
attempt("private", lambda: Path("{private}").read_bytes())
attempt("environment", lambda: "{mark}" in Path("/proc/{pid}/environ").read_text())
attempt("memory", lambda: open("/proc/{pid}/mem", "rb"))
attempt("signal", lambda: os.kill({pid}, 0) is None)
def slow():
    import resource
    for action in (
        lambda: os.setpriority(os.PRIO_PROCESS, {pid}, 11),
        lambda: os.setpriority(os.PRIO_USER, os.getuid(), 1),
        lambda: os.sched_setaffinity({pid}, [min(os.sched_getaffinity(0))]),
        lambda: resource.prlimit({pid}, resource.RLIMIT_NOFILE, (60, 60)),
    ):
        try:
            action()
            return True
        except OSError:
            pass
attempt("slow", slow)
attempt("network", lambda: socket.create_connection(("127.0.0.1", {port}), timeout=2))
for place in (os.getcwd(), "/tmp", "/dev/shm", os.environ["HOME"], "/var/tmp", "/"):
    attempt("put", lambda: Path(place, "{mark}-left").write_text("x"))
def leave():
    import ctypes
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            ctypes.CDLL(None).prctl(15, b"{daemon}", 0, 0, 0)
            time.sleep(60)
        os._exit(0)
attempt("put", leave)
found.pop("put")
"""

HONEST = """
import time
done = {"slow": time.sleep(SECONDS) is None}
import numpy as np
done["numpy"] = bool(np.allclose(np.linalg.inv(np.eye(50) * 2) * 2, np.eye(50)))
from sklearn.ensemble import RandomForestClassifier
model = RandomForestClassifier(5, random_state=0).fit([[0.0], [1.0], [0.1], [0.9]] * 5, [0, 1, 0, 1] * 5)
done["fit"] = model.predict([[1.0]]).tolist() == [1]
from matplotlib import pyplot as plt
plt.plot([1, 2])
plt.gcf().canvas.draw()
done["figure"] = True
from multiprocessing import Pool
def square(number):
    return number * number
with Pool(2) as pool:
    done["pool"] = pool.map(square, range(4)) == [0, 1, 4, 9]
"""
SLOW_SECONDS = WATCH_SECONDS + 0.2
"""A look of the warm process at what runs falls into this time."""


@dataclass(frozen=True)
class Probe:
    """What a probe found: the attacks that succeeded, the honest work that did not, or why the layer did not start."""

    layer: Layer
    succeeded: tuple[str, ...]
    reason: str = ""
    stopped: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether this layer separates a student's code from the grader, and lets honest code work."""
        return not (self.succeeded or self.reason or self.stopped)

    @property
    def work(self) -> list[str]:
        """The honest work that was tried, in words."""
        return [words for name, words in WORK.items() if name not in self.layer.lacks]

    @property
    def explanation(self) -> str:
        """Why it does not hold, in words; empty if it does."""
        if self.reason:
            return self.reason
        tried = ", ".join(ATTACKS[name] for name in self.succeeded)
        failed = ", ".join(WORK[name] for name in self.stopped)
        found = [f"a notebook could {tried}."] if tried else []
        return " ".join([*found, *([f"honest work does not survive here: {failed}."] if failed else [])])


def choose_layer(course: Course, wanted: str = "auto") -> Layer:
    """The layer that was asked for, or the best that holds here.

    Raises:
        UsageError: See `start_boxes`.
    """
    box = start_boxes(course, wanted)[0]
    box.renew()
    return box.layer


def start_boxes(
    course: Course, wanted: str = "auto", jobs: int = 1, fits: Path | None = None, first: int = 0
) -> list[Box]:
    """Boxes behind the layer that was asked for, or the best that holds here; all start while the first is tried.

    Args:
        course: The course.
        wanted: The name of a layer, or ``"auto"``.
        jobs: How many.
        fits: The file of the fit cache; None switches it off.
        first: The slot of the first one, where other boxes run on this machine at the same time.

    Raises:
        UsageError: No layer holds; the text says why, what to install, and which option goes on without a wall.
        NeedsLinux: There is none on this system.
    """
    if wanted == WASM.name:
        return _experiment(course, jobs)
    if sys.platform != "linux":
        raise NeedsLinux
    if wanted == "none":
        return make_boxes(course, layer_named("none"), jobs, fits, first)
    candidates = [layer for layer in LAYERS if layer.name != "none" and wanted in ("auto", layer.name)]
    found = []
    for layer in candidates:
        boxes = make_boxes(course, layer, jobs, fits, first)
        result = probe(course, layer, boxes)
        if result.holds:
            return boxes
        found.append(f"{layer.name}: {result.explanation}")
    raise UsageError(
        "Submissions are code of strangers, and this machine offers no wall that held when it was tried. "
        f"{' '.join(found)} On Debian and Ubuntu, `apt-get install bubblewrap` is enough; in a container without "
        "privileges, Linux 5.13 or newer with Landlock is. On macOS and Windows, grade in a Linux container, a virtual "
        "machine or WSL. If the notebooks are your own, or this machine may be thrown away, add `--isolation none`."
    )


def _experiment(course: Course, jobs: int) -> list[Box]:
    """Boxes behind the wall that nobody gets who did not ask for it."""
    boxes = make_boxes(course, WASM, jobs)
    result = probe(course, WASM, boxes)
    if not result.holds:
        raise UsageError(f"`--isolation {WASM.name}`, an experiment, cannot be used here. {result.explanation}")
    return boxes


def probe(course: Course, layer: Layer, boxes: Sequence[Box] = ()) -> Probe:
    """Start a box behind this layer; attack from inside it, and do honest work there, for two submissions.

    Args:
        course: The course.
        layer: What is tried.
        boxes: Behind this layer, for later: all are started, the first one is tried, and if it holds they go on.
    """
    if reason := layer.unavailable():
        return Probe(layer, (), reason)
    used = boxes or [make_box(course, layer)]
    found = Probe(layer, (), "it was not tried to the end.")
    try:
        for box in used:
            box.launch()
        found = _tried(course, used[0])
    except GraderError as error:
        found = Probe(layer, (), f"it does not work here ({error}).")
    finally:
        if not (boxes and found.holds):
            for box in used:
                box.renew()
    return found


def _tried(course: Course, box: Box) -> Probe:
    mark = f"canary{secrets.token_hex(8)}"
    daemon = f"d{secrets.token_hex(6)}"
    with _scene(mark) as (canary, victim, port):
        attack = ATTACK.format(
            mark=mark,
            canary=canary,
            checks=course.check_files(course.lessons[0])[0],
            private=_private_file(course),
            pid=victim,
            port=port,
            daemon=daemon,
        )
        try:
            tries = [_try(box, course, attack, seconds) for seconds in (SLOW_SECONDS, 0)]
        except SubmissionEnded as error:
            return Probe(box.layer, (), f"it does not work here ({error}).")
        # Looked for while the box is there: it is the end of the submission that must end it.
        left = _is_alive(daemon)
    succeeded = [name for name in ATTACKS if any(found.get(name) for found, _ in tries) or (name == "daemon" and left)]
    wanted = [name for name in WORK if name not in box.layer.lacks]
    stopped = [name for name in wanted if not all(done.get(name) for _, done in tries)]
    return Probe(box.layer, tuple(succeeded), stopped=tuple(stopped))


def _private_file(course: Course) -> Path:
    """What no student's process may read: the first file of private data; one that is not there if there is none."""
    names = [name for name in subject_of(course).private_data if name in course.data]
    return course.root / course.data[names[0]].path if names else Path("/none")


def _try(box: Box, course: Course, attack: str, seconds: float) -> tuple[dict[str, bool], dict[str, bool]]:
    """One submission: what its attack found, and what it could do."""
    honest = HONEST.replace("SECONDS", str(seconds))
    with box.student(course.limits, may_wait=True) as process:
        run = process.run([RunCell("attack", attack), RunCell("work", honest)])
        stopped = [problem.message for problem in run.problems if problem.cell == "attack"]
        if stopped:
            raise SubmissionEnded(stopped[0])
        found, done = _truths(process, "found"), _truths(process, "done")
        with contextlib.suppress(Failure, NotAttempted):
            done["question"] = bool(process.answers.call("square", 7) == 49)
    return found, done


def _truths(process: StudentProcess, name: str) -> dict[str, bool]:
    found: Any = {}
    with contextlib.suppress(Failure, NotAttempted):
        found = process.answers.value(name)
    return {str(key): value is True for key, value in found.items()} if isinstance(found, dict) else {}


@contextlib.contextmanager
def _scene(mark: str) -> Iterator[tuple[Path, int, int]]:
    """Something to attack: a file, a process with a secret in its environment, and a listener."""
    with scratch() as folder, socket.create_server(("127.0.0.1", 0)) as listener:
        os.chmod(folder, 0o777)
        canary = folder / "canary.txt"
        canary.write_text(mark)
        victim = subprocess.Popen(["sleep", "120"], env={"SECRET": mark}, start_new_session=True)
        try:
            yield canary, victim.pid, listener.getsockname()[1]
        finally:
            victim.send_signal(signal.SIGKILL)
            victim.wait()


def _is_alive(name: str) -> bool:
    """Whether a process of this name runs anywhere on this machine. One that only waits to be buried does not."""
    for file in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            _, _, rest = file.read_text(errors="replace").partition("(")
            found, _, fields = rest.rpartition(") ")
            if found == name and not fields.startswith(("Z", "X")):
                return True
    return False
