"""Holds the numbers in the lessons to what says them: a script, arithmetic, a source, or the course itself.

    python benchmarks/claims.py [LESSON …]    # says what does not hold
    python benchmarks/claims.py --write       # makes docs/claims.md

``benchmarks/facts/lesson_N.yaml`` lists the claims of lesson N, ``lesson_N.py`` measures its facts, and
``lesson_N.txt`` is what that script printed.
"""

from __future__ import annotations

import ast
import operator
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import comb, sqrt
from pathlib import Path
from typing import Any

import click

from autograder.errors import CourseError
from autograder.manifest import Course, Lesson, load_course
from autograder.yaml_file import line_of, parse, read_text, structure
from benchmarks.prose import Number, Prose, numbers_in, prose_of

__all__ = ["FACTS", "PAGE", "Claim", "claims_of", "page", "problems", "rows_of", "with_claims"]

FACTS = Path(__file__).with_name("facts")
PAGE = FACTS.parents[1] / "docs" / "claims.md"
KINDS = ("fact", "holds", "source", "given")
MEASURED = re.compile(r"(?<![\w.])-?\d+(?:\.\d+)?(?:e[-+]?\d+)?")
BARE = re.compile(r"[\s\d.,;:%()−-]*")
HEAD = """\
# Every number in the lessons, and what says it

This page is made by `python benchmarks/claims.py --write`, and a test holds that it is up to date. A number in the
prose, the predictions, the questions or the hints of a lesson is measured by a script, follows by arithmetic, has a
source, or was set by the course. The scripts print one row for each fact. What they printed is recorded beside them,
and a sweep runs them again.
"""


@dataclass(frozen=True)
class Claim:
    """A phrase of a lesson, and what says that it is so: `KINDS`, one of them."""

    says: str
    fact: tuple[str, ...] = ()
    holds: str = ""
    source: str = ""
    given: str = ""

    @property
    def pattern(self) -> re.Pattern[str]:
        """The phrase with any white space between its words, and with no number cut."""
        words = r"\**\s+(?:>\s*)?\**".join(re.escape(word) for word in self.says.split())
        return re.compile(rf"(?<![\d.]){words}(?![\d]|\.\d)")


def with_claims(course: Course) -> list[Lesson]:
    """The lessons that have a list of claims."""
    return [lesson for lesson in course.lessons if facts_file(lesson, "yaml").is_file()]


def facts_file(lesson: Lesson, suffix: str) -> Path:
    """The script of a lesson's facts, its record or its list of claims, by suffix."""
    return FACTS / f"lesson_{lesson.number}.{suffix}"


def claims_of(lesson: Lesson) -> list[Claim]:
    """The claims of a lesson.

    Raises:
        CourseError: The file is not as it should be.
    """
    file = facts_file(lesson, "yaml")
    text = read_text(file)
    data = parse(text, file)
    if not isinstance(data, list):
        raise CourseError("expected a list of claims.", file=file, line=1, mend="Begin each with `- says:`.")
    found = [structure(_listed(entry), Claim, text, file, f"[{n}]") for n, entry in enumerate(data)]
    for number, claim in enumerate(found):
        for problem, mend in _of_claim(claim):
            raise CourseError(problem, file=file, line=line_of(text, f"[{number}]"), mend=mend)
    return found


def rows_of(lesson: Lesson, printed: str | None = None) -> dict[str, str]:
    """The rows that a script printed, or those that are recorded: what was measured, by name.

    Raises:
        CourseError: There is no record, or a row has no name, or one that is there already.
    """
    file, script = facts_file(lesson, "txt"), facts_file(lesson, "py")
    if printed is None and not file.is_file():
        mend = f"Run python benchmarks/facts/{script.name} > benchmarks/facts/{file.name}"
        raise CourseError("what the script prints is not recorded yet.", file=file, mend=mend)
    rows: dict[str, str] = {}
    for number, line in enumerate((read_text(file) if printed is None else printed).splitlines(), 1):
        name, _, value = re.sub(r"(?<=\S) {2,}", "\0", line, count=1).partition("\0")
        if not name.strip() or not value or name in rows:
            mend = "Print a name that is there once, two spaces or more, and the numbers in one line."
            raise CourseError(f"this is no row: {line[:60]!r}.", file=file, line=number, mend=mend)
        rows[name] = value
    return rows


def problems(course: Course, lesson: Lesson) -> Iterator[CourseError]:
    """What does not hold in the claims of a lesson: each with its file, its line and what mends it."""
    claims, rows, prose = claims_of(lesson), rows_of(lesson), prose_of(course, lesson)
    file = facts_file(lesson, "yaml")
    text = read_text(file)
    covered: set[tuple[Path, int]] = set()
    for index, claim in enumerate(claims):
        places = [(part, found) for part in prose for found in claim.pattern.finditer(part.text)]
        told = [(part, n) for part, found in places for n in part.numbers if _inside(n, found)]
        covered |= {(part.file, number.start) for part, number in told}
        for problem, mend in _against(claim, rows, [number for _, number in told], bool(places)):
            yield CourseError(problem, file=file, line=line_of(text, f"[{index}]"), mend=mend)
    yield from _uncovered(prose, covered, file)
    for name in rows.keys() - {name for claim in claims for name in claim.fact}:
        line = list(rows).index(name) + 1
        mend = "Take it out of the script, or name it in a claim."
        yield CourseError(f"nothing quotes the row {name!r}.", file=facts_file(lesson, "txt"), line=line, mend=mend)


def page(course: Course) -> str:
    """The table of all claims, as docs/claims.md shows it."""
    return HEAD + "".join(_table(lesson) for lesson in with_claims(course))


def _table(lesson: Lesson) -> str:
    script = f"../benchmarks/facts/lesson_{lesson.number}.py"
    lines = [
        f"\n## Lesson {lesson.number}: {lesson.title}\n",
        f"Measured by [lesson_{lesson.number}.py]({script}).\n",
        "| the lesson says | because of | which gave |",
        "|---|---|---|",
    ]
    rows = rows_of(lesson)
    for claim in claims_of(lesson):
        for because, gave in _reasons(claim, rows):
            lines.append(f"| {_cell(claim.says)} | {because} | {gave} |")
    return "\n".join(lines) + "\n"


def _reasons(claim: Claim, rows: dict[str, str]) -> Iterator[tuple[str, str]]:
    for name in claim.fact:
        value = rows.get(name, "")
        yield _cell(name), f"`{_cell(value if len(value) <= 90 else value[:89] + '…')}`"
    if claim.holds:
        yield "arithmetic", f"`{_cell(claim.holds)}`"
    if claim.source:
        yield f"[its source]({claim.source})" if claim.source.startswith("http") else _cell(claim.source), ""
    if claim.given:
        yield f"set by the course: {_cell(claim.given)}", ""


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("[", "\\[").replace("`", "")


def _listed(entry: Any) -> Any:
    """An entry whose `fact` is a list, also if it names one row only."""
    single = isinstance(entry, dict) and isinstance(entry.get("fact"), str)
    return entry | {"fact": [entry["fact"]]} if single else entry


def _of_claim(claim: Claim) -> Iterator[tuple[str, str]]:
    """What is wrong with a claim by itself."""
    kinds = [kind for kind in KINDS if getattr(claim, kind)]
    if len(kinds) != 1:
        yield f"{claim.says!r} has {len(kinds)} reasons.", f"Give it one of {', '.join(KINDS)}."
    if BARE.fullmatch(claim.says):
        yield f"{claim.says!r} is a bare number, which may stand anywhere.", "Say it with a word beside it."
    if claim.source and not re.match(r"https?://\S+$|10\.\d+/\S+$|doi:\S+$", claim.source):
        yield f"{claim.source!r} is no source.", "Give a URL or a DOI."
    if claim.given and len(claim.given.split()) < 3:
        yield f"{claim.given!r} does not say by what.", "Say in a sentence what set this number."
    if claim.holds:
        yield from _of_expression(claim)


def _of_expression(claim: Claim) -> Iterator[tuple[str, str]]:
    try:
        true = _value(ast.parse(claim.holds, mode="eval").body)
    except (SyntaxError, ValueError, ArithmeticError, TypeError) as error:
        yield f"{claim.holds!r} cannot be evaluated: {error}.", "Write arithmetic and a comparison, such as 2 * 3 == 6."
        return
    if true is not True:
        yield f"{claim.holds!r} is {true!r}.", "Correct the lesson or the expression."
    said = [float(found) for found in MEASURED.findall(claim.holds)]
    for number in numbers_in(claim.says):
        if not any(number.rounds(value) for value in said):
            yield f"{number.text} of {claim.says!r} does not stand in {claim.holds!r}.", "Let the expression hold it."


def _against(claim: Claim, rows: dict[str, str], told: Sequence[Number], is_there: bool) -> Iterator[tuple[str, str]]:
    """What is wrong with a claim, seen beside the lesson and the record."""
    if not is_there:
        yield f"{claim.says!r} does not stand in the lesson.", "Quote it word by word, or take the claim out."
    missing = [name for name in claim.fact if name not in rows]
    for name in missing:
        yield f"there is no row {name!r}.", "Run the script and record what it prints, or correct the name."
    if claim.fact and not missing:
        measured = [float(found) for name in claim.fact for found in MEASURED.findall(rows[name])]
        for text in dict.fromkeys(n.text for n in told if not any(n.rounds(value) for value in measured)):
            found = "; ".join(rows[name] for name in claim.fact)
            yield f"{text} of {claim.says!r} is not what was measured: {found}.", "Correct the lesson, or name the row."


def _uncovered(prose: Sequence[Prose], covered: set[tuple[Path, int]], file: Path) -> Iterator[CourseError]:
    for part in prose:
        for number in part.numbers:
            if (part.file, number.start) not in covered:
                yield CourseError(
                    f"nothing says why {number.text} is true in “{part.about(number)}”.",
                    file=part.file,
                    line=part.line(number.start),
                    mend=f"Add a claim to {file.name}, or take the number out.",
                )


def _inside(number: Number, found: re.Match[str]) -> bool:
    return found.start() <= number.start and number.end <= found.end()


ARITHMETIC: dict[type[ast.AST], Callable[..., Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Pow: operator.pow,
    ast.USub: operator.neg,
    ast.Eq: operator.eq,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}
CALLS: dict[str, Callable[..., Any]] = {"round": round, "abs": abs, "sqrt": sqrt, "comb": comb}


def _value(node: ast.AST) -> Any:
    """The value of an expression that is arithmetic and nothing else."""
    match node:
        case ast.Constant(value=int() | float() as number):
            return number
        case ast.UnaryOp(op=op, operand=operand) if type(op) in ARITHMETIC:
            return ARITHMETIC[type(op)](_value(operand))
        case ast.BinOp(left=left, op=op, right=right) if type(op) in ARITHMETIC:
            return ARITHMETIC[type(op)](_value(left), _value(right))
        case ast.Compare(left=left, ops=ops, comparators=others) if all(type(op) in ARITHMETIC for op in ops):
            values = [_value(left), *map(_value, others)]
            return all(ARITHMETIC[type(op)](a, b) for op, a, b in zip(ops, values, values[1:], strict=False))
        case ast.BoolOp(op=ast.And(), values=parts):
            return all(_value(part) for part in parts)
        case ast.Call(func=ast.Name(id=name), args=args, keywords=[]) if name in CALLS:
            return CALLS[name](*map(_value, args))
        case _:
            raise ValueError(f"{ast.unparse(node)} is no arithmetic")


@click.command()
@click.option("--write", is_flag=True, help="Make docs/claims.md.")
@click.argument("lessons", nargs=-1)
def main(write: bool, lessons: tuple[str, ...]) -> None:
    """Say which numbers in LESSONS, or in all that have claims, nothing holds."""
    course = load_course()
    if write:
        PAGE.write_text(page(course), encoding="utf-8")
    found: list[CourseError] = []
    for lesson in [course.lesson(name) for name in lessons] or with_claims(course):
        try:
            found += problems(course, lesson)
        except CourseError as error:
            found.append(error)
    print("\n".join([*map(str, found), f"{len(found)} to mend."]))
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
