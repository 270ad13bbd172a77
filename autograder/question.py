"""A question with its answers: what may be answered, what is right, and what is said of it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from numbers import Real
from string import ascii_uppercase

__all__ = ["Judged", "Option", "Question", "QuestionForm", "Slip", "finite", "is_near"]

Kept = float | str


class QuestionForm(StrEnum):
    """How a question is answered."""

    ONE = "one"
    """With the letter of one option."""
    ALL = "all"
    """With the letters of all options that are right."""
    NUMBER = "number"
    """With a number: right if it is no more than `within` away."""


@dataclass(frozen=True)
class Option:
    """One answer to choose: right, or with the name of the wrong idea behind it. `repair` says why.

    `code` is shown below its text. Authors may take it from a bank: `bank` names the entry.
    """

    text: str
    repair: str
    right: bool = False
    misconception: str = ""
    code: str = ""
    bank: str = ""

    @property
    def line(self) -> str:
        """Its text in one line."""
        return " ".join(self.text.split())

    @property
    def spoken(self) -> str:
        """All of it, for who cannot see it."""
        return f"{self.text.strip()} {self.code}".strip()

    def markdown(self, letter: str) -> str:
        """An item of a list, and its code below."""
        code = f"\n\n```python\n{self.code}\n```\n" if self.code else ""
        return f"- {letter} {self.line}{code}"

    def plain(self, letter: str) -> str:
        """The same where nothing shows Markdown."""
        room = " " * (len(letter) + 1)
        return "\n".join([f"{letter} {self.line}", *(f"{room}{line}".rstrip() for line in self.code.splitlines())])


@dataclass(frozen=True)
class Slip:
    """A wrong number that somebody gives for a reason. `within` is that of the question, if it says none."""

    value: float
    misconception: str
    repair: str
    within: float = 0


@dataclass(frozen=True)
class Judged:
    """What becomes of an answer: whether it is right, what is said of it, and the wrong ideas behind it."""

    right: bool
    says: str
    misconceptions: tuple[str, ...] = ()

    @property
    def result(self) -> str:
        """The word that is remembered of it."""
        return "right" if self.right else "off"

    @property
    def told(self) -> str:
        """All that is said: whether it is right, and why."""
        return f"{'✓ Right.' if self.right else '✗ Not yet.'} {self.says}"


@dataclass(frozen=True)
class Question:
    """A question. `concept` names in a few words the idea that it asks for.

    It has options; or it asks for a number, `value`. Then `says` is shown to who is right, `repair` to who is not, and
    `wrong` has numbers of which more is known. `exercise` is the one whose bank its options come from.
    """

    id: str
    concept: str
    stem: str
    options: tuple[Option, ...] = ()
    form: QuestionForm = QuestionForm.ONE
    exercise: str = ""
    value: float | None = None
    within: float = 0
    says: str = ""
    repair: str = ""
    wrong: tuple[Slip, ...] = ()

    @property
    def lettered(self) -> dict[str, Option]:
        """Its options by their letters, A, B and so on."""
        return dict(zip(ascii_uppercase, self.options, strict=False))

    def kept(self, answer: object) -> Kept | None:
        """An answer as it is kept: a number, a letter, or letters in their order; None if it is no answer to this."""
        if self.form is QuestionForm.NUMBER:
            return _number(answer) if isinstance(answer, str) else finite(answer)
        if not isinstance(answer, str):
            return None
        letters = "".join(each for each in answer.upper() if not each.isspace() and each not in ",;")
        if not letters or not set(letters) <= set(self.lettered):
            return None
        if self.form is QuestionForm.ONE:
            return letters if len(letters) == 1 else None
        return "".join(sorted(set(letters)))

    def judged(self, kept: Kept) -> Judged:
        """What becomes of an answer that `kept` has returned."""
        if self.form is QuestionForm.NUMBER:
            return self._number_judged(float(kept))
        if self.form is QuestionForm.ALL:
            return self._letters_judged(str(kept))
        option = self.lettered[str(kept)]
        return Judged(option.right, option.repair.strip(), _named(option.misconception))

    def in_words(self, kept: Kept) -> str:
        """An answer as a reader knows it: the number, or the texts of the options."""
        return f"{kept:g}" if isinstance(kept, float) else "; ".join(self.lettered[letter].line for letter in kept)

    @property
    def asked(self) -> str:
        """The stem, and that all right options are meant, where they are."""
        return self.stem.strip() + ("\n\nChoose all that are right." if self.form is QuestionForm.ALL else "")

    @property
    def wants(self) -> str:
        """What it is answered with, in words."""
        return {QuestionForm.ONE: "letter", QuestionForm.ALL: "letters", QuestionForm.NUMBER: "number"}[self.form]

    def call(self, name: str, answer: str = "") -> str:
        """How an answer is given in a cell; without one, how somebody answers for instance."""
        example = answer or {QuestionForm.ONE: "A", QuestionForm.ALL: "AC", QuestionForm.NUMBER: "0.5"}[self.form]
        return f'quiz("{name}", {example})' if self.form is QuestionForm.NUMBER else f'quiz("{name}", "{example}")'

    def _number_judged(self, number: float) -> Judged:
        assert self.value is not None, "its author was asked for it"
        if is_near(number, self.value, self.within):
            return Judged(True, self.says.strip())
        for slip in self.wrong:
            if is_near(number, slip.value, slip.within or self.within):
                return Judged(False, slip.repair.strip(), (slip.misconception,))
        return Judged(False, self.repair.strip())

    def _letters_judged(self, letters: str) -> Judged:
        off = [(letter, option) for letter, option in self.lettered.items() if option.right != (letter in letters)]
        if not off:
            return Judged(True, " ".join(self.lettered[letter].repair.strip() for letter in letters))
        # What is believed and wrong comes before what was only left out.
        off.sort(key=lambda pair: pair[1].right)
        says = (f"{letter} {'too' if option.right else 'not'}: {option.repair.strip()}" for letter, option in off)
        ideas = tuple(dict.fromkeys(option.misconception for _, option in off if option.misconception))
        return Judged(False, " ".join(says), ideas)


def _named(misconception: str) -> tuple[str, ...]:
    return (misconception,) if misconception else ()


def _number(text: str) -> float | None:
    try:
        return finite(float(text))
    except ValueError:
        return None


def finite(value: object) -> float | None:
    """A number of any kind as a float; None if it is none, or not finite. True and False are none."""
    if isinstance(value, bool) or not isinstance(value, Real):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def is_near(number: float, value: float, within: float) -> bool:
    """Whether a number is no more than so far from a value; one on the border is."""
    # 0.8 - 0.7 is a little more than 0.1.
    return abs(number - value) <= within * (1 + 1e-9)
