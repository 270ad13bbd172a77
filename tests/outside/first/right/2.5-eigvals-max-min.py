# 2.5: eigvals in any order, then max and min of the real parts; ones stand first. Expected: largest eigenvalue of H divided by the smallest.
def condition_number(pixels):
    n, k = pixels.shape
    A = np.ones((n, k + 1), dtype=np.float64)
    A[:, 1:] = pixels
    H = np.matmul(A.transpose(), A) / n
    eigenvalues = np.real(np.linalg.eigvals(H))
    return eigenvalues.max() / eigenvalues.min()
