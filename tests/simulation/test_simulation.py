"""Two hundred students, three weeks, each platform: after each step marks are what a plain script computes."""

from __future__ import annotations

import csv
import json
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from autograder.grading.record import Record, load_record
from autograder.grading.seal import load_seal
from autograder.grading.store import folder_name
from autograder.manifest import Course, load_course
from tests.conftest import run, working_in
from tests.shown import text_of
from tests.simulation.expected import Row, called, expected
from tests.simulation.forms import PLATFORMS, roster, write_export
from tests.simulation.lessons import LESSONS, make_course, write_checks
from tests.simulation.stand_in import without_processes
from tests.simulation.world import Decision, Platform, State, World, due, handed_in, make_world

WEEK = timedelta(days=7)
LEVELS = (1, 2)
HARDER = (0, 3)
"""The levels that a lesson's checks want, before and after they are changed."""
ALWAYS = ("moodle",)
"""The platforms of every run of the tests: one with lateness to the minute, and one with all attempts."""
RULES = {"blackboard": "best", "nbgrader": "best", "canvas": "first", "plain": "first"}
"""Which attempt counts in the end; elsewhere the newest."""
KINDS = {"several": "Handed in ", "cannot": "not recognised", "nothing": "Handed in nothing."}
"""How the remark of each kind reads."""


@dataclass
class School:
    """One class on one platform: its course, its results, and what must stand in them."""

    course: Course
    place: Path
    world: World
    state: State
    capsys: pytest.CaptureFixture[str]
    said: str = ""
    printed: str = ""

    @property
    def out(self) -> Path:
        return self.place / "out"

    def rules(self, attempt: str = "newest") -> None:
        """Write class.yaml and roster.csv as the state says."""
        state = self.state
        lines = [
            "time_zone: Europe/Berlin",
            "deadlines: {01_first: 2026-10-23 18:00, 02_second: 2026-10-30 18:00, 03_third: 2026-11-06 18:00}",
            f"late: {{percent_per_day: {state.percent}, cap_percent: {state.cap}, grace_minutes: 15}}",
            f"attempt: {attempt}",
            f"drop_lowest: {state.drop_lowest}",
            "extensions:" if state.extensions else "",
            *(
                f'- {{student: "{name}", until: {until}{f", lesson: {LESSONS[lesson - 1]}" if lesson else ""}}}'
                for name, (lesson, until) in state.extensions.items()
            ),
        ]
        (self.out / "class.yaml").write_text("\n".join(filter(None, lines)) + "\n", encoding="utf-8")
        (self.out / "roster.csv").write_text(roster(self.world, state.newcomers), encoding="utf-8")

    def grade(self, lesson: int, until: datetime, levels: tuple[int, int] = LEVELS, attempt: str = "newest") -> None:
        """Grade the export of this time, and compare everything."""
        self.run(lesson, until)
        self.state.graded[lesson] = (until, levels, attempt)
        self.compare(lesson)

    def run(self, lesson: int, until: datetime, *options: str) -> None:
        """Grade, and keep what was said."""
        folder = write_export(
            self.place / f"{lesson}-{until:%d%H}", self.world, self.course, self.state.platform, lesson, until
        )
        command = ("grade", folder, "--out", self.out, "-l", str(lesson), "--isolation", "none", "--no-fit-cache")
        said = ("--from", self.state.platform.name) if lesson == 2 else ()  # Else it is found.
        assert run(*command, *said, *options) in (0, 3)
        self.printed, self.said = self.capsys.readouterr()
        assert "mistake of the kit" not in self.said

    def preview(self, lesson: int, levels: tuple[int, int]) -> None:
        """Preview other checks: nothing is published, and it says how many marks would move which way."""
        until, _, attempt = self.state.graded[lesson]
        before, marks = expected(self.world, self.state), (self.out / "marks.csv").read_bytes()
        after = replace(self.state, graded={**self.state.graded, lesson: (until, levels, attempt)})
        pairs = [
            (sum(before[name].exercises[lesson]), sum(row.exercises[lesson]), lesson in row.held_in)
            for name, row in expected(self.world, after).items()
            if lesson in row.exercises
        ]
        up, down, held = (
            sum(found) for found in zip(*((n > o and not h, n < o and not h, h) for o, n, h in pairs), strict=True)
        )
        self.run(lesson, until, "--preview")
        assert (self.out / "marks.csv").read_bytes() == marks
        assert up and down and held
        words = f"{up + down} of {len(pairs)} marks would move: {up} up, {down} down. {held} would have points held."
        assert words in " ".join(self.printed.split())

    def override(self, one: Decision, *words: str) -> None:
        """Decide with the command."""
        assert run("override", *words, "--out", self.out) == 0
        self.capsys.readouterr()
        self.state.decisions.append(one)
        self.compare_rows()

    # --- What must be true ---

    def compare(self, lesson: int) -> None:
        """All that a run leaves: rows, records, pages, and whom its lines name."""
        rows = self.compare_rows()
        self.compare_records(rows)
        self.compare_pages(rows)
        self.compare_lines(rows, lesson)

    def compare_rows(self) -> dict[str, Row]:
        """marks.csv, row by row."""
        rows = expected(self.world, self.state)
        with open(self.out / "marks.csv", encoding="utf-8", newline="") as file:
            found = {row["student"].removeprefix("'"): row for row in csv.DictReader(file)}
        assert sorted(found) == sorted(rows)
        wrong = {name: pair for name, row in rows.items() if (pair := self._row(row, found[name]))}
        assert not wrong
        return rows

    def _row(self, row: Row, found: dict[str, str]) -> dict[str, tuple[object, object]]:
        """What differs, by column: what must be there, and what is."""
        must: dict[str, object] = dict(zip(("id", "email", "section"), row.who, strict=True))
        for lesson in self.state.graded:
            first, second = row.exercises.get(lesson, ("", ""))
            must |= {f"{lesson}.1": first, f"{lesson}.2": second}
            must[LESSONS[lesson - 1]] = row.exercises and sum(row.exercises[lesson]) if lesson in row.exercises else ""
        must |= {"points": row.points, "held": row.held, "max_points": 7.0 * len(self.state.graded)}
        must |= {"counted": row.counted, "max_counted": row.max_counted}
        differ: dict[str, tuple[object, object]] = {
            name: (value, found[name])
            for name, value in must.items()
            if (found[name] != value if isinstance(value, str) else not found[name] or float(found[name]) != value)
        }
        late = found["late"]
        days: dict[int, int] = {int(n): int(day) for n, day in re.findall(r"0(\d)_\w+: (\d+) days? late", late)}
        days |= {int(n): int(day) for n, day in re.findall(r"0(\d)_\w+: Taken for (\d+) days? late", late)}
        days |= {int(n): 0 for n in re.findall(r"0(\d)_\w+: Taken for in time", late)}
        days |= {int(n): -1 for n in re.findall(r"0(\d)_\w+: Late, as the platform says", late)}
        kinds = {kind for kind, words in KINDS.items() if re.search(f"{re.escape(words)}", found["remark"])}
        kinds -= {"several"} if "Handed in nothing" in found["remark"] else set()
        kinds |= {"cannot"} if "holds exercises of lesson" in found["remark"] else set()
        kinds -= {"several"} if not re.search(r"Handed in \d+ times", found["remark"]) else set()
        for name, want, have in (
            ("days", row.days, days),
            ("dropped", row.dropped, _lessons("Not counted, the lowest: lesson", late)),
            ("excused", row.excused, _lessons("Excused: lesson", late)),
            ("remarks", set(row.remarks), kinds),
        ):
            if want != have:
                differ[name] = (want, have)
        return differ

    def record(self, name: str, lesson: int) -> Record:
        """The stored record."""
        return load_record(self.out / folder_name(name) / f"{LESSONS[lesson - 1]}.json", load_seal())

    def compare_records(self, rows: dict[str, Row]) -> None:
        """Each record is true, and says which attempt it is of how many."""
        for name, row in rows.items():
            for lesson, attempt in row.attempts.items():
                record = self.record(name, lesson)
                assert record.is_true and record.report, name
                arrival = record.report.arrival
                if arrival and attempt != (0, 0):
                    assert (arrival.attempt, arrival.attempts) == attempt, name
                assert bool(arrival and arrival.at) == (self.state.platform.clock in ("second", "minute")), name

    def compare_pages(self, rows: dict[str, Row]) -> None:
        """The totals on some students' pages, and everybody on the class's."""
        page = text_of(self.out / "index.html")
        for place, (name, row) in enumerate(rows.items()):
            if place % 20 == 0 and row.exercises:
                words = text_of(self.out / folder_name(name) / "feedback.html")
                assert f"{row.points:g}" in words, name
                if row.max_counted:
                    assert f"counted by the rules of the class: {row.counted:g} of {row.max_counted:g}" in words, name
            if not any(letter in name for letter in "'<&"):
                assert name in page

    def compare_export(self) -> None:
        """What `course export` gives out: everybody's totals, but for those of whom points are held."""
        rows = expected(self.world, self.state)
        assert run("export", "json", "--out", self.out, "--to", self.place / "exports") == 3
        self.capsys.readouterr()
        data = json.loads((self.place / "exports" / "marks.json").read_text())
        found = {one["student"]: one["total"] for one in data["students"]}
        assert found == {
            name: dict.fromkeys(("counted", "max_counted"))
            if row.held
            else {"counted": row.counted, "max_counted": row.max_counted}
            for name, row in rows.items()
        }

    def compare_lines(self, rows: dict[str, Row], lesson: int) -> None:
        """Whom the lines of a run name, and nobody else."""
        state, said = self.state, self.said
        until = state.graded[lesson][0]
        mine = handed_in(self.world, state.platform, lesson, until)
        known = {one.record for one in self.world.students if one.in_roster and one.id not in state.newcomers}
        names = {called(one, state): one.student for one in mine}
        unsure = {name for name, one in names.items() if one.has_namesake and name not in known}
        strangers = names.keys() - known - unsure
        assert set(re.findall(r"^(.+) is not in the roster\. Graded", said, re.MULTILINE)) == strangers
        assert set(re.findall(r"^(.+) may be .+ Graded under", said, re.MULTILINE)) == unsure
        every = sorted(name for name in rows if name not in known)
        line = re.search(r"^In the results and not in the roster: (.+)\.$", said, re.MULTILINE)
        assert (line[1].split(" and ")[0].split(", ") if line else []) == every[:5]
        held = re.search(r"neither given nor lost, for: (.+?)\. A person must look", said)
        assert (set(held[1].split(", ")) if held else set()) == {
            f"{name} {LESSONS[n - 1]}" for name, row in rows.items() for n in row.held_in
        }
        unseen = re.search(r"Of (\d+) of (\d+) submissions nobody says when they came", said)
        records = sum(len(row.exercises) for row in rows.values())
        has_times = state.platform.clock in ("second", "minute")
        assert (unseen and (int(unseen[1]), int(unseen[2]))) == (None if has_times else (records, records))
        if state.platform.title:
            assert f"Read as an export of {state.platform.title}." in said


def _lessons(words: str, late: str) -> tuple[int, ...]:
    found = re.search(rf"{words} ([\d, ]+)\.", late)
    return tuple(int(number) for number in found[1].split(", ")) if found else ()


@pytest.fixture(scope="module")
def world() -> World:
    return make_world()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_course(tmp_path_factory.mktemp("course") / "course").root


@pytest.fixture
def school(tmp_path: Path, world: World, built: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[School]:
    shutil.copytree(built, tmp_path / "course", symlinks=True)
    course = load_course(tmp_path / "course")
    (tmp_path / "out").mkdir()
    found = School(course, tmp_path, world, State(PLATFORMS[0]), capsys)
    with working_in(course.root), without_processes():
        yield found


def _first(school: School, wanted: Callable[[Row], object], *taken: str) -> str:
    """The first one of the roster whose row is so."""
    known = {one.record for one in school.world.students if one.in_roster and one.name.isascii()}
    rows = expected(school.world, school.state)
    return next(name for name, row in rows.items() if name in known and name not in taken and wanted(row))


def _decide(school: School) -> None:
    """A person decides: with the command about four things, and by hand about three more."""
    partly = _first(school, lambda row: row.exercises.get(1, (0, 0))[0] == 1)
    school.override(Decision(partly, 1, 1, points=2), partly, "1.1", "--points", "2", "--why", "Nearly.")
    absent = _first(school, lambda row: not row.exercises)
    school.override(Decision(absent, 2, excuse=True), absent, "2", "--excuse", "--why", "Ill.")
    words = ("--all", "test_1_rest", "--points", "2", "--why", "It was wrong.")
    school.override(Decision("", 1, 2, "rest", points=2), *words)
    late = _first(school, lambda row: 1 in row.days and row.points) if school.state.platform.clock else partly
    school.override(Decision(late, 1, late_days=0), late, "1", "--late-ok", "--why", "The server was down.")
    held = _first(school, lambda row: 2 in row.held_in)
    wrong = _first(school, lambda row: row.exercises.get(1, (0, 3))[1] == 0 and not row.held_in, partly)
    entries = (
        (Decision(held, 2, 2, "rest", points=1), "lesson: 02_second, check: test_2_rest, points: 1"),
        (Decision(wrong, 1, 2, excuse=True), "lesson: 01_first, exercise: '1.2', excuse: true"),
        (Decision(partly, 2, late_days=2), "lesson: 02_second, late_days: 2"),
    )
    with open(school.out / "overrides.yaml", "a", encoding="utf-8") as file:
        file.writelines(f'- {{student: "{one.record}", {text}, why: Looked at.}}\n' for one, text in entries)
    school.state.decisions += [one for one, _ in entries]


def _params() -> Iterator[object]:
    """Each platform; all but one are swept."""
    for one in PLATFORMS:
        marks = [pytest.mark.slow(seconds=10), *([] if one.name in ALWAYS else [pytest.mark.sweep])]
        yield pytest.param(one, id=one.name, marks=marks)


@pytest.mark.parametrize("platform", list(_params()))
def test_three_weeks_of_two_hundred_give_the_marks_of_a_plain_script(school: School, platform: Platform) -> None:
    state = school.state = State(platform)
    newcomers = {one.id for one in school.world.students if one.name.startswith("N") and "New" in one.name}
    state.newcomers = set(newcomers) if platform.calls == "name" else {next(iter(sorted(newcomers)))}
    school.rules()
    first, second, third = (due(n) + timedelta(hours=1) for n in (1, 2, 3))
    # Week 1, and week 2 with what came late or again.
    school.grade(1, first)
    school.grade(1, second)
    school.grade(2, second)
    # A check of the first lesson changes, and a person decides.
    write_checks(school.course.root, 1, *HARDER)
    school.preview(1, HARDER)
    school.grade(1, second, HARDER)
    _decide(school)
    # Two have longer, two are new, and for what is graded from now on another attempt may count.
    late = _first(school, lambda row: row.days.get(1)) if platform.clock else "Pat O'Brien"
    state.extensions = {late: (1, "2026-10-27 12:00"), "Jörg Müller-Lüdenscheidt": (0, "2026-11-08 09:00")}
    state.newcomers = set()
    rule = RULES.get(platform.name, "newest")
    school.rules(rule)
    school.grade(2, third, attempt=rule)
    # Week 3, and the lowest lesson does not count.
    state.drop_lowest = 1
    school.rules(rule)
    school.grade(3, third + 3 * WEEK, attempt=rule)
    school.compare_export()
