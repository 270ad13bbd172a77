"""Tries known attacks from inside a layer. A layer is trusted because they failed here, not because it is installed."""

from __future__ import annotations

import contextlib
import os
import secrets
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from autograder.checking import SubmissionEnded
from autograder.errors import GraderError, UsageError
from autograder.manifest import Course
from autograder.notebook import RunCell
from autograder.sandbox.box import Box
from autograder.sandbox.layers import LAYERS, Layer, layer_named
from autograder.sandbox.public import PACKAGE

__all__ = ["ATTACKS", "Probe", "choose_layer", "probe"]

ATTACKS = {
    "read": "read a file of the grader's",
    "write": "write beside it",
    "checks": "read the checks",
    "heldout": "read the held-out images",
    "environment": "read the grader's environment",
    "memory": "open the grader's memory",
    "signal": "signal a process outside",
    "network": "connect to a port of this machine",
    "daemon": "leave a process behind",
    "next": "leave something for the next submission",
}
"""What is tried, in words."""

SCRIPT = """
import ctypes, os, socket, time
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
attempt("heldout", lambda: Path("{heldout}").read_bytes())
attempt("environment", lambda: "{mark}" in Path("/proc/{pid}/environ").read_text())
attempt("memory", lambda: open("/proc/{pid}/mem", "rb"))
attempt("signal", lambda: os.kill({pid}, 0) is None)
attempt("network", lambda: socket.create_connection(("127.0.0.1", {port}), timeout=2))
for place in (os.getcwd(), "/tmp", "/dev/shm", os.environ["HOME"], "/var/tmp", "/"):
    attempt("put", lambda: Path(place, "{mark}-left").write_text("x"))
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        ctypes.CDLL(None).prctl(15, b"{daemon}", 0, 0, 0)
        time.sleep(60)
    os._exit(0)
found.pop("put")
"""


@dataclass(frozen=True)
class Probe:
    """What a probe found: the attacks that succeeded, or why the layer did not start."""

    layer: Layer
    succeeded: tuple[str, ...]
    reason: str = ""

    @property
    def holds(self) -> bool:
        """Whether this layer separates a student's code from the grader."""
        return not (self.succeeded or self.reason)

    @property
    def explanation(self) -> str:
        """Why it does not hold, in words; empty if it does."""
        if self.reason:
            return self.reason
        tried = ", ".join(ATTACKS[name] for name in self.succeeded)
        return f"a notebook could {tried}." if tried else ""


def choose_layer(course: Course, wanted: str = "auto") -> Layer:
    """The layer that was asked for, or the best that holds here.

    Raises:
        UsageError: None holds; the text says why, what to install, and which option goes on without a wall.
    """
    if wanted == "none":
        return layer_named("none")
    candidates = [layer for layer in LAYERS if layer.name != "none" and wanted in ("auto", layer.name)]
    found = []
    for layer in candidates:
        result = probe(course, layer)
        if result.holds:
            return layer
        found.append(f"{layer.name}: {result.explanation}")
    raise UsageError(
        "Submissions are code of strangers, and this machine offers no wall that held when it was tried. "
        f"{' '.join(found)} On Debian and Ubuntu, `apt-get install bubblewrap` is enough; in a container without "
        "privileges, Linux 5.13 or newer with Landlock is. On macOS and Windows, grade in a Linux container, a virtual "
        "machine or WSL. If the notebooks are your own, or this machine may be thrown away, add `--isolation none`."
    )


def probe(course: Course, layer: Layer) -> Probe:
    """Start a box behind this layer and attack from inside it."""
    if reason := layer.unavailable():
        return Probe(layer, (), reason)
    mark = f"canary{secrets.token_hex(8)}"
    daemon = f"d{secrets.token_hex(6)}"
    with _scene(mark) as (canary, victim, port):
        script = SCRIPT.format(
            mark=mark,
            canary=canary,
            checks=PACKAGE / "checks" / "__init__.py",
            heldout=course.root / course.data["heldout"].path if "heldout" in course.data else "/none",
            pid=victim,
            port=port,
            daemon=daemon,
        )
        try:
            with Box(course, layer) as box:
                first, second = _attack(box, course, script), _attack(box, course, script)
                # Looked for while the box is there: it is the end of the submission that must end it.
                left = {"daemon": _is_alive(daemon)}
        except (GraderError, SubmissionEnded) as error:
            return Probe(layer, (), f"it does not work here ({error}).")
    return Probe(layer, tuple(name for name in ATTACKS if any(found.get(name) for found in (first, second, left))))


def _attack(box: Box, course: Course, script: str) -> dict[str, bool]:
    with box.student(course.limits) as process:
        run = process.run([RunCell("probe", script)])
        if run.problems:
            raise SubmissionEnded(run.problems[0].message)
        found = process.answers.value("found")
    if not isinstance(found, dict):
        raise SubmissionEnded("the attack gave no answer")
    return {str(name): bool(value) for name, value in found.items()}


@contextlib.contextmanager
def _scene(mark: str) -> Iterator[tuple[Path, int, int]]:
    """Something to attack: a file, a process with a secret in its environment, and a listener."""
    with tempfile.TemporaryDirectory() as folder, socket.create_server(("127.0.0.1", 0)) as listener:
        os.chmod(folder, 0o777)
        canary = Path(folder, "canary.txt")
        canary.write_text(mark)
        victim = subprocess.Popen(["sleep", "120"], env={"SECRET": mark}, start_new_session=True)
        try:
            yield canary, victim.pid, listener.getsockname()[1]
        finally:
            victim.send_signal(signal.SIGKILL)
            victim.wait()


def _is_alive(name: str) -> bool:
    """Whether a process of this name runs anywhere on this machine."""
    for file in Path("/proc").glob("[0-9]*/comm"):
        with contextlib.suppress(OSError):
            if file.read_text().strip() == name:
                return True
    return False
