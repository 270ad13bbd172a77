# exercise: 1.2
# A forest.
from sklearn.ensemble import RandomForestRegressor


def make_regressor():
    return RandomForestRegressor(60, random_state=0)
