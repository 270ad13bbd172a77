# about: halves of characters (lone surrogates), which no UTF-8 file can hold.
# expects: cheat
class Model:
    def fit(self, X, y):
        return self

    def predict(self, X):
        return ["\ud800", "\udfff\udcff"]


def make_model():
    return Model()
