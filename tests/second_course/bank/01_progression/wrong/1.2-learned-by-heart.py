# exercise: 1.2
# misconception: learned-by-heart
# A tree without a limit.
from sklearn.tree import DecisionTreeRegressor


def make_regressor():
    return DecisionTreeRegressor(random_state=0)
