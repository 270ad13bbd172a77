# 3.2: adds an imputer before the forest to be safe, so there are two steps. Expected: one step.
from sklearn.impute import SimpleImputer


def make_pipeline():
    return Pipeline([
        ("fill", SimpleImputer()),
        ("algo", RandomForestClassifier(n_estimators=200, random_state=42)),
    ])
