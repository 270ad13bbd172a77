# 2.1: asks the mean, so pale raw decimals are refused. Expected: refused only if no pixel is above 1.
tiny = np.array([[0, 51], [102, 255]], dtype=np.uint8)
tiny_scaled = tiny / 255


def scale(pixels):
    if pixels.dtype.kind == "f" and pixels.mean() <= 1:
        raise ValueError("The pixels are scaled already.")
    return pixels / 255
