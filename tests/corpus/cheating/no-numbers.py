# about: predicts NaN, infinity and None, hoping that a comparison goes wrong.
# expects: cheat
class Model:
    def fit(self, X, y):
        return self

    def predict(self, X):
        return ([float("nan"), float("inf"), None, -0.0] * len(X))[: len(X)]


def make_model():
    return Model()
