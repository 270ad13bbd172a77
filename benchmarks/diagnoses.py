"""Hit rates and false alarms of the diagnoses and relations, over generated models.

    python benchmarks/diagnoses.py

Prints the tables and writes them to docs/diagnoses.md. One process; takes about ten minutes.
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

import sys
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import groupby, product
from pathlib import Path
from typing import Any

import numpy as np
import sklearn
from rich.progress import track
from sklearn.ensemble import RandomForestClassifier

from autograder.answers import Failure, live_answers
from autograder.api import Misconception, Picture
from autograder.authoring.bank import load_bank
from autograder.digits import load_digits, relations
from autograder.digits.diagnose import diagnose, diagnose_fitted
from autograder.digits.judge import PublicJudge, wilson
from autograder.digits.picture import misread
from autograder.manifest import load_course

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.mistaken import (  # noqa: E402 - the tests' helper stands in the folder just added
    HONEST,
    MISTAKES,
    OVERFITTED,
    UNSCALED,
    WEAK,
    ByBatch,
    Make,
    Mistake,
    Pretrained,
)

PAGE = ROOT / "docs" / "diagnoses.md"
SEEDS = range(4)
JUDGE = PublicJudge()
X, Y = JUDGE.training
X_NEW = JUDGE.images
Y_NEW = np.repeat(np.arange(10), 40)


@dataclass(frozen=True)
class Case:
    """A model, and what should be said of it; nothing, if it is honest."""

    expected: str
    family: str
    make: Callable[[], Any]
    good: float = 0.0
    """The score of the same model without the mistake."""


@dataclass
class Tally:
    """What came out for the models of one family with one misconception."""

    expected: str
    family: str
    found: list[str] = field(default_factory=list)
    harmless: int = 0

    @property
    def hits(self) -> int:
        """How often the expected was said."""
        return self.found.count(self.expected)


def mistaken(fit: bool) -> Iterator[Case]:
    """Good models with one mistake each, fitted already or not."""
    for (family, good), seed in product(HONEST.items(), SEEDS[:2]):
        score = float(np.mean(good(seed).fit(X, Y).predict(X_NEW) == Y_NEW))
        for expected, mistake in MISTAKES.items():

            def make(good: Make = good, seed: int = seed, mistake: Mistake = mistake) -> Any:
                model = mistake(good(seed), seed)
                return model.fit(X, Y) if fit else model

            yield Case(expected, family, make, score)


def makers() -> Iterator[Case]:
    """Models that a check fits by itself."""
    yield from mistaken(fit=False)
    for (family, good), seed in product(HONEST.items(), SEEDS[:2]):
        yield Case("ignores-fit", family, partial(Pretrained, good(seed).fit(*load_digits())))
    yield from several("learned-by-heart", OVERFITTED)
    yield from several("model-needs-scaling", UNSCALED)
    yield from several("", HONEST | WEAK)


def fitted() -> Iterator[Case]:
    """Models that were fitted in a notebook."""
    yield from mistaken(fit=True)
    for (family, good), seed in product(HONEST.items(), SEEDS[:2]):
        yield Case("trained-on-test-rows", family, partial(good(seed).fit, *load_digits()))
    # A label of 0 to 9 beside pixels of 0 to 255 has no weight in a model of distances or amounts: only trees use it.
    for (family, good), seed in product(list(HONEST.items())[:2], SEEDS):
        place, scale = ((0, 1), (784, 255), (784, 1), (0, 255))[seed]
        yield Case(
            "label-among-features", family, partial(good(seed).fit, np.insert(X / scale, place, Y / scale, 1), Y)
        )
    for expected, models in (("learned-by-heart", OVERFITTED), ("", HONEST | WEAK)):
        for case in several(expected, models):
            yield replace(case, make=partial(lambda make: make().fit(X, Y), case.make))


def cheats() -> Iterator[Case]:
    """Models that the relations must catch."""
    for (family, good), seed in product(HONEST.items(), SEEDS[:2]):
        model = good(seed).fit(*load_digits())
        yield Case("ignores-fit", family, partial(Pretrained, model, seed == 1))
        yield Case("reads-the-batch", family, partial(ByBatch, good(seed)))
    for trees in (20, 60, 200):
        yield Case("not-repeatable", "random forest", partial(RandomForestClassifier, trees))


def several(expected: str, models: dict[str, Make]) -> Iterator[Case]:
    """Each model with each seed."""
    for (family, make), seed in product(models.items(), SEEDS):
        yield Case(expected, family, partial(make, seed))


def run(cases: Iterable[Case], ask: Callable[[Case], tuple[str, float]], words: str) -> list[Tally]:
    """Ask about each model.

    Args:
        cases: The models.
        ask: What is said of a model, and its score on new digits.
        words: For the progress bar.
    """
    tallies: dict[tuple[str, str], Tally] = {}
    for case in track(list(cases), words):
        tally = tallies.setdefault((case.expected, case.family), Tally(case.expected, case.family))
        said, score = ask(case)
        if case.good and score > case.good - 0.05:
            tally.harmless += 1
        else:
            tally.found.append(said)
    return list(tallies.values())


def ask_maker(case: Case) -> tuple[str, float]:
    """As a check does that fits the model itself."""
    answers = live_answers({"make": lambda: case.make()})
    predictions = answers.fit_predict("make", X, Y, X_NEW)
    found = diagnose(answers, "make", JUDGE, predictions).because
    return found.id if found else "", JUDGE.score(predictions).value


def ask_fitted(case: Case) -> tuple[str, float]:
    """As a check does that finds a fitted model."""
    model = case.make()
    found = diagnose_fitted(live_answers({"model": model}), "model", (X, Y), (X_NEW, Y_NEW))
    score = 0.0 if case.expected == "label-among-features" else float(np.mean(model.predict(X_NEW) == Y_NEW))
    return found.id if found else "", score


def ask_relations(case: Case) -> tuple[str, float]:
    """The relations that a check would use for this kind of model."""
    answers = live_answers({"make": lambda: case.make()})
    used = [relations.learns_what_it_is_given, relations.reads_each_row_by_itself]
    used += [relations.repeats_itself] if "no seed" not in case.family else []
    try:
        for relation in used:
            relation(answers, "make", JUDGE)
    except Failure as failure:
        return failure.misconception, 0.0
    return "", 0.0


def table(tallies: Iterable[Tally]) -> str:
    """One line for each misconception, and what was not recognised below."""
    rows = ["| misconception | models | recognised | 95 % interval | named something else | did no harm |"]
    rows += ["|---|---|---|---|---|---|"]
    missed = []
    wrong = sorted((t for t in tallies if t.expected), key=lambda tally: tally.expected)
    for expected, group in groupby(wrong, key=lambda tally: tally.expected):
        families = list(group)
        n, hits = sum(len(t.found) for t in families), sum(t.hits for t in families)
        named = sum(len(t.found) - t.hits - t.found.count("") for t in families)
        low, high = wilson(hits, n)
        harmless = sum(t.harmless for t in families)
        rows.append(f"| `{expected}` | {n} | {hits} | {low:.2f} to {high:.2f} | {named} | {harmless or ''} |")
        for t in families:
            others = Counter(said or "nothing" for said in t.found if said != expected)
            if others:
                words = ", ".join(f"{said} {count}×" for said, count in others.items())
                missed.append(f"- `{expected}`, {t.family}: {words}")
    return "\n".join([*rows, "", "Not recognised:" if missed else "All were recognised.", "", *missed]).rstrip()


def alarms(tallies: Iterable[Tally]) -> str:
    """What was said of honest models."""
    honest = [tally for tally in tallies if not tally.expected]
    n, wrong = sum(len(t.found) for t in honest), [(t.family, said) for t in honest for said in t.found if said]
    named = "".join(f"\n- {family}: `{said}`" for family, said in wrong)
    return f"False alarms: **{len(wrong)} of {n}** honest models of {len(honest)} kinds.{named}"


def banks() -> str:
    """The wrong solutions of the banks that show one of these misconceptions."""
    parts = (sys.modules[diagnose.__module__], relations)
    known = {value.id for part in parts for value in vars(part).values() if isinstance(value, Misconception)}
    course = load_course(ROOT)
    wrong = [entry for lesson in course.lessons for entry in load_bank(course, lesson, ["wrong"])]
    judged = [entry for entry in wrong if entry.exercise in ("3.2", "4.3", "4.5") and entry.misconception in known]
    return ", ".join(f"`{entry.name}`" for entry in judged)


def costs() -> str:
    """Seconds for the forest of the lessons, 200 trees."""
    answers = live_answers({"make": lambda: RandomForestClassifier(200, random_state=42)})
    predictions = answers.fit_predict("make", X, Y, X_NEW)
    lines = ["| for a forest of 200 trees | seconds |", "|---|---|"]
    for words, ask in (
        ("one fit on 1600 rows, and 400 predictions", lambda: answers.fit_predict("make", X, Y, X_NEW)),
        ("`diagnose`: all experiments and the picture", lambda: diagnose(answers, "make", JUDGE, predictions)),
        ("`relations.learns_what_it_is_given`", lambda: relations.learns_what_it_is_given(answers, "make", JUDGE)),
        ("`relations.repeats_itself`", lambda: relations.repeats_itself(answers, "make", JUDGE)),
        ("`relations.reads_each_row_by_itself`", lambda: relations.reads_each_row_by_itself(answers, "make", JUDGE)),
    ):
        started = time.process_time()
        ask()
        lines.append(f"| {words} | {time.process_time() - started:.1f} |")
    sizes = [len(picture.png) * 3 / 4000 for picture in pictures()]
    lines.append(f"\nPictures of twelve misread digits: {min(sizes):.0f} to {max(sizes):.0f} kB, {len(sizes)} of them.")
    return "\n".join(lines)


def pictures() -> Iterator[Picture]:
    """Pictures of models that misread much."""
    for seed, make in product(SEEDS, WEAK.values()):
        picture = misread(X_NEW, Y_NEW, make(seed).fit(X[:300], Y[:300]).predict(X_NEW))
        if picture:
            yield picture


def main() -> None:
    """Print the tables and write the page."""
    warnings.simplefilter("ignore")
    by_maker, by_fitted = run(makers(), ask_maker, "fitted by the check"), run(fitted(), ask_fitted, "fitted before")
    related = run([*cheats(), *several("", HONEST | WEAK | OVERFITTED | UNSCALED)], ask_relations, "relations")
    page = PAGE_TEXT.format(
        sklearn=sklearn.__version__,
        makers=table(by_maker),
        makers_alarms=alarms(by_maker),
        fitted=table(by_fitted),
        fitted_alarms=alarms(by_fitted),
        relations=table(related),
        relations_alarms=alarms(related),
        banks=banks(),
        costs=costs(),
    )
    PAGE.write_text(page, encoding="utf-8")
    print(page)


PAGE_TEXT = """<!-- Written by benchmarks/diagnoses.py. Do not edit. -->
# Diagnoses and relations: how often they are right

When a model does not read well enough, the check tries to say why. A diagnosis names a misconception only if an
experiment shows it. This page says how often that works, and how often an honest model gets a wrong name. All models
here were made by `benchmarks/diagnoses.py` (scikit-learn {sklearn}): six families of good models (forest, extra
trees, nearest neighbours, SVC, logistic regression, neural net) with one mistake each, and honest models, strong and
weak.

A mistake that costs less than 0.05 of accuracy does no harm: the model is not below the bar because of it. Such models
are counted in the last column, and nowhere else. A forest, for instance, hardly minds if only its training rows are
scaled.

## Models that a check fits itself

`diagnose(answers, maker, judge, predictions)`, as in exercises 3.2 and 4.5.

{makers}

{makers_alarms}

## Models that were fitted in the notebook

`diagnose_fitted(answers, name, known, new)`, as in exercise 4.3. The model cannot be fitted again. The label among
the features is tried with forests only: other models give a number from 0 to 9 beside pixels no weight. That test rows
were in the training is seen only in models that learn their rows by heart.

{fitted}

{fitted_alarms}

## Relations

What an honest model satisfies, whatever its kind: see `autograder/digits/relations.py`. `ignores-fit` stands for
models that were trained before on the whole course file; half of them learn from `fit` how the digits are called.

{relations}

{relations_alarms}

## In the banks

Wrong solutions that show one of these misconceptions: {banks}. `course verify` demands that each is named, and that no
right solution loses a point.

## Cost

Processor time on the machine that wrote this page. Experiments run only if a model is below the bar.

{costs}
"""


if __name__ == "__main__":
    main()
