# 2.1: tiny by a comprehension, the function with two helper questions and np.true_divide. Expected: tiny_scaled of shape (2, 2); scale gives a new float array or ValueError.
tiny = np.array([[0, 51], [102, 255]], dtype=np.uint8)
tiny_scaled = np.array([[int(pixel) / 255 for pixel in row] for row in tiny])


def is_decimal(array):
    return array.dtype.kind in "f"


def looks_scaled(array):
    for value in array.ravel():
        if value > 1:
            return False
    return True


def scale(pixels):
    if is_decimal(pixels):
        if looks_scaled(pixels):
            raise ValueError("Scaled twice? None of these decimals is above 1.")
    return np.true_divide(pixels, 255)
