# exercise: 2.5
# misconception: centred-inside
# The mean of each column is subtracted first.
def condition_number(pixels):
    centred = pixels.astype(float) - pixels.mean(axis=0)
    A = np.column_stack([centred, np.ones(len(centred))])
    eigenvalues = np.linalg.eigvalsh(A.T @ A / len(A))
    return eigenvalues[-1] / eigenvalues[0]
