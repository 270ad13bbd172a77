"""From save to card: `course watch` in a pseudo-terminal, against the same cells and checks in a live kernel.

    python -m benchmarks.watch [LESSON [ROUNDS]]

In each round a learner saves our solution of one exercise after the other. Watched: the seconds from the save until the
card stands on the screen. Live: a kernel that has run all that comes before runs the cells of the exercise, and
`check(...)`. The two take turns. Before each save, the processes that get ready may do so, as while somebody writes.
The last row is a change far above: everything up to there is run again, here and there.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"
os.environ["MPLBACKEND"] = "Agg"

from jupyter_client.manager import start_new_kernel

from autograder.handout.work_folder import WorkFolder
from autograder.manifest import Course, Lesson, load_course
from autograder.notebook import Rebuilt, read_notebook, read_ours, rebuild
from benchmarks.measure import children, spread, timed, tree_seconds
from tests.terminal import Terminal

ROOT = Path(__file__).resolve().parent.parent
TIMES, MORE = 1.3, 0.5
"""A card may take so many times what a live kernel takes, and so many seconds more."""
Seconds = dict[str, list[float]]


def main(name: str = "1", rounds: str = "5") -> None:
    """Print a row for each exercise of a lesson."""
    course = load_course(ROOT)
    lesson = course.lesson(name)
    watched: Seconds = defaultdict(list)
    live: Seconds = defaultdict(list)
    for _ in range(int(rounds)):
        one_round_live(course, lesson, live)
        one_round_watched(course, lesson, watched)
    for exercise, seconds in watched.items():
        at_most = TIMES * statistics.median(live[exercise]) + MORE
        word = "within" if statistics.median(seconds) <= at_most else "OVER"
        print(f"{exercise:<14} watched {spread(seconds, 2)}  live {spread(live[exercise], 2)}  {word} {at_most:.2f}")


def one_round_watched(course: Course, lesson: Lesson, seconds: Seconds) -> None:
    """A lesson before a terminal, from the starter to the end."""
    with tempfile.TemporaryDirectory() as folder:
        work = WorkFolder(Path(folder) / "work", course)
        work.start()
        notebook = work.notebook(lesson)
        variables = {"COURSE_MEMORY": f"{folder}/memory", "COURSE_ROOT": str(ROOT)}
        with Terminal("watch", lesson.number, folder=work.path, variables=variables) as screen:
            screen.sees("Waiting for you")
            for exercise in lesson.exercises:
                get_ready(screen.running.pid)
                save(notebook, course, lesson, f"exercise-{exercise.slug}", "")
                seconds[exercise.id].append(timed(screen.sees, f"✓ Exercise {exercise.id}: right", "Waiting")[0])
            get_ready(screen.running.pid)
            first = lesson.exercises[0]
            save(notebook, course, lesson, f"exercise-{first.slug}", "\n# changed")
            seconds["far above"].append(timed(screen.sees, f"✓ Exercise {first.id}: right", "Waiting")[0])
            screen.presses("q")
            screen.ends()


def get_ready(pid: int) -> None:
    """Wait until the processes below are the same as a while ago, and have had nothing to do meanwhile."""
    before: list[dict[tuple[int, str], float]] = []
    while (now := [tree_seconds(child) for child in children(pid)]) != before or len(now) < 2:
        before = now
        time.sleep(1.5)


def save(notebook: Path, course: Course, lesson: Lesson, begins: str, more: str) -> None:
    """Put our solution of an exercise into the notebook."""
    ours = {grade_id(cell): cell for cell in cells_of(course.solution(lesson))}
    content = json.loads(notebook.read_text(encoding="utf-8"))
    for cell in content["cells"]:
        if grade_id(cell).startswith(begins):
            cell["source"] = "".join(ours[grade_id(cell)]["source"]) + more
    notebook.write_text(json.dumps(content), encoding="utf-8")


def cells_of(file: Path) -> list[dict[str, Any]]:
    """The cells of a notebook."""
    cells: list[dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))["cells"]
    return cells


def grade_id(cell: dict[str, Any]) -> str:
    """The mark of an exercise's cell, or an empty text."""
    return str(cell["metadata"].get("nbgrader", {}).get("grade_id", ""))


def one_round_live(course: Course, lesson: Lesson, seconds: Seconds) -> None:
    """The same in a kernel: each exercise after all that comes before it; at last, all up to the first one again."""
    solved = rebuild(read_ours(course.release(lesson)), read_notebook(course.solution(lesson)), lesson)
    manager, client = start_new_kernel(
        cwd=str(course.release(lesson).parent), env={**os.environ, "COURSE_MEMORY": "off"}
    )
    try:
        for exercise in lesson.exercises:
            for cell in solved.before(exercise.id):
                client.execute_interactive(cell.source, output_hook=lambda message: None)
            seconds[exercise.id].append(timed(run, client, solved, exercise.id, len(solved.before(exercise.id)))[0])
        seconds["far above"].append(timed(run, client, solved, lesson.exercises[0].id, 0)[0])
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def run(client: Any, solved: Rebuilt, exercise: str, begin: int) -> None:
    """Cells up to an exercise, and its check."""
    for source in [cell.source for cell in solved.until([exercise])[begin:]] + [f'check("{exercise}")']:
        client.execute_interactive(source, output_hook=lambda message: None)


if __name__ == "__main__":
    main(*sys.argv[1:])
