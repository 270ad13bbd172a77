# 2.5: smallest divided by largest. Expected: largest divided by smallest, 1 or more.
def condition_number(pixels):
    A = np.column_stack([pixels.astype(float), np.ones(len(pixels))])
    eigenvalues = np.linalg.eigvalsh(A.T @ A / len(A))
    return eigenvalues[0] / eigenvalues[-1]
