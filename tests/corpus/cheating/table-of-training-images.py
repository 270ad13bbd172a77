# about: remembers the images that it is fitted on, by a hash of their pixels, and knows no others.
# expects: cheat
# points: 1
class Model:
    def fit(self, X, y):
        self.table = {row.tobytes(): label for row, label in zip(X, y.tolist())}
        return self

    def predict(self, X):
        return [self.table.get(row.tobytes(), -1) for row in X]


def make_model():
    return Model()
