"""The pages of a marking session as HTML. Everything that a stranger wrote is escaped, and nothing in it acts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from math import ceil
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from autograder.api.result import total_points
from autograder.grading.overrides import MOST_DAYS, Override
from autograder.manifest import Exercise
from autograder.marking.bank import comments_of, without_names
from autograder.marking.decisions import version
from autograder.marking.grid import SHOWN, next_student, rows
from autograder.marking.handed_in import handed_in, statement
from autograder.marking.place import ANONYMOUS, NAMES, Place, target_of
from autograder.marking.rendered import code, prose
from autograder.marking.rubric import rubric_of
from autograder.marking.session import Class, Session, Sight
from autograder.marking.words import about, described, form_of, lines_of
from autograder.marking.works import Refusal
from autograder.report.card import MARKS, WORDS, Around, exercise_html, format_points, ways_back
from autograder.report.card_style import DARK, LIGHT, RULES, variables
from autograder.report.plain import plain_text

__all__ = ["Pages"]

ON_A_PAGE = 100
"""Students in a list."""
MOST_SHOWN = 200_000
"""Characters of a whole notebook that are shown."""
KEYS = (
    ("j", "next student, same exercise"),
    ("k", "previous student, same exercise"),
    ("n", "next exercise, same student"),
    ("p", "previous exercise, same student"),
    ("h", "next student of whom points are held"),
    ("m", "next student without a comment"),
    ("l", "list of the lesson"),
    ("g", "go to the points"),
    ("c", "go to the comment"),
    ("1 to 9", "put a comment of the bank into the comment"),
    ("u", "take back the last decision of this session"),
    ("?", "this help"),
    ("Ctrl + Enter", "save, and go to the next student; also while you write"),
    ("Escape", "leave the field"),
)

Form = tuple[str, Mapping[str, str]]
"""Which form was sent, that about the exercise or that about the lesson, and its fields."""


class Pages:
    """The pages of a session.

    Args:
        session: The session.
        base: What all addresses begin with.
    """

    def __init__(self, session: Session, base: str) -> None:
        self._session, self._base, self._course = session, base, session.course
        self.files = {
            "/mark.css": ("text/css", _environment().get_template("mark.css").render()),
            "/keys.js": ("text/javascript", _environment().get_template("keys.js").render()),
        }
        """What pages use, by address: the content type and the text."""

    def address(self, place: Place) -> str:
        """Where a place is."""
        if place.exercise is None:
            return f"{self._base}/{place.mode}/{place.lesson.number}"
        return f"{self._base}/{place.mode}/{place.exercise.id}/{self._number(place)}"

    def next(self, place: Place) -> Place | None:
        """The next student in the list; None at its end."""
        order = self._order(self._session.of(place.lesson), place)
        return _at(place, order, place.student, 1)

    def listing(self, place: Place, asked: Mapping[str, str], *, said: str = "", problem: str = "") -> str:
        """The students and exercises of a lesson, all or those that are looked for."""
        found = self._session.of(place.lesson)
        order, shown = self._order(found, place), asked.get("show", "")
        students = rows(found.grid, order, shown)
        pages = max(1, ceil(len(students) / ON_A_PAGE))
        number = asked.get("page", "1")
        at = min(max(int(number), 1), pages) if re.fullmatch(r"[0-9]{1,5}", number) else 1
        return self._render(
            "list.html",
            place,
            said=said,
            problem=problem,
            grid=found.grid,
            refused=found.refused,
            students=students[(at - 1) * ON_A_PAGE : at * ON_A_PAGE],
            count=len(students),
            everybody=len(order),
            page=at,
            pages=pages,
            shown=shown if shown in SHOWN else "",
            counts={name: len(rows(found.grid, order, name)) for name in SHOWN},
            first={name: self._first(place, found, order, name) for name in ("held", "silent")},
        )

    def student(
        self,
        place: Place,
        *,
        said: str = "",
        problem: str = "",
        form: Form | None = None,
        theirs: tuple[Override | None] | None = None,
    ) -> str:
        """One student's work for one exercise, and the forms to decide about it.

        Args:
            place: Which.
            said: What was done before.
            problem: What went wrong.
            form: What was sent and not written: it stands in the form again.
            theirs: What somebody else has decided in the meantime, in a tuple.
        """
        found = self._session.of(place.lesson)
        sight = self._session.sight(place.student, place.lesson)
        common = {"said": said, "problem": problem, "ways": self._ways(place, found)}
        if not isinstance(sight, Sight):
            fault = sight.fault if isinstance(sight, Refusal) else "there is none"
            return self._render("untrue.html", place, fault=fault, **common)
        return self._render(
            "student.html",
            place,
            **common,
            **self._work(place, sight),
            **self._decided(place, sight, form),
            sent=form[0] if form else "",
            theirs=[described(one) for one in theirs] if theirs else [],
        )

    def refusal(self, why: str) -> str:
        """The page for what is not answered. It knows of no work."""
        return plain_text(_environment().get_template("refusal.html").render(base=self._base, why=why))

    def _work(self, place: Place, sight: Sight) -> dict[str, Any]:
        exercise = _exercise(place)
        notebook = handed_in(self._course, place.lesson, sight.record)
        results = sight.report.of_exercise(exercise.id)
        around = ways_back(self._course, place.lesson).get(exercise.id, Around())
        return {
            "statement": statement(self._course.release(place.lesson), place.lesson, exercise),
            "card": _without_styles(exercise_html(exercise, results, around)),
            "notebook": notebook,
            "whole": list(_beginning(notebook.pieces)),
            "outputs": [one for one in sight.report.outputs if one.exercise == exercise.id],
            "stopped": [one.message for one in sight.report.cell_problems if one.exercise == exercise.id],
            "remark": self._without_name(place, sight.report.remark),
            "rubric": rubric_of(self._course, exercise),
        }

    def _decided(self, place: Place, sight: Sight, form: Form | None) -> dict[str, Any]:
        exercise, found = _exercise(place), sight.found.of_exercise(_exercise(place).id)
        checks = {result.check: result for result in found}
        now = {part: self._session.decisions.about(target_of(place, part)) for part in ("exercise", "lesson", *checks)}
        fields = {part: form_of(one) for part, one in now.items()} | (
            {form[0]: form_of(None) | dict(form[1])} if form else {}
        )
        return {
            "now": now,
            "checks": checks,
            "checks_decided": any(now[check] for check in checks),
            "versions": {part: version(one) for part, one in now.items()},
            "fields": fields,
            "lines": {"exercise": lines_of(sight.report, exercise.id), "lesson": lines_of(sight.report, "")},
            "for_all": described(all_) if (all_ := self._session.everybody(place.lesson, exercise)) else "",
            "earned": total_points(found),
            "lateness": sight.report.lateness,
            "bank": self._bank(place),
        }

    def _bank(self, place: Place) -> list[str]:
        comments = comments_of(self._session.out, self._session.decisions.all())
        if not place.hidden:
            return comments
        return without_names(comments, self._session.names)

    def _ways(self, place: Place, found: Class) -> dict[str, Place | None]:
        """Where the keys lead."""
        order, exercise = self._order(found, place), _exercise(place)
        exercises = place.lesson.exercises
        at = exercises.index(exercise)

        def beside(number: int) -> Place | None:
            inside = 0 <= number < len(exercises)
            return Place(place.mode, place.lesson, exercises[number], place.student) if inside else None

        def looked_for(shown: str) -> Place | None:
            student = next_student(rows(found.grid, order, shown, exercise.id), order, place.student)
            return Place(place.mode, place.lesson, exercise, student) if student else None

        return {
            "k": _at(place, order, place.student, -1),
            "j": _at(place, order, place.student, 1),
            "p": beside(at - 1),
            "n": beside(at + 1),
            "h": looked_for("held"),
            "m": looked_for("silent"),
        }

    def _first(self, place: Place, found: Class, order: Sequence[str], shown: str) -> Place | None:
        """The first student and exercise that is what is looked for."""
        is_it = SHOWN[shown][1]
        for exercise in place.lesson.exercises:
            for student in order:
                if is_it(found.grid[student][exercise.id]):
                    return Place(place.mode, place.lesson, exercise, student)
        return None

    def _order(self, found: Class, place: Place) -> list[str]:
        """The students, by name, or by the numbers that stand for them."""
        students = list(found.grid)
        if not place.hidden:
            return students
        return sorted(students, key=lambda student: self._session.seats.number(student, hidden=True))

    def _number(self, place: Place) -> int:
        return self._session.seats.number(place.student, place.hidden)

    def _label(self, student: str, hidden: bool) -> str:
        return f"Student {self._session.seats.number(student, hidden=True)}" if hidden else student

    def _without_name(self, place: Place, text: str) -> str:
        return text.replace(place.student, self._label(place.student, True)) if place.hidden and text else text

    def _undo(self, place: Place) -> tuple[int, str] | None:
        """The last decision of this session: its number, and what it is about."""
        if not self._session.decisions.written:
            return None
        last = self._session.decisions.written[-1]
        self._session.seats.add([last.target[0]])
        return last.number, f"{about(last.target, self._course)}, {self._label(last.target[0], place.hidden)}"

    def _render(self, template: str, place: Place, **values: Any) -> str:
        other = NAMES if place.hidden else ANONYMOUS
        lessons = [Place(place.mode, lesson) for lesson in self._session.lessons]
        html = (
            _environment()
            .get_template(template)
            .render(
                base=self._base,
                here=self.address(place),
                place=place,
                top=Place(place.mode, place.lesson),
                other=Place(other, place.lesson),
                lessons=lessons,
                course=self._course,
                address=self.address,
                number=lambda student: self._session.seats.number(student, place.hidden),
                label=lambda student: self._label(student, place.hidden),
                undo=self._undo(place),
                is_behind=self._session.is_behind,
                file=self._session.file.name,
                **values,
            )
        )
        return plain_text(html)


def _exercise(place: Place) -> Exercise:
    assert place.exercise, "only the page of one student asks"
    return place.exercise


def _at(place: Place, order: Sequence[str], student: str, way: int) -> Place | None:
    """Who stands before or after a student in the order."""
    at = order.index(student) + way if student in order else 0
    return Place(place.mode, place.lesson, place.exercise, order[at]) if 0 <= at < len(order) else None


def _beginning(pieces: Sequence[Any]) -> Sequence[Any]:
    """As many cells as a page can show."""
    length, shown = 0, []
    for piece in pieces:
        length += len(piece.source)
        if length > MOST_SHOWN:
            break
        shown.append(piece)
    return shown


def _without_styles(card: str) -> Markup:
    """A card as a page shows it whose content policy has no inline style: the style sheet knows colours by name."""
    return Markup(re.sub(r' style="(?:border-left-)?color:var\(--(\w+)\)"', r' data-color="\1"', card))


def _is_half(text: str) -> bool:
    """Whether points go up by halves. Others, which `course override` may have written, must not stop a form."""
    try:
        return not text or float(text) % 0.5 == 0
    except ValueError:
        return False


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=ChoiceLoader([PackageLoader("autograder.marking"), PackageLoader("autograder.report")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "light": variables(LIGHT),
        "dark": variables(DARK),
        "card_rules": RULES,
        "colors": list(LIGHT),
        "keys": KEYS,
        "shown_names": {name: words for name, (words, _) in SHOWN.items()},
        "is_half": _is_half,
        "most_days": MOST_DAYS,
        "marks": MARKS,
        "words": WORDS,
    }
    environment.filters |= {"points": format_points, "code": code, "prose": prose}
    return environment
