# about: the predicted labels are HTML.
# expects: cheat
# reason: script
class Model:
    def fit(self, X, y):
        return self

    def predict(self, X):
        return ["</code><script>alert(1)</script>", "' onmouseover='alert(2)"][: len(X)]


def make_model():
    return Model()
