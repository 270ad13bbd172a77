# exercise: 4.2
# misconception: grid-for-random-search
# A grid search, which tries all combinations.
from sklearn.model_selection import GridSearchCV


def make_search(space):
    return GridSearchCV(Pipeline([("algo", RandomForestClassifier(random_state=42))]), space, cv=3, scoring="accuracy")
