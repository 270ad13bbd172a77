"""What each address of the marking page does. `Door` has looked at who asks before."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import urlencode

from autograder.errors import CourseError, GraderError, UsageError
from autograder.manifest import Exercise, Lesson
from autograder.marking.bank import keep
from autograder.marking.decisions import Conflict
from autograder.marking.http import Refused, Request, Response, page, redirect
from autograder.marking.pages import Pages
from autograder.marking.place import ANONYMOUS, MODES, NAMES, Place, target_of
from autograder.marking.session import Session
from autograder.report.plain import plain_text

__all__ = ["App"]

SAID = {
    "saved": "Saved.",
    "same": "Nothing was changed, and nothing written.",
    "undone": "Taken back.",
    "kept": "The comment is kept.",
    "published": "Pages and marks.csv are written anew.",
}
"""What a page says of what was done before it was shown."""


class App:
    """Answers requests.

    Args:
        session: What is marked.
        base: What all addresses begin with.
        start: The lesson to begin with.
        anonymous: Whether to begin without names.
    """

    def __init__(self, session: Session, base: str, start: Lesson, anonymous: bool = False) -> None:
        self._session, self._base = session, base
        self._start = Place(ANONYMOUS if anonymous else NAMES, start)
        self._pages = Pages(session, base)

    def refusal(self, status: int, why: str) -> Response:
        """The page for what is not answered."""
        return page(self._pages.refusal(why), status)

    def answer(self, request: Request) -> Response:
        """The answer to a request.

        Raises:
            Refused: There is nothing at this address, or a file beside the results is not sound.
        """
        path = request.path.removeprefix(self._base)
        try:
            return self._answer(path, request)
        except (UsageError, CourseError, GraderError) as error:
            raise Refused(500, self._told(path.startswith(f"/{ANONYMOUS}/"), error)) from error

    def _answer(self, path: str, request: Request) -> Response:
        if request.method == "GET" and path == "/":
            return self._to(self._start)
        if request.method == "GET" and path in self._pages.files:
            kind, text = self._pages.files[path]
            return Response(200, text.encode(), f"{kind}; charset=utf-8")
        place, rest = self._place(path)
        if request.method == "GET" and not rest:
            return self._show(place, request)
        doing: dict[str, Callable[[Place, dict[str, str]], Response]] = {
            "": self._save,
            "undo": self._undo,
            "publish": self._publish,
            "keep": self._keep,
        }
        if request.method != "POST" or rest not in doing or (not rest and not place.exercise):
            raise Refused(404, "There is nothing at this address.")
        return doing[rest](place, request.form)

    def _place(self, path: str) -> tuple[Place, str]:
        found = re.fullmatch(
            rf"/(?P<mode>{'|'.join(MODES)})/(?:(?P<lesson>[0-9]{{1,2}})|(?P<exercise>[0-9]{{1,2}}\.[0-9]{{1,3}})/"
            r"(?P<number>[0-9]{1,7}))(?:/(?P<rest>undo|publish|keep))?",
            path,
        )
        if found is None:
            raise Refused(404, "There is nothing at this address.")
        try:
            lesson = self._session.course.lesson(found["lesson"] or found["exercise"])
        except UsageError as error:
            raise Refused(404, "There is no such lesson or exercise.") from error
        mode, rest = found["mode"], found["rest"] or ""
        if not found["exercise"]:
            return Place(mode, lesson), rest
        return self._of_student(mode, lesson, lesson.exercise(found["exercise"]), int(found["number"])), rest

    def _of_student(self, mode: str, lesson: Lesson, exercise: Exercise, number: int) -> Place:
        student = self._session.seats.student(number, mode == ANONYMOUS)
        if student is None:
            self._session.of(lesson)  # Nobody has looked at a list of this lesson yet.
            student = self._session.seats.student(number, mode == ANONYMOUS)
        if student is None:
            raise Refused(404, "Nobody has this number.")
        return Place(mode, lesson, exercise, student)

    def _show(self, place: Place, request: Request) -> Response:
        said = SAID.get(request.asked.get("said", ""), "")
        if place.exercise:
            return page(self._pages.student(place, said=said))
        return page(self._pages.listing(place, request.asked, said=said))

    def _save(self, place: Place, form: dict[str, str]) -> Response:
        part = form.get("part", "exercise")
        if not place.exercise or part not in ("exercise", "lesson", *place.exercise.checks):
            raise Refused(400, "There is no such form.")
        try:
            is_new = self._session.decisions.put(target_of(place, part), form.get("version", ""), form)
        except Conflict as conflict:
            return page(self._pages.student(place, form=(part, form), theirs=(conflict.theirs,)), 409)
        except (UsageError, GraderError) as error:
            why = self._told(place.hidden, error)
            return page(self._pages.student(place, form=(part, form), problem=why), 400)
        way = self._pages.next(place) if "next" in form else place
        return self._to(way or place, "saved" if is_new else "same")

    def _undo(self, place: Place, form: dict[str, str]) -> Response:
        number = form.get("number", "")
        try:
            done = self._session.decisions.undo(int(number) if number.isdigit() and len(number) < 9 else 0)
        except Conflict:
            return self._again(
                place, "Not taken back: somebody has decided otherwise since. It stands as they left it."
            )
        except (UsageError, GraderError) as error:
            return self._again(place, self._told(place.hidden, error))
        student, lesson, exercise, check = done.target
        where = self._session.course.lesson(lesson)
        shown = next((one for one in where.exercises if one.id == exercise or check in one.checks), where.exercises[0])
        return self._to(replace(place, lesson=where, exercise=shown, student=student), "undone")

    def _publish(self, place: Place, form: dict[str, str]) -> Response:
        try:
            lines = self._session.publish()
        except (UsageError, GraderError) as error:
            return self._again(place, self._told(place.hidden, error))
        if lines:
            hidden = f"{len(lines)} lines about records that are left out stand in the terminal."
            self._print(*lines)
            return self._again(place, f"{SAID['published']} {hidden if place.hidden else ' '.join(lines)}", 200)
        return self._to(place, "published")

    def _keep(self, place: Place, form: dict[str, str]) -> Response:
        try:
            keep(self._session.out, plain_text(form.get("kept", "")))
        except (UsageError, GraderError) as error:
            return self._again(place, self._told(place.hidden, error))
        return self._to(place, "kept")

    def _again(self, place: Place, problem: str, status: int = 409) -> Response:
        """The page that was left, with what must be known."""
        if place.exercise:
            return page(self._pages.student(place, problem=problem), status)
        return page(self._pages.listing(place, {}, problem=problem), status)

    def _told(self, hidden: bool, error: Exception) -> str:
        """What went wrong. It may name anybody, so pages without names say where it stands."""
        if not hidden:
            return str(error)
        self._print(str(error))
        return "This could not be done. The terminal says why: the words might hold a name."

    def _print(self, *lines: str) -> None:
        print(*map(plain_text, lines), sep="\n", file=sys.stderr)

    def _to(self, place: Place, said: str = "") -> Response:
        query = f"?{urlencode({'said': said})}" if said else ""
        return redirect(self._pages.address(place) + query)
