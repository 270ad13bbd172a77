"""Grading a folder: each submission gets its own clear result, whatever the others do."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from autograder.api.result import Report, Status
from autograder.digits.judge import HeldoutJudge, Judge, PublicJudge, Score
from autograder.errors import CourseError, UsageError
from autograder.grading.batch import Batch, grade_all
from autograder.grading.collection import find_submissions
from autograder.grading.grade import grade_notebook
from autograder.grading.judges import private_judges
from autograder.grading.local_pool import LocalPool
from autograder.manifest import Course, Limits
from autograder.sandbox.box import Box, make_boxes
from autograder.sandbox.layers import Layer
from tests.conftest import GOOD, judged_by

Solve = Callable[..., str]
Grade = Callable[..., Report]


@pytest.fixture
def grade(tiny: Course, tiny_box: Box, tmp_path: Path) -> Callable[..., Report]:
    def graded(text: str, judge: Judge | None = None, limits: Limits | None = None) -> Report:
        path = tmp_path / "01_first.ipynb"
        path.write_text(text, encoding="utf-8")
        return grade_notebook(
            tiny, tiny.lessons[0], path, judged_by(judge) if judge else private_judges(tiny), tiny_box, "ana", limits
        )

    return graded


def test_a_model_is_judged_on_held_out_images_by_the_teachers_side(grade: Grade, solve: Solve) -> None:
    report = grade(solve(GOOD))
    assert report.points == report.max_points == 4
    weak = GOOD.replace("n_estimators=60", "n_estimators=60, max_depth=3")
    failed = grade(solve(weak)).results[1]
    assert failed.status is Status.FAIL
    assert "10 000 held-out images" in failed.found
    assert "10000 images" in failed.found


LOOK_AROUND = """
import os, sys
from pathlib import Path
found = [str(p) for p in Path(os.environ["COURSE_ROOT"]).rglob("*") if "heldout" in p.name]
found += [name for name in sys.modules if name.startswith("autograder.digits.checks") or name.endswith("grading.grade")]
import autograder
found += [str(p) for p in Path(autograder.__file__).parent.rglob("*") if "checks" in p.name or "grading" in p.name]
def make_model(): raise ValueError(f"{found}")
"""


def test_labels_and_checks_are_not_in_the_students_process(grade: Grade, solve: Solve) -> None:
    result = grade(solve(LOOK_AROUND)).results[0]
    assert "ValueError: [] in line" in result.found, result


LOOK_AT_PIXELS = (
    GOOD.replace("def make_model", "def honest")
    + """
class Spy:
    def fit(self, X, y):
        self.model = honest().fit(X, y)
        return self
    def predict(self, X):
        if len(X) < 100:
            return self.model.predict(X)
        SAY
def make_model(): return Spy()
"""
)


@pytest.mark.parametrize(
    ("say", "words"),
    [
        ('raise ValueError(f"pixels {X[:2].tolist()}")', "stopped with ValueError."),
        ('raise type(f"pixels{X[0].sum()}", (Exception,), {})()', "stopped with Exception."),
        ('return [f"pixels {X[0].sum()}"] * len(X)', "predicts a value of type array of something else than numbers"),
        ("return X[0].tolist()", "predicts a value of type array of another length"),
    ],
)
def test_what_a_process_says_after_it_saw_held_out_images_is_thrown_away(
    grade: Grade, solve: Solve, say: str, words: str
) -> None:
    result = grade(solve(LOOK_AT_PIXELS.replace("SAY", say))).results[1]
    assert words in result.found, result
    assert "pixels" not in result.found


def test_what_is_printed_takes_no_memory_however_much_it_is(grade: Grade, solve: Solve) -> None:
    much = 'for _ in range(20_000):\n    print("x" * 100_000)\n'
    report = grade(solve(much + GOOD), limits=Limits(memory_mb=1000))
    assert report.points == 4, report.results


@pytest.mark.parametrize(
    ("code", "status", "words"),
    [
        ("def make_model():\n    ...  # YOUR CODE HERE", Status.NOT_ATTEMPTED, "starter code"),
        ("def make_model(:\n    pass", Status.FAIL, "exercise 1.1 stopped with SyntaxError"),
        ("1 / 0\n" + GOOD, Status.FAIL, "exercise 1.1 stopped with ZeroDivisionError"),
        ("while True: pass", Status.FAIL, "TimeoutError: it did not end within 2 seconds"),
        ("import os; os._exit(0)", Status.UNGRADABLE, "Python ended while the cell of exercise 1.1 was running"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", Status.UNGRADABLE, "Python ended"),
        ("def make_model():\n    while True: pass", Status.FAIL, "TimeoutError: it did not end within 3 seconds"),
        ("def make_model():\n    return 3", Status.FAIL, "AttributeError"),
        ("def make_model():\n    raise SystemExit(0)", Status.FAIL, "SystemExit"),
        ("import sys; sys.exit(0)", Status.FAIL, "SystemExit"),
        ("x = bytearray(10**10)", Status.FAIL, "MemoryError"),
        ("def make_model():\n    import os\n    os._exit(0)", Status.UNGRADABLE, "Python ended while `make_model`"),
        (
            "import signal\nsignal.signal(signal.SIGUSR2, signal.SIG_IGN)\nwhile True: pass",
            Status.UNGRADABLE,
            "stopped",
        ),
        ("try:\n    input()\nexcept EOFError:\n    pass", Status.NOT_ATTEMPTED, "There is no `make_model`"),
    ],
)
def test_each_way_to_go_wrong_has_its_own_clear_result(
    grade: Grade, solve: Solve, code: str, status: Status, words: str
) -> None:
    report = grade(solve(code), limits=Limits(cell_seconds=2, question_seconds=3))
    assert (report.results[0].status, report.points) == (status, 0)
    assert words in report.results[0].found


@pytest.mark.parametrize(
    "code",
    [
        "%matplotlib inline\nimport warnings, sys\nwarnings.warn('careful')\nprint('x', file=sys.stderr)\n" + GOOD,
        "!echo hello\n" + GOOD,
        "import threading, time\nthreading.Thread(target=time.sleep, args=(600,)).start()\n" + GOOD,
        "import atexit\natexit.register(lambda: 1 / 0)\n" + GOOD,
        "import sys\nsys.stdout = None\n" + GOOD,
        "print('x' * 3_000_000)\n" + GOOD,
    ],
)
def test_an_honest_oddity_earns_all(grade: Grade, solve: Solve, code: str) -> None:
    report = grade(solve(code))
    assert report.points == 4, report


def test_a_broken_check_costs_the_student_nothing_and_calls_for_a_person(grade: Grade, solve: Solve) -> None:
    class Broken(PublicJudge):
        def score(self, predictions: object) -> Score:
            raise ZeroDivisionError("ours")

    report = grade(solve(GOOD), Broken())
    assert (report.results[1].status, report.points, report.needs_a_person) == (Status.GRADER_FAULT, 4, True)
    assert "not in your work" in report.results[1].cause


def test_a_class_is_graded_in_one_go_and_no_student_harms_another(
    tiny: Course, layer: Layer, tmp_path: Path, solve: Solve
) -> None:
    work = {
        "ana/01_first.ipynb": solve(GOOD),
        "bo/01_first/01_first.ipynb": solve("import os; os._exit(1)"),
        "cem/01_first.ipynb": "{broken",
        "dia/01_first.ipynb": solve(GOOD),
        "dia/01_first/01_first.ipynb": solve(GOOD),
        "Eva/01_first.ipynb": solve(GOOD),
        "eva /01_first.ipynb": solve(GOOD),
        "zoe/01_first.ipynb": solve(GOOD),
    }
    for name, text in work.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    kept: list[Report] = []
    found = find_submissions(tmp_path, tiny)
    reports = grade_all(
        Batch(tiny, found, LocalPool(tiny, private_judges(tiny), make_boxes(tiny, layer, 2))), kept.append
    )
    assert [report.student for report in reports] == sorted(report.student for report in kept)
    remarks = {report.student: (report.points, report.remark) for report in reports}
    assert [remarks[name][0] for name in ("ana", "zoe")] == [4, 4]
    assert "Python ended" in remarks["bo"][1]
    assert "broken JSON" in remarks["cem"][1]
    assert remarks["dia"][0] == 4
    assert "Handed in 2 times: 01_first.ipynb, 01_first/01_first.ipynb. Graded: " in remarks["dia"][1]
    assert "Two folders look like one student" in remarks["Eva"][1]
    assert remarks["Eva"] == remarks["eva "]


def test_a_folder_without_submissions_is_refused_with_the_layout(tiny: Course, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="There is no folder"):
        find_submissions(tmp_path / "nowhere", tiny)
    (tmp_path / "ana").mkdir()
    with pytest.raises(UsageError, match=r"<student>/01_first\.ipynb"):
        find_submissions(tmp_path, tiny)


def test_nbgraders_submitted_folder_is_found(tiny: Course, tmp_path: Path, solve: Solve) -> None:
    path = tmp_path / "submitted" / "ana" / "01_first" / "01_first.ipynb"
    path.parent.mkdir(parents=True)
    path.write_text(solve(GOOD))
    assert [(s.student, s.path) for s in find_submissions(tmp_path, tiny)] == [("ana", path)]


def test_missing_held_out_images_are_the_courses_problem(tiny: Course, tmp_path: Path) -> None:
    (tmp_path / "course.yaml").write_text((tiny.root / "course.yaml").read_text())
    from autograder.manifest import load_course

    with pytest.raises(CourseError, match="this data file is missing.*git checkout -- data/"):
        private_judges(load_course(tmp_path))


def test_the_judges_fit_on_1600_rows_and_hold_back_others(tiny: Course) -> None:
    public, heldout = PublicJudge(), private_judges(tiny).by_name["judge"]
    assert isinstance(heldout, HeldoutJudge)
    X, y = public.training
    assert (X.shape, public.images.shape, heldout.images.shape) == ((1600, 784), (400, 784), (10_000, 784))
    assert np.bincount(y).tolist() == [160] * 10
    assert not {row.tobytes() for row in X} & {row.tobytes() for row in public.images}
    score = public.score(np.zeros(400))
    assert (score.value, score.n) == (0.1, 400)
    assert score.low < 0.1 < score.high


def test_a_notebook_of_another_release_is_graded_the_same_and_told_what_differs(grade: Grade, solve: Solve) -> None:
    now = json.loads(solve(GOOD))
    stamp = now["metadata"]["course"]
    expected = grade(json.dumps(now))
    assert (expected.points, expected.remark) == (4, "")
    now["metadata"]["course"] = stamp | {"release": "0", "exercises": {"1.1": "0"}}
    changed = grade(json.dumps(now))
    assert "another release of the lesson. Changed since: 1.1. It was graded by the checks of today" in changed.remark
    del now["metadata"]["course"]
    older = grade(json.dumps(now))
    assert not older.remark
    assert any("from an older release" in note for note in older.notes)
    for report in (changed, older):
        assert [(r.status, r.points) for r in report.results] == [(r.status, r.points) for r in expected.results]
