# 2.1: scaled pixels with a 1.0 in them are let through. Expected: ValueError if none is above 1.
tiny = np.array([[0, 51], [102, 255]], dtype=np.uint8)
tiny_scaled = tiny / 255


def scale(pixels):
    if pixels.dtype.kind == "f" and pixels.max() < 1:
        raise ValueError("The pixels are scaled already.")
    return pixels / 255
