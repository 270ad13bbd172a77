"""Reading a notebook nobody trusts, and rebuilding it on the release."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from autograder.errors import SubmissionError
from autograder.manifest import Course
from autograder.notebook import Notebook, read_notebook, rebuild
from autograder.notebook.rebuild import Rebuilt

Solve = Callable[..., str]


def read(tmp_path: Path, content: str | bytes, max_mb: float = 10) -> Notebook:
    path = tmp_path / "work.ipynb"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_notebook(path, max_mb)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"   \n", "empty"),
        (b'{"cells": [', "broken JSON"),
        (b"print('hello')", "broken JSON"),
        (b"[1, 2]", "not a notebook"),
        (b'{"nbformat": 3, "worksheets": []}', "not a notebook"),
        (b'{"nbformat": 3, "worksheets": 5}', "not a notebook"),
        (b'{"cells": 5}', "not a notebook"),
        (b"\xff\xfe{\x00}\x00", "not UTF-8"),
        (b"[" * 100_000, "nested too deep"),
        (b'{"cells": [' + b",".join([b"{}"] * 3000) + b"]}", "3000 cells"),
    ],
)
def test_what_is_not_a_notebook_is_refused_with_a_sentence(tmp_path: Path, content: bytes, words: str) -> None:
    with pytest.raises(SubmissionError, match=words):
        read(tmp_path, content)


def test_links_folders_and_pipes_are_refused_without_waiting(tmp_path: Path) -> None:
    (tmp_path / "real.ipynb").write_text('{"cells": []}')
    (tmp_path / "link.ipynb").symlink_to("real.ipynb")
    (tmp_path / "folder.ipynb").mkdir()
    os.mkfifo(tmp_path / "pipe.ipynb")
    for name, words in (("link", "it is a link"), ("folder", "not a regular file"), ("pipe", "not a regular file")):
        with pytest.raises(SubmissionError, match=words):
            read_notebook(tmp_path / f"{name}.ipynb")


def test_a_file_over_the_size_limit_is_refused_before_it_is_parsed(tmp_path: Path) -> None:
    with pytest.raises(SubmissionError, match=r"larger than 0\.001 MB"):
        read(tmp_path, b"[" * 2000, max_mb=0.001)


def test_a_byte_order_mark_and_odd_metadata_are_no_reason_to_refuse(tmp_path: Path) -> None:
    cells = [
        {"cell_type": "code", "source": ["a = 1\n", "b = 2", 7], "metadata": 3, "id": 9},
        {"cell_type": "code", "source": None, "metadata": {"nbgrader": [], "tags": [1, "x"]}},
        {"cell_type": "markdown", "source": "words"},
        "not a cell",
    ]
    found = read(tmp_path, b"\xef\xbb\xbf" + json.dumps({"cells": cells, "x": float("nan")}).encode())
    assert [(cell.source, cell.tags) for cell in found.cells] == [("a = 1\nb = 2", ()), ("", ("x",))]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["cell_type", "source", "metadata", "nbgrader", "grade_id", "id", "tags"]), inner
        )
    ),
    max_leaves=15,
)


@given(st.lists(JSON, max_size=5))
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_json_is_read_or_refused(tmp_path: Path, cells: list[Any]) -> None:
    for cell in cells:
        if isinstance(cell, dict):
            cell["cell_type"] = "code"
    assert isinstance(read(tmp_path, json.dumps({"cells": cells})), Notebook)


def rebuilt(tiny: Course, tmp_path: Path, text: str) -> Rebuilt:
    return rebuild(read_notebook(tiny.release(tiny.lessons[0])), read(tmp_path, text), tiny.lessons[0])


def rebuilt_sources(tiny: Course, tmp_path: Path, text: str) -> tuple[list[str], dict[str, str]]:
    found = rebuilt(tiny, tmp_path, text)
    return [cell.source for cell in found.cells], found.ungradable


IMPORTS = "from sklearn.ensemble import RandomForestClassifier\n\nfrom autograder import check"


def test_the_students_cell_is_put_into_the_release_and_check_cells_do_not_run(
    tiny: Course, tmp_path: Path, solve: Solve
) -> None:
    assert rebuilt_sources(tiny, tmp_path, solve("x = 1")) == ([IMPORTS, "x = 1"], {})


def test_cells_of_their_own_run_where_they_stand(tiny: Course, tmp_path: Path, solve: Solve) -> None:
    text = solve("x = 1", extra=((0, "first = 0"), (3, "helper = 2"), (6, "last = 3")))
    assert rebuilt_sources(tiny, tmp_path, text)[0] == ["first = 0", IMPORTS, "helper = 2", "x = 1", "last = 3"]


def test_a_changed_release_cell_runs_as_changed_and_a_reformatted_one_as_released(
    tiny: Course, tmp_path: Path, solve: Solve
) -> None:
    changed = IMPORTS.replace("RandomForestClassifier", "RandomForestClassifier, ExtraTreesClassifier")
    formatted = IMPORTS.replace("import RandomForestClassifier", "import (RandomForestClassifier)  # trees").replace(
        "\n\n", "\n"
    )
    for text, runs in ((changed, changed), (formatted, IMPORTS)):
        data = json.loads(solve("x = 1"))
        next(cell for cell in data["cells"] if cell["cell_type"] == "code")["source"] = text
        assert rebuilt_sources(tiny, tmp_path, json.dumps(data))[0] == [runs, "x = 1"]


def test_a_deleted_exercise_cell_is_ungradable_by_name(tiny: Course, tmp_path: Path, solve: Solve) -> None:
    data = json.loads(solve("x = 1", extra=((3, "pass"),)))
    data["cells"] = [c for c in data["cells"] if c["metadata"].get("nbgrader", {}).get("grade_id") != "exercise-1-1"]
    data["cells"].append({"cell_type": "code", "source": "", "metadata": {"nbgrader": {"grade_id": "exercise-1-1b"}}})
    _, ungradable = rebuilt_sources(tiny, tmp_path, json.dumps(data))
    assert "is missing" in ungradable["1.1"]


def test_a_copied_or_split_exercise_cell_runs_in_each_place(tiny: Course, tmp_path: Path, solve: Solve) -> None:
    data = json.loads(solve("x = 1"))
    copy = next(cell for cell in data["cells"] if "exercise-1-1" in str(cell))
    data["cells"].append(copy | {"source": "x = 2"})
    assert rebuilt_sources(tiny, tmp_path, json.dumps(data)) == ([IMPORTS, "x = 1", "x = 2"], {})


def test_a_name_that_is_made_again_later_is_said(tiny: Course, tmp_path: Path, solve: Solve) -> None:
    def told(code: str, extra: tuple[tuple[int, str], ...] = ()) -> list[str]:
        notes = rebuilt(tiny, tmp_path, solve(code, extra)).notes
        return [note for note in notes if "made again" in note]

    good = "def make_model():\n    return 1"
    assert told(good) == told(good, ((1, "make = 2\nother = make_model"),)) == []
    [note] = told(good, ((99, "def make_model():\n    return 2"),))
    assert note.startswith("Exercise 1.1: `make_model` of code cell ") and note.endswith("; the last counts.")


def test_the_notebook_of_another_lesson_is_named(tiny: Course, tmp_path: Path, solve: Solve) -> None:
    with pytest.raises(SubmissionError, match="exercises of lesson 3, not of lesson 1"):
        rebuilt_sources(tiny, tmp_path, solve("x").replace("exercise-1-1", "exercise-3-1"))
    with pytest.raises(SubmissionError, match="No exercise of lesson 1 was found"):
        rebuilt_sources(tiny, tmp_path, '{"cells": []}')
