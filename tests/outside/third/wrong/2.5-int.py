# 2.5: cuts off the decimals. Expected: the ratio itself.
def condition_number(pixels):
    A = np.column_stack([pixels.astype(float), np.ones(len(pixels))])
    eigenvalues = np.linalg.eigvalsh(A.T @ A / len(A))
    return int(eigenvalues[-1] / eigenvalues[0])
