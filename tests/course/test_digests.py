"""What a mark was made from: every input changes the digests, one byte of it, or stands on a list with its reason."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from autograder.digests import (
    NOT_FOR_MARKS,
    NOT_FOR_TRIALS,
    TOOLS,
    data_bytes,
    distributions,
    key_of,
    mark_digests,
    not_covered,
    trial_digests,
)
from autograder.errors import CourseError
from autograder.grading.judges import private_judges
from autograder.manifest import Course, Setting, load_course
from tests.conftest import ROOT, run, working_in

pytestmark = pytest.mark.xdist_group("digests")
CHANGE_ALL = """
import json, sys
from pathlib import Path
from autograder.digests import PACKAGE, mark_digests, trial_digests
from autograder.manifest import load_course

root = Path(sys.argv[1])
assert PACKAGE == root / "autograder"
course = load_course(root)
one, two = course.lessons[:2]

def digests(lessons=(one, two)):
    marks = {f"mark {lesson.number}": mark_digests(course, lesson, "") for lesson in lessons}
    return marks | {f"trial {lesson.number}": trial_digests(course, lesson) for lesson in lessons}

def whose(name):
    # The engine is the same for all lessons, and there are many files of it.
    shared = name.startswith("autograder/") and not name.startswith("autograder/digits/checks/lesson")
    return [one] if shared else [one, two]

before, changed = digests(), {}
for name in json.load(sys.stdin):
    file = root / name
    content = file.read_bytes()
    file.write_bytes(content[:-1] + bytes([content[-1] ^ 1]) if content else b"1")
    now = digests(whose(name))
    changed[name] = [key for key in now if now[key] != before[key]]
    file.write_bytes(content)
assert digests() == before
print(json.dumps(changed))
"""


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """By file of the package, the data and the releases: whose digests change with one byte of it."""
    root = tmp_path_factory.mktemp("changed")
    for name in ("autograder", "data", "lessons"):
        shutil.copytree(ROOT / name, root / name, ignore=_pycache_and_most_of_the_bank)
    shutil.copy(ROOT / "course.yaml", root)
    files = [path for path in (root / "autograder").rglob("*") if path.is_file()]
    course = load_course(ROOT)
    names = [str(path.relative_to(root)) for path in files]
    names += [file.path for file in course.data.values()] + ["data/README.md"]
    names += [str(course.release(lesson).relative_to(ROOT)) for lesson in course.lessons[:2]]
    done = subprocess.run(
        [sys.executable, "-c", CHANGE_ALL, str(root)],
        input=json.dumps(names),
        capture_output=True,
        text=True,
        check=True,
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(root), "COURSE_ROOT": str(root)},
    )
    found: dict[str, list[str]] = json.loads(done.stdout)
    return found


def _pycache_and_most_of_the_bank(folder: str, names: list[str]) -> list[str]:
    """What is not copied: the hundreds of files of the bank are alike, one of each folder stays."""
    return sorted(names)[1:] if folder.endswith(("/right", "/wrong")) else ["__pycache__"]


def test_one_byte_of_any_file_of_the_package_changes_the_key_unless_it_is_listed(changed: dict[str, list[str]]) -> None:
    for file, whose in changed.items():
        name = file.removeprefix("autograder/")
        if not file.startswith("autograder/") or name.startswith(("digits/checks/lesson_1", "digits/checks/lesson_2")):
            continue
        wanted = [] if not_covered(name, NOT_FOR_MARKS) else ["mark 1"]
        wanted += [] if not_covered(name, NOT_FOR_TRIALS) else ["trial 1"]
        assert whose == wanted, file


def test_a_changed_check_runs_only_its_own_lesson_again(changed: dict[str, list[str]]) -> None:
    for number in "12":
        files = [file for file in changed if file.startswith(f"autograder/digits/checks/lesson_{number}/")]
        assert len(files) > 3
        assert all(changed[file] == [f"mark {number}", f"trial {number}"] for file in files)
    assert changed["autograder/digits/checks/lesson_3/shared.py"] == []


def test_every_data_file_counts_by_its_real_bytes_and_a_release_for_its_own_marks(
    changed: dict[str, list[str]], course: Course
) -> None:
    everybody = ["mark 1", "mark 2", "trial 1", "trial 2"]
    for data in course.data.values():
        assert changed[data.path] == everybody
    assert changed["data/README.md"] == []
    assert [changed[str(course.release(lesson).relative_to(ROOT))] for lesson in course.lessons[:2]] == [
        ["mark 1"],
        ["mark 2"],
    ]


@pytest.mark.parametrize(
    "file",
    [
        "digits/bar.json",
        "notebook/read.py",
        "manifest.py",
        "study/verdicts.py",
        "answers/__init__.py",
        "report/card.py",
        "digits/loaders/emnist-sha256.txt",
    ],
)
def test_what_was_once_left_out_is_covered(changed: dict[str, list[str]], file: str) -> None:
    assert changed[f"autograder/{file}"] == ["mark 1", "trial 1"]


@pytest.mark.parametrize("file", ["source", "trial", "bank", "bench", "build", "reference", "mutants"])
def test_the_ledger_covers_what_trials_are_made_with(changed: dict[str, list[str]], file: str) -> None:
    assert changed[f"autograder/authoring/{file}.py"] == ["trial 1"]


def test_each_pattern_of_the_lists_has_a_reason_and_matches_something() -> None:
    package = ROOT / "autograder"
    names = [path.relative_to(package).as_posix() for path in package.rglob("*")] + ["_course/x", "x.pyc"]
    for patterns in (NOT_FOR_MARKS, NOT_FOR_TRIALS):
        for pattern, reason in patterns.items():
            assert any(not_covered(name, {pattern: ""}) for name in names), pattern
            assert reason.endswith(".")


def test_limits_settings_points_wall_and_environment_count(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    lesson = course.lessons[3]
    before = mark_digests(course, lesson, "wall")

    def differ(changed: Course, isolation: str = "wall") -> list[str]:
        now = mark_digests(changed, changed.lesson(lesson.name), isolation)
        assert (now == before) == (key_of(now) == key_of(before))
        return [name for name, digest in now.items() if digest != before[name]]

    assert differ(course) == []
    assert differ(course, "other") == ["isolation"]
    for name, limit in vars(course.limits).items():
        other = replace(course, limits=replace(course.limits, **{name: limit + 1}))
        # A lesson's own limit for cells stands above the course's.
        assert differ(other) == ([] if name == "cell_seconds" else ["limits"]), name
    assert differ(replace(course, settings={"n_iter": Setting(51, 3)})) == ["lesson"]
    assert differ(replace(course, settings={"n_draws": course.settings["n_iter"]})) == ["lesson"]
    slower = replace(lesson, cell_seconds=lesson.cell_seconds + 1)
    lessons = tuple(slower if one == lesson else one for one in course.lessons)
    assert differ(replace(course, lessons=lessons)) == ["lesson", "limits"]
    for name in ("COURSE_FAST", "LANG"):
        with monkeypatch.context() as patch:
            patch.setenv(name, "another")
            assert differ(course) == ["lesson"], name


def test_every_installed_distribution_counts_by_its_version(
    course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The files of the package stay as they are all the time: a few of them will do.
    monkeypatch.setattr("autograder.digests.PACKAGE", ROOT / "autograder" / "report")
    course = replace(course, subject="")
    lesson, installed = course.lessons[0], distributions()
    assert {"skops", "joblib", "ipython", "traitlets", "nbformat", "scikit-learn", "jupytext"} <= set(installed)
    before = mark_digests(course, lesson, ""), trial_digests(course, lesson)
    monkeypatch.syspath_prepend(str(tmp_path))
    for name in [*installed, *TOOLS]:
        folder = tmp_path / f"{name.replace('-', '_')}-0.0.1.dist-info"
        folder.mkdir()
        for old, new in zip(before, (mark_digests(course, lesson, ""), trial_digests(course, lesson)), strict=True):
            assert [part for part in old if old[part] != new[part]] == (["environment"] if name in installed else [])
        folder.rmdir()


IMPORTS = """
import json, sys
read = set()
sys.addaudithook(lambda event, args: read.add(args[0]) if event == "open" and isinstance(args[0], str) else None)
from pathlib import Path
import autograder.grading.batch
from autograder.grading.grade import grade_notebook
from autograder.grading.judges import private_judges
from autograder.manifest import load_course
from autograder.sandbox.box import Box
from autograder.sandbox.layers import layer_named
course = load_course(Path(sys.argv[1]))
judge = private_judges(course)
with Box(course, layer_named("none")) as box:
    read.clear()  # The box has copied files that only a student's code could look for.
    report = grade_notebook(course, course.lessons[int(sys.argv[2])], Path(sys.argv[3]), judge, box)
modules = [module.__file__ for module in list(sys.modules.values()) if getattr(module, "__file__", None)]
print(json.dumps({"files": [*modules, *read], "passed": sum(r.status == "pass" for r in report.results)}))
"""
TOLD_BY_THE_STUDENTS_SIDE = """
import json, sys
from pathlib import Path
from autograder import check as ask, hint
print(repr(ask("3.2")), repr(hint("3.2")))
files = [module.__file__ for module in list(sys.modules.values()) if getattr(module, "__file__", None)]
Path(FILE).write_text(json.dumps(files))
"""


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], list[str]]:
    """The files that grading our solution of lesson 3 reads: on the grader's side, and on the student's."""
    folder = tmp_path_factory.mktemp("imported")
    course = load_course(ROOT)
    notebook = json.loads(course.source(course.lessons[2]).with_suffix(".ipynb").read_text())
    source = f"FILE = {str(folder / 'files.json')!r}\n{TOLD_BY_THE_STUDENTS_SIDE}"
    cell: dict[str, Any] = {
        "cell_type": "code",
        "id": "own",
        "metadata": {},
        "outputs": [],
        "execution_count": None,
        "source": source,
    }
    notebook["cells"].append(cell)
    (folder / "03_pipeline.ipynb").write_text(json.dumps(notebook))
    arguments = [str(ROOT), "2", str(folder / "03_pipeline.ipynb")]
    done = subprocess.run(
        [sys.executable, "-c", IMPORTS, *arguments], capture_output=True, text=True, check=True, cwd=ROOT
    )
    found = json.loads(done.stdout)
    assert found["passed"] > 5
    return found["files"], json.loads((folder / "files.json").read_text())


def test_all_of_ours_that_grading_imports_or_reads_is_covered(imported: tuple[list[str], list[str]]) -> None:
    seen = set()
    for files in imported:
        mine = {file.rpartition("autograder/")[2] for file in files if "autograder/" in file and file[-4:] != ".pyc"}
        mine = {name for name in mine if (ROOT / "autograder" / name).is_file()}
        assert len(mine) > 20
        seen |= mine
        lost = [
            name for name in mine if not_covered(name, NOT_FOR_MARKS) and not name.startswith("digits/checks/lesson_3/")
        ]
        assert lost == []
    assert {"digits/bar.json", "answers/plain.py", "sandbox/warm.py", "report/card.py", "grading/grade.py"} <= seen


def test_all_that_grading_imports_of_others_belongs_to_a_distribution_that_counts(
    imported: tuple[list[str], list[str]],
) -> None:
    owners = packages_distributions()
    for files in imported:
        parts = [file.rpartition("site-packages/")[2].split("/")[0] for file in files if "site-packages/" in file]
        parts = [part for part in parts if part not in ("__pycache__", "_distutils_hack")]
        names = {owner.lower().replace("_", "-") for part in parts for owner in owners.get(part.split(".")[0], [])}
        assert {"numpy", "cattrs"} <= names
        assert names <= set(distributions()), "none of them is one of the tools"


@pytest.fixture
def small(tiny: Course, tmp_path: Path) -> Course:
    """The tiny course with data of its own, to spoil."""
    shutil.copytree(tiny.root, tmp_path / "course", symlinks=False)
    return load_course(tmp_path / "course")


def test_held_out_labels_that_were_changed_are_not_used(small: Course) -> None:
    file = small.root / "data" / "heldout.npz"
    with np.load(file) as arrays:
        images, labels = arrays["images"], arrays["labels"]
    np.savez(file, images=images, labels=9 - labels)
    with pytest.raises(CourseError, match=r"heldout\.npz:1: the digest is wrong.*Restore it: git checkout"):
        private_judges(small)


@pytest.mark.parametrize("name", ["heldout", "digits"])
@pytest.mark.parametrize("spoil", [lambda content: content[: len(content) // 2], lambda content: b""])
def test_a_cut_data_file_is_the_courses_problem_and_doctor_says_the_same(
    small: Course,
    name: str,
    spoil: object,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = small.root / small.data[name].path
    assert callable(spoil)
    file.write_bytes(spoil(file.read_bytes()))
    with pytest.raises(CourseError, match="the digest is wrong") as raised:
        private_judges(small)
    assert raised.value.file == file
    from autograder.cli.doctor import _files

    (found,) = [finding for finding in _files(small) if finding.what == small.data[name].path]
    assert (found.found, found.mend) == (raised.value.problem, raised.value.mend)


@pytest.mark.parametrize("kind", ["cut", "no zip", "other names", "other shape", "one array"])
def test_held_out_images_that_are_none_are_the_courses_problem_whatever_their_digest(small: Course, kind: str) -> None:
    file = small.root / "data" / "heldout.npz"
    if kind == "cut":
        file.write_bytes(file.read_bytes()[:1000])
        assert not zipfile.is_zipfile(file)
    elif kind == "no zip":
        file.write_bytes(b"<!DOCTYPE html>")
    elif kind == "one array":
        with file.open("wb") as stream:
            np.save(stream, np.zeros(3))
    else:
        names = {"X": np.zeros(3)} if kind == "other names" else {"images": np.zeros((3, 28)), "labels": np.zeros(3)}
        np.savez(file, **names)

    data = small.data | {
        "heldout": replace(small.data["heldout"], sha256=hashlib.sha256(file.read_bytes()).hexdigest())
    }
    known = replace(small, data=data)
    assert data_bytes(known, "heldout")
    with pytest.raises(CourseError, match=r"these are not held-out images.*data/make\.py"):
        private_judges(known)


def test_grading_with_changed_data_ends_with_3_and_no_traceback(
    small: Course, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (small.root / "data" / "heldout.npz").write_bytes(b"PK\x03\x04")
    (tmp_path / "class" / "ana").mkdir(parents=True)
    shutil.copy(small.release(small.lessons[0]), tmp_path / "class" / "ana")
    with working_in(small.root):
        assert run("grade", tmp_path / "class", "--out", tmp_path / "out", "--isolation", "none") == 3
    assert "heldout.npz:1: the digest is wrong" in capsys.readouterr().err
