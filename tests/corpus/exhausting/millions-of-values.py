# about: answers with four million small values, which cost the reader far more than the sender.
# expects: cheat
class Model:
    def fit(self, X, y):
        return self

    def predict(self, X):
        return [[0] * 99_000 for _ in range(40)]


def make_model():
    return Model()
