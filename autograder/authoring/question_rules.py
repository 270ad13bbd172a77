"""What a question must be like: each mistake of its author as a sentence, with its place and what mends it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from string import ascii_lowercase, ascii_uppercase

from autograder.authoring.excerpts import Entries, code_of, near
from autograder.question import Option, Question, QuestionForm

__all__ = ["problems_of"]

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
NAME_IT = "Write `misconception:` with the name of the wrong idea, such as label-among-pixels."
LONGEST = 12
"""Lines of code that a learner can compare with two others."""
Problems = Iterator[tuple[str, str, str]]
"""A problem, its place in the file, and its mend."""


def problems_of(questions: Sequence[Question], entries: Entries) -> Problems:
    """The mistakes in the questions of a lesson; `entries` are those of its bank."""
    if len(questions) > len(ascii_lowercase):
        yield (
            f"a lesson has letters for {len(ascii_lowercase)} questions.",
            f"[{len(ascii_lowercase)}]",
            "Take some out.",
        )
    ids = [question.id for question in questions]
    for number, question in enumerate(questions):
        at = f"[{number}]"
        if not SLUG.fullmatch(question.id):
            mend = "Name it like label-apart: small letters, digits and hyphens."
            yield f"{question.id!r} is no id for a question.", f"{at}.id", mend
        if question.id in ids[:number]:
            yield f"{question.id!r} is there twice.", f"{at}.id", "Rename one of them."
        for name, value in (("concept", question.concept), ("stem", question.stem)):
            if not value.strip():
                yield f"the {name} of {question.id!r} is empty.", f"{at}.{name}", "Write it, or take the question out."
        # An entry that is not there has no misconception to give.
        yield from _of_bank(question, at, entries)
        yield from _of_number(question, at) if question.form is QuestionForm.NUMBER else _of_options(question, at)


def _of_number(question: Question, at: str) -> Problems:
    if question.options:
        yield f"{question.id!r} has options, and its form is number.", f"{at}.options", "Take them out."
    if question.value is None or question.within <= 0:
        mend = "Write `value`, and `within`, a number above 0."
        yield f"{question.id!r} does not say which numbers are right.", f"{at}.value", mend
    for name, value in (("says", question.says), ("repair", question.repair)):
        if not value.strip():
            mend = "`says` is shown to who is right, and `repair` to who is not: write both."
            yield f"{question.id!r} has no {name}.", f"{at}.{name}", mend
    for number, slip in enumerate(question.wrong):
        here = f"{at}.wrong[{number}]"
        what = f"the wrong number {slip.value:g} of {question.id!r}"
        if not SLUG.fullmatch(slip.misconception):
            yield f"{what} names no misconception.", f"{here}.misconception", NAME_IT
        if not slip.repair.strip():
            yield f"{what} has an empty repair.", f"{here}.repair", "Say in a sentence or two what is true."
        if slip.within < 0:
            yield f"{what} has a `within` below 0.", f"{here}.within", "It must be above 0; or take it out."
        judged = question.judged(float(slip.value)) if question.value is not None else None
        if judged and judged.misconceptions != (slip.misconception,):
            mend = "Make `within` smaller, or take one of them out."
            yield f"{what} is near another one, or near the right one.", f"{here}.value", mend


def _of_options(question: Question, at: str) -> Problems:
    if question.value is not None or question.within or question.wrong or question.says or question.repair:
        mend = (
            "Write `form: number`, or take `value`, `within`, `wrong`, `says` and `repair` out: options have repairs."
        )
        yield f"{question.id!r} has a number, and its form is {question.form}.", at, mend
    yield from _of_how_many(question, at)
    if len({option.text.strip() for option in question.options}) < len(question.options):
        yield f"two options of {question.id!r} read the same.", f"{at}.options", "Change one of them."
    for number, option in enumerate(question.options):
        for problem, name, mend in _of_option(option):
            letter = ascii_uppercase[number]
            yield f"option {letter} of {question.id!r} {problem}.", f"{at}.options[{number}].{name}", mend


def _of_how_many(question: Question, at: str) -> Problems:
    right, count = sum(option.right for option in question.options), len(question.options)
    most, words = (4, "three or four") if question.form is QuestionForm.ONE else (6, "three to six")
    if not 3 <= count <= most:
        yield f"{question.id!r} has {count} options.", f"{at}.options", f"Give {words}."
    if question.form is QuestionForm.ONE and right != 1:
        mend = "Write `right: true` below the one right option, and below no other."
        yield f"{question.id!r} has {right} right options.", f"{at}.options", mend
    if question.form is QuestionForm.ALL and right in (0, count):
        mend = "Write `right: true` below each right option: below one or more, and not below all."
        yield f"{question.id!r} has {right} right options of {count}.", f"{at}.options", mend


def _of_option(option: Option) -> Problems:
    if not option.text.strip():
        yield "is empty", "text", "Write what a learner may choose."
    if not option.repair.strip():
        yield "has an empty repair", "repair", "Say in a sentence or two what is true, and how one could see it."
    if option.right and option.misconception:
        yield "is right and has a misconception", "misconception", "Take one of them out."
    if not option.right and not SLUG.fullmatch(option.misconception):
        yield "is wrong and names no misconception", "misconception", NAME_IT


def _of_bank(question: Question, at: str, entries: Entries) -> Problems:
    """Code of a bank is that of the question's exercise, and short."""
    shown = [(number, option) for number, option in enumerate(question.options) if option.bank]
    if bool(shown) != bool(question.exercise):
        mend = 'Write `exercise: "1.3"` if options name entries of its bank (`bank: wrong/…`), and else not.'
        yield f"{question.id!r} names an exercise or entries of a bank, and not both.", at, mend
    for number, option in shown:
        here, what = f"{at}.options[{number}].bank", f"option {ascii_uppercase[number]} of {question.id!r}"
        if (entry := entries.get(option.bank)) is None:
            yield f"{what} names {option.bank!r}, and the bank has no such entry.", here, near(option.bank, entries)
        elif entry.exercise != question.exercise:
            mend = "Take an entry of the exercise that the question names."
            yield f"{what} shows an entry of exercise {entry.exercise}.", here, mend
        elif option.code != code_of(entry):
            yield f"{what} has code of its own and of the bank.", here, "Keep `bank` or `code`."
        elif option.code.count("\n") >= LONGEST:
            yield f"{what} has more than {LONGEST} lines of code.", here, "Take a shorter entry."
