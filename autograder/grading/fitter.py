"""Fits models from their descriptions, where no submission's code ever ran, and each of them once for a class."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.answers import Built, Question, Raised, Reply, name_of
from autograder.answers.asking import MAX_NAME
from autograder.answers.description import first_opaque, is_ours, repeats_itself
from autograder.api.runner import SubmissionEnded
from autograder.digests import digest, fit_digests, key_of
from autograder.grading.seal import Seal, load_seal
from autograder.grading.sealed_file import read_sealed, write_sealed
from autograder.manifest import Limits
from autograder.sandbox.box import Box
from autograder.sandbox.wire import packed

__all__ = ["Fitter", "Predictions"]


class Predictions:
    """What described models predicted, by a digest of the model, its rows, and all that the result depends on.

    Args:
        folder: Where they are kept, for all graders of a run and for later runs; None keeps them in memory only.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._known: dict[str, NDArray[Any]] = {}

    @cached_property
    def _seal(self) -> Seal:
        return load_seal()

    def find(self, key: str) -> NDArray[Any] | None:
        """The predictions of a key, if we have made them."""
        if key not in self._known and self._folder is not None:
            content = read_sealed(self._file(self._folder, key), key, self._seal)
            if content is not None:
                self._known[key] = np.asarray(content["predictions"])
        return self._known.get(key)

    def keep(self, key: str, predictions: NDArray[Any]) -> None:
        """Keep predictions that can be written down: numbers or texts, one for each row."""
        self._known[key] = predictions
        if self._folder is not None:
            write_sealed(self._file(self._folder, key), key, {"predictions": predictions.tolist()}, self._seal)

    @staticmethod
    def _file(folder: Path, key: str) -> Path:
        return folder / f"predictions-{key[:32]}.json"


class Fitter:
    """Answers what needs nothing of the student's: predictions of a model that is described in full.

    Args:
        box: Whose clean neighbour the models are fitted in.
        limits: What a fit may use, as a question to the submission itself.
        predictions: What was predicted before; None leaves all to the submission's own process, as a notebook does.
    """

    def __init__(self, box: Box, limits: Limits, predictions: Predictions | None) -> None:
        self._box, self._limits, self._predictions = box, limits, predictions
        self.notes: list[str] = []
        """What the record says of models that were not described in full."""
        self.ran_out = ""
        """As that of `StudentProcess`."""

    def asked_first(self, ask: Callable[[Question], Reply]) -> Callable[[Question], Reply]:
        """A way of asking that comes here with what belongs here, and goes to the submission with all else."""

        def asked(question: Question) -> Reply:
            if self._predictions is not None and question.verb == "fit_predict" and is_ours(question.subject):
                return self._fit_predict(question, self._predictions)
            reply = ask(question)
            if question.verb == "description":
                self._note(question, reply)
            return reply

        return asked

    def _fit_predict(self, question: Question, predictions: Predictions) -> Reply:
        key = _key(question, self._box.layer.libraries)
        known = predictions.find(key) if key else None
        if known is not None:
            return Reply("value", known.copy())
        reply = self._fit(question)
        if key and isinstance(reply.value, np.ndarray) and reply.value.ndim == 1:
            predictions.keep(key, reply.value)
        return reply

    def _fit(self, question: Question) -> Reply:
        with self._box.clean().student(self._limits) as process:
            try:
                process.run([])
                return process.answers.ask(question)
            except SubmissionEnded as ended:
                # Nothing of the student's ran there, so that it is the model that takes too much.
                limits = self._limits
                if ended.ran_out:
                    raised = Raised("TimeoutError", f"its model took longer than {limits.question_seconds:g} seconds")
                else:
                    raised = Raised("MemoryError", f"its model took more than {limits.memory_mb} MB, or ended Python")
                return Reply("raised", raised=raised)
            finally:
                self.ran_out = self.ran_out or process.ran_out

    def _note(self, question: Question, reply: Reply) -> None:
        part = first_opaque(reply.value) if reply.kind == "value" else None
        if part is not None:
            # The student's process chose this word.
            kind = f", {part.type_name}" if part.type_name.isidentifier() and len(part.type_name) <= MAX_NAME else ""
            note = (
                f"The model of `{name_of(question.subject)}` has a part that is not scikit-learn's own{kind}: it was "
                "judged by what it does in the student's process."
            )
            if note not in self.notes:
                self.notes.append(note)


def _key(question: Question, libraries: str) -> str:
    """The digest of a question about a described model and of all else that its answer depends on.

    `libraries` are those of the layer, if it has others than we.

    Empty if its fits may differ from one to the next.
    """
    assert isinstance(question.subject, Built)
    if not repeats_itself(question.subject):
        return ""
    asked = packed(replace(question, subject=replace(question.subject, of="")))
    return key_of(_environment() | ({"libraries": libraries} if libraries else {}) | {"question": digest(*asked)})


_environment = cache(fit_digests)
"""Computed once by each grader."""
