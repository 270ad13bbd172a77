# exercise: 4.2
# A splitter for the folds; accuracy is the score of a classifier when none is named.
from sklearn.model_selection import StratifiedKFold


def make_search(space):
    model = Pipeline([("algo", RandomForestClassifier(random_state=42))])
    return RandomizedSearchCV(model, space, n_iter=setting("n_iter"), cv=StratifiedKFold(3), random_state=42)
