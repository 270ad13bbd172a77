# 2.5: the condition number in the 1-norm, which is the ratio of the eigenvalues only for a diagonal H. Expected: the largest eigenvalue divided by the smallest.
def condition_number(pixels):
    A = np.column_stack([pixels, np.ones(len(pixels))])
    H = A.T @ A / len(A)
    return np.linalg.cond(H, p=1)
