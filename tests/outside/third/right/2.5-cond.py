# 2.5: np.linalg.cond of H. Expected: largest divided by smallest eigenvalue of H with a column of ones.
def condition_number(pixels):
    n = len(pixels)
    A = np.hstack([np.asarray(pixels, dtype=float), np.ones((n, 1))])
    return float(np.linalg.cond(A.T @ A / n))
