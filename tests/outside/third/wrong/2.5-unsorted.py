# 2.5: takes the first and the last of unsorted eigenvalues. Expected: largest divided by smallest.
def condition_number(pixels):
    A = np.column_stack([pixels.astype(float), np.ones(len(pixels))])
    eigenvalues = np.linalg.eig(A.T @ A / len(A))[0]
    return eigenvalues[0] / eigenvalues[-1]
