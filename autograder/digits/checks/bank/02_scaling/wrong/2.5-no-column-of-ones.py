# exercise: 2.5
# misconception: no-column-of-ones
# The bias is forgotten.
def condition_number(pixels):
    A = pixels.astype(float)
    eigenvalues = np.linalg.eigvalsh(A.T @ A / len(A))
    return eigenvalues[-1] / eigenvalues[0]
