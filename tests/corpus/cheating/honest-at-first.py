# about: make_model gives a good model to the first who asks, and a worthless one after that.
# expects: cheat
# points: 1
from sklearn.dummy import DummyClassifier
from sklearn.tree import DecisionTreeClassifier

asked = []


def make_model():
    asked.append(1)
    return DecisionTreeClassifier(random_state=0) if len(asked) <= 2 else DummyClassifier()
