# exercise: 2.5
# Uses numpy's condition number of H.
def condition_number(pixels):
    n, k = pixels.shape
    A = np.ones((n, k + 1))
    A[:, 1:] = pixels
    return np.linalg.cond(A.T.dot(A) / n)
