"""Checks of exercise 6.4: an interval for others' answers, and strangers' pictures made ready for our forest."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from autograder.api import Answers, Misconception, exercise, expect, fail
from autograder.digits.checks.lesson_6 import intervals
from autograder.digits.checks.lesson_6.intervals import CASES, Ends
from autograder.digits.checks.lesson_6.letters import LETTERS, explain_orientation
from autograder.digits.project import strangers
from autograder.digits.project.bars import bar_of

COUNTS = Misconception(
    "counts-for-shares",
    "The ends are numbers of pictures, not shares of them.",
    "Work with the share: the mean of `right` lies between 0 and 1.",
)
WRONG_ONES = Misconception(
    "share-of-mistakes",
    "The interval is the one for the share of mistakes.",
    "True stands for a picture that is read right. Take the mean of `right` as it is.",
)
ABOUT_HALF = Misconception(
    "centred-on-half",
    "The interval lies around one half, whatever the answers are.",
    "The middle depends on the share of True in `right`.",
)
OUTSIDE = Misconception(
    "ends-outside",
    "The rule accuracy ± 1.96 standard errors was used without a look at its ends. No share lies below 0 or above 1.",
    "Wilson's interval stays inside. Or cut the ends off, and think about what is left at exactly 0 and 1.",
)
NO_DOUBT = Misconception(
    "no-doubt-at-all",
    "The standard error was computed from the share itself. For a share of exactly 0 or 1 that gives no width at all.",
    "Wilson's interval, as in lesson 3, has a width there too: a few answers cannot prove that all others are alike.",
)
CHANGED = Misconception(
    "arguments-changed",
    "The function changes an array that it is given.",
    "Work on a copy, and write no `-=`, `/=` or `a[...] = ` on an argument.",
)
BY_255 = Misconception(
    "divided-by-255",
    "The numbers were divided by 255. Here full ink is 16, not 255.",
    "Divide by 16.",
)
NOT_SCALED = Misconception(
    "not-scaled",
    "The numbers still go up to 16, or to 255. Our forest knows rows from 0 to 1.",
    "Divide by 16, where the picture comes in.",
)
BATCH = Misconception(
    "scaled-by-the-batch",
    "A number is computed from all pictures together, such as their largest. So one picture depends on the others.",
    "Divide by 16, which holds for every picture, and treat each picture by itself.",
)
PICTURES = Misconception(
    "pictures-for-rows",
    "The pictures have the right size, but they are not rows of 784 numbers.",
    "End with `.ravel()` for each picture, or with `.reshape(len(images), 784)` for all.",
)
OVERSHOT = Misconception(
    "not-clipped",
    "Some values lie a little outside 0 to 1: a smooth curve through the pixels swings over where ink begins and ends.",
    "Cut them off with `np.clip(..., 0, 1)`.",
)
NOT_ENLARGED = Misconception(
    "not-enlarged",
    "The digits are much smaller than ours, which are 20 pixels high.",
    "Enlarge 8 × 8 to 20 × 20 before it goes onto the paper.",
)
STRETCHED = Misconception(
    "fills-the-paper",
    "The digits fill the paper from edge to edge. Ours are 20 pixels high, with paper around.",
    "Enlarge to 20 × 20, and put that into the middle of 28 × 28 zeros.",
)
OFF_CENTRE = Misconception(
    "off-centre",
    "The digits do not stand where ours do. Once they are moved, with nothing else done, the forest reads enough.",
    "Bring the centre of mass to the middle, as in exercise 6.1.",
)
STILL_GREY = Misconception(
    "left-grey",
    "The strokes have wide grey edges. Once light grey is paper and dark grey is ink, with nothing else done, the "
    "forest reads enough.",
    "Look at the numbers: ours are nearly all 0 or 1. Spread the greys in the middle, and cut off what passes 0 and 1.",
)
LIKENESS = 0.7
"""The least correlation, on average, of pictures and rows when shrunk: honest kinds have 0.8 or more."""


@exercise("6.4")
def test_interval_goes_with_the_answers(answers: Answers) -> None:
    """`score_interval` gives two shares from 0 to 1 around the share of right answers, even if that is 0 or 1."""
    for k, n, others in ((57, 80, 300), (20, 60, 45), (9, 30, 500), (40, 40, 200), (0, 25, 70), (150, 400, 100)):
        # The last ones come in order: who looks at some of them only has another share.
        right = np.arange(n) < k if n == 400 else intervals.answers_of(k, n)
        low, high = _ends(answers, right, others)
        got = f"{k} of {n} answers are right, for {others} others. Your interval goes from {low:.4g} to {high:.4g}."
        _explain_range(got, low, high, k / n)
        if answers.changed("score_interval", right, others):
            fail("After the call, `right` has other values than before.", "`right` as before.", because=CHANGED)


@exercise("6.4", needs=test_interval_goes_with_the_answers)
def test_interval_holds_and_is_narrow(answers: Answers) -> None:
    """The interval holds for at least 90 % of draws, and is at most 1.25 times as wide as the best on average."""
    found = {
        (n, others): np.array([_ends(answers, intervals.answers_of(k, n), others) for k in range(n + 1)])
        for n, others in CASES
    }
    for (n, others), ends in found.items():
        holds, width = intervals.coverage(ends, others), intervals.relative_width(ends, others)
        if holds >= intervals.HOLDS and width <= intervals.WIDTH:
            continue
        fail(
            f"With {n} answers and {others} others, your interval holds in {holds:.1%} of all draws, and its width is "
            f"{width:.2f} times that of the best one.",
            f"it holds in at least {intervals.HOLDS:.0%}, and is at most {intervals.WIDTH} times as wide.",
            because=intervals.known_slip(found),
            cause="A part of the luck is left out, or counted more than once.",
            next_step="Two things are off by luck: the share of these n, and the share of the others. Their squared "
            "standard errors add up.",
        )


def _ends(answers: Answers, right: NDArray[np.bool_], others: int) -> Ends:
    """The two ends that the student's function gives."""
    value = answers.call("score_interval", right, others)
    ends = expect.sequence(value, "score_interval", 2, "(low, high)")
    return expect.number(ends[0], "the first of the two values"), expect.number(ends[1], "the second of the two values")


def _explain_range(got: str, low: float, high: float, share: float) -> None:
    """End the check if this cannot be an interval for a share."""
    wanted = "two shares, low and high, with 0 ≤ low < high ≤ 1 and the share of right answers between them."
    if low > high:
        fail(got, wanted, cause="The ends have changed places.", next_step="Return the smaller one first.")
    if high > 1.5:
        fail(got, wanted, because=COUNTS)
    if low < -1e-6 or high > 1 + 1e-6:
        fail(got, wanted, because=OUTSIDE)
    if share in (0, 1) and high - low < 0.001 and abs(low - share) < 0.001:
        fail(got, wanted, because=NO_DOUBT)
    if low - 1e-6 <= share <= high + 1e-6 and high - low > 0.001:
        return
    mirrored = low - 1e-6 <= 1 - share <= high + 1e-6
    about_half = abs((low + high) / 2 - 0.5) < 0.02
    fail(
        got,
        wanted,
        because=ABOUT_HALF if about_half else WRONG_ONES if mirrored else None,
        cause="The interval does not contain the share of right answers: it is the interval of another number.",
        next_step="Print `np.mean(right)` in the function, and compare.",
    )


@exercise("6.4")
def test_adapt_makes_rows_of_pictures(answers: Answers) -> None:
    """`adapt` gives a row of 784 numbers from 0 to 1 for each picture, upright, each picture by itself."""
    images = LETTERS.copy()
    value = answers.call("adapt", images)
    if isinstance(value, np.ndarray) and value.shape == (len(images), 28, 28):
        fail(f"The result of `adapt` has shape {value.shape}.", f"shape {(len(images), 784)}.", because=PICTURES)
    rows = expect.array(value, "the result of `adapt`", shape=(len(images), 784), kind="f").astype(np.float64)
    if answers.changed("adapt", images) or answers.changed("adapt", _faint(images)):
        fail("After the call, `images` has other values than before.", "`images` as before.", because=CHANGED)
    _explain_values(rows)
    explain_orientation(rows, LIKENESS)
    _treats_each_by_itself(answers, images)


def _explain_values(rows: NDArray[np.float64]) -> None:
    """End the check if rows for pictures with full ink do not go from 0 to 1."""
    if not np.isfinite(rows).all():
        fail(
            f"{int((~np.isfinite(rows)).sum())} numbers are not finite.",
            "numbers from 0 to 1.",
            cause="Something was divided by zero.",
            next_step="Look at what you divide by: 16 is never zero.",
        )
    low, high = float(rows.min()), float(rows.max())
    got = f"For letters that have paper (0) and full ink (16), your values go from {low:.3g} to {high:.3g}."
    wanted = "values from 0 (paper) to 1 (ink), none outside."
    if high > 1.5:
        fail(got, wanted, because=NOT_SCALED)
    if low < -1e-6 or high > 1 + 1e-6:
        fail(got, wanted, because=OVERSHOT)
    if high < 0.5:
        fail(
            got,
            wanted,
            because=BY_255 if 0.03 < high <= 0.07 else None,
            cause="Full ink does not come near 1: the numbers are divided by too much.",
            next_step="Divide by 16, and print the largest value.",
        )


def _faint(images: NDArray[np.float64]) -> NDArray[np.float64]:
    """The same pictures, paler, and with a little grey at two corners: whoever cleans them has something to clean."""
    faint = np.round(images * 0.7)
    faint[:, 0, [0, -1]] = np.maximum(faint[:, 0, [0, -1]], 2.0)
    return faint


def _treats_each_by_itself(answers: Answers, images: NDArray[np.float64]) -> None:
    """A pale picture is the same row alone, and among others, and wherever it stands among them."""
    pale = np.round(images * 0.7)
    alone = expect.array(answers.call("adapt", pale[:1].copy()), "the result of `adapt`", shape=(1, 784))[0].astype(
        float
    )
    for place in (0, 2):
        among = np.insert(images, place, pale[0], axis=0)
        rows = expect.array(answers.call("adapt", among), "the result of `adapt`", shape=(len(among), 784))
        apart = float(np.abs(rows[place] - alone).max())
        if apart > 1e-6:
            fail(
                f"One pale picture was given alone, and as number {place + 1} of {len(among)}. Its two rows differ by "
                f"up to {apart:.3f}.",
                "the same row.",
                because=BATCH,
            )


@exercise("6.4", needs=test_adapt_makes_rows_of_pictures)
def test_forest_reads_strangers(answers: Answers) -> None:
    """Our forest reads at least the share that the exercise names of strangers' digits that `adapt` made ready."""
    images, labels = strangers.shown()
    value = answers.call("adapt", images.copy())
    rows = expect.array(value, "the result of `adapt`", shape=(len(images), 784)).astype(np.float64)
    if not np.isfinite(rows).all():
        fail(
            "For real digits, some numbers are not finite.",
            "numbers from 0 to 1.",
            cause="A sum or a largest value that you divide by is zero.",
            next_step="Run `adapt` on all strangers, and look for `np.isnan`.",
        )
    alike = float(strangers.likeness(images, rows).mean())
    if alike < LIKENESS:
        fail(
            f"Shrunk to 8 × 8 again, your rows and their pictures have a mean correlation of {alike:.2f}.",
            f"at least {LIKENESS}: each row shows the picture that came in.",
            cause="The rows show something else, or too little ink is left of thin digits.",
            next_step="Draw ten pictures, and their rows below.",
        )
    share = _share(rows, labels)
    if share < bar_of("6.4"):
        _explain_reading(rows, labels, share)


def _share(rows: NDArray[np.float64], labels: NDArray[np.int64]) -> float:
    return float(np.mean(strangers.forest().predict(rows) == labels))


def _explain_reading(rows: NDArray[np.float64], labels: NDArray[np.int64], share: float) -> None:
    """End the check with the reason why the forest reads too few: sizes are measured, other causes are mended."""
    bar = bar_of("6.4")
    height = float(np.median([_height(row) for row in rows]))
    because = NOT_ENLARGED if height <= 17 else STRETCHED if height >= 25 else None
    middle = strangers.centred(rows)
    if because is None and _share(middle, labels) >= bar:
        because = OFF_CENTRE
    elif because is None and _share(strangers.thinned(rows), labels) >= bar:
        because = STILL_GREY
    both = because is None and _share(strangers.thinned(middle), labels) >= bar
    fail(
        f"Our forest reads {share:.1%} of {len(rows)} strangers' digits. In your rows they are {height:.0f} high.",
        f"at least {bar:.0%}.",
        because=because,
        cause="The digits stand in another place than ours, and their strokes have wide grey edges."
        if both
        else "The pictures still look unlike ours: in size, place, or thickness of the strokes.",
        next_step="Draw ten of your rows beside ten of `X_train`, and name what is different.",
    )


def _height(row: NDArray[np.float64]) -> int:
    """How many rows of pixels have ink, from the first to the last."""
    ink = np.flatnonzero(row.reshape(28, 28).max(axis=1) > 0.25)
    return int(ink[-1] - ink[0] + 1) if len(ink) else 0
