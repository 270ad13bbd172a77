"""What breaks while a cluster grades costs no mark: schedulers and graders that are killed, workers to refuse."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import ssl
from collections import Counter
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

from autograder.cluster import worker
from autograder.cluster.grader import Grader
from autograder.cluster.handshake import differences, inputs_of
from autograder.cluster.messages import Died, Hello, Passport
from autograder.cluster.roll_call import RollCall
from autograder.cluster.security import make_certificates
from autograder.errors import GraderError
from autograder.grading.store import Store
from autograder.manifest import Course
from autograder.sandbox.layers import LAYERS, layer_named
from tests.cluster.clusters import ANSWERS, cluster_of
from tests.conftest import run

Solve = Callable[..., str]
POINTS = {"ana": 4, "ben": 0, "cleo": 0, "dan": 0, "eve": 1}
TITLES = {layer.name: layer.title for layer in LAYERS}
clustered = pytest.mark.xdist_group("cluster")


@pytest.fixture
def handed_in(tmp_path: Path, solve: Solve) -> Path:
    for student in POINTS:
        (tmp_path / "class" / student).mkdir(parents=True)
        (tmp_path / "class" / student / "work.ipynb").write_text(solve(ANSWERS[student]))
    return tmp_path / "class"


# --- The scheduler ---


@pytest.mark.sweep
@clustered
@pytest.mark.slow(seconds=60)
def test_if_the_scheduler_is_killed_what_was_finished_is_stored_and_the_same_command_goes_on(
    tiny: Course,
    in_tiny: Course,
    tmp_path: Path,
    handed_in: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    saved: Counter[str] = Counter()
    save, out = Store.save, tmp_path / "out"
    command = ("grade", handed_in, "--out", out, "--isolation", "none", "--scheduler", tmp_path / "scheduler.json")
    with cluster_of(tmp_path, tiny, 2) as cluster:

        def counted(self: Store, report: Any, *more: Any) -> Path:
            saved[report.student] += 1
            path = save(self, report, *more)
            if saved.total() == 1:
                os.kill(cluster.process.pid, signal.SIGKILL)
                cluster.process.wait()
            return path

        monkeypatch.setattr(Store, "save", counted)
        workers = cluster.workers()
        assert run(*command) == 3
    said = capfd.readouterr().err
    assert "the scheduler is gone. Start it and its workers again: the same command goes on" in said
    assert "Traceback" not in said
    assert len(Store(out).files()) >= 1
    with cluster_of(tmp_path, tiny, 1):
        assert run(*command) == 0
    records = {record.report.student: record.report.points for record in Store(out).records() if record.report}
    assert records == POINTS
    assert saved == dict.fromkeys(POINTS, 1), "none lost, none graded again that was stored"
    assert not [pid for pid in workers if _is_alive(pid)], "workers end with their scheduler"


def _is_alive(pid: int) -> bool:
    try:
        return b"worker" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False


# --- Graders ---


def dies_at_once(connection: Connection, *settings: Any) -> None:
    os._exit(1)


def dies_when_admitted(connection: Connection, *settings: Any) -> None:
    while connection.recv()[0] != "admit":
        connection.send(("answer", None))


@pytest.mark.sweep
@pytest.mark.slow(seconds=5)
def test_a_worker_whose_grader_dies_before_it_is_ready_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    settings = worker.Settings("tcp://127.0.0.1:1", tmp_path, "none", 1, name="lab")
    with pytest.raises(GraderError, match="worker lab-1 cannot grade: its grader ended without a word before it was"):
        worker.run_workers(settings, dies_at_once)


@pytest.mark.sweep
@pytest.mark.slow(seconds=6)
def test_a_grader_that_cannot_be_started_again_is_a_fault_of_the_machine_and_of_no_submission(tmp_path: Path) -> None:
    grader = Grader(tmp_path, "none", 0, "lab-1", dies_when_admitted)
    try:
        assert grader.ask("ready", None) is None
        grader._hello = Hello({})
        grader._process.kill()
        with pytest.raises(GraderError, match="ended without a word, and so did the one after it"):
            grader.ask("grade", None)
    finally:
        grader.end()


# --- Who is there ---


class Client:
    """A connection to a scheduler that knows some workers, with what each of them answers."""

    def __init__(self, **passports: Any) -> None:
        self.passports = {f"tcp://{name}:1": passport for name, passport in passports.items()}
        self.asked = 0
        self.sent_away: list[str] = []

    def scheduler_info(self, n_workers: int) -> dict[str, Any]:
        self.asked += 1
        return {"workers": self.passports}

    def run(self, task: Any, workers: list[str], on_error: str, **what: Any) -> dict[str, Any]:
        if task.__name__ == "send_away":
            self.sent_away += workers
        return {one: self.passports[one] if task.__name__ == "introduce" else None for one in workers}


@pytest.fixture
def told() -> list[str]:
    return []


def calls(course: Course, told: list[str], isolation: str = "none", **passports: Any) -> tuple[RollCall, Client]:
    client = Client(**passports)
    return RollCall(course, client, Hello({}), isolation, told.append), client  # type: ignore[arg-type]


def passport(course: Course, layer: str = "none", **other: str) -> Passport:
    return Passport("lab-1", layer, "it holds", inputs_of(course, layer_named(layer).title) | other)


def test_the_scheduler_is_asked_at_each_tick_and_not_after_each_report(
    tiny: Course, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 0.0
    monkeypatch.setattr("autograder.cluster.roll_call.time.monotonic", lambda: now)
    roll_call, client = calls(tiny, told)
    for _ in range(100):
        roll_call.call()
    assert client.asked == 1
    now += 0.5
    roll_call.call()
    assert client.asked == 2


@pytest.mark.parametrize(
    ("isolation", "has", "said"),
    [
        ("auto", "none", "it has no wall that was not asked for by name (none)"),
        ("auto", "wasm", "give home --isolation wasm"),
        ("bubblewrap", "none", f"layer: {TITLES['none']} there, {TITLES['bubblewrap']} here"),
        ("none", "bubblewrap", f"layer: {TITLES['bubblewrap']} there, {TITLES['none']} here"),
    ],
)
def test_a_worker_without_the_wall_that_home_asks_for_is_sent_away(
    tiny: Course, told: list[str], isolation: str, has: str, said: str
) -> None:
    roll_call, client = calls(tiny, told, isolation, lab=passport(tiny, has))
    assert roll_call.call() == 0
    assert client.sent_away == ["tcp://lab:1"]
    (line,) = told
    assert "The worker lab-1 would make other marks, and was sent away: " in line
    assert said in line
    assert line in str(roll_call.nobody())


@pytest.mark.parametrize("isolation", ["auto", "bubblewrap"])
def test_a_worker_with_the_wall_that_home_asks_for_grades(tiny: Course, told: list[str], isolation: str) -> None:
    roll_call, _ = calls(tiny, told, isolation, lab=passport(tiny, "bubblewrap"))
    assert roll_call.call() == 1
    assert told == ["The worker lab-1 grades: it holds."]


def test_a_worker_that_is_none_of_ours_or_has_lost_its_grader_is_named_once(tiny: Course, told: list[str]) -> None:
    roll_call, _ = calls(tiny, told, lab=None, other=Died(), broken=GraderError("no"), gone=OSError())
    roll_call.call()
    assert sorted(told) == [
        "The worker at tcp://broken:1 cannot grade: no.",
        "The worker at tcp://lab:1 cannot grade, because it was not started with `course worker`.",
        "The worker at tcp://other:1 cannot grade, because its grader ended without a word.",
    ]


def test_of_other_versions_what_explains_the_rest_is_named_first(tiny: Course) -> None:
    home = inputs_of(tiny, "none")
    older = passport(tiny, release="0.1", Python="3.1", numpy="1.0", scikit_learn="none here")
    assert differences(home, older).startswith(f"release: 0.1 there, {home['release']} here; Python: 3.1 there, ")


def test_other_machines_come_first_for_a_second_look(tiny: Course, told: list[str]) -> None:
    roll_call, client = calls(tiny, told)
    one, beside, other = "tcp://10.0.0.1:1", "tcp://10.0.0.1:2", "tcp://10.0.0.2:1"
    client.passports = dict.fromkeys((one, beside), passport(tiny))
    roll_call.call()
    assert roll_call.others(one) == [beside]
    client.passports[other] = passport(tiny)
    roll_call._ask()
    assert roll_call.others(one) == [other]
    assert roll_call.name_of(other) == "lab-1"
    client.passports.pop(other)
    roll_call._ask()
    assert roll_call.are_gone([other])
    assert roll_call.name_of(other) == "lab-1", "also when it is gone"


# --- Over TLS, and who is refused there ---


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tls") / "certs"
    make_certificates(folder)
    return folder


@pytest.mark.sweep
@clustered
@pytest.mark.slow(seconds=60)
def test_over_tls_a_notebook_is_graded_and_who_has_no_certificate_of_ours_is_refused(
    tiny: Course,
    in_tiny: Course,
    tmp_path: Path,
    certificates: Path,
    handed_in: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("autograder.cluster.home.CONNECT_SECONDS", 3)
    make_certificates(tmp_path / "foreign")
    with cluster_of(tmp_path, tiny, 1, certificates=certificates) as cluster:
        assert cluster.address.startswith("tls://127.0.0.1:")
        command = ("grade", handed_in, "--out", tmp_path / "out", "--isolation", "none", "--scheduler", cluster.address)
        assert run(*command, "--certs", certificates) == 0
        record = json.loads((tmp_path / "out" / "ana" / "01_first.json").read_text())
        assert record["points"] == 4
        capfd.readouterr()
        assert run(*command, "--fresh", "--certs", tmp_path / "foreign") == 2
        said = capfd.readouterr().err
        assert f"Nobody with these certificates answers at {cluster.address}" in said
        assert "Traceback" not in said
        assert run(*command, "--fresh") == 2, "and without any"
        assert not _is_heard(cluster.port, certificates)


def _is_heard(port: int, certificates: Path) -> bool:
    """Whether somebody without a certificate is answered: Dask's scheduler speaks first."""
    nobody = ssl.create_default_context(cafile=str(certificates / "authority.pem"))
    nobody.check_hostname = False
    try:
        with socket.create_connection(("127.0.0.1", port)) as line, nobody.wrap_socket(line) as wrapped:
            return bool(wrapped.recv(1))
    except (ssl.SSLError, ConnectionError):
        return False


@pytest.mark.sweep
@pytest.mark.slow(seconds=5)
@pytest.mark.parametrize("command", [("grade", "class", "--scheduler"), ("worker",)])
def test_an_expired_certificate_is_one_line(
    in_tiny: Course, tmp_path: Path, handed_in: Path, command: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    make_certificates(tmp_path / "old", days=0)
    words = [str(handed_in) if word == "class" else word for word in command]
    assert run(*words, "tls://127.0.0.1:1", "--certs", tmp_path / "old") == 2
    said = capsys.readouterr().err
    assert re.search(r"authority\.pem was valid until .* UTC\. Make new ones", said)
    assert len(said.strip().splitlines()) == 1


def test_a_worker_whose_layer_does_not_hold_joins_nobody(
    in_tiny: Course, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    assert run("worker", "tcp://127.0.0.1:1", "--isolation", "bubblewrap") == 2
    said = capsys.readouterr().err
    assert "bubblewrap is not installed" in said
    assert len(said.strip().splitlines()) == 1
