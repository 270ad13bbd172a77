"""Who is in a class, and whose name is meant: people as a roster lists them, and names as platforms write them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

__all__ = ["INVISIBLE", "People", "Person", "letters_of", "told_apart", "words_of"]

INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
"""Signs that take no room, which names from web pages bring along."""


@dataclass(frozen=True)
class Person:
    """Somebody of the class. What the roster does not say is empty.

    `student` is what records and pages call this person; `id`, `login`, `number` and `email` are what platforms know
    people by; `number` is the platform's own one.
    """

    student: str
    id: str = ""
    login: str = ""
    number: str = ""
    email: str = ""
    section: str = ""
    name: str = ""
    """The name alone, where `student` has more, to tell namesakes apart."""

    @property
    def words(self) -> list[str]:
        """The words of the name."""
        return words_of(self.name or self.student)

    @property
    def signs(self) -> frozenset[str]:
        """What a platform may write instead of the name."""
        local = self.email.partition("@")[0]
        return frozenset(_plain(sign) for sign in (self.id, self.login, self.email, local) if sign)


@dataclass(frozen=True)
class People:
    """The people of a roster."""

    everybody: tuple[Person, ...] = ()

    def matching(self, name: str, number: str = "") -> tuple[Person, ...]:
        """Who may be meant: one person, or nobody, or several who cannot be told apart.

        The platform's own number comes first. Then names: in any Unicode form and order of their words, as an id, a
        login or an address, written as one word (``lovelaceada``), and last with middle names left out. A name that is
        only alike is no match.

        Args:
            name: The name in an export.
            number: The number that stands beside it, if there is one.
        """
        words, plain = words_of(name), _plain(name)
        return (
            (self._by["number"].get(_plain(number), ()) if number else ())
            or self._with_sign(number, name)
            or self._by["words"].get(" ".join(sorted(words)), ())
            or self._by["sign"].get(plain, ())
            or self._by["one word"].get(_letters(words), ())
            or self._but_for_middle_names(words)
        )

    def _with_sign(self, number: str, name: str) -> tuple[Person, ...]:
        """Who has this number as an id, a login or an address, and the name too: numbers of two kinds may be equal."""
        found = self._by["sign"].get(_plain(number), ()) if number else ()
        bare = _plain(name) == _plain(number)
        return tuple(one for one in found if bare or self.is_sure(name, one))

    def is_sure(self, name: str, person: Person) -> bool:
        """Whether a name is this person's with all of its words, or a sign or the one word that stands for it."""
        words = words_of(name)
        signs = (self._by["sign"].get(_plain(name), ()), self._by["one word"].get(_letters(words), ()))
        return sorted(words) == sorted(person.words) or any(person in found for found in signs)

    def _but_for_middle_names(self, words: Sequence[str]) -> tuple[Person, ...]:
        """The one whose name differs in middle names alone; all who have these first and last names, if several do."""
        alike = self._by["ends"].get(_ends(words), ()) if len(words) > 1 else ()
        short_of = [one for one in alike if _differ_in_the_middle(words, one.words)]
        return alike if short_of and len(alike) > 1 else tuple(short_of)

    def of_section(self, name: str) -> tuple[Person, ...]:
        """Everybody of this section or group, which may be written as one word."""
        return self._by["section"].get(letters_of(name), ())

    @cached_property
    def _by(self) -> dict[str, dict[str, tuple[Person, ...]]]:
        """Everybody, by what can stand for them."""
        found: dict[str, dict[str, list[Person]]] = {
            kind: defaultdict(list) for kind in ("number", "words", "sign", "one word", "ends", "section")
        }
        for person in self.everybody:
            words = person.words
            keys = {
                "number": {_plain(person.number)} - {""},
                "words": {" ".join(sorted(words))},
                "sign": person.signs,
                "one word": {_letters(words), *(_letters([*words[n:], *words[:n]]) for n in range(len(words)))},
                "ends": {_ends(words)} if len(words) > 1 else set(),
                "section": {*map(letters_of, person.section.split(","))} - {""},
            }
            for kind, signs in keys.items():
                for sign in signs:
                    found[kind][sign].append(person)
        return {kind: {sign: tuple(people) for sign, people in of.items()} for kind, of in found.items()}


def words_of(name: str) -> list[str]:
    """The words of a name, in one Unicode form and in small letters; ``Lovelace, Ada`` is turned round."""
    last, comma, first = name.partition(",")
    return _plain(f"{first} {last}" if comma else name).split()


def told_apart(people: Sequence[Person]) -> tuple[Person, ...]:
    """The same people; namesakes get what tells them apart behind their name."""
    counts = Counter(_plain(person.student) for person in people)
    return tuple(
        replace(person, student=f"{person.student} ({_mark_of(person)})", name=person.student)
        if counts[_plain(person.student)] > 1 and _mark_of(person)
        else person
        for person in people
    )


def _mark_of(person: Person) -> str:
    return person.id or person.login or person.number or person.email


def letters_of(name: str) -> str:
    """A name as one word: platforms leave out what is no letter."""
    return _letters(_plain(name))


def _letters(words: Sequence[str]) -> str:
    return re.sub(r"[\W_]", "", "".join(words))


def _ends(words: Sequence[str]) -> str:
    return f"{words[0]} {words[-1]}"


def _differ_in_the_middle(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether first and last words are the same, and the shorter name has no word that the longer has not."""
    if min(len(one), len(other)) < 2 or (one[0], one[-1]) != (other[0], other[-1]):
        return False
    short, long = sorted((Counter(one), Counter(other)), key=lambda words: words.total())
    return short.total() < long.total() and not short - long


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).translate(INVISIBLE).casefold().split())
