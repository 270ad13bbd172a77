# 2.5: divides by 255 inside if a value is above 1, so raw pixels get the number of scaled ones. Expected: the pixels as they come, raw or scaled in any way.
def condition_number(pixels):
    pixels = np.asarray(pixels, dtype=float)
    if pixels.max() > 1:
        pixels = pixels / 255
    A = np.column_stack([pixels, np.ones(len(pixels))])
    eigenvalues = np.linalg.eigvalsh(A.T @ A / len(A))
    return eigenvalues[-1] / eigenvalues[0]
