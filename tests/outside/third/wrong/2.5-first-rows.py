# 2.5: only the first 2 rows are used. Expected: all n rows.
def condition_number(pixels):
    pixels = pixels[:2]
    A = np.column_stack([pixels.astype(float), np.ones(len(pixels))])
    eigenvalues = np.linalg.eigvalsh(A.T @ A / len(A))
    return eigenvalues[-1] / eigenvalues[0]
