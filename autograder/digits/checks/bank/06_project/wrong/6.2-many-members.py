# exercise: 6.2
# misconception: members-counted-as-one-fit
# Bagging with 25 members is taken for one fit.
from sklearn.ensemble import BaggingClassifier


def contestant():
    return BaggingClassifier(SVC(C=10), n_estimators=25, random_state=0)
