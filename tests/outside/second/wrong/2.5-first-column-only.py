# 2.5: uses the first pixel column only, as in the worked example. Expected: all k columns.
def condition_number(pixels):
    column = pixels[:, 0].astype(float)
    A = np.column_stack([column, np.ones(len(column))])
    eigenvalues = np.linalg.eigvalsh(A.T @ A / len(A))
    return eigenvalues[-1] / eigenvalues[0]
