# exercise: 6.2
# misconception: class-for-estimator
# The class is returned, not an estimator of it.
def contestant():
    return SVC
