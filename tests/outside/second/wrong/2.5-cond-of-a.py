# 2.5: takes the condition number of A, which is only the square root of the one of H. Expected: the ratio of the eigenvalues of H.
def condition_number(pixels):
    A = np.column_stack([pixels, np.ones(len(pixels))])
    return np.linalg.cond(A)
