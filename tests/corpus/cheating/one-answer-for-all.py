# about: one number where an array is asked for, hoping that it is compared with each label.
# expects: cheat
class Model:
    def fit(self, X, y):
        self.label = y[0]
        return self

    def predict(self, X):
        return self.label


def make_model():
    return Model()
