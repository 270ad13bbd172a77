"""What a class tells about its course: marks, exercises, misconceptions, and what needs a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, median

from autograder.api.result import Report, Result, Status, overall, total_points
from autograder.manifest import Course, Exercise, Lesson
from autograder.report.attention import (
    Decision,
    Fault,
    Held,
    Ungradable,
    decisions_in,
    faults_in,
    held_in,
    ungradable_in,
)
from autograder.report.discrimination import FEWEST, Discrimination, discrimination
from autograder.report.expectations import Expectation, Surviving, expectations, surviving
from autograder.report.gain import ClassGain, gain_of_class
from autograder.report.order import by_student, in_order, in_the_sum, lessons_of, students_of

__all__ = [
    "FEWEST",
    "Analysis",
    "Decision",
    "Discrimination",
    "Distribution",
    "ExerciseFigures",
    "Fault",
    "FoundMisconception",
    "Held",
    "Unattempted",
    "Ungradable",
    "analyse",
    "lessons_of",
]

BINS = 10
SLOWEST = 5


@dataclass(frozen=True)
class Distribution:
    """Marks of several students, in points, sorted. `held` marks are left out: some of their points are held."""

    title: str
    max_points: float
    marks: tuple[float, ...]
    held: int = 0

    @property
    def mean(self) -> float:
        """Mean mark in points; 0 without marks."""
        return fmean(self.marks) if self.marks else 0.0

    @property
    def median(self) -> float:
        """Middle mark in points; 0 without marks."""
        return median(self.marks) if self.marks else 0.0

    @property
    def bins(self) -> tuple[int, ...]:
        """How many marks lie in 0–10 %, 10–20 % and so on. A mark on a border belongs above it, 100 % to the last."""
        # Points are multiplied before they are divided: 7 of 10 points must not become 6.999 tenths.
        places = Counter(min(int(mark * BINS / self.max_points), BINS - 1) for mark in self.marks)
        return tuple(places[place] for place in range(BINS))


@dataclass(frozen=True)
class FoundMisconception:
    """A known wrong idea that this class has, and who has it."""

    exercise: str
    id: str
    cause: str
    students: tuple[str, ...]


@dataclass(frozen=True)
class ExerciseFigures:
    """One exercise over the whole class.

    Students are counted once: as attempted, not attempted, ungradable, held, or hit by a fault of
    ours. `difficulty` is the mean share of the points, 0 to 1, of those who attempted it (low
    is hard), or None if nobody did. `commonest` is the misconception that most students have.
    """

    lesson: Lesson
    exercise: Exercise
    attempted: int
    not_attempted: int
    ungradable: int
    held: int
    faults: int
    difficulty: float | None
    discrimination: Discrimination
    commonest: FoundMisconception | None


@dataclass(frozen=True)
class Unattempted:
    """Work that was not begun: `what` is a notebook or an exercise, in words."""

    lesson: Lesson
    what: str
    students: tuple[str, ...]


@dataclass(frozen=True)
class Analysis:
    """Everything that the class page and the summary in the terminal tell.

    `versions` counts, for each name, the notebooks with each value, and `isolation` those
    behind each layer. `digests` lists, for each name, the lessons with each value. `notes`
    lists the students of each note.
    """

    students: tuple[str, ...]
    notebooks: int
    marks: Distribution
    lessons: tuple[Distribution, ...]
    exercises: tuple[ExerciseFigures, ...]
    misconceptions: tuple[FoundMisconception, ...]
    unattempted: tuple[Unattempted, ...]
    ungradable: tuple[Ungradable, ...]
    held: tuple[Held, ...]
    decisions: tuple[Decision, ...]
    faults: tuple[Fault, ...]
    slowest: tuple[Report, ...]
    isolation: dict[str, int]
    versions: dict[str, dict[str, int]]
    digests: dict[str, dict[str, tuple[str, ...]]]
    notes: dict[str, tuple[str, ...]]
    expectations: tuple[Expectation, ...]
    surviving: tuple[Surviving, ...]
    gain: ClassGain | None


def analyse(course: Course, reports: Sequence[Report]) -> Analysis:
    """Everything that can be said about a class.

    Args:
        course: The course; it gives lessons and exercises their order and titles.
        reports: At most one for each student and lesson. Lessons without a report are left out.

    Returns:
        The analysis. A student's mark over all lessons counts a missing notebook as 0, and leaves out lessons that
        stand apart. A mark of which points are held is left out of the distributions, and so are such exercises out of
        their figures.
    """
    students, lessons = students_of(reports), lessons_of(course, reports)
    found = _misconceptions(lessons, reports)
    return Analysis(
        students=tuple(students),
        notebooks=len(reports),
        marks=_of_all(lessons, students, reports),
        lessons=tuple(_of_lesson(lesson, reports) for lesson in lessons),
        exercises=_exercises(lessons, _outcomes(lessons, reports), found),
        misconceptions=found,
        unattempted=tuple(_unattempted(lessons, students, reports)),
        ungradable=tuple(ungradable_in(lessons, reports)),
        held=tuple(held_in(lessons, reports)),
        decisions=tuple(decisions_in(lessons, reports)),
        faults=tuple(faults_in(lessons, reports)),
        slowest=tuple(sorted(reports, key=lambda report: -report.seconds)[:SLOWEST]),
        isolation=dict(Counter(report.isolation for report in reports)),
        versions=_values(report.versions for report in reports),
        digests=_digests(lessons, reports),
        notes=_notes(reports),
        expectations=expectations(course, reports),
        surviving=surviving(reports),
        gain=gain_of_class(course, reports),
    )


@dataclass(frozen=True)
class _Outcome:
    """One student's results in one exercise. `status` is PASS for whatever was attempted and judged."""

    student: str
    exercise: str
    status: Status
    points: float
    max_points: float

    @property
    def share(self) -> float:
        return self.points / self.max_points


def _outcomes(lessons: Sequence[Lesson], reports: Sequence[Report]) -> list[_Outcome]:
    return [
        _outcome(report.student, exercise.id, results)
        for lesson in lessons
        for report in in_order(lesson, reports)
        for exercise in lesson.exercises
        if (results := report.of_exercise(exercise.id))
    ]


def _outcome(student: str, exercise: str, results: Sequence[Result]) -> _Outcome:
    status = overall(results)
    # Half an exercise is an attempt: only one without any verdict counts as not attempted.
    if any(result.status is not Status.NOT_ATTEMPTED for result in results) and status not in _NOT_JUDGED:
        status = Status.PASS
    return _Outcome(student, exercise, status, total_points(results), sum(result.max_points for result in results))


_NOT_JUDGED = (Status.UNGRADABLE, Status.HELD, Status.GRADER_FAULT)


def _exercises(
    lessons: Sequence[Lesson], outcomes: Sequence[_Outcome], found: Sequence[FoundMisconception]
) -> tuple[ExerciseFigures, ...]:
    figures = []
    by_student: dict[str, list[_Outcome]] = {}
    for outcome in outcomes:
        by_student.setdefault(outcome.student, []).append(outcome)
    for lesson in lessons:
        for exercise in lesson.exercises:
            mine = [outcome for outcome in outcomes if outcome.exercise == exercise.id]
            counts = Counter(outcome.status for outcome in mine)
            attempts = [outcome for outcome in mine if outcome.status is Status.PASS]
            figures.append(
                ExerciseFigures(
                    lesson,
                    exercise,
                    attempted=len(attempts),
                    not_attempted=counts[Status.NOT_ATTEMPTED],
                    ungradable=counts[Status.UNGRADABLE],
                    held=counts[Status.HELD],
                    faults=counts[Status.GRADER_FAULT],
                    difficulty=fmean(outcome.share for outcome in attempts) if attempts else None,
                    discrimination=_discrimination(attempts, by_student),
                    commonest=next((one for one in found if one.exercise == exercise.id), None),
                )
            )
    return tuple(figures)


def _discrimination(attempts: Sequence[_Outcome], by_student: Mapping[str, Sequence[_Outcome]]) -> Discrimination:
    pairs = [(one.share, rest) for one in attempts if (rest := _rest(one, by_student[one.student])) is not None]
    return discrimination(pairs)


def _rest(one: _Outcome, mine: Sequence[_Outcome]) -> float | None:
    """The share of the points of the student's other exercises; None if none of them was judged."""
    others = [other for other in mine if other.exercise != one.exercise and other.status not in _NOT_JUDGED]
    if not others:
        return None
    return sum(other.points for other in others) / sum(other.max_points for other in others)


def _distribution(title: str, max_points: float, marks: Sequence[Sequence[Report]]) -> Distribution:
    """The distribution of marks that are the sums over some reports each."""
    known = [sum(report.points for report in mine) for mine in marks if not any(report.held for report in mine)]
    return Distribution(title, max_points, tuple(sorted(known)), len(marks) - len(known))


def _of_all(lessons: Sequence[Lesson], students: Sequence[str], reports: Sequence[Report]) -> Distribution:
    """The marks over all lessons that are in the sum."""
    counted = in_the_sum(lessons)
    names = {lesson.name for lesson in counted}
    whose = by_student(reports)
    mine = [[report for report in whose[one].values() if report.lesson in names] for one in students]
    left_out = ", ".join(lesson.number for lesson in lessons if lesson not in counted)
    title = f"All lessons but {left_out}" if left_out else "All lessons"
    return _distribution(title, sum(lesson.points for lesson in counted), mine)


def _of_lesson(lesson: Lesson, reports: Sequence[Report]) -> Distribution:
    return _distribution(f"Lesson {lesson.number}", lesson.points, [[report] for report in in_order(lesson, reports)])


def _misconceptions(lessons: Sequence[Lesson], reports: Sequence[Report]) -> tuple[FoundMisconception, ...]:
    """Commonest first; equal counts in the order of the course."""
    results: dict[tuple[str, str], list[tuple[str, Result]]] = {}
    for lesson in lessons:
        for report in in_order(lesson, reports):
            for result in report.results:
                if result.misconception:
                    key = (result.exercise, result.misconception)
                    results.setdefault(key, []).append((report.student, result))
    order = [exercise.id for lesson in lessons for exercise in lesson.exercises]
    found = [
        FoundMisconception(exercise, name, rows[0][1].cause, tuple(dict.fromkeys(student for student, _ in rows)))
        for (exercise, name), rows in results.items()
    ]
    return tuple(sorted(found, key=lambda one: (-len(one.students), order.index(one.exercise), one.id)))


def _unattempted(lessons: Sequence[Lesson], students: Sequence[str], reports: Sequence[Report]) -> list[Unattempted]:
    rows = []
    for lesson in lessons:
        mine = in_order(lesson, reports)
        untouched = [report.student for report in mine if _is_blank(report.results)]
        handed_in = {report.student for report in mine}
        rows.append((lesson, "no notebook", [student for student in students if student not in handed_in]))
        rows.append((lesson, "whole notebook untouched", untouched))
        for exercise in lesson.exercises:
            left = [r.student for r in mine if r.student not in untouched and _is_blank(r.of_exercise(exercise.id))]
            rows.append((lesson, f"{exercise.id} {exercise.title}", left))
    return [Unattempted(lesson, what, tuple(who)) for lesson, what, who in rows if who]


def _is_blank(results: Sequence[Result]) -> bool:
    return {result.status for result in results} == {Status.NOT_ATTEMPTED}


def _values(tables: Iterable[dict[str, str]]) -> dict[str, dict[str, int]]:
    """For each name, how often each value occurs, commonest first."""
    counts: dict[str, Counter[str]] = {}
    for table in tables:
        for name, value in table.items():
            counts.setdefault(name, Counter())[value] += 1
    return {name: dict(counter.most_common()) for name, counter in counts.items()}


def _digests(lessons: Sequence[Lesson], reports: Sequence[Report]) -> dict[str, dict[str, tuple[str, ...]]]:
    """For each name and value, the numbers of the lessons that have it."""
    found: dict[str, dict[str, dict[str, None]]] = {}
    for lesson in lessons:
        for report in in_order(lesson, reports):
            for name, value in report.digests.items():
                found.setdefault(name, {}).setdefault(value, {})[lesson.number] = None
    return {name: {value: tuple(where) for value, where in values.items()} for name, values in found.items()}


def _notes(reports: Sequence[Report]) -> dict[str, tuple[str, ...]]:
    students: dict[str, dict[str, None]] = {}
    for report in sorted(reports, key=lambda report: report.student):
        for note in report.notes:
            students.setdefault(note, {})[report.student] = None
    return {note: tuple(who) for note, who in students.items()}
