# 2.5: H as the mean of outer products in a loop, with a preallocated A. Expected: the largest eigenvalue of H divided by the smallest.
def condition_number(pixels):
    n, k = pixels.shape
    A = np.ones((n, k + 1), dtype=np.float64)
    A[:, :k] = pixels
    H = np.zeros((k + 1, k + 1))
    for line in A:
        H += np.outer(line, line) / n
    eigenvalues, _ = np.linalg.eigh(H)
    smallest, *_, largest = eigenvalues
    return largest / smallest
