"""The commands on the pages of platforms, run as they stand there: marks come out, and go back in."""

from __future__ import annotations

import re
import shlex
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.manifest import Course
from tests.conftest import ROOT, run, working_in
from tests.fragile import hand_in, make_course
from tests.shown import told
from tests.turns import sampled

pytestmark = [pytest.mark.usefixtures("no_wall"), pytest.mark.xdist_group("platform pages")]

PAGES = ROOT / "docs" / "platforms"
RIGHT = "def number():\n    return 3"
FORMS: dict[str, dict[str, str]] = {
    "moodle": {
        "submissions/Ada Lovelace_71_assignsubmission_file/a.ipynb": "",
        "submissions/Grades.csv": (
            "Identifier,Full name,Status,Grade,Maximum grade,Grade can be changed,Last modified (submission),"
            "Last modified (grade),Feedback comments\n"
            'Participant 71,Ada Lovelace,Submitted for grading,,70.00,Yes,"Friday, 9 October 2026, 3:05 PM",-,\n'
        ),
    },
    "canvas": {
        "submissions.zip/lovelaceada_4711_99_a.ipynb": "",
        "gradebook.csv": (
            "Student,ID,SIS Login ID,Section,Lab 1 (31)\n    Points Possible,,,,70.00\n"
            '"Lovelace, Ada",4711,ada,A,\n"Student, Test",4712,t,A,\n'
        ),
    },
    "blackboard": {
        "submissions.zip/Lab 1_ada_attempt_2026-10-09-15-05-00_a.ipynb": "",
        "gradebook.xls": (
            '"Last Name"\t"First Name"\t"Username"\t"Lab 1 [Total Pts: 70 Score] |9"\n"Lovelace"\t"Ada"\t"ada"\t""\n'
        ),
    },
    "brightspace": {
        "submissions.zip/39786-640693 - Ada Lovelace - Oct 9, 2026 305 PM/a.ipynb": "",
        "grades.csv": (
            "OrgDefinedId,Username,Last Name,First Name,Lab 1 Points Grade <Numeric MaxPoints:70>,"
            "End-of-Line Indicator\n#s1,#ada,Lovelace,Ada,,#\n"
        ),
    },
    "google-classroom": {"submissions/Ada Lovelace - Lab 1.ipynb": "", "roster.csv": "name\nAda Lovelace\n"},
    "nbgrader": {
        "submitted/ada/01_first/01_first.ipynb": "",
        "submitted/ada/01_first/timestamp.txt": "2026-10-09 15:05:00 UTC",
    },
    "gradescope": {
        "submissions/submission_7/a.ipynb": "",
        "submissions/submission_metadata.yml": "submission_7:\n  :submitters:\n  - :name: Ada Lovelace\n",
    },
    "github-classroom": {"loading-submissions/loading-ada/01_first/01_first.ipynb": ""},
    "plain": {"submissions/Ada Lovelace/a.ipynb": ""},
}
"""What lies there when a page's commands begin; a notebook has no text here."""
MARKS = {
    "moodle": ("moodle-01_first.csv", ",70,70.00,"),
    "canvas": ("canvas.csv", '"Lovelace, Ada",4711,ada,A,70'),
    "blackboard": ("blackboard-01_first.xls", '"ada"\t"70"'),
    "brightspace": ("brightspace-01_first.csv", "#s1,#ada,70,#"),
    "google-classroom": ("marks.xlsx", ""),
    "nbgrader": ("gradebook.db", "check-1-1"),
    "gradescope": ("marks.csv", "Ada Lovelace,,,,,7,7,7,7,0,"),
    "github-classroom": ("marks.csv", ",7,7,7,7,0,"),
    "plain": ("marks.csv", "Ada Lovelace,,,,,7,7,7,7,0,"),
}


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Course]:
    with working_in((course := make_course(tmp_path_factory.mktemp("school") / "course")).root):
        yield course


def put(course: Course, form: dict[str, str]) -> None:
    """Make the files of a form here."""
    for name, text in form.items():
        archive, inside, member = name.partition(".zip/")
        file = Path(member if inside else name)
        file.parent.mkdir(parents=True, exist_ok=True)
        if text:
            file.write_text(text, encoding="utf-8")
            continue
        hand_in(course, file, RIGHT)
        if inside:
            with zipfile.ZipFile(f"{archive}.zip", "w") as made:
                made.write(file, member)


@pytest.mark.parametrize("name", sampled(FORMS, 2))
def test_the_commands_of_a_page_work_as_they_stand_there(
    name: str, school: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    put(school, FORMS[name])
    text = (PAGES / f"{name}.md").read_text(encoding="utf-8")
    lines = [line.strip() for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL) for line in block.splitlines()]
    commands = [shlex.split(line) for line in lines if line.strip()]
    assert commands[0][:2] == ["course", "grade"] and len(commands) > 1
    for command in commands:
        wall = ["--isolation", "none"] if command[1] == "grade" else []
        assert run(*command[1:], *wall) == 0, (command, told(capsys))
    file, mark = MARKS[name]
    made = (tmp_path / "exports" / file).read_bytes()
    assert mark.encode() in made
    named = re.findall(r"`(exports/[\w./-]+)`", text)
    assert named and all((tmp_path / one.replace("01_loading", "01_first")).is_file() for one in named)


def test_every_page_is_in_the_index_and_has_five_steps() -> None:
    index = (PAGES / "README.md").read_text(encoding="utf-8")
    pages = {page.name for page in PAGES.glob("*.md")} - {"README.md"}
    assert set(re.findall(r"\]\((\w[\w-]*\.md)\)", index)) == pages
    for page in pages - {"lti.md"}:
        steps = re.findall(r"^(\d)\. ", (PAGES / page).read_text(encoding="utf-8"), re.MULTILINE)
        assert steps[:5] == ["1", "2", "3", "4", "5"], page
