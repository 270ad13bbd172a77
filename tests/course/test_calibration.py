"""The accuracy bar: chosen from the stored runs by its rule, with rates that the docs repeat; what students read."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from sklearn.ensemble import RandomForestClassifier
from sklearn.pipeline import Pipeline
from sklearn.tree import DecisionTreeClassifier

from autograder.answers import Failure, Misconception, live_answers
from autograder.api.registry import checks_of
from autograder.authoring.calibrate import job_of, read_runs, write_runs
from autograder.cli import main
from autograder.digits.bar import STEPS, expect_accuracy, needed, the_bar
from autograder.digits.calibration.accuracy import ACCURACY
from autograder.digits.calibration.kinds import KINDS, Role
from autograder.digits.calibration.page import (
    BAR,
    PAGE,
    PICTURE,
    PROJECT_RUNS,
    RUNS,
    STOPS,
    bar_text,
    page_text,
    percent,
    read_margins,
)
from autograder.digits.calibration.passing import worst
from autograder.digits.calibration.picture import LOOKS
from autograder.digits.calibration.rates import BARS, JUDGES, MAY_FAIL, MAY_PASS, Rates, choose_bar, rates
from autograder.digits.calibration.runs import Run, plan, run
from autograder.digits.calibration.stops import ACCURACY_CHECKS, Stop, read_stops, stopped_by, write_stops
from autograder.digits.diagnose import diagnose
from autograder.digits.judge import PublicJudge, Score, wilson
from autograder.digits.project.calibration import runs as project
from autograder.digits.subject import Digits
from autograder.errors import CourseError
from autograder.manifest import Course
from autograder.subject import Job
from tests.conftest import ROOT, working_in

KIND = {kind.name: kind for kind in KINDS}
WEAK = Misconception("weak", "The forest is held back.", "Compare it with the default.")


@cache
def stored() -> tuple[Run, ...]:
    return tuple(read_runs(ROOT / RUNS, Run))


@cache
def of_project() -> tuple[project.Run, ...]:
    return tuple(read_runs(ROOT / PROJECT_RUNS, project.Run))


@cache
def stops() -> tuple[Stop, ...]:
    return tuple(read_stops(ROOT / STOPS))


def score(right: int, n: int) -> Score:
    return Score(right / n, *wilson(right, n), n)


# ---- the stored runs and the rule ------------------------------------------------------------------------------------


def test_the_stored_runs_are_complete_for_two_versions_of_scikit_learn() -> None:
    versions = {run.sklearn for run in stored()}
    assert len(versions) >= 2 and "1.6.1" in versions
    assert {job_of(run) for run in stored()} == {job for version in versions for job in plan(version=version)}
    assert len(stored()) == len({(run.kind, run.number) for run in stored()}) >= 400
    assert min(Counter(run.kind for run in stored()).values()) >= 20


def test_the_rule_chooses_the_stored_bar_from_the_stored_runs() -> None:
    assert choose_bar(stored()) == the_bar().height
    assert 0.90 <= the_bar().height <= 0.92
    higher = [bar for bar in BARS if bar > the_bar().height]
    assert all(max(honest(bar)) > MAY_FAIL for bar in higher)


def honest(bar: float) -> list[float]:
    return [found.wrong for images in JUDGES for found in rates(stored(), images, bar, [Role.HONEST])]


def test_no_honest_kind_fails_more_often_than_once_in_1000() -> None:
    assert max(honest(the_bar().height)) <= MAY_FAIL == 0.001


def test_no_wrong_kind_passes_more_often_than_once_in_100_when_graded() -> None:
    found = rates(stored(), JUDGES[0], the_bar().height, [Role.WRONG])
    assert max(one.wrong for one in found) <= MAY_PASS == 0.01
    assert not any(one.passed for one in found)


def test_a_bar_that_honest_kinds_miss_is_refused() -> None:
    low = [replace(run, heldout=run.heldout - 500) for run in stored()]
    with pytest.raises(CourseError, match="no bar lets all honest kinds pass"):
        choose_bar(low)
    high = [replace(run, heldout=10_000, public=400) for run in stored()]
    with pytest.raises(CourseError, match="even the highest bar that is tried"):
        choose_bar(high)
    with pytest.raises(CourseError, match="too few runs"):
        choose_bar([run for run in stored() if run.kind != "forest-200"])


def test_bar_json_is_what_the_stored_runs_give() -> None:
    assert (ROOT / BAR).read_text(encoding="utf-8") == bar_text(stored())


def test_the_page_is_what_the_stored_runs_and_margins_give() -> None:
    assert (ROOT / PAGE).read_text(encoding="utf-8") == page_text(stored(), of_project(), stops(), read_margins(ROOT))


def test_rates_are_those_of_textbooks() -> None:
    found = Rates(KIND["trees-20"], JUDGES[1], np.array([300] * 19 + [380]), bar=0.9)
    assert (found.n, found.passed, found.cut) == (20, 1, needed(0.9, 400))
    assert found.interval == pytest.approx((0.00127, 0.24873), abs=1e-5)  # Clopper and Pearson, 1 of 20
    # Fresh images: 1 of 20 models passes nearly always, the 19 others (0.75) never.
    assert found.other_images == pytest.approx(1 / 20, abs=1e-4)
    same = Rates(KIND["trees-20"], JUDGES[1], np.array([380, 380, 380]), bar=0.9)
    assert same.expected == 1


def test_a_model_exactly_at_the_bar_fails_once_in_1000_draws_of_images() -> None:
    from scipy.stats import binom

    for n in (400, 10_000):
        assert 0.0003 < binom.cdf(needed(0.91, n) - 1, n, 0.91) < 0.002


def test_worst_is_the_kind_with_the_most_wrong_verdicts() -> None:
    found = rates(stored(), JUDGES[0], the_bar().height)
    assert worst(found, Role.WRONG).wrong == max(one.wrong for one in found if one.kind.role is Role.WRONG)


def test_percents_are_never_rounded_to_certainty() -> None:
    assert [percent(share) for share in (0, 1, 0.5, 0.0123, 0.00012, 1e-9)] == [
        "0 %", "100 %", "50.0 %", "1.23 %", "0.0120 %", "< 0.0001 %",
    ]  # fmt: skip
    assert percent(1 - 1e-9) == "> 99.9999 %"


def test_the_colours_of_the_picture_can_be_read_on_white_and_have_other_marks_too() -> None:
    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    assert all(1.05 / (luminance(colour) + 0.05) >= 4.5 for colour, _, _ in LOOKS.values())
    assert len({marker for _, marker, _ in LOOKS.values()}) == len(LOOKS) == len(Role)
    assert LOOKS[Role.HONEST][2] and LOOKS[Role.HONEST][2] != LOOKS[Role.WRONG][2]


def test_every_check_that_judges_a_model_uses_the_bar(course: Course) -> None:
    found = {check.name: check for lesson in course.lessons for check in checks_of(course, lesson)}
    for exercise, name in ACCURACY_CHECKS.items():
        assert found[name].exercise == exercise
    uses = {name for name, check in found.items() if "expect_accuracy" in check.function.__code__.co_names}
    judged = {name: set(check.function.__code__.co_names) for name, check in found.items() if "judge" in check.asks_for}
    shown = {name for name, names in judged.items() if {"images", "score"} & names}
    assert uses == set(ACCURACY_CHECKS.values()) and not shown


def test_every_margin_belongs_to_a_check_of_its_exercise(course: Course) -> None:
    margins = read_margins(ROOT)
    checks = {check.name: check.exercise for lesson in course.lessons for check in checks_of(course, lesson)}
    assert margins and all(checks[margin["check"]] == margin["exercise"] for margin in margins)


# ---- credit below the bar --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("n", [400, 10_000])
def test_credit_rises_with_the_score_from_nothing_for_guessing_to_all_at_the_bar(n: int) -> None:
    shares = [the_bar().share(score(right, n)) for right in range(0, n + 1, n // 400)]
    assert shares == sorted(shares)
    assert set(shares) == {0.0, 1.0, *(step.share for step in STEPS)}
    assert the_bar().share(score(n // 10, n)) == 0
    assert the_bar().share(score(needed(the_bar().height, n), n)) == 1
    assert the_bar().share(score(needed(the_bar().height, n) - 1, n)) == max(step.share for step in STEPS) < 1


def test_no_step_of_the_credit_lies_inside_a_kind() -> None:
    for images in JUDGES:
        for found in rates(stored(), images, the_bar().height, [Role.WRONG]):
            shares = {the_bar().share(score(int(right), images.n)) for right in found.right}
            # Who reaches the bar itself has all: on 400 rows, some wrong kinds do.
            assert len(shares - {1.0}) <= 1, found.kind.name


# ---- what the student reads ------------------------------------------------------------------------------------------


def failure(model: object) -> Failure:
    answers = live_answers({"make_model": lambda: Pipeline([("algo", model)])})
    with pytest.raises(Failure) as caught:
        expect_accuracy(answers, "make_model", PublicJudge(), diagnose, WEAK)
    return caught.value


def test_the_message_names_score_interval_bar_and_the_likeliest_reason() -> None:
    found = failure(RandomForestClassifier(10, random_state=1))
    judge = PublicJudge()
    reached = judge.score(RandomForestClassifier(10, random_state=1).fit(*judge.training).predict(judge.images))
    assert str(reached) in found.found and f"{reached.low:.3f} to {reached.high:.3f}" in found.found
    assert "n_estimators=10" in found.found
    assert str(the_bar().height) in found.expected and f"{the_bar().needed(400):.3f}" in found.expected
    landmark = next(mark for mark in the_bar().landmarks if mark.name == "trees-10")
    assert landmark.about in found.cause and f"{landmark.reaches[PublicJudge.name]:.3f}" in found.cause
    assert found.next_step == landmark.repair
    assert (found.misconception, found.share) == ("weak", 0.5)


def test_a_forest_that_is_held_back_by_depth_is_not_told_to_take_more_trees() -> None:
    found = failure(RandomForestClassifier(200, max_depth=3, random_state=1))
    assert "depth 3" in found.cause and "max_depth" in found.next_step
    assert "n_estimators" not in found.next_step


def test_a_forest_with_several_settings_of_its_own_is_told_to_mend_each() -> None:
    found = failure(RandomForestClassifier(60, max_depth=3, random_state=1))
    assert "with one such setting changed" in found.cause
    assert "max_depth" in found.next_step and "n_estimators=200" in found.next_step


def test_another_model_is_not_told_about_settings_of_a_forest() -> None:
    found = failure(DecisionTreeClassifier(random_state=1))
    assert found.cause and found.next_step and found.share == 0.5
    assert "n_estimators=" not in found.found + found.next_step


@pytest.mark.parametrize(
    ("changed", "value", "name"),
    [(["n_estimators"], 0.88, "trees-20"), (["max_depth"], 0.78, "depth-3"), ([], 0.1, "dummy")],
)
def test_the_nearest_landmark_fits_the_settings_that_were_changed(changed: list[str], value: float, name: str) -> None:
    found = the_bar().nearest(score(int(value * 10_000), 10_000), JUDGES[0].judge, changed)
    assert found is not None
    assert found.name == name or (name == "dummy" and found.reaches[JUDGES[0].judge] < 0.11)


def test_a_judge_that_was_never_measured_gets_no_landmark() -> None:
    assert the_bar().nearest(score(10, 100), "100 images of mine", []) is None


def test_every_landmark_says_what_it_is_and_how_to_mend_it() -> None:
    for landmark in the_bar().landmarks:
        assert landmark.about and landmark.repair.endswith("."), landmark
        assert set(landmark.settings) <= set(the_bar().reference)
        assert set(landmark.reaches) == {images.judge for images in JUDGES}


# ---- the command -----------------------------------------------------------------------------------------------------


def test_versions_of_scikit_learn_never_share_a_seed() -> None:
    numbers = [{job.number for job in plan(version=version)} for version in ("1.6.1", "1.9.1")]
    assert not numbers[0] & numbers[1]


def test_the_command_runs_what_is_missing_and_writes_bar_page_and_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in ("data", "docs/pictures", "autograder/digits"):
        (tmp_path / folder).mkdir(parents=True)
    for name in ("course.yaml", "data/margins.csv", PROJECT_RUNS):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    write_runs(tmp_path / RUNS, stored()[1:], ACCURACY)
    known = {job_of(run): run for run in stored()}
    planned = replace(ACCURACY, plan=lambda: list(known), run=known.__getitem__)
    monkeypatch.setattr(Digits, "calibrations", {"accuracy": planned})
    monkeypatch.setattr("autograder.digits.calibration.accuracy.find_stops", lambda course: iter(stops()))
    with working_in(tmp_path), pytest.raises(SystemExit) as stopped:
        main(["calibrate", "--jobs", "1"])
    assert stopped.value.code == 0
    assert f"1 of {len(stored())} runs to do" in capsys.readouterr().out
    assert read_runs(tmp_path / RUNS, Run) == list(stored())
    for place in (BAR, PAGE):
        assert (tmp_path / place).read_text() == (ROOT / place).read_text()
    assert (tmp_path / PICTURE).read_bytes().startswith(b"\x89PNG")


def test_the_command_needs_a_checkout(in_tiny: Course, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["calibrate"])
    assert stopped.value.code == 2
    assert "is no checkout of the course" in capsys.readouterr().err


# ---- kinds and runs --------------------------------------------------------------------------------------------------


def test_a_run_counts_right_predictions_and_can_be_repeated() -> None:
    found = run(Job("one-tree", 3, "x"))
    assert 6500 < found.heldout < 8000 and 240 < found.public < 320
    assert replace(run(Job("one-tree", 3, "x")), seconds=0) == replace(found, seconds=0)


def test_a_kind_with_rows_of_its_own_is_judged_on_the_others() -> None:
    first, second = (run(Job("neighbours", number, "x")) for number in (3, 6))
    assert first.heldout != second.heldout and first.public != second.public
    assert 330 < min(first.public, second.public) <= max(first.public, second.public) < 390


def test_names_of_kinds_differ_and_wrong_ones_can_be_mended() -> None:
    assert len(KIND) == len(KINDS)
    assert all(kind.repair for kind in KINDS if kind.role in (Role.WRONG, Role.BETWEEN))


def test_slips_change_the_rows_as_they_say() -> None:
    X, y = PublicJudge().training
    altered = {name: KIND[name].make(3).alter(X, y) for name in SLIPS}
    assert len(altered["few-rows"][1]) == 200
    assert 3 not in altered["class-missing"][1] and len(altered["class-missing"][1]) == 1440
    assert sorted(altered["shuffled-labels"][1]) == sorted(y) and (altered["shuffled-labels"][1] != y).any()
    assert altered["scaled-rows-only"][0].max() == 1
    assert (altered["columns-off-by-one"][0][:, 1:] == X[:, :-1]).all()
    assert (altered["transposed"][0].reshape(-1, 28, 28)[:, 3, 9] == X.reshape(-1, 28, 28)[:, 9, 3]).all()
    assert sorted(altered["columns-by-name"][0][0]) == sorted(X[0]) and (altered["columns-by-name"][0][0] != X[0]).any()
    assert len(altered["knows-public-rows"][1]) == 2000


SLIPS = (
    "few-rows", "class-missing", "shuffled-labels", "scaled-rows-only", "columns-off-by-one", "columns-by-name",
    "transposed", "knows-public-rows",
)  # fmt: skip


@pytest.mark.parametrize("name", ["one-tree", "trees-10", "dummy", "neighbours", "knows-public-rows"])
def test_the_stored_stops_are_what_the_checks_do(course: Course, name: str) -> None:
    found = {stop.exercise: stop.check for stop in stops() if stop.kind == name}
    assert found == {exercise: stopped_by(course, exercise, KIND[name].make(0)) for exercise in ACCURACY_CHECKS}


def test_stops_are_stored_for_every_kind_and_exercise(tmp_path: Path) -> None:
    assert [(stop.kind, stop.exercise) for stop in stops()] == [(name, ex) for name in KIND for ex in ACCURACY_CHECKS]
    write_stops(tmp_path / "stops.csv", stops())
    assert tuple(read_stops(tmp_path / "stops.csv")) == stops()


def test_honest_forests_reach_the_bar_in_both_exercises() -> None:
    forests = {kind.name for kind in KINDS if kind.role is Role.HONEST and kind.name != "extra-trees"}
    assert {stop.check for stop in stops() if stop.kind in forests} == {""}


def test_a_solution_that_passes_all_earlier_checks_is_not_stopped(course: Course) -> None:
    assert stopped_by(course, "3.2", RandomForestClassifier(30, random_state=42)) == ""
    assert stopped_by(course, "4.5", DecisionTreeClassifier(random_state=1)) == ""
