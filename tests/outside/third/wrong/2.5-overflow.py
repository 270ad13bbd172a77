# 2.5: A stays uint8 and its products wrap around. Expected: A as decimals.
def condition_number(pixels):
    A = np.column_stack([pixels, np.ones(len(pixels), dtype=pixels.dtype)])
    eigenvalues = np.linalg.eigvalsh(A.T @ A / len(A))
    return eigenvalues[-1] / eigenvalues[0]
