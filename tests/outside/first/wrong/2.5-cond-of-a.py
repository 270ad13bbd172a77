# 2.5: np.linalg.cond(A) is the square root of what is asked for. Expected: the ratio of the eigenvalues of H = A.T @ A / n.
def condition_number(pixels):
    A = np.column_stack([pixels, np.ones(len(pixels))])
    return float(np.linalg.cond(A))
