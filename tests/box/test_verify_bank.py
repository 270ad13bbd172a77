"""`course verify --bank`: answers from outside, on a course of three exercises that is made here."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.authoring.attempt import Attempt, behind_the_wall, in_memory
from autograder.authoring.build import build_lesson
from autograder.authoring.outside import read_folder, what_stays
from autograder.errors import UsageError
from autograder.manifest import Course, load_course
from autograder.sandbox.layers import Layer
from tests.conftest import ROOT, run, working_in
from tests.small_lesson import HEAD

pytestmark = pytest.mark.xdist_group("verify-bank")


@pytest.fixture(scope="module")
def layer(no_wall: Layer) -> Layer:
    """What is graded here is our own, and there are many boxes."""
    return no_wall


MANIFEST = """\
format_version: 1
name: numbers
title: Numbers
subject: autograder.digits
data:
  heldout: {{path: data/heldout.npz, sha256: {sha256}}}
limits: {{cell_seconds: 2, notebook_seconds: 30, question_seconds: 2}}
lessons:
  - name: 01_first
    title: First
    minutes: 5
    checks: checks.py
    exercises:
      - {{id: "1.1", title: Double, hints: [Multiply., Add.], checks: {{test_double: 1, test_double_of_negatives: 2}}}}
      - {{id: "1.2", title: Triple, hints: [Multiply., Add.], checks: {{test_triple: 1}}}}
      - {{id: "1.3", title: Both, hints: [Multiply., Add.], checks: {{test_four: 1, test_five: 1}}}}
"""
CELL = """
```{{code-cell}} ipython3
:exercise: "{id}"

{code}
```

```{{code-cell}} ipython3
check("{id}")
```
"""
CELLS = {
    "1.1": "def double(n):\n    ### BEGIN SOLUTION\n    return 2 * n\n    ### END SOLUTION",
    "1.2": "def triple(n):\n    ### BEGIN SOLUTION\n    return 3 * n\n    ### END SOLUTION",
    "1.3": "### BEGIN SOLUTION\ndef four():\n    return 4\n\n\ndef five():\n    return 5\n### END SOLUTION",
}
CHECKS = '''\
from autograder.api import Misconception, exercise, expect, fail

SQUARED = Misconception("squared", "This is the square.", "Multiply by 2.")


def wanted(answers, number, *question):
    """A check that ends on a text: it breaks."""
    found = answers.call(*question)
    if found == "break":
        raise RuntimeError("broken")
    if found != number:
        fail(f"It is {found!r}.", f"{number}.", because=SQUARED if found == 25 else None, cause="A slip.")


@exercise("1.1")
def test_double(answers):
    """`double` doubles."""
    wanted(answers, 10, "double", 5)


@exercise("1.1", needs=test_double)
def test_double_of_negatives(answers):
    """`double` keeps the sign."""
    wanted(answers, -6, "double", -3)


@exercise("1.2")
def test_triple(answers):
    """`triple` triples."""
    wanted(answers, 9, "triple", 3)


@exercise("1.3")
def test_four(answers):
    """`four` is 4."""
    wanted(answers, 4, "four")


@exercise("1.3")
def test_five(answers):
    """`five` is 5."""
    wanted(answers, 5, "five")
'''
ANSWERS = {
    "right/plus": "# 1.1: adds. Expected: twice.\nimport math\n\ndef double(n):\n    return n + n",
    "right/lambda": "# 1.2: a lambda. Expected: three times.\ntriple = lambda n: n + n + n",
    "right/only-five": "# 1.3: one of two names. Expected: ours is beside it.\nfive = lambda: 5",
    "right/error-after": "# 1.1: fails after it. Expected: what is defined counts.\ndouble = lambda n: 2 * n\n1 / 0",
    "right/refused": "# 1.2: called right, and is not. Expected: a surprise.\ntriple = lambda n: 4 * n",
    "wrong/squared": "# 1.1: the square. Expected: twice.\nprint('x' * 9)\ndef double(n):\n    return n * n",
    "wrong/missed": "# 1.2: called wrong, and is not. Expected: a surprise.\ntriple = lambda n: 3 * n",
    "wrong/misspelled": "# 1.1: another name. Expected: double.\ndef duble(n):\n    return 2 * n",
    "wrong/error-before": "# 1.1: fails first. Expected: a cell that runs.\n1 / 0\ndouble = lambda n: 2 * n",
    "wrong/exits": "# 1.2: leaves Python. Expected: no exit.\nimport os\n\ndef triple(n):\n    os._exit(0)",
    "wrong/ends-cell": "# 1.2: exit(). Expected: no exit.\nexit()\ntriple = lambda n: 3 * n",
    "wrong/kills": "# 1.1: kills. Expected: peace.\nimport os\nos.kill(os.getppid(), 9)\nos.kill(0, 9)",
    "wrong/loops-in-cell": "# 1.2: never ends. Expected: an end.\nwhile True:\n    pass\ntriple = 3",
    "wrong/loops-when-called": "# 1.2: never ends. Expected: an end.\ndef triple(n):\n    while True:\n        pass",
    "wrong/harms": "# 1.2: changes 1.1 too. Expected: only its own.\ntriple = lambda n: 0\ndouble = lambda n: 0",
    "wrong/breaks": "# 1.2: makes a check break. Expected: no points for that.\ntriple = lambda n: 'break'",
}
SURPRISES = {
    "right/refused": "right, and without full marks",
    "wrong/missed": "wrong, and with full marks",
    "wrong/harms": "changes the marks of 1.1",
    "wrong/breaks": "a check broke: test_triple",
}


@pytest.fixture(scope="module")
def numbers(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """The course, with its notebooks."""
    root = tmp_path_factory.mktemp("numbers")
    source = root / "solutions" / "01_first" / "01_first.md"
    source.parent.mkdir(parents=True)
    cells = "".join(CELL.format(id=id, code=code) for id, code in CELLS.items())
    source.write_text(f"{HEAD}```\n{cells}")
    (root / "course.yaml").write_text(MANIFEST.format(sha256=load_course(ROOT).data["heldout"].sha256))
    (root / "checks.py").write_text(CHECKS)
    (root / "data").symlink_to(ROOT / "data")
    course = load_course(root)
    build_lesson(course, course.lessons[0])
    return course


@pytest.fixture
def here(numbers: Course) -> Iterator[Course]:
    """Work as a teacher of this course would."""
    with working_in(numbers.root):
        yield numbers


def lay(folder: Path, answers: dict[str, str]) -> Path:
    for name, text in answers.items():
        (folder / name).parent.mkdir(exist_ok=True, parents=True)
        (folder / f"{name}.py").write_text(f"{text}\n")
    return folder


Tried = dict[str, Attempt]


def by_name(attempts: list[Attempt]) -> Tried:
    return {f"{attempt.entry.file.parent.name}/{attempt.entry.name}": attempt for attempt in attempts}


def silent(done: int, number: int) -> None:
    assert 0 < done <= number


@pytest.fixture(scope="module")
def remembered(numbers: Course, tmp_path_factory: pytest.TempPathFactory) -> Tried:
    """The whole bank, tried in memory."""
    entries, _ = read_folder(numbers, lay(tmp_path_factory.mktemp("bank"), ANSWERS))
    return by_name(in_memory(numbers, entries, 2, silent))


@pytest.fixture(scope="module")
def walled(numbers: Course, layer: Layer, tmp_path_factory: pytest.TempPathFactory) -> Tried:
    """The whole bank, graded; but for the one that would kill the tests where there is no wall."""
    chosen = {name: text for name, text in ANSWERS.items() if name != "wrong/kills"}
    entries, _ = read_folder(numbers, lay(tmp_path_factory.mktemp("bank"), chosen))
    place = tmp_path_factory.mktemp("notebooks")
    return by_name(behind_the_wall(numbers, entries, layer, place, 2, silent))


def test_nothing_is_lost_in_memory_whatever_an_answer_does(remembered: Tried) -> None:
    assert set(remembered) == set(ANSWERS)


@pytest.mark.parametrize("name", ANSWERS)
def test_only_what_is_a_surprise_is_called_one_in_memory(remembered: Tried, name: str) -> None:
    assert remembered[name].surprise == SURPRISES.get(name, ""), remembered[name]


HARMS_ALL = {"wrong/exits"}
"""What ends the whole notebook costs the other exercises too."""


@pytest.mark.parametrize("name", sorted(set(ANSWERS) - {"wrong/kills"} - HARMS_ALL))
def test_only_what_is_a_surprise_is_called_one_behind_the_wall(walled: Tried, name: str) -> None:
    assert walled[name].surprise == SURPRISES.get(name, ""), walled[name]


@pytest.mark.parametrize("name", sorted(HARMS_ALL))
def test_what_ends_the_notebook_is_told_as_harm_behind_the_wall(walled: Tried, name: str) -> None:
    assert walled[name].surprise == "changes the marks of 1.3"


@pytest.mark.parametrize("name", sorted(set(ANSWERS) - {"wrong/kills"} - HARMS_ALL))
def test_both_ways_give_the_same_marks(remembered: Tried, walled: Tried, name: str) -> None:
    one, other = remembered[name], walled[name]
    assert (one.points, one.harmed) == (other.points, other.harmed)
    assert [(r.check, r.status) for r in one.lost] == [(r.check, r.status) for r in other.lost]


def test_the_message_of_a_wrong_one_is_told(remembered: Tried) -> None:
    told = remembered["wrong/squared"].told
    assert told is not None and (told.misconception, told.found) == ("squared", "It is 25.")


def test_an_error_of_the_cell_is_told(remembered: Tried) -> None:
    told = remembered["wrong/error-before"].told
    assert told is not None and "The cell of exercise 1.1 stopped with ZeroDivisionError" in told.found


def test_names_that_are_left_out_stay_ours_unless_all_are(numbers: Course) -> None:
    lesson = numbers.lessons[0]
    ours, gone = what_stays(numbers, lesson, "1.3", "five = lambda: 5")
    assert "def four" in ours and gone == {"five"}
    assert what_stays(numbers, lesson, "1.3", "fife = lambda: 5") == ("", {"four", "five"})
    assert what_stays(numbers, lesson, "1.1", "def double(n): ...") == ("", {"double"})


def test_the_command_ends_with_0_where_all_is_as_expected(
    here: Course, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bank = lay(tmp_path, {name: ANSWERS[name] for name in ("right/plus", "wrong/squared")})
    (bank / "wrong" / "notes.txt").write_text("mine")
    assert run("verify", "--bank", bank, "--json", tmp_path / "out.json") == 0
    printed = capsys.readouterr()
    for words in ("wrong/squared", "squared: It is 25.", "1 of 1 (100.0%) wrong ones are caught", "what was expected"):
        assert words in printed.out
    assert "notes.txt" in printed.err
    data = json.loads((tmp_path / "out.json").read_text())
    assert data["counts"] == {
        "right": 1, "right with full marks": 1, "wrong": 1, "wrong caught": 1, "harm": 0, "surprises": 0
    }  # fmt: skip
    assert data["answers"][1]["lost"][0]["misconception"] == "squared"


def test_the_command_ends_with_1_at_a_surprise_and_names_the_file(
    here: Course, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bank = lay(tmp_path, {name: ANSWERS[name] for name in ("right/plus", "wrong/missed")})
    assert run("verify", "--bank", bank) == 1
    assert f"{bank}/wrong/missed.py: wrong, and with full marks." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("def double(n): ...", ":1: the first line"),
        ("# 1.1: no word of what is right.\nx = 1", ":1: the first line"),
        ("# 7.7: what. Expected: x.\nx = 1", ":1: there is no exercise 7.7. Name one of 1.1"),
        ("# 1.1: what. Expected: x.\nx = 1\nx = = 1", ":3: this is not valid Python"),
        ("# 1.1: what. Expected: x.\n%matplotlib inline", ":2: only Python"),
        ("# 1.1: what. Expected: x.\n\n# nothing", ":2: there is no code"),
        ("# 1.1: what. Expected: x.\nx = '\0'", ":1: "),
    ],
)
def test_a_file_that_cannot_be_tried_is_named_with_its_line(
    here: Course, tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, words: str
) -> None:
    assert run("verify", "--bank", lay(tmp_path, {"wrong/one": text})) == 2
    assert f"one.py{words}" in capsys.readouterr().err


@pytest.mark.parametrize("names", [[], ["one.py"], ["right/one.txt"]])
def test_a_folder_without_answers_is_refused(here: Course, tmp_path: Path, names: list[str]) -> None:
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("# 1.1: what. Expected: x.\nx = 1\n")
    with pytest.raises(UsageError, match="There is no answer in"):
        read_folder(here, tmp_path)
    assert run("verify", "--bank", tmp_path) == run("verify", "--bank", tmp_path / "nowhere") == 2


def test_options_of_a_bank_are_refused_without_one(here: Course, tmp_path: Path) -> None:
    assert run("verify", "--graded") == run("verify", "--json", tmp_path / "x") == 2
    assert run("verify", "--write", "--bank", tmp_path) == 2
