# about: classes whose names are a million characters, of an exception and of what is predicted.
# expects: cheat
class Model:
    def fit(self, X, y):
        return self

    def predict(self, X):
        return type("x" * 1_000_000, (), {})()


def make_model():
    return Model()


raise type("E" * 1_000_000, (Exception,), {})
