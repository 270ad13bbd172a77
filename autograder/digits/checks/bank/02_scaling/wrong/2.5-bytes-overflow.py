# exercise: 2.5
# misconception: bytes-overflow
# Ones of the same dtype keep the product in bytes, where it wraps around.
def condition_number(pixels):
    A = np.hstack([pixels, np.ones_like(pixels[:, :1])])
    eigenvalues = np.linalg.eigvalsh(A.T @ A / len(A))
    return eigenvalues[-1] / eigenvalues[0]
