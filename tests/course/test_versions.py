"""With the oldest versions that the course supports, and with some drawn at random, the banks get the same verdicts.

See tests/floor.txt and .ci/middle_versions, which draws between these and the newest.

With the newest ones `test_bank.py` asks for much more, mutants among it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib.metadata import version
from statistics import fmean

import pytest
from sklearn.linear_model import SGDClassifier
from sklearn.model_selection import train_test_split

from autograder.authoring import verify
from autograder.authoring.bench import run_trials
from autograder.authoring.proof import Proof
from autograder.authoring.trial import Outcome, Trial, trials
from autograder.digits import load_digits
from autograder.errors import CourseError
from autograder.manifest import Course, Lesson, load_course
from tests.conftest import ROOT

COURSE: Course = load_course(ROOT)
FLOOR = dict(re.findall(r"^([\w-]+)==(.+)$", (ROOT / "tests" / "floor.txt").read_text(), re.MULTILINE))
IS_FLOOR = all(version(name) == oldest for name, oldest in FLOOR.items())
ARE_DRAWN = os.environ.get("COURSE_VERSIONS") == "drawn"
other_versions = pytest.mark.skipif(
    not IS_FLOOR and not ARE_DRAWN, reason="these are neither the oldest versions nor drawn; .ci/run has both"
)
TOLD_OTHERWISE = {
    # An interrupted search leaves no trace there.
    "4.3-search-interrupted": "search-not-run",
    # No column has the type of text that it asks for, so that no experiment shows that it asks for one.
    "3.1-one-text-type": "test_report_names_non_numeric",
    # Before scikit-learn 1.8 the rule of SGD watches the loss alone: there too small a ruler is one like another.
    "2.2-ruler-divided": "ruler-unchanged",
    "2.2-ruler-times-255": "ruler-unchanged",
}
"""Wrong solutions whose cause the oldest versions do not show: the neighbour that is named, or the check that fails."""
RULES = (verify.right_solutions_pass, verify.wrong_solutions_fail_as_themselves, verify.checks_do_not_break)


def test_the_oldest_versions_are_those_that_the_package_asks_for() -> None:
    project = (ROOT / "pyproject.toml").read_text()
    for name, oldest in FLOOR.items():
        if found := re.search(rf'"{name}>=([\d.]+)', project):
            assert oldest.startswith(found.group(1)), name


@cache
def outcomes() -> dict[Trial, Outcome]:
    chosen = [t for lesson in COURSE.lessons for t in trials(COURSE, lesson) if t.kind in ("right", "wrong")]
    return dict(run_trials(ROOT, chosen, jobs=2))


@other_versions
@pytest.mark.slow
@pytest.mark.parametrize("lesson", COURSE.lessons, ids=lambda lesson: lesson.name)
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_banks_get_the_same_verdicts(rule: Callable[[Proof], Iterator[CourseError]], lesson: Lesson) -> None:
    mine = {trial: outcome for trial, outcome in outcomes().items() if trial.lesson == lesson.name}
    problems = [str(problem) for problem in rule(Proof(COURSE, lesson, mine))]
    assert [problem for problem in problems if not _is_told_otherwise(problem)] == []


@pytest.mark.skipif(not IS_FLOOR, reason="these are not the oldest versions; .ci/run installs them in .venv-floor")
@pytest.mark.slow
def test_lesson_2_is_right_about_versions_before_1_8() -> None:
    X, y = load_digits()
    X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=400, stratify=y, random_state=42)
    raw, control = (SGDClassifier(tol=tol, random_state=42).fit(X_train, y_train) for tol in (1e-3, 1e-3 * 255**2))
    assert raw.n_iter_ == control.n_iter_ < raw.max_iter

    def after_50_epochs(factor: int, **params: object) -> float:
        models = (SGDClassifier(max_iter=50, tol=None, random_state=seed, **params) for seed in (42, 0, 1))
        return fmean(model.fit(X_train / factor, y_train).score(X_test / factor, y_test) for model in models)

    # What the newest version gives as well.
    assert [after_50_epochs(factor) for factor in (1, 255)] == pytest.approx([0.8141667, 0.805])
    fixed = [after_50_epochs(factor, learning_rate="constant", eta0=0.01) for factor in (1, 255)]
    assert fixed == pytest.approx([0.8141667, 0.8216667])


def _is_told_otherwise(problem: str) -> bool:
    """Whether the solution is refused after all, under another name or none."""
    return any(f"{name}.py:" in problem and other in problem for name, other in TOLD_OTHERWISE.items())
