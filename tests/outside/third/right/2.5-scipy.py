# 2.5: scipy.linalg.eigh, ones in front. Expected: largest divided by smallest eigenvalue of H with a column of ones.
from scipy.linalg import eigh


def condition_number(pixels):
    rows, k = pixels.shape
    A = np.ones((rows, k + 1))
    A[:, 1:] = pixels
    values = eigh(np.dot(A.T, A) / rows, eigvals_only=True)
    return values.max() / values.min()
