# 2.5: the condition number of A, not of H. Expected: eigenvalues of H.
def condition_number(pixels):
    A = np.column_stack([pixels.astype(float), np.ones(len(pixels))])
    return float(np.linalg.cond(A))
