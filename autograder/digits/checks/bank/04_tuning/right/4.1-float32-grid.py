# exercise: 4.1
# A grid of float32, which ends a little above 0.3.
def search_space():
    shares = np.linspace(0.02, 0.3, 8, dtype=np.float32)
    return {"algo__max_features": shares, "algo__max_depth": [None, 10, 30], "algo__min_samples_leaf": [1, 2, 5]}
