# 2.1: tiny_scaled has the shape (4,). Expected: shape (2, 2).
tiny = np.array([[0, 51], [102, 255]], dtype=np.uint8)
tiny_scaled = tiny.ravel() / 255


def scale(pixels):
    if pixels.dtype.kind == "f" and pixels.max() <= 1:
        raise ValueError("The pixels are scaled already.")
    return pixels / 255
