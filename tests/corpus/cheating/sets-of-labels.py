# about: predicts all labels at once for each image: a set, a list, a dictionary.
# expects: cheat
class Model:
    def fit(self, X, y):
        self.labels = sorted(set(y.tolist()))
        return self

    def predict(self, X):
        kinds = [set(self.labels), list(self.labels), dict.fromkeys(self.labels, True), tuple(self.labels)]
        return (kinds * len(X))[: len(X)]


def make_model():
    return Model()
