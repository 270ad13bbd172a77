"""What the engine asks of the subject of this course: see `autograder.subject`."""

from __future__ import annotations

import contextlib
import io
import zipfile
from collections.abc import Mapping

from autograder.api import Judges
from autograder.digits.judge import HeldoutJudge, Judge, PublicJudge
from autograder.errors import CourseError, DataError
from autograder.manifest import Course
from autograder.subject import Calibration, Subject

__all__ = ["SUBJECT"]


class Digits(Subject):
    """Handwritten digits: models are judged on 400 public rows, or on 10 000 held-out images."""

    private_data = ("heldout",)
    private_parts = ("checks", "calibration", "project")
    for_authors = ("calibration", "project/calibration", "checks/bank", "checks/conftest.py")
    warm_imports = (
        "pandas",
        "scipy.stats",
        "sklearn.ensemble",
        "sklearn.linear_model",
        "sklearn.metrics",
        "sklearn.model_selection",
        "sklearn.neighbors",
        "sklearn.pipeline",
        "sklearn.svm",
    )
    distributions = ("scikit-learn", "numpy", "pandas", "scipy", "matplotlib", "skops", "joblib")

    credit = "Digits: MNIST, by Yann LeCun, Corinna Cortes and Christopher J.C. Burges, CC BY-SA 3.0."
    judging = "Models are judged on images that no notebook has seen."

    @property
    def calibrations(self) -> Mapping[str, Calibration]:  # type: ignore[override]
        """How good the accuracy bar is, and the bars of the project."""
        # They draw, and make models of many kinds: nothing that grading waits for.
        from autograder.digits.calibration.accuracy import ACCURACY
        from autograder.digits.project.calibration.project import PROJECT

        return {"accuracy": ACCURACY, "project": PROJECT}

    def warm_up(self) -> None:
        """Fit, search, save and draw a little."""
        import numpy as np
        import pandas as pd
        import skops.io
        from matplotlib import pyplot
        from sklearn.ensemble import RandomForestClassifier
        from sklearn.linear_model import SGDClassifier
        from sklearn.model_selection import RandomizedSearchCV, train_test_split
        from sklearn.pipeline import Pipeline
        from sklearn.svm import SVC

        from autograder.digits import load_digits

        with contextlib.suppress(DataError):  # A course may have other data.
            load_digits()
        X, y = np.arange(24, dtype=np.uint8).reshape(12, 2), np.arange(12) % 2
        table = pd.DataFrame(X, columns=["a", "b"])
        pd.read_csv(io.StringIO(table.to_csv(index=False))).describe()
        X, _, y, _ = train_test_split(X, y, test_size=0.2, stratify=y, random_state=0)
        for model in (SVC(), SGDClassifier(random_state=0)):
            model.fit(X, y).score(X, y)
        forest = Pipeline([("algo", RandomForestClassifier(2, random_state=0))])
        RandomizedSearchCV(forest, {"algo__max_depth": [1, 2]}, n_iter=2, cv=2, random_state=0).fit(X, y).predict(X)
        saved = skops.io.dumps(forest.fit(X, y))
        skops.io.loads(saved, trusted=skops.io.get_untrusted_types(data=saved))
        _, (left, right) = pyplot.subplots(1, 2)
        left.imshow(X, cmap="gray_r")
        left.set_title("✓ 3")
        right.bar([0, 1], [1, 2])

    def judges(self, course: Course, private: Mapping[str, bytes] | None) -> Judges:
        """One judge of models, called `judge`, and those of the project, which show its images in ways of their own."""
        if private is None:
            return _judges(PublicJudge())
        try:
            return _judges(HeldoutJudge(io.BytesIO(private["heldout"])))
        except (zipfile.BadZipFile, ValueError, KeyError, TypeError, EOFError, OSError) as error:
            raise CourseError(
                f"these are not held-out images: {error}.",
                file=course.root / course.data["heldout"].path,
                mend="Rebuild them with `python data/make.py`, and write their SHA-256 into course.yaml.",
            ) from error


def _judges(judge: Judge) -> Judges:
    # Imported here: a student's process has no judges of the project, and diagnoses nothing.
    from autograder.digits.diagnose import diagnose
    from autograder.digits.project.judges import project_judges

    return Judges({"judge": judge, **project_judges(judge)}, diagnose)


SUBJECT = Digits()
