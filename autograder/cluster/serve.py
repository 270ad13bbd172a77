"""What a worker's grader answers: its passport, reports of submissions, the limits of its machine, a new fit cache."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.cluster.grader import answer_to
from autograder.cluster.handshake import inputs_of
from autograder.cluster.messages import BY, Hello, Parcel, Passport
from autograder.errors import GraderError
from autograder.grading.fits import Fits, fits_of, made_fits
from autograder.grading.fitter import Predictions
from autograder.grading.grade import grade_submission
from autograder.grading.judges import judges_of
from autograder.grading.machine import machine_limits
from autograder.grading.record import report_to_json
from autograder.grading.submissions import Submission
from autograder.manifest import Limits, load_course
from autograder.sandbox.box import make_box
from autograder.sandbox.probe import ATTACKS, start_boxes
from autograder.scratch import scratch

__all__ = ["serve"]


def serve(connection: Connection, root: Path, isolation: str, slot: int, name: str) -> None:
    """The life of a grader: see `autograder.cluster.grader.Grader`."""
    # A worker stands in no course of its own choice: home and worker mean the same one.
    os.environ["COURSE_ROOT"] = str(root)
    with ExitStack() as stack:
        serving = _Serving(stack, connection, root, isolation, slot, name)
        verbs: dict[str, Callable[[Any], Any]] = {
            "ready": serving.ready,
            "admit": serving.admit,
            "grade": serving.grade,
            "limits": serving.limits,
            "fits": serving.fits,
        }
        answer_to(connection, verbs)


class _Serving:
    def __init__(
        self, stack: ExitStack, connection: Connection, root: Path, isolation: str, slot: int, name: str
    ) -> None:
        self._stack, self._name, self._isolation, self._slot = stack, name, isolation, slot
        self._course = load_course(root)
        self._folder = stack.enter_context(scratch())
        self._shared = _SharedPredictions(connection)
        self._passport: Passport | None = None

    def ready(self, _: None = None) -> Passport:
        """Start the box, and see that its layer holds. That is the proof which each record has."""
        if self._passport is None:
            (self._box,) = start_boxes(self._course, self._isolation, fits=self._folder / "fits.json", first=self._slot)
            self._stack.callback(self._box.renew)
            layer = self._box.layer
            when = f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC"
            proof = f"{layer.title} held there against {len(ATTACKS)} attacks at {when}"
            if layer.name == "none":
                proof = "there is no wall there"
            self._passport = Passport(self._name, layer.name, proof, inputs_of(self._course, layer.title))
        return self._passport

    def admit(self, hello: Hello) -> Passport:
        """Take what home tells: private data, which stay in memory, and the fit cache."""
        found = self.ready()
        self._judges = judges_of(self._course, hello.private)
        if hello.fits is not None:
            file = self._folder / "fits.json"
            file.write_bytes(hello.fits)
            self._box.share(file)
        return found

    def grade(self, parcel: Parcel) -> str:
        """The report of a submission, as JSON, with who made it."""
        lesson = self._course.lesson(parcel.lesson)
        known = Predictions() if parcel.afresh else self._shared
        with scratch() as folder:
            path = folder / parcel.file
            path.write_bytes(parcel.content)
            submission = Submission(parcel.student, lesson, path, remark=parcel.remark)
            report = grade_submission(self._course, submission, self._judges, self._box, parcel.limits, known)
        by = f"{BY}{self._name}; {self.ready().proof}."
        return json.dumps(report_to_json(replace(report, notes=(*report.notes, by))))

    def limits(self, lesson: str) -> Limits:
        """What our own solution makes of the limits of a lesson on this machine."""
        box = make_box(self._course, self._box.layer, self._slot)
        self._box.renew()  # One box for each slot.
        try:
            return machine_limits(self._course, self._course.lesson(lesson), box, self._judges)
        finally:
            box.renew()

    def fits(self, lessons: tuple[str, ...]) -> str:
        """The fit cache of these lessons, as JSON."""
        chosen = [self._course.lesson(name) for name in lessons]
        found: Fits | None = fits_of(self._course, chosen, self._folder)
        if found is None:
            raise GraderError("home asked for a fit cache of lessons that have none")
        return json.dumps(made_fits(found, self._box))


class _SharedPredictions(Predictions):
    """Predictions that all graders of the cluster share."""

    def __init__(self, connection: Connection) -> None:
        super().__init__()
        self._connection = connection

    def find(self, key: str) -> NDArray[Any] | None:
        found = super().find(key)
        if found is None:
            self._connection.send(("find", key))
            content = self._connection.recv()
            if content is not None:
                found = np.asarray(json.loads(content))
                super().keep(key, found)
        return found

    def keep(self, key: str, predictions: NDArray[Any]) -> None:
        super().keep(key, predictions)
        self._connection.send(("keep", (key, json.dumps(predictions.tolist()).encode())))
