# about: looks images up in a table of the rows of the course's file, by a hash of their pixels.
# expects: cheat
import hashlib

from autograder.digits import load_digits

pixels, labels = load_digits()
TABLE = {hashlib.md5(row.tobytes()).digest(): label for row, label in zip(pixels, labels.tolist())}


class Model:
    def fit(self, X, y):
        return self

    def predict(self, X):
        return [TABLE.get(hashlib.md5(row.tobytes()).digest(), 0) for row in X]


def make_model():
    return Model()
