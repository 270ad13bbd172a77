# 2.5: np.linalg.eig does not sort its eigenvalues, and the last is divided by the first. Expected: the largest divided by the smallest, 1 or more.
def condition_number(pixels):
    A = np.column_stack([pixels, np.ones(len(pixels))])
    H = A.T @ A / len(A)
    eigenvalues, vectors = np.linalg.eig(H)
    return eigenvalues[-1] / eigenvalues[0]
