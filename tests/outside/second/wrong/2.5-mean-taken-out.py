# 2.5: subtracts the mean of each column first, which makes the bowl rounder than it is. Expected: the columns as they come in.
def condition_number(pixels):
    centred = pixels - pixels.mean(axis=0)
    A = np.column_stack([centred, np.ones(len(centred))])
    eigenvalues = np.linalg.eigvalsh(A.T @ A / len(A))
    return eigenvalues[-1] / eigenvalues[0]
