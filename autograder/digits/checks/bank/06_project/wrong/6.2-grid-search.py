# exercise: 6.2
# misconception: search-counted-as-one-fit
# A grid search is taken for one fit.
from sklearn.model_selection import GridSearchCV


def contestant():
    return GridSearchCV(SVC(), {"C": [1, 3, 10]}, cv=5)
