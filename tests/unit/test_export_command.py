"""`course export`: where files go, what is said, and what is refused."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from autograder.exports.writers import WRITERS
from autograder.manifest import Course
from tests.conftest import run
from tests.graded_class import exported, graded
from tests.shown import told


@pytest.fixture
def out(tmp_path: Path, course: Course) -> Path:
    return graded(tmp_path / "out", course.lessons[0], {"Ada Lovelace": 10})


def test_a_file_is_for_its_owner_and_a_second_export_replaces_it_and_says_so(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "to" / "marks.csv"
    assert f"{file}: written." in exported(capsys, out, "csv")[1]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    first = file.read_bytes()
    assert f"{file}: replaced." in exported(capsys, out, "csv")[1]
    assert file.read_bytes() == first and [one.name for one in file.parent.iterdir()] == ["marks.csv"]


def test_an_empty_class_is_told_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], course: Course, out: Path
) -> None:
    empty = tmp_path / "empty" / "out"
    code, printed, said = exported(capsys, empty, "csv")
    assert (code, printed) == (2, "") and "There are no marks in" in said and "Run `course grade` first" in said
    empty.mkdir(parents=True)
    (empty / "roster.csv").write_text("name\nAda\n")
    assert exported(capsys, empty, "json")[0] == 2
    assert not (tmp_path / "empty" / "to").exists()
    assert "There are no marks of 02_scaling in" in exported(capsys, out, "csv", "--lesson", "2")[2]


def test_files_go_neither_among_the_records_nor_over_the_template(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for place in (out, out / "Ada Lovelace", tmp_path / "to" / ".." / "out" / "x"):
        assert run("export", "csv", "--out", out, "--to", place) == 2
        assert "lies in the results" in told(capsys)[1]
    template = tmp_path / "to" / "moodle-01_loading.csv"
    template.parent.mkdir()
    template.write_text("Identifier,Full name,Grade\nParticipant 1,Ada Lovelace,\n")
    before = template.read_bytes()
    code, _, said = exported(capsys, out, "moodle", "--template", template)
    assert code == 2 and "is the template. Give --to another folder" in said
    assert template.read_bytes() == before


def test_a_record_that_is_not_ours_is_named_and_asks_for_a_person(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], course: Course
) -> None:
    graded(out, course.lessons[0], {"Bo Ek": 20})
    record = out / "Bo Ek" / "01_loading.json"
    record.write_text(record.read_text().replace("20", "19", 1))
    code, _, said = exported(capsys, out, "csv")
    assert code == 3 and "Bo Ek/01_loading.json" in said and "left out of marks and pages" in said
    assert "Bo Ek" not in (tmp_path / "to" / "marks.csv").read_text()


def test_every_writer_names_its_source_and_is_offered(capsys: pytest.CaptureFixture[str]) -> None:
    assert all(writer.source and writer.title and name == writer.name for name, writer in WRITERS.items())
    assert run("export", "nowhere") == 2
    said = told(capsys)[1]
    assert all(name in said for name in WRITERS)
