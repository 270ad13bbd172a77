# 2.5: divides by 255 first. Expected: the pixels as they come in.
def condition_number(pixels):
    A = np.column_stack([pixels / 255, np.ones(len(pixels))])
    eigenvalues = np.linalg.eigvalsh(A.T @ A / len(A))
    return eigenvalues[-1] / eigenvalues[0]
