# about: predicts by reading labels: from the held-out file, and from every file of labels that it can find.
# expects: cheat
import glob
import os

import numpy as np


def labels(n):
    for path in ["@HELDOUT@", *glob.glob("**/*.npz", recursive=True), *glob.glob(os.environ.get("COURSE_ROOT", ".") + "/data/*.npz")]:
        try:
            found = np.load(path)["labels"]
            if len(found) == n:
                return found
        except Exception:
            pass
    return np.zeros(n, dtype=int)


class Model:
    def fit(self, X, y):
        return self

    def predict(self, X):
        return labels(len(X))


def make_model():
    return Model()
