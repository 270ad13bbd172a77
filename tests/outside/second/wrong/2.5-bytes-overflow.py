# 2.5: the ones get the dtype of the pixels, so products of uint8 pixels wrap around at 256. Expected: A holds decimals.
def condition_number(pixels):
    ones = np.ones((len(pixels), 1), dtype=pixels.dtype)
    A = np.hstack([pixels, ones])
    H = A.T @ A / len(A)
    eigenvalues = np.linalg.eigvalsh(H)
    return eigenvalues[-1] / eigenvalues[0]
