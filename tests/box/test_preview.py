"""What a change of checks would do to marks."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.console import Console

from autograder.api.result import Report, Result, Status
from autograder.report.preview import Move, moves, preview_table, sentence


def result(check: str, points: float, status: Status = Status.PASS, max_points: float = 3, found: str = "") -> Result:
    return Result(check, "1.1", check, status, points, max_points, found=found)


def report(student: str, *results: Result, lesson: str = "01_one") -> Report:
    return Report(lesson, student, results)


RIGHT = result("a", 3)
WRONG = result("a", 0, Status.FAIL, found="It gave 2.")
OTHER = result("b", 3)


def test_nothing_moves_where_points_and_status_are_the_same() -> None:
    old = [report("ana", RIGHT, OTHER)]
    new = [report("ana", replace(RIGHT, title="Other words", seconds=9), OTHER)]
    assert moves(old, new) == ()
    assert sentence(old, new) == "None of 1 marks would move. Nothing has been published."


def test_a_move_says_whose_mark_from_what_to_what_by_which_check_and_why() -> None:
    assert moves([report("ana", RIGHT, OTHER)], [report("ana", WRONG, OTHER)]) == (
        Move("ana", "01_one", "1.1", "a", 3, 0, Status.PASS, Status.FAIL, 6, 3, "It gave 2."),
    )


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ([WRONG], [RIGHT], "It passes now. Before: It gave 2."),
        ([], [WRONG], "The check is new. It gave 2."),
        ([], [RIGHT], "The check is new."),
        ([RIGHT], [], "The check is gone."),
        ([RIGHT], [result("a", 5, max_points=5)], "It is worth 5 now, 3 before."),
        ([RIGHT], [replace(WRONG, misconception="twice")], "It gave 2. (twice)"),
    ],
    ids=["passes", "new", "new and right", "gone", "weight", "misconception"],
)
def test_the_reason_of_each_kind_of_move_is_told(old: list[Result], new: list[Result], why: str) -> None:
    (move,) = moves([report("ana", *old)], [report("ana", *new)])
    assert move.why == why


def test_a_check_that_is_new_or_gone_has_no_status_on_that_side() -> None:
    gone, new = moves([report("ana", OTHER)], [report("ana", RIGHT)])
    assert (gone.check, gone.new_status, gone.new_points) == ("b", None, 0)
    assert (new.check, new.old_status, new.old_points) == ("a", None, 0)


def test_a_status_may_move_while_the_mark_stays() -> None:
    old, new = [report("ana", WRONG)], [report("ana", result("a", 0, Status.NOT_ATTEMPTED))]
    assert len(moves(old, new)) == 1
    assert sentence(old, new).startswith("None of 1 marks")


def test_marks_are_counted_by_notebook_up_and_down() -> None:
    old = [report("ana", RIGHT), report("ben", WRONG), report("cem", RIGHT), report("cem", RIGHT, lesson="02_two")]
    new = [report("ana", WRONG), report("ben", RIGHT), report("cem", RIGHT), report("cem", WRONG, lesson="02_two")]
    assert sentence(old, new) == "3 of 4 marks would move: 1 up, 2 down. Nothing has been published."


def test_partial_points_that_differ_by_rounding_only_do_not_move() -> None:
    old, new = [report("ana", result("a", 0.1 + 0.2))], [report("ana", result("a", 0.3))]
    assert moves(old, new) == ()
    assert sentence(old, new).startswith("None")


def test_a_report_without_a_counterpart_has_no_mark_to_move() -> None:
    assert moves([report("ana", RIGHT)], [report("ben", WRONG), report("ana", WRONG, lesson="02_two")]) == ()


def test_the_table_has_a_row_for_each_move_and_takes_brackets_and_escapes_as_text() -> None:
    harmful = replace(WRONG, found="[/red] \x1b[31mIt gave 2.")
    console = Console(file=io.StringIO(), width=140)
    console.print(preview_table(moves([report("[bold]ana", RIGHT)], [report("[bold]ana", harmful)])))
    assert isinstance(console.file, io.StringIO)
    text = console.file.getvalue()
    assert "\x1b" not in text
    line = next(line for line in text.splitlines() if "[bold]ana" in line)
    assert "3 → 0" in line and "✓ → ✗" in line and "[/red] [31mIt gave 2." in line
