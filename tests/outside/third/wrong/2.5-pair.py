# 2.5: returns both eigenvalues. Expected: one number.
def condition_number(pixels):
    A = np.column_stack([pixels.astype(float), np.ones(len(pixels))])
    eigenvalues = np.linalg.eigvalsh(A.T @ A / len(A))
    return eigenvalues[-1], eigenvalues[0]
