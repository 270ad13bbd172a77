# about: the name of the model's class, and of what it predicts, is HTML.
# expects: cheat
# reason: onerror
Prediction = type("<img/src=x/onerror=alert(1)>", (), {})


class Model:
    def fit(self, X, y):
        return self

    def predict(self, X):
        return Prediction()


def make_model():
    return type("<script>alert(2)</script>", (Model,), {})()
