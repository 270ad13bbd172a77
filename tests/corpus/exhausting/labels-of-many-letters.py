# about: one prediction is a very long text: put into an array of texts, each of thousands takes as much.
# expects: cheat
# points: 1
from sklearn.tree import DecisionTreeClassifier


class Model:
    def fit(self, X, y):
        self.tree = DecisionTreeClassifier(random_state=0).fit(X, y)
        return self

    def predict(self, X):
        found = self.tree.predict(X).tolist()
        return ["x" * 150_000, *map(str, found[1:])] if len(X) > 1000 else found


def make_model():
    return Model()
