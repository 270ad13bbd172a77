# exercise: 2.5
# misconception: divided-inside
# Raw pixels are scaled inside the function, so that it tells nothing of the pixels that come in.
def condition_number(pixels):
    values = pixels / 255 if pixels.max() > 1 and pixels.dtype == np.uint8 else pixels
    A = np.column_stack([values, np.ones(len(values))])
    eigenvalues = np.linalg.eigvalsh(A.T @ A / len(A))
    return eigenvalues[-1] / eigenvalues[0]
