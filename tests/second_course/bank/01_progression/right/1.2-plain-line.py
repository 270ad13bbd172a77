# exercise: 1.2
# A linear regression needs no scale.
def make_regressor():
    return LinearRegression()
