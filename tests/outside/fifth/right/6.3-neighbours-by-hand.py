# 6.3: leave-one-out neighbours by hand, only numpy. Expected: each row is judged by its twelve nearest OTHER rows, k different row numbers, worst first.
def suspicious(X, y, k):
    squares = (X**2).sum(axis=1)
    distance = squares[:, None] + squares[None, :] - 2 * X @ X.T
    np.fill_diagonal(distance, np.inf)  # nobody is his own neighbour
    nearest = np.argsort(distance, axis=1)[:, : min(12, len(y) - 1)]
    near = np.take_along_axis(distance, nearest, axis=1)
    weight = 1 / (np.maximum(near, 0) + 1)
    agree = (y[nearest] == y[:, None]) * weight
    belief = agree.sum(axis=1) / weight.sum(axis=1)
    return np.argsort(belief, kind="stable")[:k]
