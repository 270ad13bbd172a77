# 2.5: np.linalg.eig does not sort, and the first eigenvalue is divided by the last. Expected: the largest divided by the smallest.
def condition_number(pixels):
    A = np.column_stack([pixels, np.ones(len(pixels))])
    H = A.T @ A / len(A)
    eigenvalues, vectors = np.linalg.eig(H)
    return eigenvalues[0] / eigenvalues[-1]
