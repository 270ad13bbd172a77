# about: the predicted labels are two texts of a hundred thousand characters.
# expects: cheat
class Model:
    def fit(self, X, y):
        return self

    def predict(self, X):
        return ["x" * 100_000] * len(X)


def make_model():
    return Model()
