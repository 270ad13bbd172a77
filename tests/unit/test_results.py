"""Records of foreign making, older ones and the folder that results are written to."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from autograder.api.result import SCHEMA_VERSION, Report, Result, Status
from autograder.errors import GraderError, UsageError
from autograder.files import OWNER_ONLY, write_text
from autograder.grading.record import Record, read_report, report_to_json
from autograder.grading.results import opened_results, refuse_shared
from autograder.grading.seal import Seal, load_seal
from autograder.grading.store import Store
from autograder.grading.submissions import Submission
from autograder.manifest import Course
from tests.conftest import ROOT

REPORT = Report("01_first", "ana", (Result("a", "1.1", "A", Status.PASS, 3, 3),), key="k" * 64)
Change = Callable[[dict[str, Any]], object]


@pytest.fixture
def ana(tiny: Course, tmp_path: Path) -> Submission:
    return Submission("ana", tiny.lessons[0], tmp_path / "01_first.ipynb")


def written(store: Store, text: str) -> Path:
    path = store.path("ana", "01_first")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def found(store: Store, ana: Submission) -> Record:
    """What the store says of Ana's record; it is never taken as true."""
    assert store.find(ana, REPORT.key) is None
    assert store.read("ana", "01_first") is None
    record = store.record("ana", "01_first")
    assert record and not record.is_true
    assert record in store.refused
    return record


def version_1(**changes: object) -> str:
    data = report_to_json(REPORT) | {"schema_version": 1}
    return json.dumps({key: value for key, value in (data | changes).items() if key != "seal"})


def test_our_own_record_is_true(tmp_path: Path, ana: Submission) -> None:
    store = Store(tmp_path / "out")
    store.save(REPORT, ana)
    assert store.find(ana, REPORT.key) == REPORT
    assert store.refused == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda data: data["results"][0].update(points=2), "somebody has changed or made it"),
        (lambda data: data.update(notebook="/other"), "somebody has changed or made it"),
        (lambda data: data.update(seal=data["seal"][:-1]), "somebody has changed or made it"),
        (lambda data: data.pop("seal"), "no seal"),
        (lambda data: data.update(seal=7), "no seal"),
        (lambda data: data.update(seal=""), "no seal"),
        (lambda data: data.update(seal="\udcff:é"), "another key"),
    ],
)
def test_a_record_that_was_changed_is_never_true_and_is_kept(
    tmp_path: Path, ana: Submission, change: Change, words: str
) -> None:
    store = Store(tmp_path / "out")
    path = store.save(REPORT, ana)
    data = json.loads(path.read_text())
    change(data)
    path.write_text(json.dumps(data))
    record = found(store, ana)
    assert words in record.fault
    assert not record.is_comparable
    forged = path.read_bytes()
    store.save(REPORT, ana)
    assert [file.read_bytes() for file in (tmp_path / "out" / "history" / "ana").iterdir()] == [forged]
    assert store.find(ana, REPORT.key) == REPORT


def test_a_record_that_was_moved_to_another_student_is_not_true(tmp_path: Path, ana: Submission) -> None:
    store = Store(tmp_path / "out")
    right = store.save(replace(REPORT, student="bo"))
    written(store, right.read_text())
    assert "it is about 'bo' and 01_first" in found(store, ana).fault


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "3", "null", '{"lesson": 3}', "[" * 100_000, '{"schema_version": true}', '{"schema_version": 0}'],
)
def test_a_file_that_is_no_record_is_kept_and_told(tmp_path: Path, ana: Submission, text: str) -> None:
    store = Store(tmp_path / "out")
    written(store, text)
    assert found(store, ana).fault == "it cannot be read as a record"
    store.save(REPORT, ana)
    assert [file.read_text() for file in (tmp_path / "out" / "history" / "ana").iterdir()] == [text]


def test_a_record_of_a_newer_version_is_kept_and_told(tmp_path: Path, ana: Submission) -> None:
    store = Store(tmp_path / "out")
    path = store.save(REPORT, ana)
    newer = path.read_text().replace(f'"schema_version": {SCHEMA_VERSION}', '"schema_version": 99, "held": 3')
    path.write_text(newer)
    record = found(store, ana)
    assert f"version 99, and this version of the kit reads up to {SCHEMA_VERSION}" in record.fault
    store.save(REPORT, ana)
    assert [file.read_text() for file in (tmp_path / "out" / "history" / "ana").iterdir()] == [newer]


def test_a_record_of_version_1_is_read_and_compared_and_not_taken_as_true(tmp_path: Path, ana: Submission) -> None:
    store = Store(tmp_path / "out")
    path = written(store, version_1())
    record = found(store, ana)
    assert record.report == REPORT == read_report(path), "it is migrated"
    assert record.is_comparable
    assert record.fault == "it is of version 1, which had no seal"
    store.save(REPORT, ana)
    assert len(list((tmp_path / "out" / "history" / "ana").iterdir())) == 1


def test_each_older_version_has_a_way_to_the_next(tmp_path: Path) -> None:
    from autograder.grading.record import MIGRATIONS

    assert sorted(MIGRATIONS) == list(range(1, SCHEMA_VERSION))


def test_the_key_is_made_once_for_its_owner_alone_and_lies_outside_the_results(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COURSE_RECORD_KEY")
    for name in ("HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    file = load_seal().file
    assert tmp_path in file.parents
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [path.name for path in file.parent.iterdir()] == ["record-key"]
    made = file.read_text()
    data = load_seal().sealed({"a": 1})
    assert file.read_text() == made
    assert load_seal().fault(data) == ""


def test_a_lost_key_makes_every_record_foreign(
    tmp_path: Path, ana: Submission, monkeypatch: pytest.MonkeyPatch
) -> None:
    Store(tmp_path / "out").save(REPORT, ana)
    monkeypatch.setenv("COURSE_RECORD_KEY", str(tmp_path / "new"))
    assert f"sealed with another key than {tmp_path / 'new'}" in found(Store(tmp_path / "out"), ana).fault


@pytest.mark.parametrize("content", ["", "not hex", "ab" * 16, "é"])
def test_a_key_that_is_none_is_told_with_its_file_and_what_mends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str
) -> None:
    (tmp_path / "key").write_text(content)
    monkeypatch.setenv("COURSE_RECORD_KEY", str(tmp_path / "key"))
    with pytest.raises(GraderError, match=r"key .*COURSE_RECORD_KEY"):
        load_seal()
    monkeypatch.setenv("COURSE_RECORD_KEY", str(tmp_path / "key" / "below"))
    with pytest.raises(GraderError, match=r"key/below, cannot be read or made: .*COURSE_RECORD_KEY"):
        load_seal()


def test_two_keys_never_make_the_same_seal(tmp_path: Path) -> None:
    one, two = (Seal(bytes([number]) * 32, tmp_path) for number in (1, 2))
    assert one.sealed({"a": 1}) != two.sealed({"a": 1})
    assert one.fault(one.sealed({"a": 1})) == ""
    assert "another key" in two.fault(one.sealed({"a": 1}))
    assert "changed" in one.fault(one.sealed({"a": 1}) | {"a": 2})


@pytest.mark.parametrize("umask", [0o022, 0o077, 0o002])
def test_records_are_the_owners_alone_and_pages_follow_the_umask(tmp_path: Path, ana: Submission, umask: int) -> None:
    before = os.umask(umask)
    try:
        record = Store(tmp_path / "out").save(REPORT, ana)
        Store(tmp_path / "out").save(replace(REPORT, key="other"), ana)
        write_text(tmp_path / "page.html", "x")
        write_text(tmp_path / "marks.csv", "x", OWNER_ONLY)
    finally:
        os.umask(before)
    (kept,) = (tmp_path / "out" / "history" / "ana").iterdir()
    modes = [stat.S_IMODE(file.stat().st_mode) for file in (record, kept, tmp_path / "marks.csv")]
    assert modes == [0o600] * 3
    assert stat.S_IMODE((tmp_path / "page.html").stat().st_mode) == 0o666 & ~umask


def test_a_full_disk_is_one_sentence_and_leaves_the_old_record(
    tmp_path: Path, ana: Submission, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path / "out")
    path = store.save(REPORT, ana)

    def full(*args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("autograder.files.os.replace", full)
    with pytest.raises(GraderError, match=r"01_first\.json cannot be written: No space left on device"):
        store.save(replace(REPORT, seconds=3.0), ana)
    assert read_report(path) == REPORT
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("kind", ["file", "below a file", "link to nothing"])
def test_a_folder_that_cannot_be_made_is_a_clear_error(tmp_path: Path, kind: str) -> None:
    out = tmp_path / "out"
    if kind == "link to nothing":
        out.symlink_to(tmp_path / "nothing" / "here")
    else:
        out.write_text("")
    with pytest.raises(UsageError, match=r"Results cannot be written to .*: .*\. Give another folder with --out\."):  # noqa: SIM117
        with opened_results(out / "below" if kind == "below a file" else out):
            pass
    with (
        pytest.raises(UsageError, match="Results cannot be written to /proc/results: "),
        opened_results(Path("/proc/results")),
    ):
        pass


def test_results_and_submissions_never_share_a_folder(tmp_path: Path) -> None:
    students = tmp_path / "class"
    students.mkdir()
    (tmp_path / "link").symlink_to(students)
    (students / "out").mkdir()
    (tmp_path / "into").symlink_to(students / "out")
    refused = [students, students / "new" / "out", tmp_path, tmp_path / "link" / "out", tmp_path / "into"]
    refused += [students / ".." / "class" / "results"]
    for out in refused:
        with pytest.raises(UsageError, match="share a folder"):
            refuse_shared(out, students)
        with pytest.raises(UsageError, match="share a folder"):
            refuse_shared(out, tmp_path / "link")
    for out in (tmp_path / "results", tmp_path / "class-results"):
        refuse_shared(out, students)
    (tmp_path / "class.zip").write_bytes(b"")
    refuse_shared(tmp_path, tmp_path / "class.zip")


HOLD = """
import sys
from pathlib import Path
from autograder.grading.results import opened_results
with opened_results(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.read()
"""


def test_a_second_run_is_told_whose_the_folder_is_and_a_killed_one_holds_nobody_up(tmp_path: Path) -> None:
    out = tmp_path / "out"
    command = [sys.executable, "-c", HOLD, str(out)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as first:
        assert first.stdout and first.stdout.readline() == b"open\n"
        (out / "ana").mkdir()
        part = out / "ana" / ".part-0"
        part.write_text("half")
        with pytest.raises(UsageError, match=rf"Another run \(process {first.pid}\) is writing"), opened_results(out):
            pass
        assert part.exists(), "what the first run is writing is left alone"
        first.kill()
    (out / ".part-marks").write_text("half")
    with opened_results(out):
        assert not list(out.rglob(".part-*")), "what it left half-written is gone"


def test_an_error_while_the_folder_is_open_stays_what_it_is(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="other"), opened_results(tmp_path / "out"):
        raise OSError("other")
    shutil.rmtree(tmp_path / "out")
