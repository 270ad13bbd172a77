# 2.1: decimals are cut to whole numbers first. Expected: grey values may be decimals.
tiny = np.array([[0, 51], [102, 255]], dtype=np.uint8)
tiny_scaled = tiny / 255


def scale(pixels):
    if pixels.dtype.kind == "f" and pixels.max() <= 1:
        raise ValueError("The pixels are scaled already.")
    return pixels.astype(np.uint8) / 255
