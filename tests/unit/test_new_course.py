"""`course new` makes a whole course or nothing, and touches nothing that is there."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from autograder.authoring import new_course as making
from autograder.authoring.new_course import new_course
from autograder.cli import new as new_command
from autograder.errors import CourseError, UsageError


@pytest.mark.parametrize("name", ["..", "Weather", "weather course", "-x", "ünder", "1st", "a--b", "a" * 61])
def test_a_name_that_is_none_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is no name for a course"):
        new_course(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_the_folder_that_somebody_stands_in_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "rain").mkdir()
    monkeypatch.chdir(tmp_path / "rain")
    with pytest.raises(UsageError, match=r"Go to the folder above it: cd \.\. && course new rain"):
        new_course(Path())


def test_what_is_there_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine")
    (tmp_path / "file").write_text("mine")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    before = sorted(tmp_path.rglob("*"))
    for name in ("full", "file", "link"):
        with pytest.raises(UsageError, match="is there already, and it is not an empty folder"):
            new_course(tmp_path / name)
    with pytest.raises(UsageError, match="There is no folder"):
        new_course(tmp_path / "no" / "course")
    assert sorted(tmp_path.rglob("*")) == before


def test_a_course_that_cannot_be_built_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise CourseError("no notebook can be made.")

    monkeypatch.setattr(making, "build_lesson", broken)
    with pytest.raises(CourseError):
        new_course(tmp_path / "weather-course")
    assert list(tmp_path.iterdir()) == []


def test_an_empty_folder_becomes_the_course_named_like_it(tmp_path: Path) -> None:
    (tmp_path / "rain_and-snow").mkdir()
    course = new_course(tmp_path / "rain_and-snow")
    assert (course.name, course.title) == ("rain_and-snow", "Rain and snow")
    assert course.release(course.lessons[0]).is_file()
    assert [path.name for path in tmp_path.iterdir()] == ["rain_and-snow"]


def test_who_named_another_course_is_told_to_unname_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(new_command, "_prove", lambda root: None)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COURSE_ROOT", raising=False)
    assert "COURSE_ROOT" not in CliRunner().invoke(new_command.new, ["weather"]).output
    monkeypatch.setenv("COURSE_ROOT", str(tmp_path / "weather"))
    said = CliRunner().invoke(new_command.new, ["winds"]).output
    assert "cd winds\n  unset COURSE_ROOT" in said
