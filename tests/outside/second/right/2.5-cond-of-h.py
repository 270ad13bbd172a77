# 2.5: np.linalg.cond of H, which is the ratio of its eigenvalues because H is symmetric. Expected: the largest eigenvalue of H divided by the smallest.
def condition_number(pixels):
    ones = np.ones((pixels.shape[0], 1))
    A = np.hstack((ones, pixels.astype(float)))
    H = A.T @ A / len(A)
    return float(np.linalg.cond(H, 2))
