# about: honest until the unseen images come; then their pixels are the name of an exception's class.
# expects: cheat
# points: 1
from sklearn.tree import DecisionTreeClassifier


class Model:
    def fit(self, X, y):
        self.tree = DecisionTreeClassifier(random_state=0).fit(X, y)
        return self

    def predict(self, X):
        if len(X) > 1000:
            raise type("BREACH_" + X[0].tobytes().hex(), (Exception,), {})
        return self.tree.predict(X)


def make_model():
    return Model()
