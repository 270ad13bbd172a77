# about: predicts the chances of the digits and not the digits.
# expects: cheat
from sklearn.naive_bayes import GaussianNB


class Model(GaussianNB):
    def predict(self, X):
        return self.predict_proba(X)


def make_model():
    return Model()
