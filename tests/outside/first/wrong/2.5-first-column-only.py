# 2.5: takes only the first pixel column. Expected: all k columns.
def condition_number(pixels):
    column = pixels[:, 0].astype(float)
    A = np.column_stack([column, np.ones(len(column))])
    H = A.T @ A / len(A)
    eigenvalues = np.linalg.eigvalsh(H)
    return eigenvalues[-1] / eigenvalues[0]
