# exercise: 2.5
# misconception: ratio-upside-down
# The smallest eigenvalue is divided by the largest.
def condition_number(pixels):
    A = np.column_stack([pixels, np.ones(len(pixels))])
    eigenvalues = np.linalg.eigvalsh(A.T @ A / len(A))
    return eigenvalues[0] / eigenvalues[-1]
