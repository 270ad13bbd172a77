"""nbgrader's gradebook.db from our marks, and back: the same marks there, and nothing of a teacher's is lost."""

from __future__ import annotations

import csv
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import nbformat
import pytest

from autograder.api.registry import checks_of
from autograder.api.result import Arrival, Output, Report, Status
from autograder.api.runner import blank
from autograder.exports.gradebook_db import prepared
from autograder.grading.overrides import NAME
from autograder.grading.store import Store
from autograder.grading.submissions import Submission
from autograder.manifest import Course
from tests.conftest import run
from tests.jupyter import nbgrader
from tests.synthetic import PIXEL

Solve = Callable[..., str]
HOSTILE = '<script>alert("x")</script> [link](javascript:alert(1)) $\\href{javascript:alert(1)}{x}$'
LESSON = "01_first"
DEADLINE = "2026-10-01 12:00"
LOGINS = {"Ada Lovelace": "al12", "Ben <b>": "ben", "Cem": "cem"}
POINTS = {"Ada Lovelace": (1, 3), "Ben <b>": (1, 0), "Cem": (0, 0)}
ROSTER = "name,login,email\nAda Lovelace,al12,ada@example.org\nBen <b>,ben,\nCem,cem,\nDora Nothing,dora,\n"
RULES = f"time_zone: UTC\ndeadlines: {{{LESSON}: '{DEADLINE}'}}\nlate: {{percent_per_day: 25}}\n"


def report_of(course: Course, student: str, points: tuple[float, ...], **more: Any) -> Report:
    """A report with these points for the checks of the tiny course."""
    lesson = course.lessons[0]
    results = tuple(
        replace(
            blank(check, lesson.check_points, Status.PASS if got else Status.FAIL, "" if got else HOSTILE), points=got
        )
        for check, got in zip(checks_of(course, lesson), points, strict=True)
    )
    return Report(lesson.name, student, results, **more)


@dataclass
class Class:
    """A class that was graded: its results, and an nbgrader course to export to."""

    course: Course
    out: Path
    root: Path
    solve: Solve

    def hand_in(self, report: Report, code: str) -> None:
        """Keep a record as `course grade` does."""
        file = self.work(report.student)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(self.solve(code, ((1, f"# {HOSTILE}"),)))
        notebook = nbformat.read(file, as_version=4)
        notebook.cells.append(nbformat.v4.new_markdown_cell(HOSTILE))
        nbformat.write(notebook, file)
        Store(self.out).save(report, Submission(report.student, self.course.lessons[0], file))

    def work(self, student: str) -> Path:
        return self.out.parent / "handed in" / LOGINS[student] / f"{LESSON}.ipynb"

    def export(self, *options: str) -> int:
        return run("export", "nbgrader", "--out", self.out, "--to", self.root, *options)

    def take_over(self) -> int:
        return run("override", "--from-nbgrader", self.root / "gradebook.db", "--out", self.out)

    @contextmanager
    def gradebook(self) -> Iterator[Any]:
        """The gradebook, as nbgrader and its formgrader open it."""
        from nbgrader.api import Gradebook

        with Gradebook(f"sqlite:///{self.root / 'gradebook.db'}", "tiny-course") as gradebook:
            yield gradebook

    def mark_by_hand(self, student: str, comment: str = "", **values: float) -> None:
        """What formgrader does when somebody types into its fields."""
        with self.gradebook() as gradebook:
            notebook = gradebook.find_submission_notebook(LESSON, LESSON, student)
            for name, value in values.items():
                setattr(notebook.grades[0], name, value)
            notebook.comments[0].manual_comment = comment or None
            gradebook.db.commit()

    def shown(self, student: str) -> nbformat.NotebookNode:
        return nbformat.read(self.root / "autograded" / student / LESSON / f"{LESSON}.ipynb", as_version=4)


def graded_class(course: Course, place: Path, solve: Solve) -> Class:
    found = Class(course, place / "results", place / "nb", solve)
    found.out.mkdir(parents=True)
    (found.out / "roster.csv").write_text(ROSTER)
    (found.out / "class.yaml").write_text(RULES)
    late = Arrival("2026-10-02T13:00:00.500000+00:00", "the platform's", False)
    for student, points in POINTS.items():
        more: dict[str, Any] = {"arrival": late} if student == "Ada Lovelace" else {}
        output = Output("1.1", HOSTILE, ())
        found.hand_in(
            report_of(course, student, points, outputs=(output,), **more),
            f"def make_model():\n    return {len(student)}",
        )
    return found


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory, tiny: Course) -> Iterator[Class]:
    """A class whose marks were exported once. Tests that change it take a copy."""
    from tests.conftest import working_in

    def solve(code: str, extra: tuple[tuple[int, str], ...] = ()) -> str:
        notebook = nbformat.read(tiny.release(tiny.lessons[0]), as_version=4)
        next(c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("solution")).source = code
        for position, source in extra:
            notebook.cells.insert(position, nbformat.v4.new_code_cell(source))
        return str(nbformat.writes(notebook))

    with working_in(tiny.root):
        found = graded_class(tiny, tmp_path_factory.mktemp("class"), solve)
        assert found.export() == 0
        yield found


@pytest.fixture
def copy(exported: Class, tmp_path: Path) -> Class:
    shutil.copytree(exported.out.parent, tmp_path / "class")
    return replace(exported, out=tmp_path / "class" / "results", root=tmp_path / "class" / "nb")


# ---- there ----------------------------------------------------------------------------------------------------------


def test_nbgrader_reads_the_same_marks_penalties_and_times(exported: Class) -> None:
    with exported.gradebook() as gradebook:
        found = {
            one.student.id: (one.score, one.late_submission_penalty, one.total_seconds_late, one.max_score)
            for one in gradebook.assignment_submissions(LESSON)
        }
    assert found == {"al12": (4.0, 2.0, 90000.5, 4.0), "ben": (1.0, 0.0, 0, 4.0), "cem": (0.0, 0.0, 0, 4.0)}


def test_everybody_of_the_roster_is_a_student_and_no_name_is_markup(exported: Class) -> None:
    with exported.gradebook() as gradebook:
        found = {one.id: (one.first_name, one.last_name, one.email) for one in gradebook.students}
    assert found["al12"] == ("Ada", "Lovelace", "ada@example.org")
    assert found["ben"] == ("Ben", "‹b›", None)
    assert found["dora"] == ("Dora", "Nothing", None)


@pytest.mark.sweep
@pytest.mark.slow
def test_nbgraders_own_export_and_feedback_work(copy: Class) -> None:
    assert nbgrader(copy.root, "export").returncode == 0
    with (copy.root / "grades.csv").open() as file:
        grades = {row["student_id"]: (float(row["raw_score"]), float(row["score"])) for row in csv.DictReader(file)}
    assert grades == {"al12": (4, 2), "ben": (1, 1), "cem": (0, 0), "dora": (0, 0)}
    made = nbgrader(copy.root, "generate_feedback", LESSON)
    assert made.returncode == 0, made.stderr
    page = (copy.root / "feedback" / "ben" / LESSON / f"{LESSON}.html").read_text()
    body = page[page.index("<body>") :]
    assert "Score: 1.0 / 4.0" in body and "not yet right" in body
    assert "<script>alert" not in body and 'href="javascript' not in body


def test_formgrader_gets_each_cell_with_its_score_and_nothing_of_a_student_is_live_there(exported: Class) -> None:
    shown = exported.shown("ben")
    names = [cell.metadata.nbgrader.grade_id for cell in shown.cells if "nbgrader" in cell.metadata]
    assert names == ["exercise-1-1", "check-1-1"]
    by_name = {cell.metadata.nbgrader.grade_id: cell for cell in shown.cells if "nbgrader" in cell.metadata}
    assert by_name["exercise-1-1"].source == f"def make_model():\n    return {len('Ben <b>')}"
    assert "not yet right" in by_name["check-1-1"].outputs[0].text
    assert all(output.output_type == "stream" for cell in shown.cells for output in cell.get("outputs", []))
    prose = [cell.source for cell in shown.cells if cell.cell_type == "markdown"]
    assert f"    {HOSTILE}" in prose and HOSTILE not in prose
    with exported.gradebook() as gradebook:
        comments = gradebook.find_submission_notebook(LESSON, LESSON, "ben").comments
        assert all(line.startswith("    ") for line in comments[0].auto_comment.splitlines())
        assert gradebook.find_submission_notebook(LESSON, LESSON, "al12").comments[0].auto_comment is None


def test_pictures_of_a_record_are_shown_and_a_cell_that_was_deleted_is_there_again(copy: Class) -> None:
    from autograder.answers.failure import Picture

    drawn = Output("1.1", "Drawn.", (Picture(PIXEL, "A picture."),))
    copy.hand_in(report_of(copy.course, "Cem", (1, 0), outputs=(drawn,)), "def make_model():\n    return 1")
    file = copy.work("Cem")
    notebook = nbformat.read(file, as_version=4)
    notebook.cells = [
        cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade_id") != "check-1-1"
    ]
    nbformat.write(notebook, file)
    assert copy.export() == 0
    cells = {cell.metadata.nbgrader.grade_id: cell for cell in copy.shown("cem").cells if "nbgrader" in cell.metadata}
    assert cells["exercise-1-1"].outputs[1].data["image/png"] == PIXEL
    assert "check-1-1" in cells


def test_what_is_held_waits_for_a_person_in_formgrader(copy: Class, capsys: pytest.CaptureFixture[str]) -> None:
    report = report_of(copy.course, "Cem", (1, 0))
    held = replace(report.results[1], status=Status.HELD)
    copy.hand_in(replace(report, results=(report.results[0], held)), "def make_model():\n    return 1")
    assert copy.export() == 3
    assert "wait for a person there: Cem 01_first (3)" in " ".join(capsys.readouterr().err.split())
    with copy.gradebook() as gradebook:
        (grade,) = gradebook.find_submission_notebook(LESSON, LESSON, "cem").grades
        assert grade.needs_manual_grade and grade.auto_score is None


def test_who_is_excused_has_no_mark_and_is_named(copy: Class, capsys: pytest.CaptureFixture[str]) -> None:
    (copy.out / NAME).write_text(f"- student: Cem\n  lesson: {LESSON}\n  excuse: true\n  why: Ill.\n")
    shutil.rmtree(copy.root)
    assert copy.export() == 0
    assert "Cem, 01_first: excused" in capsys.readouterr().out
    with copy.gradebook() as gradebook:
        assert {one.student.id for one in gradebook.assignment_submissions(LESSON)} == {"al12", "ben"}


def test_a_notebook_that_is_gone_is_told_and_found_again_in_what_was_graded(
    copy: Class, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for student, points in POINTS.items():
        Store(copy.out).save(
            report_of(copy.course, student, points), Submission(student, copy.course.lessons[0], copy.work(student))
        )
    shutil.move(copy.out.parent / "handed in", tmp_path / "moved")
    assert copy.export() == 0
    assert capsys.readouterr().out.count("not there any more") == 3
    assert "not there any more" in copy.shown("cem").cells[0].source
    assert copy.export("--submissions", str(tmp_path / "moved")) == 0
    assert "return 3" in nbformat.writes(copy.shown("cem"))


# ---- what a teacher has --------------------------------------------------------------------------------------------


def test_an_existing_gradebook_keeps_what_is_not_ours(copy: Class) -> None:
    with copy.gradebook() as gradebook:
        gradebook.add_assignment("ps1")
        gradebook.add_student("zoe", first_name="Zoe")
        gradebook.update_or_create_student("ben", first_name="Benjamin")
        gradebook.db.commit()
    copy.mark_by_hand("ben", "Well argued.", manual_score=2.5)
    copy.hand_in(report_of(copy.course, "Cem", (1, 3)), "def make_model():\n    return 1")
    assert copy.export() == 0
    with copy.gradebook() as gradebook:
        assert gradebook.find_assignment("ps1") and gradebook.find_student("zoe").first_name == "Zoe"
        assert gradebook.find_student("ben").first_name == "Benjamin"
        notebook = gradebook.find_submission_notebook(LESSON, LESSON, "ben")
        assert (notebook.grades[0].manual_score, notebook.grades[0].auto_score) == (2.5, 1.0)
        assert notebook.comments[0].manual_comment == "Well argued."
        assert gradebook.find_submission(LESSON, "cem").score == 4.0


def test_a_second_export_replaces_our_hand_in_and_leaves_a_teachers(
    copy: Class, capsys: pytest.CaptureFixture[str]
) -> None:
    of = {name: copy.root / "submitted" / name / LESSON / f"{LESSON}.ipynb" for name in ("ben", "cem")}
    theirs = of["ben"].read_bytes() + b"\n"
    of["ben"].write_bytes(theirs)
    for student in ("Ben <b>", "Cem"):
        copy.hand_in(report_of(copy.course, student, (1, 3)), "def make_model():\n    return 'again'")
    assert copy.export() == 0
    assert of["ben"].read_bytes() == theirs and b"again" in of["cem"].read_bytes()
    assert "another notebook than the graded one" in capsys.readouterr().out
    assert "again" in nbformat.writes(copy.shown("ben"))


def test_what_formgrader_writes_meanwhile_is_not_lost(copy: Class) -> None:
    file = copy.root / "gradebook.db"
    made = prepared(file, "tiny-course", lambda gradebook: gradebook.add_student("new"))
    copy.mark_by_hand("ben", manual_score=3)
    before = file.read_bytes()
    with pytest.raises(Exception, match="was changed while this ran"):
        made.put()
    assert file.read_bytes() == before


def test_one_who_has_the_gradebook_open_sees_the_new_marks(copy: Class) -> None:
    copy.hand_in(report_of(copy.course, "Cem", (1, 3)), "def make_model():\n    return 1")
    with closing(sqlite3.connect(copy.root / "gradebook.db")) as open_since:
        assert copy.export() == 0
        assert max(score for (score,) in open_since.execute("SELECT auto_score FROM grade")) == 4
        assert sorted(score for (score,) in open_since.execute("SELECT auto_score FROM grade")) == [1, 4, 4]


def test_a_config_of_the_teachers_is_followed(copy: Class) -> None:
    shutil.rmtree(copy.root)
    copy.root.mkdir()
    (copy.root / "nbgrader_config.py").write_text(
        "c = get_config()\nc.CourseDirectory.autograded_directory = 'marked'\nc.CourseDirectory.course_id = 'mine'\n"
    )
    assert copy.export() == 0
    assert (copy.root / "marked" / "ben" / LESSON / f"{LESSON}.ipynb").is_file()
    assert not (copy.root / "autograded").exists()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("gradebook.db", "no database", "cannot be read as a gradebook"),
        ("nbgrader_config.py", "c = get_config(\n", "cannot be read: SyntaxError"),
        (
            "nbgrader_config.py",
            "c = get_config()\nc.CourseDirectory.db_url = 'postgresql://x'\n",
            "Only files of SQLite",
        ),
        (
            "nbgrader_config.py",
            "c = get_config()\nc.CourseDirectory.source_directory = '../up'\n",
            "outside of its own",
        ),
    ],
)
def test_what_cannot_be_used_is_refused_and_nothing_is_written(
    copy: Class, capsys: pytest.CaptureFixture[str], name: str, content: str, words: str
) -> None:
    shutil.rmtree(copy.root)
    copy.root.mkdir()
    (copy.root / name).write_text(content)
    assert copy.export() == 2
    assert words in " ".join(capsys.readouterr().err.split())
    assert [path.name for path in copy.root.iterdir()] == [name]


def test_a_lesson_with_other_cells_than_the_gradebook_has_work_for_is_refused(
    copy: Class, capsys: pytest.CaptureFixture[str]
) -> None:
    with copy.gradebook() as gradebook:
        gradebook.add_grade_cell("of-old", LESSON, LESSON, max_score=1, cell_type="code")
    assert copy.export() == 2
    assert "other cells than its notebook has now" in " ".join(capsys.readouterr().err.split())


# ---- and back -------------------------------------------------------------------------------------------------------


def test_points_extra_credit_and_comments_become_decisions_once(
    copy: Class, capsys: pytest.CaptureFixture[str]
) -> None:
    copy.mark_by_hand("ben", "Well argued: <b>yes</b>.", manual_score=2, extra_credit=0.5)
    copy.mark_by_hand("cem", "See me.")
    assert copy.take_over() == 0
    said = capsys.readouterr().out
    assert "Taken over: Ben <b>, 1.1: 2.5 points, a comment" in said and "2 new in" in said
    decisions = (copy.out / NAME).read_text()
    assert "points: 2.5" in decisions and "Well argued: <b>yes</b>." in decisions and "by: formgrader" in decisions
    assert copy.take_over() == 0
    assert "0 new in" in (said := capsys.readouterr().out) and "2 there already" in said
    assert (copy.out / NAME).read_text() == decisions
    assert copy.export() == 0
    assert "by hand in formgrader" not in capsys.readouterr().out
    with copy.gradebook() as gradebook:
        assert gradebook.find_submission_notebook(LESSON, LESSON, "ben").grades[0].auto_score == 2.5
        assert gradebook.find_submission(LESSON, "ben").score == 2.5


def test_a_decision_that_somebody_made_here_is_not_overwritten(copy: Class, capsys: pytest.CaptureFixture[str]) -> None:
    copy.mark_by_hand("ben", manual_score=2)
    assert run("override", "Ben <b>", "1.1", "--points", "3", "--why", "Seen.", "--by", "mk", "--out", copy.out) == 0
    assert copy.take_over() == 0
    told = " ".join(capsys.readouterr().err.split())
    assert "3 points are decided by mk, and formgrader has 2" in told
    assert "points: 3" in (copy.out / NAME).read_text()
    assert copy.export() == 0
    assert "2 points by hand in formgrader, and these count there" in capsys.readouterr().out


def test_what_is_not_understood_is_told(copy: Class, capsys: pytest.CaptureFixture[str]) -> None:
    copy.mark_by_hand("ben", manual_score=4, extra_credit=2)
    with copy.gradebook() as gradebook:
        gradebook.add_student("zoe")
        with gradebook.db.no_autoflush:
            stranger = gradebook.add_submission(LESSON, "zoe")
        stranger.notebooks[0].grades[0].manual_score = 1
        gradebook.db.commit()
    assert copy.take_over() == 0
    told = " ".join(capsys.readouterr().err.split())
    assert "6 points, with extra credit, are not possible for exercise 1.1, which has 4. Left out." in told
    assert "zoe, 01_first: nobody of that name" in told
    assert not (copy.out / NAME).exists()


def test_a_gradebook_that_is_not_there_is_one_line(copy: Class, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("override", "--from-nbgrader", copy.root / "none.db", "--out", copy.out) == 2
    assert "There is no gradebook" in capsys.readouterr().err
