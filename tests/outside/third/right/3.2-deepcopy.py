# 3.2: deep copy out of a class. Expected: a new, unfitted Pipeline with one step "algo": a forest of 200 trees, random_state 42.
import copy


class Factory:
    def __init__(self):
        forest = RandomForestClassifier(random_state=42)
        forest.n_estimators = 200
        self.first = Pipeline([("algo", forest)])

    def __call__(self):
        return copy.deepcopy(self.first)


factory = Factory()


def make_pipeline():
    return factory()
