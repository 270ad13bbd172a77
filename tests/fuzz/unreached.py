"""Lines of checks that the sample of replies does not reach, with the reason: by lesson, the file and the line."""

from __future__ import annotations

__all__ = ["UNREACHED"]

OTHER_CONVERSATION = (
    "The check goes on asking only when a score is wrong, and our own conversation, which the regressions change, has "
    "no answers to these questions. A changed score in one of the bank's reaches it in some thousands of replies."
)
ONLY_IN_A_BOX = (
    "A file that is no pickle is opened here as one, in the student's process, which a recording does not have."
)

UNREACHED: dict[str, dict[tuple[str, str], str]] = {
    "04_tuning": dict.fromkeys(
        [
            ("test_3_scores.py", "if best > wanted and _same(best, _accuracy_on_training(answers)):"),
            (
                "test_3_scores.py",
                'fail(f"`best_score` is {best:.4f}.", "the score that chose the winner.", because=SCORED_ON_TRAINING)',
            ),
            ("test_3_scores.py", "fail("),
            ("test_3_scores.py", 'f"`best_score` is {best:.4f}.",'),
            ("test_3_scores.py", '"the mean over three folds, of the candidate with rank 1.",'),
            (
                "test_3_scores.py",
                'cause="The number comes from another row of the results, from other data, or it was written down.",',
            ),
            (
                "test_3_scores.py",
                'next_step="After `fit`, the search has it as an attribute whose name ends with one underscore.",',
            ),
        ],
        OTHER_CONVERSATION,
    ),
    "05_mistakes": dict.fromkeys(
        [("test_6_file.py", "except Failure:"), ("test_6_file.py", "return False")], ONLY_IN_A_BOX
    ),
}
