# 2.5: subtracts the mean of each column first. Expected: the pixels as they come in.
def condition_number(pixels):
    A = np.column_stack([pixels - pixels.mean(axis=0), np.ones(len(pixels))])
    eigenvalues = np.linalg.eigvalsh(A.T @ A / len(A))
    return eigenvalues[-1] / eigenvalues[0]
