# 2.5: A times its transpose: a table of rows by rows. Expected: H = A.T @ A / n.
def condition_number(pixels):
    A = np.column_stack([pixels.astype(float), np.ones(len(pixels))])
    eigenvalues = np.linalg.eigvalsh(A @ A.T / len(A))
    return eigenvalues[-1] / eigenvalues[0]
