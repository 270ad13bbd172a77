# 2.1: asks for the two signs in one `if`, then divides. Expected: tiny_scaled, and scale gives a new float array or raises ValueError for scaled pixels.
tiny = np.array([[0, 51], [102, 255]], dtype=np.uint8)
tiny_scaled = tiny / 255.0


def scale(pixels):
    if pixels.dtype.kind == "f" and not np.any(pixels > 1):
        raise ValueError("These pixels are scaled already.")
    return pixels / 255
