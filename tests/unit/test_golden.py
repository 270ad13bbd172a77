"""Golden marks: how they are compared. test_bank.py, test_examples.py and test_corpus.py compare them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.golden_marks import GONE, Difference, Marks, differences, golden, places, surprises

PLACE, CHECK = "bank/01_loading/wrong/1.1-path-ignored", "test_load_csv_digits_takes_the_right_columns"
WAS = golden()[PLACE][CHECK]
LISTED = Difference(PLACE, CHECK, "*", "pass 1", "A person was wrong about it.")


def changed(mark: str) -> Marks:
    return {PLACE: {**golden()[PLACE], CHECK: mark}}


def test_each_listed_difference_has_a_reason_and_is_of_golden_marks() -> None:
    for one in differences():
        covered = [(w, c, was) for w, marks in golden().items() for c, was in marks.items() if one.covers(w, c, was)]
        assert covered, f"there is no such golden mark: {one}"
        assert len(one.reason.split()) >= 4, f"say why: {one}"
        assert one.now not in {was for _, _, was in covered}, f"that is no difference: {one}"


def test_no_mark_is_listed_twice() -> None:
    marks = [(where, check, was) for where, found in golden().items() for check, was in found.items()]
    assert not [mark for mark in marks if sum(one.covers(*mark) for one in differences()) > 1]


@pytest.mark.parametrize("kind", ["bank", "class", "corpus"])
def test_every_kind_has_golden_marks(kind: str) -> None:
    assert len(places(kind)) >= 20
    assert all(golden()[where] for where in places(kind))


def test_the_same_marks_are_no_surprise() -> None:
    assert surprises(golden(), golden(), ()) == ""


def test_another_mark_is_told_as_a_line_to_list() -> None:
    told = surprises(changed("pass 1"), [PLACE], ())
    for part in (f"where: {PLACE}", f"check: {CHECK}", f"was: {WAS}", "now: pass 1", "reason:"):
        assert part in told


def test_a_listed_difference_is_no_surprise() -> None:
    assert surprises(changed("pass 1"), [PLACE], [LISTED]) == ""
    assert (
        surprises(changed("pass 1"), [PLACE], [replace(LISTED, where="bank/01_*/1.1-*", check="*digits_takes*")]) == ""
    )


def test_a_listed_difference_that_does_not_occur_is_a_surprise() -> None:
    assert "listed" in surprises(golden(), [PLACE], [LISTED])
    assert "listed" in surprises(changed("fail 0"), [PLACE], [LISTED])


def test_what_has_vanished_is_a_surprise_until_it_is_listed() -> None:
    assert f"now: {GONE}" in surprises({}, [PLACE], ())
    assert surprises({}, [PLACE], [replace(LISTED, check="*", now=GONE)]) == ""


def test_what_is_new_is_not_compared() -> None:
    assert surprises({"bank/01_loading/wrong/new": {CHECK: "pass 1"}}, ["bank/01_loading/wrong/new"], ()) == ""
    assert surprises({PLACE: {**golden()[PLACE], "test_new": "fail 0"}}, [PLACE], ()) == ""
