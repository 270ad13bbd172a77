# 2.5: the bias column holds 255. Expected: a column of ones.
def condition_number(pixels):
    A = np.column_stack([pixels.astype(float), np.full(len(pixels), 255.0)])
    eigenvalues = np.linalg.eigvalsh(A.T @ A / len(A))
    return eigenvalues[-1] / eigenvalues[0]
