# 2.5: only the first column counts. Expected: all k columns.
def condition_number(pixels):
    A = np.column_stack([pixels[:, 0].astype(float), np.ones(len(pixels))])
    eigenvalues = np.linalg.eigvalsh(A.T @ A / len(A))
    return eigenvalues[-1] / eigenvalues[0]
