# exercise: 4.1
# uniform with its width; a numpy array and a range of Python.
def search_space():
    space = {}
    space["algo__max_features"] = uniform(0.02, 0.28)
    space["algo__max_depth"] = (None, 8, 16, 32)
    space["algo__min_samples_leaf"] = range(1, 6)
    space["algo__n_estimators"] = np.arange(50, 201, 10)
    return space
