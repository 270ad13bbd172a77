# exercise: 3.2
# misconception: regressor
# A regressor: digits taken for amounts.
from sklearn.ensemble import RandomForestRegressor
from sklearn.pipeline import Pipeline


def make_pipeline():
    return Pipeline([("algo", RandomForestRegressor(n_estimators=200, random_state=42))])
