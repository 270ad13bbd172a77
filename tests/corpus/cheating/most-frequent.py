# about: predicts the most frequent label of the training rows, with a class of scikit-learn.
# expects: cheat
from sklearn.dummy import DummyClassifier


def make_model():
    return DummyClassifier(strategy="most_frequent")
