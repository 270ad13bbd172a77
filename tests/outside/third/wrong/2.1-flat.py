# 2.1: images are flattened to one row. Expected: the same shape.
tiny = np.array([[0, 51], [102, 255]], dtype=np.uint8)
tiny_scaled = tiny / 255


def scale(pixels):
    if pixels.dtype.kind == "f" and pixels.max() <= 1:
        raise ValueError("The pixels are scaled already.")
    return pixels.ravel() / 255
