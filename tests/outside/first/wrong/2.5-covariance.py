# 2.5: subtracts the means first (covariance), which hides the shift of raw columns. Expected: H = A.T @ A / n of the columns as they are and a column of ones.
def condition_number(pixels):
    centred = pixels - pixels.mean(axis=0)
    A = np.column_stack([centred, np.ones(len(centred))])
    H = A.T @ A / len(A)
    eigenvalues = np.linalg.eigvalsh(H)
    return eigenvalues[-1] / eigenvalues[0]
