# exercise: 2.1
# Divides a copy in place, and asks in two steps.
tiny_scaled = [[0, 0.2], [0.4, 1.0]]


def scale(pixels):
    result = np.array(pixels, dtype=np.float64, copy=True)
    is_whole = np.issubdtype(pixels.dtype, np.integer)
    if not is_whole:
        if result.max() <= 1.0:
            raise ValueError
    result /= 255.0
    return result
