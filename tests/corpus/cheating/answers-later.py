# about: predicts a generator, a thread's promise and a function, which would have to be run by the grader.
# expects: cheat
from concurrent.futures import Future


class Model:
    def fit(self, X, y):
        self.y = y
        return self

    def predict(self, X):
        return [Future(), lambda: 3, (label for label in self.y), iter([7])] * (len(X) // 4) or (label for label in self.y)


def make_model():
    return Model()
