"""A lint of the lessons: the parts that every lesson has, and the rules of their words."""

from __future__ import annotations

import ast
import builtins
import itertools
import re
from pathlib import Path

import nbformat
import pytest

from autograder.authoring.bank import defined
from autograder.authoring.build import CODE_STUB, solution_notebook
from autograder.authoring.forms import FILE as TEST
from autograder.authoring.predictions import CALL, predictions_of
from autograder.authoring.questions import questions_of
from autograder.authoring.source import read_source, source_cells
from autograder.manifest import Course, Lesson, load_course
from autograder.material import FILE, Form, Prediction, Question, named
from autograder.notebook import CHECK_CALL, read_notebook
from autograder.question import QuestionForm
from autograder.study.withheld import MARK
from benchmarks.minutes import work_of
from tests.conftest import ROOT

COURSE: Course = load_course(ROOT)
BESIDE = ("own_code.yaml", "predictions.yaml", "puzzles.yaml", "questions.yaml")
"""What may stand beside the source of a lesson."""
QUESTIONS_OF: dict[str, tuple[Question, ...]] = {lesson.name: questions_of(COURSE, lesson) for lesson in COURSE.lessons}
PREDICTIONS_OF: dict[str, tuple[Prediction, ...]] = {
    lesson.name: found for lesson in COURSE.lessons if (found := predictions_of(COURSE, lesson))
}
OF_THE_TEST = ('quiz("before")', 'quiz("after")')
every_lesson = pytest.mark.parametrize("lesson", COURSE.lessons, ids=lambda lesson: lesson.name)

HEADINGS = ["What you will be able to do", "What you need", "Recall"]
STEPS = ["Load", "Look", "Split", "Fit", "Judge"]
ENDING = ["Recap", "Check yourself", "Further reading"]
WAY_ON = "Where next"
VERBS = {
    "add",
    "apply",
    "ask",
    "build",
    "calculate",
    "choose",
    "compare",
    "compute",
    "count",
    "draw",
    "enlarge",
    "evaluate",
    "explain",
    "find",
    "fit",
    "list",
    "load",
    "make",
    "measure",
    "name",
    "plot",
    "predict",
    "print",
    "read",
    "recognise",
    "report",
    "run",
    "save",
    "say",
    "scale",
    "score",
    "search",
    "separate",
    "set",
    "show",
    "sort",
    "split",
    "state",
    "summarise",
    "test",
    "tell",
    "turn",
    "use",
    "verify",
    "write",
    "decide",
    "describe",
    "detect",
    "check",
    "convert",
}


def text_of(lesson: Lesson) -> str:
    cells = read_source(COURSE.source(lesson)).cells
    return "\n\n".join(cell.source for cell in cells if cell.cell_type == "markdown")


def headings(text: str) -> list[tuple[int, str]]:
    text = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    return [(len(mark), title.strip()) for mark, title in re.findall(r"^(#+) (.+)$", text, flags=re.MULTILINE)]


def section(text: str, title: str) -> str:
    found = re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", text, flags=re.DOTALL | re.MULTILINE)
    assert found, f"there is no section {title!r}"
    return found.group(1)


def bullets(text: str) -> list[str]:
    joined = re.sub(r"\n {2,}(?=\S)", " ", text)
    return [item.strip() for item in re.findall(r"^- (.+)$", joined, flags=re.MULTILINE)]


@every_lesson
def test_sections_are_there_in_order(lesson: Lesson) -> None:
    second = [title for level, title in headings(text_of(lesson)) if level == 2]
    first, recap = second.index(HEADINGS[0]), second.index(ENDING[0])
    assert lesson.number == "1" or first == 0, "only the first lesson opens with something else"
    assert second[first : first + 3] == HEADINGS
    middle = second[first + 3 : recap]
    assert len(middle) >= 2
    steps = [title for title in middle if title in STEPS]
    assert steps == [step for step in STEPS if step in steps]
    assert second[recap:] == [*ENDING, WAY_ON]


@every_lesson
def test_the_end_leads_to_the_neighbours_and_helps_who_is_lost(lesson: Lesson) -> None:
    end = section(text_of(lesson), WAY_ON)
    place = COURSE.lessons.index(lesson)
    for neighbour in COURSE.lessons[max(place - 1, 0) : place] + COURSE.lessons[place + 1 : place + 2]:
        assert f"(../{neighbour.name}/{neighbour.name}.ipynb)" in end, neighbour.name
    assert "Kernel" in end and "hint(" in end and "solution(" in end


@every_lesson
def test_one_title_and_no_skipped_level(lesson: Lesson) -> None:
    found = headings(text_of(lesson))
    assert found[0] == (1, f"Lesson {lesson.number}: {lesson.title}")
    levels = [level for level, _ in found]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


@every_lesson
def test_objectives_begin_with_a_verb_that_can_be_seen_and_return_in_the_recap(lesson: Lesson) -> None:
    text = text_of(lesson)
    objectives = bullets(section(text, "What you will be able to do"))
    assert len(objectives) >= 3
    for objective in objectives:
        verb = re.match(r"\w+", objective)
        assert verb and verb.group().lower() in VERBS, objective
    assert bullets(section(text, "Recap")) == objectives


@every_lesson
def test_minutes_and_run_time_stand_in_the_head(lesson: Lesson) -> None:
    head = text_of(lesson).split("## What you will be able to do")[0]
    assert f"About {lesson.minutes} minutes." in head
    assert re.search(r"The reference solution runs in about \d+ s", " ".join(head.split()))


@every_lesson
def test_the_minutes_are_those_of_the_formula_until_learners_were_timed(lesson: Lesson) -> None:
    timed = re.findall(r"^\| (\d+) \| \d+ \|", (ROOT / "docs" / "pilot.md").read_text(), re.MULTILINE)
    if lesson.number not in timed:
        assert lesson.minutes == work_of(COURSE, lesson).minutes, "see `python benchmarks/minutes.py`"


@every_lesson
def test_two_recall_questions_have_folded_answers(lesson: Lesson) -> None:
    assert section(text_of(lesson), "Recall").count("<details><summary>Answer</summary>") == 2


@every_lesson
def test_questions_come_from_their_file(lesson: Lesson) -> None:
    text = section(text_of(lesson), "Check yourself")
    assert "{{ questions }}" in text.splitlines()


with_questions = pytest.mark.parametrize("questions", QUESTIONS_OF.values(), ids=QUESTIONS_OF)


@with_questions
def test_five_questions_or_six_and_one_with_a_number_or_a_table(questions: tuple[Question, ...]) -> None:
    assert len(questions) == (6 if any(question.exercise for question in questions) else 5)
    assert any(re.search(r"\d|^\|", question.stem, re.MULTILINE) for question in questions)


@with_questions
def test_the_right_option_does_not_give_itself_away(questions: tuple[Question, ...]) -> None:
    lettered = [question for question in questions if question.form is QuestionForm.ONE]
    letters = [next(letter for letter, option in each.lettered.items() if option.right) for each in lettered]
    assert len(set(letters)) >= min(3, len(letters)), f"the right ones are {letters}: put them in more places"
    choosing = [question for question in questions if question.options]
    longest = [max(question.options, key=lambda option: len(option.text)) for question in choosing]
    assert sum(option.right for option in longest) <= 3, "the right option is the longest one nearly everywhere"
    for question in choosing:
        lengths = [len(option.text) for option in question.options]
        assert max(lengths) <= 2 * min(lengths) + 12, f"{question.id}: options of {lengths} letters"
        said = [word for option in question.options for word in re.findall(r"(?i)\b(?:always|never)\b", option.text)]
        assert not said, f"{question.id}: no option needs {said}"


@every_lesson
def test_surprises_are_predicted_before_they_are_run(lesson: Lesson) -> None:
    assert text_of(lesson).count("**Predict.**") >= 3


predicting = pytest.mark.parametrize("name", PREDICTIONS_OF)


@predicting
def test_a_number_that_is_as_far_away_as_it_may_be_is_right(name: str) -> None:
    for prediction in PREDICTIONS_OF[name]:
        if prediction.value is not None:
            for sign in (-1, 1):
                said = prediction.kept(round(prediction.value + sign * prediction.within, 9))
                assert said is not None and prediction.is_right(said), (prediction.id, said)


@predicting
def test_every_predict_paragraph_is_followed_by_its_prediction_cell(name: str) -> None:
    cells = read_source(COURSE.source(COURSE.lesson(name))).cells
    asked = []
    for cell, after in itertools.pairwise(cells):
        paragraphs = cell.source.split("\n\n") if cell.cell_type == "markdown" else []
        for paragraph in (each for each in paragraphs if "**Predict.**" in each):
            assert paragraph.startswith("**Predict.**") and paragraph == paragraphs[-1], paragraph
            call = CALL.fullmatch(after.source) if after.cell_type == "code" else None
            assert call and not after.metadata.get("tags"), f"no cell asks for this prediction: {paragraph}"
            asked.append(call[1])
    assert asked == [prediction.id for prediction in PREDICTIONS_OF[name]]
    assert asked == [key for cell in cells for key in CALL.findall(cell.source)], "a cell asks without a paragraph"


@predicting
def test_predictions_are_short_and_their_right_options_do_not_stand_at_one_place(name: str) -> None:
    found = PREDICTIONS_OF[name]
    for prediction in found:
        assert prediction.ask.endswith("?") and len(prediction.ask.split()) <= 20, prediction.id
        assert all(len(text.split()) <= 10 for text in prediction.options.values()), prediction.id
        assert prediction.form is not Form.CHOICE or 2 <= len(prediction.options) <= 4, prediction.id
    right = [prediction.right for prediction in found if prediction.form is Form.CHOICE and prediction.right]
    assert len(right) < 3 or max(map(right.count, right)) <= (len(right) + 1) // 2, right


def said_of(question: Question) -> list[str]:
    """All that is said of answers to a question."""
    told = [question.says, question.repair, *(option.repair for option in question.options)]
    told += [slip.repair for slip in question.wrong]
    return [said for said in told if said.strip()]


def test_each_form_of_a_question_is_asked_in_four_lessons_and_code_of_the_bank_in_five() -> None:
    forms = {
        form: [name for name, asked in QUESTIONS_OF.items() if any(each.form is form for each in asked)]
        for form in QuestionForm
    }
    assert len(forms[QuestionForm.ALL]) >= 4 and len(forms[QuestionForm.NUMBER]) >= 4
    coded = [name for name, asked in QUESTIONS_OF.items() if any(each.exercise for each in asked)]
    assert coded == [lesson.name for lesson in COURSE.lessons[:5]]


def test_which_one_fails_shows_one_wrong_entry_and_two_right_ones() -> None:
    for asked in QUESTIONS_OF.values():
        for question in (each for each in asked if each.exercise):
            kinds = [(option.right, option.bank.partition("/")[0]) for option in question.options]
            assert sorted(kinds) == [(False, "right"), (False, "right"), (True, "wrong")], question.id


@every_lesson
def test_questions_are_asked_by_a_cell_each_and_no_answer_stands_in_the_notebook(lesson: Lesson) -> None:
    sources = [cell.source for cell in nbformat.read(COURSE.release(lesson), 4).cells]
    names = list(named(lesson, QUESTIONS_OF[lesson.name]))
    ours = [source for source in sources if source.startswith("quiz(") and source not in OF_THE_TEST]
    assert ours == [f'quiz("{name}")' for name in names]
    text = " ".join(" ".join(sources).split())
    repairs = [" ".join(said.split()) for question in QUESTIONS_OF[lesson.name] for said in said_of(question)]
    assert not [repair for repair in repairs if repair in text]


def test_the_test_is_asked_before_the_first_bet_and_after_the_last_lesson_of_the_sum() -> None:
    first, last = COURSE.lessons[0], [lesson for lesson in COURSE.lessons if not lesson.apart][-1]
    found = {
        lesson.name: [source for source in sources if source in OF_THE_TEST]
        for lesson in COURSE.lessons
        if (sources := [cell.source for cell in nbformat.read(COURSE.release(lesson), 4).cells])
    }
    assert found == {lesson.name: [] for lesson in COURSE.lessons} | {
        first.name: ['quiz("before")'],
        last.name: ['quiz("after")'],
    }
    sources = [cell.source for cell in nbformat.read(COURSE.release(first), 4).cells]
    assert sources.index('quiz("before")') < sources.index('predict("1.1", ...)')


@every_lesson
def test_a_cell_that_shows_an_answer_says_what_is_missing_by_not_yet(lesson: Lesson) -> None:
    """Else the truth would be told beside a cell that has shown nothing."""
    for cell in source_cells(COURSE, lesson):
        if MARK.match(cell.source):
            assert not re.search(r"print\(.*(?:first|dots).*again", cell.source), cell.source


@every_lesson
def test_pictures_have_alt_text_and_links_lead_somewhere(lesson: Lesson) -> None:
    text = text_of(lesson)
    for alt, target in re.findall(r"!\[(.*?)\]\((.*?)\)", text):
        assert len(alt.split()) >= 3, f"the picture {target} needs a description"
        assert (COURSE.source(lesson).parent / target).is_file()
    assert not re.search(r"<img (?![^>]*alt=)", text)
    for words, target in re.findall(r"(?<!!)\[(.*?)\]\((.*?)\)", text):
        assert words.lower() not in {"here", "this", "link", "click here"}
        if not re.match(r"https?://|#", target):
            assert (COURSE.source(lesson).parent / target).exists(), target


@every_lesson
def test_each_exercise_has_its_heading_its_cell_and_its_check_in_this_order(lesson: Lesson) -> None:
    notebook = solution_notebook(COURSE, lesson)
    ids = [c.metadata["nbgrader"]["grade_id"] for c in notebook.cells if "nbgrader" in c.metadata]
    order = [item for item in ids if item.startswith("check-") or not item[-1].isalpha()]
    titles = [title for level, title in headings(text_of(lesson)) if level == 3 and title.startswith("Exercise")]
    # The text may treat exercises in another order than course.yaml lists them.
    by_heading = {f"Exercise {e.id}: {e.title}": e for e in lesson.exercises}
    assert sorted(titles) == sorted(by_heading)
    assert order == [f"{kind}-{by_heading[title].slug}" for title in titles for kind in ("exercise", "check")]


@every_lesson
def test_no_solution_is_left_in_the_students_notebook(lesson: Lesson) -> None:
    release = read_notebook(COURSE.release(lesson))
    text = COURSE.release(lesson).read_text()
    assert "BEGIN SOLUTION" not in text
    starters = [cell for cell in release.cells if cell.grade_id.startswith("exercise-")]
    assert starters and all(CODE_STUB in cell.source for cell in starters)
    for cell in solution_notebook(COURSE, lesson).cells:
        for region in re.findall(r"### BEGIN SOLUTION\n(.*?)### END SOLUTION", cell.source, re.DOTALL):
            assert region.strip() not in "\n".join(c.source for c in release.cells)


@every_lesson
def test_check_cells_are_one_line(lesson: Lesson) -> None:
    for cell in read_notebook(COURSE.release(lesson)).cells:
        if CHECK_CALL.search(cell.source) and cell.grade_id:
            assert CHECK_CALL.fullmatch(cell.source)


@every_lesson
def test_sentences_are_short(lesson: Lesson) -> None:
    asked = [text for q in QUESTIONS_OF[lesson.name] for text in (q.stem, *(o.repair for o in q.options))]
    asked += [text for each in PREDICTIONS_OF.get(lesson.name, ()) for text in (each.ask, each.says)]
    prose = re.sub(r"`[^`]*`|<[^>]*>|\$[^$]*\$", "x", "\n\n".join([text_of(lesson), *asked]))
    paragraphs = [p for p in prose.split("\n\n") if not p.startswith(("#", "|", "-", "```", "    "))]
    sentences = [s for p in paragraphs for s in re.split(r"(?<=[.?!:])\s+", p)]
    long = [s for s in sentences if len(s.split()) > 32]
    assert not long, long


@every_lesson
def test_no_line_of_code_is_cut_off_on_a_screen(lesson: Lesson) -> None:
    """JupyterLab shows some 105 characters in a window of 1300 pixels; longer lines have to be scrolled."""
    code = (cell.source for cell in read_source(COURSE.source(lesson)).cells if cell.cell_type == "code")
    lines = [line for source in code for line in source.splitlines()]
    assert [line for line in lines if len(line) > 100] == []


def test_no_unexpected_file_stands_beside_lessons_and_solutions() -> None:
    for folder, suffixes in (("lessons", {".ipynb", ".png"}), ("solutions", {".ipynb", ".md", ".png"})):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and ".ipynb_checkpoints" not in path.parts and path not in (ROOT / FILE, ROOT / TEST):
                assert path.parent.name in {lesson.name for lesson in COURSE.lessons}, path
                if folder != "solutions" or path.name not in BESIDE:
                    assert path.suffix in suffixes, path
                    assert path.suffix == ".png" or path.stem == path.parent.name, path


def test_facts_scripts_are_there_for_each_lesson() -> None:
    for lesson in COURSE.lessons:
        assert Path(ROOT / "benchmarks" / "facts" / f"lesson_{lesson.number}.py").is_file()


@every_lesson
def test_a_name_that_a_cell_takes_from_another_is_given_by_one_cell_only(lesson: Lesson) -> None:
    """Else what it is depends on which demonstration was run last."""
    cells = [cell.source for cell in read_source(COURSE.source(lesson)).cells if cell.cell_type == "code"]
    trees = [ast.parse(source) for source in cells]
    given = [defined(source) for source in cells]
    for tree, own in zip(trees, given, strict=True):
        used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)} - own - set(dir(builtins))
        for name in used - inner_names(tree):
            assert sum(name in names for names in given) <= 1, f"{name} is given by more than one cell"


def inner_names(tree: ast.Module) -> set[str]:
    """The names that functions and comprehensions of a cell give to themselves."""
    stored = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    return stored | {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}
