"""docs/teaching: minutes that add up, stumbles that are in the banks, a test, a gain, and pages to print."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner
from scipy.stats import ttest_1samp

from autograder.authoring.forms import FORMS
from autograder.digits import diagnose, load_csv
from autograder.digits.calibration import rates
from autograder.digits.judge import TRAIN_PER_DIGIT, HeldoutJudge
from autograder.intervals import class_gain
from autograder.manifest import Lesson, load_course
from docs.teaching import make_exam, make_print, make_syllabus, make_test
from tests.conftest import ROOT

FOLDER = ROOT / "docs" / "teaching"
COURSE = load_course(ROOT)
MESSAGES = (ROOT / "docs" / "messages.md").read_text(encoding="utf-8")


def test_the_forms_and_the_key_are_what_the_data_make() -> None:
    for path, text in make_test.pages().items():
        assert path.read_text(encoding="utf-8") == text, "run `python docs/teaching/make_test.py`"


def test_ten_parallel_items_two_for_each_lesson() -> None:
    a, b = (make_test.items(form) for form in FORMS)
    assert Counter(item.lesson for item in a) == {lesson.number: 2 for lesson in make_syllabus.taught(COURSE)}
    assert [(i.id, i.concept, i.lesson, i.right) for i in a] == [(i.id, i.concept, i.lesson, i.right) for i in b]
    for one, other in zip(a, b, strict=True):
        assert {idea for idea, _ in one.options} == {idea for idea, _ in other.options}
        assert one.stem != other.stem, one.id
        right = {dict(item.options)[item.right] for item in (one, other)}
        assert len(right) == 2 or not re.search(r"\d", right.pop()), f"the answer to {one.id} is the same in both forms"


@pytest.mark.parametrize("form", FORMS)
def test_options_differ_and_the_right_one_does_not_give_itself_away(form: str) -> None:
    items = make_test.items(form)
    assert max(Counter(item.letter for item in items).values()) <= 4
    for item in items:
        texts = [text for _, text in item.options]
        assert len(set(texts)) == 4, item.id
        assert "{" not in "".join([item.stem, item.why, *texts]), item.id
        assert max(map(len, texts)) <= 2 * min(map(len, texts)) + 20, item.id
    assert sum(max(i.options, key=lambda o: len(o[1]))[0] == i.right for i in items) <= 4


def test_no_form_gives_the_way_to_its_answers_away() -> None:
    for form in FORMS:
        page = make_test.form_page(form)
        assert not re.search(r"make_test|test\.yaml|test-key|docs/", page)
    assert "Not for students" in make_test.key_page()


@pytest.mark.parametrize("form", FORMS)
def test_no_answer_and_no_case_of_a_form_stands_in_a_lesson(form: str) -> None:
    """After the course neither form may be easier because its numbers were seen there."""
    sources = [COURSE.source(lesson) for lesson in COURSE.lessons]
    texts = [path.read_text(encoding="utf-8") for source in sources for path in source.parent.glob("*.[my]*")]
    prose = "\n".join(re.sub(r"^```.*?^```$|`[^`\n]*`", "", text, flags=re.DOTALL | re.MULTILINE) for text in texts)
    for item in make_test.items(form):
        right = dict(item.options)[item.right]
        if re.search(r"\d", right) and len(right) < 15:
            assert not re.search(rf"(?<![\d.]){re.escape(right)}(?![\d.]*\d)", prose), (item.id, right)
    for case in ("photographs", "recordings", "foxes", "owls", "voices", "pneumonia", "refund", " kg", "schools"):
        assert case not in prose


def test_numbers_of_the_forms_by_another_way() -> None:
    by_form = [{item.id: item for item in make_test.items(form)} for form in FORMS]
    for items, rare, fits in zip(by_form, (120, 240), (113, 85), strict=True):
        assert dict(items["rows-of-a-class"].options)["class-times-train"] == str(rare)
        assert dict(items["fits-of-a-search"].options)["draws-times-folds"] == str(fits)
        low, high = map(float, re.findall(r"(-?\d\.\d{3}) to (-?\d\.\d{3})", items["is-it-better"].stem)[0])
        rows = re.findall(r"^\| (?:old|new) \| (.+) \| \S+ \|$", items["is-it-better"].stem, re.MULTILINE)
        old, new = (np.array([float(number) for number in row.split(" | ")]) for row in rows)
        expected = ttest_1samp(new - old, 0).confidence_interval()
        assert (low, high) == pytest.approx((expected.low, expected.high), abs=0.0006)
        assert low < 0 < high and sum(new > old) >= 3


def test_a_gain_is_paired_and_has_its_interval() -> None:
    rng = np.random.default_rng(5)
    before = rng.integers(0, 8, 12).astype(float)
    after = before + rng.integers(-1, 4, 12)
    found = class_gain(before.tolist(), after.tolist())
    expected = ttest_1samp(after - before, 0).confidence_interval()
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high))
    assert found.mean == pytest.approx(float(np.mean(after) - np.mean(before))) and found.n == 12
    assert "12 people" in str(found) and str(found).startswith("+")
    same = class_gain([1, 2, 3], [3, 4, 5])
    assert (same.mean, same.low, same.high) == (2, 2, 2)
    shuffled = class_gain(before.tolist(), sorted(after.tolist()))
    assert shuffled.high - shuffled.low != pytest.approx(found.high - found.low), "it matters who is who"


def test_intervals_of_gains_hold_the_true_gain_about_as_often_as_they_say() -> None:
    rng = np.random.default_rng(0)
    held = 0
    for _ in range(400):
        before = rng.normal(4, 2, 10)
        found = class_gain(before.tolist(), (before + rng.normal(1.5, 1.2, 10)).tolist())
        held += found.low <= 1.5 <= found.high
    assert 0.92 < held / 400 < 0.98


@pytest.mark.parametrize(("before", "after"), [([1.0], [2.0]), ([1.0, 2.0], [3.0]), ([], [])])
def test_a_gain_needs_pairs(before: list[float], after: list[float]) -> None:
    with pytest.raises(ValueError, match="for the same people"):
        class_gain(before, after)


@pytest.fixture
def marks(tmp_path: Path) -> Callable[[str], Path]:
    def write(text: str) -> Path:
        (tmp_path / "marks.csv").write_text(text, encoding="utf-8")
        return tmp_path / "marks.csv"

    return write


def test_marks_are_read_and_anyone_who_missed_a_test_is_left_out(marks: Callable[[str], Path]) -> None:
    file = marks("\ufeffname,before,after\nana,3,6\nben,,7\ncleo,5,6\ndeb,4,\n")
    assert make_test.read_marks(file) == ([3, 5], [6, 6], 2)
    said = CliRunner().invoke(make_test.main, ["gain", str(file)]).output
    assert said.startswith("+2.00 points (95 % interval") and "Left out: 2" in said
    assert "With 2 people this interval says little" in said


def test_marks_with_semicolons_and_decimal_commas_are_read(marks: Callable[[str], Path]) -> None:
    assert make_test.read_marks(marks("Name;Before;After\nana;3,5;6\nben;4;7\n")) == ([3.5, 4], [6, 7], 0)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name,vorher,after\nana,3,6\n", "has no column before"),
        ("", "has no column before and no column after"),
        ("before,after\n3,6\nfour,7\n", "line 3: 'four or 7' is no number of points"),
        ("before,after\n3,6\n", "1 before and 1 after: give both for the same people, two or more"),
    ],
)
def test_marks_that_cannot_be_read_are_told_in_a_sentence(marks: Callable[[str], Path], text: str, said: str) -> None:
    result = CliRunner().invoke(make_test.main, ["gain", str(marks(text))])
    assert result.exit_code == 1 and said in result.output and "Traceback" not in result.output


@pytest.mark.parametrize(
    "script", [make_test, make_exam, make_print, make_syllabus], ids=lambda script: str(script.__name__)
)
def test_a_script_that_is_asked_for_help_writes_nothing(script: ModuleType, tmp_path: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in FOLDER.iterdir()}
    for arguments, code in ((["--help"], 0), (["--no-such-option"], 2)):
        assert CliRunner().invoke(script.main, arguments).exit_code == code
    assert {path: path.stat().st_mtime_ns for path in FOLDER.iterdir()} == before


def test_a_page_to_print_keeps_questions_together_and_loads_nothing() -> None:
    page = make_print.html_page(
        "# A title\n\nWords, 20 %.\n\n## One\n\n- ☐ A. yes\n- no\n\n## Two\n\n| a |\n|---|\n| 1 |\n"
    )
    assert page.count("<section>") == 3 and page.count('<li class="box">') == 1 and "<table>" in page
    assert "<title>A title</title>" in page and "break-inside: avoid" in page
    assert not re.search(r"(?:src|href)=", page)


def test_sheets_are_made_for_both_forms_the_key_and_the_bets_of_each_lesson(tmp_path: Path) -> None:
    result = CliRunner().invoke(make_print.main, ["--out", str(tmp_path)])
    assert result.exit_code == 0
    names = {path.stem for path in tmp_path.iterdir()}
    assert names == {"test-form-a", "test-form-b", "test-key"} | {f"bets-{lesson.number}" for lesson in COURSE.lessons}
    for lesson in COURSE.lessons:
        asked = COURSE.source(lesson).read_text(encoding="utf-8").count("**Predict.**")
        sheet = (tmp_path / f"bets-{lesson.number}.html").read_text(encoding="utf-8")
        assert sheet.count("My bet:") == sheet.count("<h2>") == asked == len(list(make_print.bets(COURSE, lesson)))
    assert "0.915" not in (tmp_path / "bets-1.html").read_text(encoding="utf-8"), (
        "a later bet tells the first one's answer"
    )
    own = tmp_path / "own.md"
    own.write_text("# Mine\n", encoding="utf-8")
    assert CliRunner().invoke(make_print.main, [str(own), "--out", str(tmp_path / "more")]).exit_code == 0
    assert [path.name for path in (tmp_path / "more").iterdir()] == ["own.html"]


def section(text: str, title: str) -> str:
    found = re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", text, re.DOTALL | re.MULTILINE)
    assert found, f"there is no section {title!r}"
    return found[1]


def bullets(text: str) -> list[str]:
    return [item.strip() for item in re.findall(r"^- (.+)$", re.sub(r"\n {2,}(?=\S)", " ", text), re.MULTILINE)]


def teach(lesson: Lesson) -> str:
    return (FOLDER / f"lesson-{lesson.number}.md").read_text(encoding="utf-8")


every_lesson = pytest.mark.parametrize("lesson", COURSE.lessons, ids=lambda lesson: lesson.name)


@every_lesson
def test_a_page_for_each_lesson_has_its_parts_and_the_lessons_objectives(lesson: Lesson) -> None:
    text = teach(lesson)
    assert text.startswith(f"# Teach lesson {lesson.number}: {lesson.title}\n")
    parts = [
        "Questions it answers",
        "Objectives",
        "Minute plan",
        "Common stumbles",
        "Questions for discussion",
        "Key points",
    ]
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == parts
    objectives = bullets(section(text, "Objectives"))
    assert objectives == bullets(section(COURSE.source(lesson).read_text(), "What you will be able to do"))
    assert len(text.split()) < 1000, "a page, not a chapter"


@every_lesson
def test_the_plan_has_the_minutes_of_the_lesson(lesson: Lesson) -> None:
    steps = make_syllabus.plan(lesson.number)
    assert len(steps) == len(re.findall(r"^\| \S+ \|.*\|$", section(teach(lesson), "Minute plan"), re.MULTILINE)) - 1
    assert sum(step.minutes for step in steps) == lesson.minutes
    assert all(0 <= step.in_a_day <= step.minutes for step in steps)


@every_lesson
def test_each_row_of_a_plan_has_the_minutes_that_the_formula_gives_for_its_sections(lesson: Lesson) -> None:
    """A little leeway, so that a word more in a lesson does not change its plan."""
    steps = make_syllabus.plan(lesson.number)
    for step, minutes in zip(steps, make_syllabus.minutes_of_rows(COURSE, lesson), strict=True):
        assert abs(step.minutes - minutes) <= 2, f"{step.begins_at}: run `python docs/teaching/make_syllabus.py`"


@every_lesson
def test_what_is_cut_first_is_not_what_is_kept(lesson: Lesson) -> None:
    steps = make_syllabus.plan(lesson.number)
    marks = [re.match(r"keep|cut (\d)", step.cut) for step in steps]
    order = sorted(int(mark[1]) for mark in marks if mark and mark[1])
    assert order == list(range(1, len(order) + 1)) and len(order) >= 2
    for step, mark in zip(steps, marks, strict=True):
        kept = mark is not None and mark[0] == "keep"
        assert not (kept and re.search(r"\bcut \d", step.cut)), step.what
        assert step.in_a_day > 0 if kept else step.in_a_day < step.minutes or step.minutes < 10, step.what


def test_a_row_that_begins_nowhere_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    step = make_syllabus.Step(90, 90, "No such heading", "", "")
    monkeypatch.setattr(make_syllabus, "plan", lambda number: [step])
    with pytest.raises(ValueError, match=r"lesson-1\.md: no heading 'No such heading'"):
        make_syllabus.minutes_of_rows(COURSE, COURSE.lessons[0])


@every_lesson
def test_each_question_for_discussion_has_an_aim(lesson: Lesson) -> None:
    questions = bullets(section(teach(lesson), "Questions for discussion"))
    assert len(questions) >= 4 and all(re.search(r"[?.] \*Aim: .+\*$", question) for question in questions)


@every_lesson
def test_stumbles_are_in_the_bank_and_each_exercise_has_one(lesson: Lesson) -> None:
    bank = ROOT / "autograder" / "digits" / "checks" / "bank" / lesson.name / "wrong"
    named = re.findall(r"^\| `(\d\.\d-[a-z0-9-]+)` \|", section(teach(lesson), "Common stumbles"), re.MULTILINE)
    assert len(named) == len(set(named)) >= 8
    for name in named:
        assert (bank / f"{name}.py").is_file(), name
        below = re.search(rf"^### {re.escape(name[:3])} .*?(?=^### |\Z)", MESSAGES, re.DOTALL | re.MULTILINE)
        assert below and f"**{name[4:]}**" in below[0], f"{name} is not to be found where the page says"
    assert {name[:3] for name in named} == {exercise.id for exercise in lesson.exercises}


def test_the_tables_of_the_syllabus_are_computed() -> None:
    page = make_syllabus.PAGE.read_text(encoding="utf-8")
    assert page == make_syllabus.page(COURSE), "run `python docs/teaching/make_syllabus.py`"


@pytest.mark.parametrize("gone", ["<!-- table: five sessions -->\n", "<!-- end -->"])
def test_a_table_without_a_place_is_told(gone: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "syllabus.md"
    text = make_syllabus.PAGE.read_text(encoding="utf-8")
    monkeypatch.setattr(make_syllabus, "PAGE", page)
    for broken in (text.replace(gone, "", 1), "".join(text.rsplit(gone, 1))):
        page.write_text(broken, encoding="utf-8")
        with pytest.raises(ValueError, match=r"syllabus\.md has 0 places for the table"):
            make_syllabus.page(COURSE)


def test_the_syllabus_has_its_three_formats() -> None:
    text = make_syllabus.PAGE.read_text(encoding="utf-8")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == [
        "Before, in every format", "One day", "Five sessions", "Self-study"
    ]  # fmt: skip
    assert all(len(section(text, name)) > 300 for name in ("One day", "Five sessions", "Self-study"))
    assert text.endswith("<!-- end -->\n")


def test_a_day_ends_in_time_and_its_clock_goes_on() -> None:
    rows = re.findall(r"^\| (\d+):(\d\d) \| (\d*) \|", make_syllabus.one_day(COURSE), re.MULTILINE)
    starts = [60 * int(hour) + int(minute) for hour, minute, _ in rows]
    lengths = [int(minutes) for _, _, minutes in rows[:-1]]
    assert [later - start for start, later in pairwise(starts)] == lengths
    assert starts[0] == 9 * 60 and starts[-1] <= 17 * 60
    assert sum(make_syllabus.in_a_day(lesson.number) for lesson in make_syllabus.taught(COURSE)) < sum(lengths) - 60


def test_sums_of_the_other_formats() -> None:
    lessons = sum(lesson.minutes for lesson in make_syllabus.taught(COURSE))
    for table, more in (
        (make_syllabus.five_sessions, 5 * make_syllabus.BREAK + 2 * make_syllabus.TEST),
        (make_syllabus.alone, 4 * make_syllabus.AGAIN),
    ):
        *rows, total = (int(line.split("|")[-2]) for line in table(COURSE).splitlines()[2:])
        assert sum(rows) == total == lessons + more


def test_the_answer_with_a_slip_has_the_slip_that_the_bank_knows() -> None:
    code = re.findall(r"```python\n(.*?)```", (FOLDER / "language-models.md").read_text(), re.DOTALL)[0]
    names: dict[str, Any] = {}
    exec(code, names)
    assert names["scale"](np.array([0, 255], np.uint8)).tolist() == [0, 1]
    assert names["scale"](np.array([0, 100], np.uint8)).tolist() == [0, 1], "pale ink becomes full ink"
    assert (ROOT / "autograder/digits/checks/bank/02_scaling/wrong/2.1-own-maximum.py").is_file()


def test_the_folder_tells_of_each_page_and_each_script() -> None:
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    for path in FOLDER.iterdir():
        if path.suffix == ".md" and path.name != "README.md":
            assert f"]({path.name})" in text, path.name
        if path.suffix == ".py":
            assert f"docs/teaching/{path.name}" in text, path.name
    for page in ("README.md", "docs/instructors.md"):
        assert "teaching/README.md)" in (ROOT / page).read_text(), page


def test_a_data_set_of_ones_own_has_the_layout_of_the_course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = re.findall(r"```python\n(.*?)```", (FOLDER / "own-data.md").read_text(), re.DOTALL)[0]
    (tmp_path / "data").mkdir()
    monkeypatch.chdir(tmp_path)
    exec(code, {})
    pixels, labels = load_csv("data/digits.csv.gz")
    assert pixels.shape == (1000, 784) and np.bincount(labels).tolist() == [100] * 10
    judge = HeldoutJudge(Path("data/heldout.npz"))
    assert judge.images.shape == (797, 784)
    assert not (pixels[:, None, ::97] == judge.images[None, :, ::97]).all(axis=2).all()


def test_what_the_page_says_of_our_own_course_is_so() -> None:
    text = (FOLDER / "own-data.md").read_text()
    ours = {row[0]: row[1] for row in re.findall(r"^\| `\S+` \| (.+?) \| (.+?) \|", text, re.MULTILINE)}
    assert str(TRAIN_PER_DIGIT) in ours.values() and HeldoutJudge.name in ours.values()
    assert f"{diagnose.FIT} and {diagnose.ASKED}" in ours.values()
    assert f"from {rates.BARS[0]:.3f} to {rates.BARS[-1]:.3f}" in text
    exercises = sum(len(lesson.exercises) for lesson in make_syllabus.taught(COURSE))
    assert f"of the {exercises} exercises of lessons 1 to 5" in text
    check = (ROOT / "autograder/digits/checks/lesson_4/test_3_scores.py").read_text()
    assert "on_test > 0.955" in check, "the page names this bound"
    for name in re.findall(r"`((?:autograder|tests|benchmarks|data|examples)/[\w./]+)`", text):
        assert (ROOT / name).exists(), name
