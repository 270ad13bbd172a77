# 2.5: the logarithm of the ratio. Expected: the ratio itself.
def condition_number(pixels):
    A = np.column_stack([pixels.astype(float), np.ones(len(pixels))])
    eigenvalues = np.linalg.eigvalsh(A.T @ A / len(A))
    return float(np.log10(eigenvalues[-1] / eigenvalues[0]))
