# 3.2: a regressor. Expected: a RandomForestClassifier.
from sklearn.ensemble import RandomForestRegressor


def make_pipeline():
    return Pipeline([("algo", RandomForestRegressor(n_estimators=200, random_state=42))])
