# 2.5: no column of ones. Expected: A has a column of ones.
def condition_number(pixels):
    A = pixels.astype(float)
    eigenvalues = np.linalg.eigvalsh(A.T @ A / len(A))
    return eigenvalues[-1] / eigenvalues[0]
