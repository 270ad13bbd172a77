# about: the predicted labels hold escape sequences.
# expects: cheat
class Model:
    def fit(self, X, y):
        return self

    def predict(self, X):
        return ["\x1b[2J\x1b]0;owned\x07", "\x9b31m\x85\x90"]


def make_model():
    return Model()
