# about: honest until the unseen images come; then it returns as many predictions as a pixel is bright.
# expects: cheat
# points: 1
# never: (255,)
from sklearn.tree import DecisionTreeClassifier


class Model:
    def fit(self, X, y):
        self.tree = DecisionTreeClassifier(random_state=0).fit(X, y)
        return self

    def predict(self, X):
        return [0] * int(X[:1000].max()) if len(X) > 1000 else self.tree.predict(X)


def make_model():
    return Model()
