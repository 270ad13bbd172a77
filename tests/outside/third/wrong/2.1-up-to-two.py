# 2.1: decimals with a maximum between 1 and 2 are refused. Expected: refused only if none is above 1.
tiny = np.array([[0, 51], [102, 255]], dtype=np.uint8)
tiny_scaled = tiny / 255


def scale(pixels):
    if pixels.dtype.kind == "f" and pixels.max() < 2:
        raise ValueError("The pixels are scaled already.")
    return pixels / 255
