# exercise: 2.5
# misconception: largest-eigenvalue-only
# Only the steepest direction is returned.
def condition_number(pixels):
    A = np.column_stack([pixels, np.ones(len(pixels))])
    eigenvalues = np.linalg.eigvalsh(A.T @ A / len(A))
    return eigenvalues[-1]
