"""Makes the notebooks of the sample class from class.yaml, the releases and the banks.

python examples/make_class.py            writes examples/<student>/<lesson>.ipynb and README.md
python examples/make_class.py --check    exits with 1 if something would change
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import nbformat
import yaml
from nbformat import NotebookNode

from autograder.authoring.bank import bank_folder
from autograder.manifest import Course, Lesson, load_course
from autograder.notebook.worked import worked_cells

HERE = Path(__file__).resolve().parent
HEAD = """\
# The sample class

Made by `python examples/make_class.py` from class.yaml; a test makes it again and compares the marks with this table.
`course demo` grades it.

"""


def main() -> int:
    """Write what changed, or with --check only say so."""
    course = load_course(HERE.parent)
    students = yaml.safe_load((HERE / "class.yaml").read_text(encoding="utf-8"))
    files = {HERE / "README.md": readme(course, students)}
    for name, student in students.items():
        for lesson in course.lessons:
            if lesson.name in student["marks"]:
                files[HERE / name / f"{lesson.name}.ipynb"] = notebook_text(course, lesson, student)
    changed = [path for path, text in files.items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    for path in changed:
        print(f"changed: {path.relative_to(HERE)}")
        if "--check" not in sys.argv:
            path.parent.mkdir(exist_ok=True)
            path.write_text(files[path], encoding="utf-8")
    return 1 if changed and "--check" in sys.argv else 0


def notebook_text(course: Course, lesson: Lesson, student: dict[str, Any]) -> str:
    """The release with this student's code in its exercise cells."""
    notebook = nbformat.read(course.release(lesson), as_version=4)
    for exercise in lesson.exercises:
        cells = exercise_cells(notebook, exercise.slug)
        source = student.get("instead", {}).get(exercise.id, student["default"])
        if source == "deleted":
            notebook.cells = [cell for cell in notebook.cells if cell not in cells]
        elif source != "untouched":
            for cell, code in zip(cells, worked_cells(course, lesson, exercise.id), strict=True):
                cell.source = code
            if source != "reference":
                cells[-1].source = other_code(course, lesson, source, cells)
    text: str = nbformat.writes(notebook)
    return text + "\n"


def other_code(course: Course, lesson: Lesson, source: str, cells: list[NotebookNode]) -> str:
    """What stands in the last cell of an exercise instead of, or after, our solution."""
    if not source.startswith(("wrong/", "right/")):
        return source.strip()
    code = (bank_folder(course, lesson) / f"{source}.py").read_text(encoding="utf-8")
    # Without the comments at its head: they say what is wrong.
    code = re.sub(r"\A(# .*\n)+", "", code).strip()
    return code if len(cells) == 1 else f"{cells[-1].source}\n\n\n{code}"


def exercise_cells(notebook: NotebookNode, slug: str) -> list[NotebookNode]:
    """The solution cells of an exercise."""
    wanted = re.compile(rf"exercise-{slug}[a-z]?")
    return [c for c in notebook.cells if wanted.fullmatch(c.metadata.get("nbgrader", {}).get("grade_id", ""))]


def readme(course: Course, students: dict[str, Any]) -> str:
    """The table of students: what each did, and the right marks."""
    head = ["student", "what this student did", *(f"lesson {lesson.number}" for lesson in course.lessons)]
    rows = [head, ["---"] * len(head)]
    for name, student in students.items():
        marks = [str(student["marks"].get(lesson.name, "–")) for lesson in course.lessons]
        rows.append([name, " ".join(student["about"].split()), *marks])
    return HEAD + "".join(f"| {' | '.join(row)} |\n" for row in rows)


if __name__ == "__main__":
    sys.exit(main())
