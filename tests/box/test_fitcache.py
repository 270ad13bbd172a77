"""The fit cache: a search is the same to the last digit with and without it, fit times aside."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.api.result import Report
from autograder.grading import fits
from autograder.grading.batch import Batch, grade_all
from autograder.grading.fits import Fits, fits_of, prepare_fits
from autograder.grading.judges import private_judges
from autograder.grading.local_pool import LocalPool
from autograder.grading.submissions import Submission
from autograder.manifest import Course
from autograder.sandbox.box import make_boxes
from autograder.sandbox.layers import Layer
from tests.conftest import ROOT

SEARCH = """
import base64, json, sys
from pathlib import Path
import numpy as np
from scipy.stats import randint
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import RandomizedSearchCV
from sklearn.pipeline import Pipeline
from autograder.answers import fitcache
file, seed = sys.argv[1], int(sys.argv[2]) if sys.argv[2] != "None" else None
if file:
    fitcache.install()
    fitcache.load(file)
rng = np.random.default_rng(0)
X, y = rng.integers(0, 256, (90, 20)), np.arange(90) % 3
model = Pipeline([("algo", RandomForestClassifier(5, random_state=seed))])
space = {"algo__max_depth": randint(1, 9)}
search = RandomizedSearchCV(model, space, n_iter=4, cv=3, scoring="accuracy", random_state=1)
found = search.fit(X, y).cv_results_
scores = {name: np.asarray(values).tolist() for name, values in found.items() if "time" not in name and "test" in name}
X, y = rng.integers(0, 256, (500, 20)), np.arange(500) % 3
forest = RandomForestClassifier(100, random_state=seed).fit(X, y)
probabilities = forest.predict_proba(X[:9] // 2).tolist(), forest.feature_importances_.tolist(), sorted(vars(forest))
new = fitcache.recorded(True)
if file and not Path(file).exists():
    forests = {key: base64.b64encode(state).decode() for key, state in new["forests"].items()}
    Path(file).write_text(json.dumps({"fits": new | {"forests": forests}}))
found = {"scores": scores, "probabilities": probabilities, "reused": fitcache.reused()}
print(json.dumps(found | {"new": {name: len(kept) for name, kept in new.items()}}))
"""


def searched(file: str, seed: int | None = 7) -> dict[str, object]:
    command = [sys.executable, "-c", SEARCH, file, str(seed)]
    out = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    found: dict[str, object] = json.loads(out)
    return found


def test_a_search_is_the_same_to_the_last_digit_with_and_without_the_cache(tmp_path: Path) -> None:
    file = str(tmp_path / "fits.json")
    off, recorded, cached = searched(""), searched(file), searched(file)
    for what in ("scores", "probabilities"):
        assert off[what] == recorded[what] == cached[what]
    nothing, all_of_it = {"scores": 0, "forests": 0}, {"scores": 12, "forests": 1}
    assert (off["reused"], recorded["reused"], cached["reused"]) == (nothing, nothing, all_of_it)
    assert (recorded["new"], cached["new"]) == (all_of_it, nothing)


@pytest.mark.sweep
@pytest.mark.slow(seconds=5)
def test_another_seed_or_none_is_computed(tmp_path: Path) -> None:
    file = str(tmp_path / "fits.json")
    nothing = {"scores": 0, "forests": 0}
    searched(file)
    assert searched(file, 8)["reused"] == nothing
    without = searched(file, None)
    assert (without["reused"], without["new"]) == (nothing, nothing)


FORESTS = """
import numpy as np
from sklearn.ensemble import RandomForestClassifier
from autograder.answers import fitcache
fitcache.install()
class Own(RandomForestClassifier):
    pass
X, y = np.arange(6000).reshape(600, 10) % 7, np.arange(600) % 3
kept = lambda: len(fitcache.recorded(True)["forests"])
RandomForestClassifier(100, random_state=0).fit(X, y)
assert kept() == 1
Own(100, random_state=0).fit(X, y)
RandomForestClassifier(100).fit(X, y)
RandomForestClassifier(100, random_state=np.random.RandomState(0)).fit(X, y)
RandomForestClassifier(100, random_state=0, warm_start=True).fit(X, y)
RandomForestClassifier(100, random_state=0).fit(X, y, sample_weight=np.ones(600))
RandomForestClassifier(100, random_state=0).fit(X.tolist(), y)
RandomForestClassifier(100, random_state=0).fit(X, y.astype(str))
RandomForestClassifier(5, random_state=0).fit(X, y)
assert kept() == 1
RandomForestClassifier(100, random_state=0, max_depth=3).fit(X, y)
RandomForestClassifier(100, random_state=0).fit(X[:-1], y[:-1])
assert kept() == 3
again = lambda: RandomForestClassifier(100, random_state=0).fit(X, y).predict_proba(X).tolist()
grown = again()
assert fitcache.reused()["forests"] == 0
fitcache.keep_own()
assert again() == grown
assert fitcache.reused()["forests"] == 1
"""


def test_only_forests_that_come_out_the_same_and_took_long_are_kept() -> None:
    subprocess.run([sys.executable, "-c", FORESTS], cwd=ROOT, check=True)


@pytest.mark.sweep
@pytest.mark.slow
def test_the_tuning_lesson_gets_the_same_marks_with_the_cache_and_its_record_says_so(
    course: Course, layer: Layer, tmp_path: Path
) -> None:
    lesson = course.lesson("4")
    submissions = [Submission("ana", lesson, course.source(lesson).with_suffix(".ipynb"))]
    judge = private_judges(course)

    def graded(shared: Fits | None) -> Report:
        boxes = make_boxes(course, layer, fits=shared.file if shared else None)
        if shared is not None:
            prepare_fits(shared, boxes)
        return grade_all(Batch(course, submissions, LocalPool(course, judge, boxes)))[0]

    shared = fits_of(course, [lesson], tmp_path)
    assert shared is not None
    graded(shared)
    made = shared.file.stat().st_mtime_ns
    cached, plain = graded(shared), graded(None)
    assert [(r.check, r.points) for r in cached.results] == [(r.check, r.points) for r in plain.results]
    assert cached.points == lesson.points
    assert any("cross-validation scores came from the fit cache" in note for note in cached.notes)
    assert any("1 fitted forests came from the fit cache" in note for note in cached.notes)
    assert not any("fit cache" in note for note in plain.notes)
    assert shared.file.stat().st_mtime_ns == made, "our own run is made once"


def test_scores_that_somebody_else_wrote_are_not_handed_out(
    course: Course, layer: Layer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is in the file counts if its seal does, and the boxes get no other."""
    runs = iter([{"scores": {"a": {"score": 0.9}}, "forests": {}}, {"scores": {"a": {"score": 0.8}}, "forests": {}}])
    monkeypatch.setattr(fits, "_reference_fits", lambda *args: next(runs))
    shared = fits_of(course, [course.lesson("4")], tmp_path)
    assert shared is not None
    file = shared.file
    boxes = make_boxes(course, layer, fits=file)
    for _ in range(2):
        prepare_fits(shared, boxes)
    assert json.loads(file.read_text())["fits"]["scores"] == {"a": {"score": 0.9}}
    file.write_text(file.read_text().replace("0.9", "1.0"))
    prepare_fits(shared, boxes)
    assert json.loads(file.read_text())["fits"]["scores"] == {"a": {"score": 0.8}}, "computed anew"


def test_a_course_that_fits_nothing_in_its_cells_needs_no_cache(tiny: Course, tmp_path: Path) -> None:
    assert fits_of(tiny, tiny.lessons, tmp_path) is None


@pytest.mark.sweep
@pytest.mark.slow(seconds=5)
def test_a_box_that_runs_already_hands_out_what_is_shared_later(course: Course, no_wall: Layer, tmp_path: Path) -> None:
    """And so do graders that are forked after it was launched."""
    lesson = course.lesson("5")
    shared = fits_of(course, [lesson], tmp_path)
    assert shared is not None
    boxes = make_boxes(course, no_wall, 2, shared.file)
    for box in boxes:
        box.launch()
    prepare_fits(shared, boxes)
    submissions = [Submission(name, lesson, course.solution(lesson)) for name in ("ana", "ben")]
    reports = grade_all(Batch(course, submissions, LocalPool(course, private_judges(course), boxes)))
    assert [report.points for report in reports] == [lesson.points] * 2
    assert all(any("1 fitted forests came from" in note for note in report.notes) for report in reports)
