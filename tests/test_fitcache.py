"""The fit cache: a search is the same to the last digit with and without it, fit times aside."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path

import pytest

from autograder.checking import Report
from autograder.grading import fits
from autograder.grading.batch import grade_all
from autograder.grading.fits import prepare_fits
from autograder.grading.grade import heldout_judge
from autograder.grading.submissions import Submission
from autograder.manifest import Course
from autograder.sandbox.layers import Layer
from tests.conftest import ROOT

SEARCH = """
import json, sys
from pathlib import Path
import numpy as np
from scipy.stats import randint
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import RandomizedSearchCV
from sklearn.pipeline import Pipeline
from autograder.sandbox import fitcache
file, seed = sys.argv[1], int(sys.argv[2]) if sys.argv[2] != "None" else None
fitcache.install(file)
rng = np.random.default_rng(0)
X, y = rng.integers(0, 256, (90, 20)), np.arange(90) % 3
model = Pipeline([("algo", RandomForestClassifier(5, random_state=seed))])
space = {"algo__max_depth": randint(1, 9)}
search = RandomizedSearchCV(model, space, n_iter=4, cv=3, scoring="accuracy", random_state=1)
found = search.fit(X, y).cv_results_
scores = {name: np.asarray(values).tolist() for name, values in found.items() if "time" not in name and "test" in name}
new = fitcache.recorded(True)
if file and not Path(file).exists():
    Path(file).write_text(json.dumps({"fits": new}))
print(json.dumps({"scores": scores, "reused": fitcache.reused(), "new": len(new)}))
"""


def searched(file: str, seed: int | None = 7) -> dict[str, object]:
    command = [sys.executable, "-c", SEARCH, file, str(seed)]
    out = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    found: dict[str, object] = json.loads(out)
    return found


def test_a_search_is_the_same_to_the_last_digit_with_and_without_the_cache(tmp_path: Path) -> None:
    file = str(tmp_path / "fits.json")
    off, recorded, cached = searched(""), searched(file), searched(file)
    assert off["scores"] == recorded["scores"] == cached["scores"]
    assert (off["reused"], recorded["reused"], cached["reused"]) == (0, 0, 12)
    assert (recorded["new"], cached["new"]) == (12, 0)


def test_another_seed_or_none_is_computed(tmp_path: Path) -> None:
    file = str(tmp_path / "fits.json")
    searched(file)
    assert searched(file, 8)["reused"] == 0
    without = searched(file, None)
    assert (without["reused"], without["new"]) == (0, 0)


@pytest.mark.slow
def test_the_tuning_lesson_gets_the_same_marks_with_the_cache_and_its_record_says_so(
    course: Course, layer: Layer, tmp_path: Path
) -> None:
    lesson = course.lesson("4")
    submissions = [Submission("ana", lesson, course.source(lesson).with_suffix(".ipynb"))]
    judge = heldout_judge(course)

    def graded(file: Path | None) -> Report:
        return grade_all(course, submissions, judge, lambda report: None, isolation=layer.name, fits=file)[0]

    file = prepare_fits(course, [lesson], layer, tmp_path)
    assert file is not None
    made = file.stat().st_mtime_ns
    cached, plain = graded(file), graded(None)
    assert [(r.check, r.points) for r in cached.results] == [(r.check, r.points) for r in plain.results]
    assert cached.points == lesson.points
    assert any("cross-validation scores came from the fit cache" in note for note in cached.notes)
    assert not any("fit cache" in note for note in plain.notes)
    assert prepare_fits(course, [lesson], layer, tmp_path) == file
    assert file.stat().st_mtime_ns == made, "our own run is made once"


def test_scores_that_somebody_else_wrote_are_not_handed_out(
    course: Course, layer: Layer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs = iter([{"a": {"score": 0.9}}, {"a": {"score": 0.8}}])
    monkeypatch.setattr(fits, "Box", lambda *args, **kwargs: nullcontext())
    monkeypatch.setattr(fits, "_reference_fits", lambda course, lesson, box: next(runs))
    lessons = [course.lesson("4")]
    file = prepare_fits(course, lessons, layer, tmp_path)
    assert file is not None and prepare_fits(course, lessons, layer, tmp_path) == file
    assert json.loads(file.read_text())["fits"] == {"a": {"score": 0.9}}
    file.write_text(file.read_text().replace("0.9", "1.0"))
    assert prepare_fits(course, lessons, layer, tmp_path) == file
    assert json.loads(file.read_text())["fits"] == {"a": {"score": 0.8}}, "computed anew"


def test_a_course_without_a_search_needs_no_cache(tiny: Course, layer: Layer, tmp_path: Path) -> None:
    assert prepare_fits(tiny, tiny.lessons, layer, tmp_path) is None
