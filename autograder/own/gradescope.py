"""In Gradescope's container: grades what one student has handed in with what is public, and writes results.json.

The package of students is installed there and nothing else of the course is. `python -m autograder.own.gradescope` is
what ``run_autograder`` of our zip file starts.

Source: https://github.com/gradescope/autograder_samples, docs/specs.md.
"""

from __future__ import annotations

import json
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

from autograder.api.result import Report, Result, Status
from autograder.errors import UsageError
from autograder.manifest import Course, Lesson, load_course
from autograder.own.hosted import NOT_COUNTED, grade_handed_in, waiting
from autograder.report.plain import plain_text
from autograder.sandbox.box import Box
from autograder.sandbox.probe import start_boxes

__all__ = ["NO_WALL", "results_of"]

USER = "student"
"""Whom setup.sh has made: who a notebook runs as where no wall holds."""
PARTS = (("Found", "found"), ("Expected", "expected"), ("Likely cause", "cause"), ("Next step", "next_step"))
NO_WALL = (
    "No wall held in this container, so the notebook could have reached the grader itself. Nothing was there to read "
    "that students do not have, but points given here may be forged"
)
AS_OTHER = "; results and names were out of its reach, for it ran as another user"


def results_of(reports: Sequence[Report], not_counted: Collection[str] = (), said: str = "") -> dict[str, Any]:
    """What stands in a results.json.

    Args:
        reports: One for each lesson that was graded.
        not_counted: Checks that are not counted, by name.
        said: What students should read above all tests.
    """
    results = [result for report in reports for result in report.results]
    counted = [result for result in results if result.check not in not_counted]
    lines = [said, *(report.remark for report in reports), waiting(results, not_counted)]
    return {
        "score": sum(result.points for result in counted),
        "output": plain_text("\n".join(line for line in lines if line)),
        "output_format": "text",
        "stdout_visibility": "hidden",
        "execution_time": round(sum(report.seconds for report in reports)),
        "tests": [_test(result, result.check not in not_counted) for result in results],
    }


def _test(result: Result, counts: bool) -> dict[str, Any]:
    """One check as a test. What is not counted has neither points nor a status."""
    told = [f"{label}: {text}" for label, name in PARTS if (text := getattr(result, name))]
    held = ["These points are held: a person must look."] if result.held else []
    found = {
        "name": plain_text(f"{result.exercise} {result.title}"),
        "number": result.exercise,
        "output": plain_text("\n".join([*held, *told] if counts else [NOT_COUNTED])),
        "output_format": "text",
        "visibility": "visible",
    }
    if not counts:
        return found
    status = "passed" if result.status is Status.PASS else "failed"
    return (
        found | {"score": result.points, "max_score": result.max_points} | ({} if result.held else {"status": status})
    )


def main(root: Path, alone: bool = False) -> None:
    """Grade what lies in ``submission`` below a folder, and write ``results/results.json`` there.

    Args:
        root: The folder, ``/autograder`` in Gradescope.
        alone: Print the results, without trying walls: this process belongs to the user that notebooks run as.
    """
    course = load_course()
    settings = json.loads((root / "source" / "lessons.json").read_text(encoding="utf-8"))
    lessons = [course.lesson(name) for name in settings["lessons"]]
    folder = root / "submission"
    if alone:
        print(json.dumps(_graded(course, lessons, folder, start_boxes(course, "none")[0])))
        return
    wanted = os.environ.get("AUTOGRADER_ISOLATION", "auto")
    try:
        box = start_boxes(course, wanted)[0]
        if wanted == "none":
            raise UsageError("Without a wall, as the environment says.")
    except UsageError:
        found = _without_a_wall(root)
    else:
        found = _graded(course, lessons, folder, box, f"What was handed in ran behind a wall: {box.layer.title}.")
    (root / "results" / "results.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def _graded(course: Course, lessons: Sequence[Lesson], folder: Path, box: Box, wall: str = "") -> dict[str, Any]:
    with box:
        found = grade_handed_in(course, lessons, folder, box)
    return results_of(found.reports, found.not_counted, "\n".join([wall, *found.lines]).strip())


def _without_a_wall(root: Path) -> dict[str, Any]:
    """Grade as a user who can write no results and read no names, if this is a container that setup.sh has made."""
    users = [one.pw_name for one in pwd.getpwall()]
    other = root == Path("/autograder") and os.geteuid() == 0 and USER in users
    with tempfile.TemporaryDirectory() as home:
        os.chmod(home, 0o777 if other else 0o700)
        for part in ("submission", "source"):
            copy = shutil.copytree(root / part, Path(home) / part)
            for path in (copy, *copy.rglob("*")):
                os.chmod(path, 0o755 if path.is_dir() else 0o644)
        command = [sys.executable, "-m", "autograder.own.gradescope", home, "--alone"]
        who: dict[str, Any] = {"user": USER, "group": USER, "extra_groups": []} if other else {}
        env = os.environ | {"HOME": home, "TMPDIR": home}
        done = subprocess.run(command, env=env, stdout=subprocess.PIPE, check=False, text=True, cwd=home, **who)
        if other:
            _end_all()
    try:
        found: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    except (ValueError, IndexError) as error:
        raise SystemExit("The results of the other user cannot be read.") from error
    found["output"] = f"{NO_WALL}{AS_OTHER if other else ''}.\n{found['output']}"
    return found


def _end_all() -> None:
    """End what the other user has left behind: nothing of it may run when the results are written."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if folder.stat().st_uid == pwd.getpwnam(USER).pw_uid:
                os.kill(int(folder.name), signal.SIGKILL)
        except OSError:
            pass  # It has ended by itself.


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:] == ["--alone"])
